/**
 * What EMNIST says of its classes: a text with a line for each, its label and the codes of the characters that it stands
 * for, several where capital and small letter are one class.
 */
import { bytesOf } from './bytes.js';

/** @typedef {import('./bytes.js').Found} Found */

/** A line of a label and up to four codes. */
const LINE = /^\s*\d{1,3}([ \t]+\d{1,7}){1,4}\s*$/;

/** Codes of what can be seen: from the first character after the space to the last that there is. */
const [LOWEST, HIGHEST] = [0x21, 0x10ffff];

/**
 * @param {string} text of a file, or its beginning up to the end of a line
 * @returns {boolean} whether it is such a list
 */
export const isMapping = (text) =>
  text
    .trim()
    .split('\n')
    .every((line) => LINE.test(line));

/**
 * @param {string} text of such a list
 * @returns {string[]} what the classes are called, each at its label; RangeError where a code is of no character
 */
function namesIn(text) {
  /** @type {string[]} */
  const names = [];
  for (const line of text.trim().split('\n')) {
    const [label, ...codes] = line.trim().split(/\s+/).map(Number);
    const wrong = codes.find((code) => code < LOWEST || code > HIGHEST);
    if (wrong !== undefined) throw new RangeError(`${wrong} is the code of no character`);
    names[label] = String.fromCodePoint(...codes);
  }
  return names;
}

/** @param {string} path @returns {string} the file's name up to where it says that it is such a list */
const stemOf = (path) => (path.split('/').at(-1) ?? path).replace(/mapping.*$/i, '');

/**
 * @param {Found[]} lists
 * @param {string} images path of the file whose classes are looked for
 * @returns {Promise<{called: string[] | null, used: Found | null}>} what its classes are called, each at its label, perhaps
 *   not all; and the list that says so, which is the only one, or called as the images are
 */
export async function namesFrom(lists, images) {
  const name = images.split('/').at(-1) ?? images;
  const used = lists.length === 1 ? lists[0] : lists.find(({ path }) => stemOf(path) && name.startsWith(stemOf(path))); // prettier-ignore
  if (!used) return { called: null, used: null };
  try {
    const text = new TextDecoder().decode(await bytesOf(used));
    return isMapping(text) ? { called: namesIn(text), used } : { called: null, used: null };
  } catch (error) {
    if (error instanceof RangeError) return { called: null, used: null };
    throw error;
  }
}
