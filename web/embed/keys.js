/** Which keys the lab uses itself: its host, a slide show perhaps, must not act on them too. */

/** Keys with which a person goes elsewhere in the page. */
const LEAVING = { Tab: true, Escape: true };

/** Keys that scroll. */
const SCROLLING = {
  ' ': true,
  ArrowUp: true,
  ArrowDown: true,
  ArrowLeft: true,
  ArrowRight: true,
  PageUp: true,
  PageDown: true,
  Home: true,
  End: true,
};

/** Inputs that are pressed, not written into. */
const PRESSED = ['button', 'checkbox', 'file', 'submit'];

/**
 * @param {KeyboardEvent} event on its way out of the lab
 * @returns {boolean} whether something in the lab has used the key, or would have
 */
function isUsed(event) {
  if (event.defaultPrevented) return true;
  const path = event.composedPath();
  const [target] = path;
  if (!(target instanceof HTMLElement)) return false;
  const { key } = event;
  const isInSheet = path.some((one) => one instanceof Element && one.matches(':popover-open, dialog[open]')); // prettier-ignore
  if (key === 'Escape' || (isInSheet && key in SCROLLING)) return isInSheet;
  if (target.matches('[role=application]')) return false; // the pad says itself which keys it uses
  if (target instanceof HTMLInputElement && !PRESSED.includes(target.type)) {
    return !(key in LEAVING);
  }
  if (target.matches('textarea, select, [contenteditable]')) return !(key in LEAVING);
  if (target.matches('button, summary, a[href], input')) return key === ' ' || key === 'Enter';
  return target.matches('[tabindex]') && key in SCROLLING;
}

/**
 * Keeps the keys that the lab uses to itself.
 * @param {EventTarget} lab
 */
export function keepKeys(lab) {
  /** @type {Set<string>} keys that are down and were used: their release is nobody else's business either */
  const held = new Set();
  lab.addEventListener('keydown', (event) => {
    const used = isUsed(/** @type {KeyboardEvent} */ (event));
    const { code } = /** @type {KeyboardEvent} */ (event);
    if (used) event.stopPropagation();
    if (used) held.add(code);
    else held.delete(code);
  });
  for (const type of ['keypress', 'keyup']) {
    lab.addEventListener(type, (event) => {
      const { code } = /** @type {KeyboardEvent} */ (event);
      if (held.has(code)) event.stopPropagation();
      if (type === 'keyup') held.delete(code);
    });
  }
}
