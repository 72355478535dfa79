/**
 * Tells whoever composes the views what the person wants; views change nothing themselves.
 * @param {EventTarget} view that the person used
 * @param {string} type of the event, 'lab-start' for example
 * @param {unknown} [detail] what belongs to it
 */
export function raise(view, type, detail) {
  view.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
