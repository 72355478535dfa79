import { givenNames } from '../lab/state.js';

/** @type {Map<number, string[]>} names of so many classes that nobody has named */
const numbers = new Map();

/** @param {number} classes @returns {string[]} always the same array for the same number */
function numbered(classes) {
  const known = numbers.get(classes) ?? Array.from({ length: classes }, (_, i) => String(i));
  numbers.set(classes, known);
  return known;
}

/**
 * @param {import('../lab/state.js').LabState} state
 * @returns {string[]} what the classes are called that the present network tells apart: digits, where nobody has named
 *   them
 */
export const classNames = (state) => givenNames(state) ?? numbered(state.configuration.classes);
