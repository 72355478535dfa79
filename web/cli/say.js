/** The texts of the command, which the page does without. */
import command from '../texts/en/command.js';
import { addTexts, text } from '../texts/index.js';

addTexts('en', { command });

/**
 * @param {keyof typeof command} key of a text of the command
 * @param {import('../texts/index.js').Values} [values] by the names in its braces
 * @returns {string}
 */
export const say = (key, values) => text(/** @type {any} */ (`command.${key}`), values);
