/** How many weights of a network there are of each size. */

/** Bins of equal width, the middle one about 0; weights beyond the last are counted in it. */
const WIDTH = 0.05;
const SIDE = 40;

/** @returns {number[]} the counts before any weight has been counted */
export const emptyCounts = () => Array(2 * SIDE + 1).fill(0);

/**
 * Counts some weights, in place.
 * @param {number[]} counts from emptyCounts: of the weights in each of 81 bins, from -2.025 to 2.025
 * @param {ArrayLike<number>} weights finite numbers
 * @param {number} [begin] the first of them
 * @param {number} [end] one past the last
 */
export function countWeights(counts, weights, begin = 0, end = weights.length) {
  for (let i = begin; i < Math.min(end, weights.length); i++) {
    const bin = Math.round(weights[i] / WIDTH);
    counts[SIDE + Math.min(Math.max(bin, -SIDE), SIDE)] += 1;
  }
}

/**
 * @param {number[]} counts from countWeights
 * @returns {string} a CSV file: the middle of each bin, and how many weights are in it
 */
export const histogramToCsv = (counts) =>
  ['weight,count', ...counts.map((count, i) => `${((i - SIDE) * WIDTH).toFixed(2)},${count}`)]
    .map((line) => `${line}\r\n`)
    .join('');
