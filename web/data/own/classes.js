/** Classes: how many, what they are called, and how many images each has. */
import { FileError } from './fault.js';

/** @typedef {import('./read.js').Examples} Examples */

const DIGITS = [...'0123456789'];
const CAPITALS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Small letters that EMNIST's balanced data tell from capitals. */
const SMALL = [...'abdefghnqrt'];

/** What classes are called of which only the number is known. @type {Record<number, string[]>} */
const USUAL = {
  26: CAPITALS,
  36: [...DIGITS, ...CAPITALS],
  47: [...DIGITS, ...CAPITALS, ...SMALL],
};

/** Characters of a name of a class. */
export const MAX_NAME = 24;

/**
 * @param {number} classes
 * @param {string[] | null} names as the files have them, label by label
 * @returns {string[]} what they are called
 */
export function namesFor(classes, names) {
  const usual = names ?? USUAL[classes];
  return Array.from({ length: classes }, (_, label) => (usual?.[label] ?? String(label)).slice(0, MAX_NAME)); // prettier-ignore
}

/**
 * @param {(Examples | null)[]} sets
 * @returns {number} classes that there are: one more than the highest label
 */
export const classesIn = (sets) =>
  1 + Math.max(...sets.flatMap((set) => (set ? [set.labels.reduce((a, b) => Math.max(a, b), 0)] : []))); // prettier-ignore

/**
 * @param {number} classes
 * @param {number} limit
 * @throws {FileError} where there are too many for the lab, or too few to tell apart
 */
export function checkClasses(classes, limit) {
  if (classes > limit) throw new FileError({ code: 'manyClasses', classes, limit });
  if (classes < 2) throw new FileError({ code: 'fewClasses' });
}

/**
 * @param {(Examples | null)[]} sets
 * @param {number} classes
 * @returns {number[]} images of each
 */
export function countsOf(sets, classes) {
  const counts = Array.from({ length: classes }, () => 0);
  for (const set of sets) set?.labels.forEach((label) => (counts[label] += 1));
  return counts;
}
