/** Data of one's own come into the lab: by a button, or dropped on it. */

/** @typedef {import('./lab.js').LabView} LabView */
/** @typedef {import('../views/own/found.js').Dropped} Dropped */

/** Loads the views that only data of one's own need. */
export const loadOwnViews = () => import('../views/own/all.js');

/**
 * Opens the dialog for them.
 * @param {LabView} view
 * @param {Dropped | null} [dropped] that it begins with
 */
export async function openOwnData(view, dropped = null) {
  const { filesIn } = await loadOwnViews();
  const dialog = /** @type {import('../views/own/dialog.js').OwnDataDialog | null} */ (
    view.querySelector('n2-own-data')
  );
  await dialog?.open(dropped && filesIn(dropped));
}

/**
 * What was dropped has to be taken while the event is under way: afterwards nothing of it is left.
 * @param {DataTransfer} transfer
 * @returns {Dropped}
 */
const taken = ({ files, items }) => ({
  files: [...files],
  entries: Array.from(items, (item) => item.webkitGetAsEntry?.() ?? null),
});

/**
 * Takes what is dropped on the lab for data of one's own, unless these are hidden.
 * @param {LabView} view
 */
export function takeDrops(view) {
  const takes = (/** @type {DragEvent} */ { dataTransfer }) =>
    dataTransfer?.types.includes('Files') && !view.isHidden('data') && !view.isHidden('controls');
  const show = (/** @type {boolean} */ isOver) => view.toggleAttribute('dropping', isOver);
  view.addEventListener('dragover', (event) => {
    if (!takes(event)) return;
    event.preventDefault();
    show(true);
  });
  view.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!view.contains(/** @type {Node | null} */ (relatedTarget))) show(false);
  });
  // Also of what is dropped on the pad, which takes pictures of its own.
  view.addEventListener('drop', () => show(false), true);
  view.addEventListener('drop', (event) => {
    if (!takes(event) || !event.dataTransfer) return;
    event.preventDefault();
    void openOwnData(view, taken(event.dataTransfer));
  });
}
