/** What a network reads wrong: which digits as which, what has changed, and whether one of two networks is better. */

/** @typedef {import('../worker/protocol.js').MistakesReport} MistakesReport */

/**
 * @param {ArrayLike<number>} labels the right answers
 * @param {ArrayLike<number>} answers as many
 * @param {number} classes
 * @returns {number[][]} counts: a row for each right answer, in it one for each answer that was given
 */
export function confusionOf(labels, answers, classes) {
  const counts = Array.from({ length: classes }, () => Array(classes).fill(0));
  for (let i = 0; i < labels.length; i++) counts[labels[i]][answers[i]] += 1;
  return counts;
}

/**
 * @param {Pick<MistakesReport, 'labels' | 'answers' | 'outputs'>} seen
 * @param {number} label the right answer
 * @param {number} answer that was given
 * @returns {number[]} the images of which both is true, by their places in the set, surest first
 */
export function imagesIn({ labels, answers, outputs }, label, answer) {
  /** @type {number[]} */
  const images = [];
  labels.forEach((right, i) => {
    if (right === label && answers[i] === answer) images.push(i);
  });
  return images.sort((one, other) => outputs[other] - outputs[one] || one - other);
}

/**
 * Of the same images, those that only one of two networks reads correctly.
 * @param {ArrayLike<number>} labels the right answers
 * @param {ArrayLike<number>} before answers of one network
 * @param {ArrayLike<number>} after answers of the other
 * @returns {{gained: number[], lost: number[]}} the places of images that were wrong and are right, and the other
 *   way round
 */
export function changesBetween(labels, before, after) {
  /** @type {number[]} */
  const gained = [];
  /** @type {number[]} */
  const lost = [];
  for (let i = 0; i < labels.length; i++) {
    if (before[i] === after[i]) continue;
    if (after[i] === labels[i]) gained.push(i);
    else if (before[i] === labels[i]) lost.push(i);
  }
  return { gained, lost };
}

/** Above this, luck alone would part two equally good networks so far in less than one case of twenty. */
export const CRITICAL = 3.84;

/**
 * McNemar's count of two networks: how far the images that only one of them reads are from being shared out evenly.
 * Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
 * Psychometrika 12 (1947), with the correction for continuity.
 * @param {number} gained images that only the one reads correctly
 * @param {number} lost images that only the other does
 * @returns {number} (|gained - lost| - 1)^2 / (gained + lost); 0 where there are none
 */
export function mcNemar(gained, lost) {
  const both = gained + lost;
  return both === 0 ? 0 : Math.max(0, Math.abs(gained - lost) - 1) ** 2 / both;
}
