/** Whether the system has put its own few colours in the place of the page's. */
export const forcedColours = matchMedia('(forced-colors: active)');

const QUERIES = [matchMedia('(prefers-color-scheme: dark)'), forcedColours];

/**
 * Has a view that draws on a canvas draw again when light becomes dark or dark light, or colours are
 * forced: unlike style sheets, a canvas does not follow by itself. A reactive controller of Lit.
 */
export class OnSchemeChange {
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
    for (const query of QUERIES) query.addEventListener('change', this.#repaint);
  }

  hostDisconnected() {
    for (const query of QUERIES) query.removeEventListener('change', this.#repaint);
  }
}
