/** From counted weights to what their histogram draws. */

/** Bins to each side of the middle one that are drawn: up to weights of about 1, beyond which there are few. */
const DRAWN = 20;

/** Heights that the axis may end at, of each power of ten. */
const ENDS = [1, 2, 2.5, 5, 10];

/**
 * What is drawn of a network's weights, as shares of all of them.
 * @typedef {object} WeightShares
 * @property {number[]} bins those that are drawn, the middle one about 0
 * @property {number} tiny of the middle bin: below 0.025 in size
 * @property {number} large beyond those that are drawn: above 1.025 in size
 */

/**
 * @param {number[]} counts from countWeights
 * @returns {WeightShares}
 */
export function weightShares(counts) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => count / all);
  const middle = (counts.length - 1) / 2;
  const bins = shares.slice(middle - DRAWN, middle + DRAWN + 1);
  return { bins, tiny: shares[middle], large: 1 - bins.reduce((sum, share) => sum + share) };
}

/**
 * @param {WeightShares[]} networks that are drawn side by side
 * @returns {number} the share at which the axis of all of them ends: above every bar but those in the middle, which
 *   would make all others too small to be seen
 */
export function endOfAxis(networks) {
  const beside = networks.flatMap(({ bins }) => bins.toSpliced(DRAWN, 1));
  const highest = Math.max(0.001, ...beside);
  const power = 10 ** Math.floor(Math.log10(highest));
  return power * /** @type {number} */ (ENDS.find((end) => end * power >= highest));
}
