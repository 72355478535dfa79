/** Markup by which another page shows what a lab shows; docs/embedding.md says what the parts of it mean. */

/**
 * What is embedded, and where it comes from.
 * @typedef {object} Embedding
 * @property {string} folder address of the folder with embed.html and network2-lab.js, with a slash at the end
 * @property {string} description in the text form
 * @property {string} title of the frame, for who does not see it
 * @property {number} height CSS pixels
 */

/** Keys of the text form that are attributes of the element too. */
const ATTRIBUTES = ['experiment', 'view', 'hide', 'theme', 'lang', 'predict', 'autoplay'];

/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text @returns {string} the same, to stand in an attribute */
const escaped = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

/** @param {[string, string][]} attributes @returns {string} with a space before each */
const written = (attributes) =>
  attributes
    .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`))
    .join('');

/** @param {Embedding} what @returns {string} an iframe */
export function frameMarkup({ folder, description, title, height }) {
  const src = `${folder}embed.html${description && `#${description}`}`;
  return `<iframe${written([
    ['src', src],
    ['title', title],
    ['loading', 'lazy'],
    ['style', `border: 0; width: 100%; height: ${height}px`],
  ])}></iframe>`;
}

/**
 * @param {Embedding} what
 * @returns {string} a script and an element: with the keys as attributes where all of them can be, else with the
 *   whole text form as one
 */
export function elementMarkup({ folder, description, height }) {
  const pairs = [...new URLSearchParams(description)];
  const attributes = pairs.every(([key]) => ATTRIBUTES.includes(key))
    ? pairs
    : /** @type {[string, string][]} */ ([['state', description]]);
  return [
    `<script${written([
      ['type', 'module'],
      ['src', `${folder}network2-lab.js`],
    ])}></script>`,
    `<network2-lab${written([
      ...attributes,
      ['loading', 'lazy'],
      ['style', `min-height: ${height}px`],
    ])}></network2-lab>`,
  ].join('\n');
}
