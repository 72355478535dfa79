/**
 * Has a view that draws on a canvas draw again when light becomes dark or dark light: unlike style
 * sheets, a canvas does not follow by itself. A reactive controller of Lit.
 */
export class OnSchemeChange {
  #query = matchMedia('(prefers-color-scheme: dark)');
  #repaint;

  /**
   * @param {import('lit').ReactiveControllerHost} host the view
   * @param {() => void} repaint draws it again
   */
  constructor(host, repaint) {
    this.#repaint = repaint;
    host.addController(this);
  }

  hostConnected() {
    this.#query.addEventListener('change', this.#repaint);
  }

  hostDisconnected() {
    this.#query.removeEventListener('change', this.#repaint);
  }
}
