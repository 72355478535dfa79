/** A softmax layer: chapter 3, "Softmax". */

/** The weighted inputs that the book's demonstration starts with. */
export const WEIGHTED_INPUTS = [2.5, -1, 3.2, 0.5];

/**
 * The activations of a softmax layer: a_j = e^z_j / sum_k e^z_k, (78) of the book.
 * @param {number[]} z weighted inputs, finite, at least one
 * @returns {number[]} as many activations, from 0 to 1, of sum 1
 */
export function softmax(z) {
  // A number that is taken from every z cancels; this one keeps e^z from overflowing.
  const highest = Math.max(...z);
  const powers = z.map((one) => Math.exp(one - highest));
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((power) => power / sum);
}
