import { addressOf, isFile, isNode, readFile } from './address.js';
import { defineDataset } from './dataset.js';
import { startEngine } from './engine.js';
import { LoadError } from './load-error.js';
import { defineNetwork } from './network.js';
import { readOptions } from './options.js';
import { defineRandom } from './random.js';
import { defineSchedule } from './schedule.js';
import { defineSgd } from './sgd.js';

/**
 * @param {string} href where the .wasm file is
 * @param {RequestCache} cache 'reload' asks the server even where the browser has a copy
 * @returns {Promise<Uint8Array<ArrayBuffer>>} its bytes
 */
async function readWasm(href, cache) {
  if (isFile(href)) {
    return readFile(href).catch((error) => {
      throw new LoadError(`${href} could not be read`, error);
    });
  }
  const noConnection = (/** @type {unknown} */ error) => {
    throw new LoadError(`the connection failed while ${href} was fetched`, error);
  };
  const response = await fetch(href, { cache }).catch(noConnection);
  if (!response.ok) throw new LoadError(`${href} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer().catch(noConnection));
}

/**
 * Node compiles at once: its background compilation was seen never to end, once in many loads.
 * @param {BufferSource} bytes
 */
export const compile = async (bytes) =>
  isNode ? new WebAssembly.Module(bytes) : WebAssembly.compile(bytes);

/** @param {BufferSource} wasmBinary as the caller passed it */
const compileBinary = (wasmBinary) =>
  compile(wasmBinary).catch((error) => {
    throw new RangeError(`wasmBinary must be the bytes of network2.wasm: ${error.message}`, {
      cause: error,
    });
  });

/**
 * @param {Uint8Array} bytes that the compiler refused
 * @returns {string} what they are, as far as that can be told
 */
function describe(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 40));
  if (!start.startsWith('\0asm')) {
    const [line] = start.trim().split('\n');
    return `should be WebAssembly, but ${line ? `begins with "${line}"` : 'is empty'}`;
  }
  const size = bytes.length.toLocaleString('en');
  return `was cut short or altered on its way (${size} bytes came), or needs a newer browser`;
}

/**
 * @param {string} href where the .wasm file is
 * @returns {Promise<WebAssembly.Module>} the engine, compiled; rejects with a LoadError
 */
export async function fetchModule(href) {
  // A browser may have kept something else under that name, and would hand it out every time.
  const copy = await readWasm(href, 'default');
  try {
    return await compile(copy);
  } catch {
    const bytes = await readWasm(href, 'reload');
    return compile(bytes).catch((error) => {
      throw new LoadError(`${href} ${describe(bytes)}`, error);
    });
  }
}

/**
 * @template {new (...args: any[]) => any} Class
 * @param {Class} Class to be called with `new` only
 * @param {string} example of how objects of it are made
 * @returns {Class} the same class, but whoever calls it without `new`, as Python does, is told how to do it
 */
function withNew(Class, example) {
  const called = new Proxy(Class, {
    apply() {
      throw new TypeError(
        `${Class.name} must be called with new, got a call without: write ${example}`,
      );
    },
  });
  Object.defineProperty(Class.prototype, 'constructor', { value: called });
  return called;
}

/**
 * @param {import('../../build/wasm/network2.js').Engine} engine an engine of their own
 * @returns {import('./index.d.ts').Network2} the classes of the package
 */
export function classesOf(engine) {
  const Random = defineRandom(engine);
  const Dataset = defineDataset(engine);
  const Network = defineNetwork(engine, { Dataset, Random });
  const Sgd = defineSgd(engine, { Network, Dataset, Random });
  const Schedule = defineSchedule(engine);
  return {
    Network: withNew(Network, 'new Network([784, 30, 10])'),
    Dataset: withNew(Dataset, 'Dataset.fromArrays({…})'),
    Random: withNew(Random, 'new Random(seed)'),
    Sgd: withNew(Sgd, 'new Sgd(network, training, {…})'),
    Schedule: withNew(Schedule, 'new Schedule({…})'),
    memorySize: () => engine.memorySize(),
  };
}

/**
 * Loads the engine.
 * @param {import('./index.d.ts').LoadOptions} options where the .wasm file is, or its bytes
 * @param {() => Promise<WebAssembly.Module>} builtIn gives the engine where the options name none
 * @returns {Promise<import('./index.d.ts').Network2>} the classes of an engine of its own; rejects with
 *   an Error whose name is LoadError when the file cannot be had or is not the engine
 */
export async function load(options, builtIn) {
  const { wasmUrl, wasmBinary } = readOptions('options', options, ['wasmUrl', 'wasmBinary']);
  const given = () =>
    wasmUrl === undefined ? builtIn() : fetchModule(addressOf('wasmUrl', wasmUrl));
  const module = await (wasmBinary === undefined ? given() : compileBinary(wasmBinary));
  return classesOf(await startEngine(module));
}
