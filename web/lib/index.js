/** network2.py as an engine for JavaScript, with its .wasm as a file beside it. Types: index.d.ts. */
import { fetchModule, load } from './load.js';

/**
 * Loads the engine.
 * @param {import('./index.d.ts').LoadOptions} [options]
 * @returns {Promise<import('./index.d.ts').Network2>} see load
 */
export const loadNetwork2 = (options = {}) =>
  load(options, () => fetchModule(new URL('../../build/wasm/network2.wasm', import.meta.url).href));
