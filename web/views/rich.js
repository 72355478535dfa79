/** Texts with markup, as templates hold them. */
import { html } from 'lit';
import { pieces } from '../texts/index.js';

/** @typedef {unknown[]} Chunks what stands within a tag */

/** What the tags of the texts stand for. */
const TAGS = {
  i: (/** @type {Chunks} */ chunks) => html`<i>${chunks}</i>`,
  sub: (/** @type {Chunks} */ chunks) => html`<sub>${chunks}</sub>`,
  small: (/** @type {Chunks} */ chunks) => html`<small>${chunks}</small>`,
  symbol: (/** @type {Chunks} */ chunks) => html`<span class="symbol">${chunks}</span>`,
  reading: (/** @type {Chunks} */ chunks) => html`<span class="reading">${chunks}</span>`,
};

/**
 * @param {import('../texts/index.js').Key} key of a text with tags
 * @param {import('../texts/index.js').Values} [values] by the names in the braces
 * @returns {unknown} for a template to hold
 */
export const rich = (key, values) => pieces(key, { ...TAGS, ...values });
