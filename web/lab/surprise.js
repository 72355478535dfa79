/** What the cross-entropy means: the mean surprise at the right answer. Chapter 3, "What does the cross-entropy mean?". */

/**
 * @param {number} probability that was given to what has come true, in (0, 1]
 * @returns {number} the surprise at it: 0 at what was certain, without bounds at what was held to be impossible
 */
export const surpriseAt = (probability) => -Math.log(probability) + 0; // never -0

/**
 * The cross-entropy of one neuron, (57) of the book, and the two surprises that it is the mean of.
 * @param {number} y share of the cases in which the right answer is 1, in [0, 1]; 0 or 1 where it always is the same
 * @param {number} a probability that the neuron gives to 1, in (0, 1)
 * @returns {{yes: number, no: number, mean: number}} the surprise where the answer is 1, where it is 0, and their mean
 *   over the cases
 */
export function surprises(y, a) {
  const [yes, no] = [surpriseAt(a), surpriseAt(1 - a)];
  return { yes, no, mean: y * yes + (1 - y) * no };
}
