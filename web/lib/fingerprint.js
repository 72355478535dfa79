/** A network as sixteen digits, so that people can say whether two are the same to the bit. */

import { sha256 } from '@noble/hashes/sha2.js';

/** Hex digits of the hash that are kept. */
const DIGITS = 16;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array>} their SHA-256
 */
async function sha256Of(bytes) {
  const subtle = globalThis.crypto?.subtle;
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', bytes));
  // Browsers keep theirs from pages that came over plain HTTP from another computer.
  return sha256(bytes);
}

/**
 * @param {{weights: (Float32Array | Float64Array)[], biases: (Float32Array | Float64Array)[]}} parameters
 *   of a network, [layer], row by row
 * @returns {Promise<string>} the first 16 hex digits of SHA-256 over all of them, layer by layer, biases
 *   before weights, as little-endian numbers of their precision
 */
export async function fingerprintOf({ weights, biases }) {
  const arrays = biases.flatMap((layer, l) => [layer, weights[l]]);
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let end = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), end);
    end += byteLength;
  }
  const hash = await sha256Of(bytes);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, DIGITS);
}
