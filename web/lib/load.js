import createEngine from '../../build/wasm/network2.js';
import { object } from './check.js';
import { defineDataset } from './dataset.js';
import { defineNetwork } from './network.js';
import { defineRandom } from './random.js';
import { defineSgd } from './sgd.js';

/**
 * @param {string | URL} url where the .wasm file is
 * @returns {Promise<BufferSource>} its bytes
 */
async function readWasm(url) {
  const { href, protocol } = new URL(url, import.meta.url);
  if (protocol === 'file:' && globalThis.process?.versions?.node) {
    const { readFile } = await import(
      /* @vite-ignore */ /* webpackIgnore: true */ 'node:fs/promises'
    );
    return readFile(new URL(href));
  }
  const response = await fetch(href);
  if (!response.ok) {
    throw new Error(`the engine could not be loaded: ${href} answered ${response.status}`);
  }
  return response.arrayBuffer();
}

/**
 * Loads the engine.
 * @param {import('./index.d.ts').LoadOptions} [options] where the .wasm file is, or its bytes
 * @returns {Promise<import('./index.d.ts').Network2>} the classes of an engine of its own
 */
export async function loadNetwork2(options = {}) {
  const { wasmUrl, wasmBinary } = object('options', options);
  const engine = await createEngine({
    wasmBinary:
      wasmBinary ??
      (await readWasm(wasmUrl ?? new URL('../../build/wasm/network2.wasm', import.meta.url))),
  });
  const Random = defineRandom(engine);
  const Dataset = defineDataset(engine);
  const Network = defineNetwork(engine, { Dataset, Random });
  const Sgd = defineSgd(engine, { Network, Dataset, Random });
  return { Network, Dataset, Random, Sgd, memorySize: () => engine.memorySize() };
}
