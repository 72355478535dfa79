import { refused } from '../data/fault.js';
import { MAX_HIDDEN_LAYERS, MAX_NEURONS } from '../model/configuration.js';

/** Largest file taken for a saved network, in megabytes: parsing more would freeze the page. */
const MAX_MEGABYTES = 100;

/**
 * Reads a file that should be a saved network; what the JSON means is for the engine to check.
 * @param {Blob} file
 * @returns {Promise<import('../lib/index.d.ts').SavedNetwork>} what it holds, parsed; rejects
 *   with a RangeError that has a fault when it is too large, no JSON, of a network that had
 *   diverged, or has more or wider layers than the lab takes
 */
export async function readNetworkFile(file) {
  const megabytes = file.size / 1e6;
  if (megabytes > MAX_MEGABYTES) {
    throw refused({ code: 'largeFile', megabytes, limit: MAX_MEGABYTES });
  }
  const saved = parsed(await file.text());
  const hidden = Array.isArray(saved?.sizes) ? saved.sizes.slice(1, -1) : [];
  if (hidden.length > MAX_HIDDEN_LAYERS) {
    throw refused({ code: 'manyLayers', layers: hidden.length, limit: MAX_HIDDEN_LAYERS });
  }
  const neurons = hidden.find((/** @type {unknown} */ size) => Number(size) > MAX_NEURONS);
  if (neurons) throw refused({ code: 'wideLayer', neurons, limit: MAX_NEURONS });
  return saved;
}

/** Characters of a name of a class, at most. */
const LONGEST_NAME = 24;

/**
 * @param {import('../lib/index.d.ts').SavedNetwork} saved
 * @param {string[] | null} names of the classes that its outputs stand for
 * @returns {string} the text of a file, with the names under a key of their own, `classes`, which network2.py does not read
 */
export const networkFile = (saved, names) =>
  JSON.stringify(names ? { ...saved, classes: names } : saved);

/**
 * @param {any} saved what a file holds
 * @returns {string[] | null} what the classes are called, one name for each output; null where it does not say
 */
export function namesOf({ sizes, classes }) {
  if (!Array.isArray(classes) || classes.length !== sizes?.at?.(-1)) return null;
  const areNames = classes.every(
    (name) => typeof name === 'string' && name !== '' && name.length <= LONGEST_NAME,
  );
  return areNames ? classes : null;
}

/** Numbers that are not finite, as Python writes them into what is then no JSON. */
const NOT_FINITE = /[[,:]\s*(NaN|-?Infinity)\s*[\],}]/;

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (NOT_FINITE.test(text)) throw refused({ code: 'divergedFile' }, { cause: error });
    const { message } = /** @type {Error} */ (error);
    throw refused({ code: 'noJson', detail: message }, { cause: error });
  }
}
