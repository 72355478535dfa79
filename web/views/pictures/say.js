/** The texts of pictures, which come with the first picture. */
import pictures from '../../texts/en/pictures.js';
import { addTexts, text } from '../../texts/index.js';

addTexts('en', { pictures });

/**
 * @param {keyof typeof pictures} key of a text of pictures
 * @param {import('../../texts/index.js').Values} [values] by the names in its braces
 * @returns {string}
 */
export const say = (key, values) => text(/** @type {any} */ (`pictures.${key}`), values);
