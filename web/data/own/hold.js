/** Images and labels, put away for training. */
import { sha256 } from '@noble/hashes/sha2.js';
import { cut } from './held.js';

/** @typedef {import('./held.js').SetName} SetName */

/** @param {Uint8Array} bytes */
const blobOf = (bytes) => new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]);

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Uint8Array>} their SHA-256 */
async function sha256Of(bytes) {
  const subtle = globalThis.crypto?.subtle;
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', bytes));
  // Browsers keep theirs from pages that came over plain HTTP from another computer.
  return sha256(bytes);
}

/** Sets in the order in which they are hashed. @type {SetName[]} */
const SETS = ['training', 'validation', 'test'];

/**
 * @param {Record<SetName, {images: Blob, labels: Blob, size: number}>} sets
 * @returns {Promise<string>} the first 16 hex digits of SHA-256 over the IDX files of training, validation and test
 *   data, images before labels
 */
async function idOf(sets) {
  const files = SETS.flatMap((set) => Object.values(cut(sets[set], 0, sets[set].size)));
  const hash = await sha256Of(new Uint8Array(await new Blob(files).arrayBuffer()));
  const digits = Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0'));
  return digits.join('');
}

/**
 * @param {Record<SetName, import('./read.js').Examples>} examples
 * @param {{title: string, names: string[]}} called
 * @returns {Promise<import('./held.js').OwnData>}
 */
export async function hold(examples, { title, names }) {
  /** @param {SetName} set @returns {import('./held.js').HeldSet} */
  const held = (set) => {
    const { images, labels } = examples[set];
    return { size: labels.length, images: blobOf(images), labels: blobOf(labels) }; // prettier-ignore
  };
  const sets = { training: held('training'), validation: held('validation'), test: held('test') };
  return { id: await idOf(sets), title, names, sets };
}
