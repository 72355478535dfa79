/** Waiting until the browser has time for something. */

/**
 * Does something when the page has nothing else to do; Safari cannot tell when that is.
 * @param {() => void} action
 */
export const whenIdle = (action) =>
  'requestIdleCallback' in globalThis
    ? requestIdleCallback(action, { timeout: 2000 })
    : setTimeout(action);

/** Milliseconds after which a frame is not waited for any longer: the page is in the background, or out of sight. */
const LATEST_FRAME = 100;

/** @returns {Promise<void>} when the next frame is about to be painted */
export const nextFrame = () =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, LATEST_FRAME);
    requestAnimationFrame(() => {
      clearTimeout(late);
      resolve();
    });
  });
