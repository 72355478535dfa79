/** Long work on the page, with pauses in which it answers. */

/** Milliseconds that the page may wait at a time. */
const PATIENCE = 30;

let last = 0;

/** @returns {Promise<void> | void} after a pause, when it is time for one: to be awaited between two small pieces of work */
export function breathe() {
  if (performance.now() - last < PATIENCE) return;
  return new Promise((resolve) =>
    setTimeout(() => {
      last = performance.now();
      resolve();
    }),
  );
}
