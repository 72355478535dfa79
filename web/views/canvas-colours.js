/** The colours of the page for what is painted on a canvas, which knows no variables of a style sheet. */
import { whenSchemeChanges } from './colour-scheme.js';

/** As they are in this frame, by the root that they were read in and the selector. @type {Map<ParentNode, Map<string, string>>} */
const seen = new Map();

const forget = () => seen.clear();

whenSchemeChanges(forget);

/**
 * The colour of an element. It is read once a frame: for each reading the browser brings all styles up to date, and the
 * layout too where there are container queries.
 * @param {ParentNode} root
 * @param {string} selector of an element in it
 * @returns {string} as a canvas takes it
 */
export function colourIn(root, selector) {
  if (seen.size === 0) requestAnimationFrame(forget);
  const colours = seen.get(root) ?? new Map();
  seen.set(root, colours);
  const known = colours.get(selector);
  if (known !== undefined) return known;
  const sample = /** @type {Element} */ (root.querySelector(selector));
  const { color } = getComputedStyle(sample);
  colours.set(selector, color);
  return color;
}
