/** Whether the system has put its own few colours in the place of the page's. */
export const forcedColours = matchMedia('(forced-colors: active)');

const QUERIES = [matchMedia('(prefers-color-scheme: dark)'), forcedColours];

/** Tells of a lab whose theme has been chosen anew. */
const themes = new EventTarget();

/** Has all views that draw on a canvas draw again. */
export const repaintAll = () => themes.dispatchEvent(new Event('change'));

/** @type {EventTarget[]} */
const SOURCES = [...QUERIES, themes];

/**
 * Does something whenever light becomes dark or dark light, or colours are forced.
 * @param {() => void} action
 */
export function whenSchemeChanges(action) {
  for (const source of SOURCES) source.addEventListener('change', action);
}

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
    for (const source of SOURCES) source.addEventListener('change', this.#repaint);
  }

  hostDisconnected() {
    for (const source of SOURCES) source.removeEventListener('change', this.#repaint);
  }
}
