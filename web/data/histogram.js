/** How many weights of a network there are of each size. */

/** Bins of equal width, the middle one about 0; weights beyond the last are counted in it. */
const WIDTH = 0.05;
const SIDE = 40;

/** Where the bins begin and end. */
export const RANGE = [-(SIDE + 0.5) * WIDTH, (SIDE + 0.5) * WIDTH];

/**
 * @param {number[][][]} weights [layer][neuron][input], as in a saved network
 * @returns {number[]} weights in each of 81 bins, from -2.025 to 2.025
 */
export function histogramOf(weights) {
  const counts = Array(2 * SIDE + 1).fill(0);
  for (const weight of weights.flat(2)) {
    const bin = Math.round(weight / WIDTH);
    counts[SIDE + Math.min(Math.max(bin, -SIDE), SIDE)] += 1;
  }
  return counts;
}

/**
 * @param {number[]} counts from histogramOf
 * @returns {string} a CSV file: the middle of each bin, and how many weights are in it
 */
export const histogramToCsv = (counts) =>
  ['weight,count', ...counts.map((count, i) => `${((i - SIDE) * WIDTH).toFixed(2)},${count}`)]
    .map((line) => `${line}\r\n`)
    .join('');
