import { MAX_HIDDEN_LAYERS } from '../model/configuration.js';

/** Largest file taken for a saved network, in bytes: parsing more would freeze the page. */
const MAX_FILE_SIZE = 100_000_000;

/**
 * Reads a file that should be a saved network; what the JSON means is for the engine to check.
 * @param {Blob} file
 * @returns {Promise<import('../lib/index.d.ts').SavedNetwork>} what it holds, parsed; rejects
 *   with a sentence when it is too large, no JSON, or has more layers than the lab takes
 */
export async function readNetworkFile(file) {
  if (file.size > MAX_FILE_SIZE) {
    const megabytes = Math.round(file.size / 1e6);
    throw new RangeError(`The file must be at most 100 MB to be a network, got ${megabytes} MB.`);
  }
  const saved = parsed(await file.text());
  const layers = Array.isArray(saved?.sizes) ? saved.sizes.length - 2 : 0;
  if (layers > MAX_HIDDEN_LAYERS) {
    throw new RangeError(
      `The file must hold a network of at most ${MAX_HIDDEN_LAYERS} hidden layers, got ${layers}.`,
    );
  }
  return saved;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new TypeError(`The file must be JSON saved by network2.py or by this lab: ${message}.`, {
      cause: error,
    });
  }
}
