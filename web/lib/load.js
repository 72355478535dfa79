import createEngine from '../../build/wasm/network2.js';
import { object } from './check.js';
import { defineDataset } from './dataset.js';
import { defineNetwork } from './network.js';
import { defineRandom } from './random.js';
import { defineSchedule } from './schedule.js';
import { defineSgd } from './sgd.js';

/** Node compiles at once: its background compilation was seen never to end, once in many loads. */
const isNode = Boolean(globalThis.process?.versions?.node);

/**
 * @param {string | URL} url where the .wasm file is
 * @returns {Promise<BufferSource>} its bytes
 */
async function readWasm(url) {
  const { href, protocol } = new URL(url, import.meta.url);
  if (protocol === 'file:' && isNode) {
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
  const bytes =
    wasmBinary ??
    (await readWasm(wasmUrl ?? new URL('../../build/wasm/network2.wasm', import.meta.url)));
  const module = isNode ? new WebAssembly.Module(bytes) : await WebAssembly.compile(bytes);
  const engine = await createEngine({
    instantiateWasm(imports, receive) {
      const instance = new WebAssembly.Instance(module, imports);
      receive(instance, module);
      return instance.exports;
    },
  });
  const Random = defineRandom(engine);
  const Dataset = defineDataset(engine);
  const Network = defineNetwork(engine, { Dataset, Random });
  const Sgd = defineSgd(engine, { Network, Dataset, Random });
  const Schedule = defineSchedule(engine);
  return { Network, Dataset, Random, Sgd, Schedule, memorySize: () => engine.memorySize() };
}
