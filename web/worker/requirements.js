/** What the engine needs of a browser, and whether it is there. */
import { refusedByPolicy } from '../data/policy.js';

/** A module with nothing in it. */
const EMPTY = [0, 97, 115, 109, 1, 0, 0, 0];

/** One with an operation on 128 bits. */
const SIMD = [...EMPTY, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]; // prettier-ignore

/** One that catches an exception. */
const EXCEPTIONS = [...EMPTY, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];

/** @param {number[]} module */
const isValid = (module) => WebAssembly.validate(new Uint8Array(module));

/**
 * @returns {Promise<import('../data/fault.js').LoadFault | null>} why the engine cannot run here; null when nothing
 *   stands in its way
 */
export async function missing() {
  if (typeof WebAssembly !== 'object') return { code: 'noWebAssembly' };
  if (!isValid(SIMD)) return { code: 'noSimd' };
  if (!isValid(EXCEPTIONS)) return { code: 'noExceptions' };
  const connection = await refusedByPolicy('connect-src');
  if (connection) return connection;
  return WebAssembly.compile(new Uint8Array(EMPTY)).then(
    () => null,
    () => ({ code: 'policy', directive: 'script-src', source: "'wasm-unsafe-eval'" }),
  );
}
