/**
 * The engine as text. A bundler leaves a file behind, or looks for it in the wrong place, unless it is told
 * otherwise; text it takes along.
 */
import text from '../../build/wasm/network2.wasm.js';
import { gunzip } from '../data/gunzip.js';
import { LoadError } from '../lib/load-error.js';
import { compile } from '../lib/load.js';

/** @returns {Promise<WebAssembly.Module>} the engine, compiled; rejects with a LoadError where it cannot be unpacked */
export async function builtIn() {
  if (!globalThis.DecompressionStream) {
    throw new LoadError(
      'it comes zipped, and there is no DecompressionStream here; pass wasmUrl or wasmBinary',
    );
  }
  const zipped = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return compile(await gunzip(zipped));
}
