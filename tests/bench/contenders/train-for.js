/**
 * Trains until the time is over.
 * @param {number} seconds
 * @param {() => number | Promise<number>} trainSome trains for a few milliseconds, gives the number of
 *   images
 */
export async function trainFor(seconds, trainSome) {
  const start = performance.now();
  let images = 0;
  let elapsed = 0;
  while (elapsed < seconds) {
    images += await trainSome();
    elapsed = (performance.now() - start) / 1000;
  }
  return { images, seconds: elapsed };
}
