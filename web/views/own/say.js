/** The texts of the dialog for data of one's own, which come with it. */
import own from '../../texts/en/own.js';
import { addTexts, list, text } from '../../texts/index.js';

addTexts('en', { own });

/**
 * @param {keyof typeof own} key of a text
 * @param {import('../../texts/index.js').Values} [values] by the names in its braces
 * @returns {string}
 */
export const say = (key, values) => text(/** @type {any} */ (`own.${key}`), values);

/**
 * @param {import('../../data/own/fault.js').FileFault} why
 * @returns {string} a sentence
 */
export function faultText(why) {
  const kinds = 'kinds' in why ? list(why.kinds.map((kind) => say('kind', { kind })), 'and') : ''; // prettier-ignore
  const sets = 'sets' in why ? list(why.sets, 'and') : '';
  const count = 'sets' in why ? why.sets.length : 0;
  return say(why.code, { ...why, kinds, sets, count });
}
