/** MNIST, split as the book does, for Node and browsers. Types: mnist.d.ts. */
import { faultOf } from '../data/fault.js';
import { MnistSource } from '../data/mnist.js';
import { addressOf, fetchAny } from '../lib/address.js';
import { optionalFunction, show } from '../lib/check.js';
import { readOptions } from '../lib/options.js';
import { engineForData } from './engines.js';
import { MnistError } from './mnist-error.js';

/** @typedef {import('../lib/index.d.ts').Dataset} Dataset */
/** @typedef {import('../lib/index.d.ts').Network2} Network2 */
/** @typedef {import('../data/manifest.js').Chunk} Chunk */

/** The sets, and how many images each has. */
const SETS = /** @type {const} */ ({ training: 50_000, validation: 10_000, test: 10_000 });

/** @typedef {keyof typeof SETS} Name of a set */

/** Chunks that are fetched at a time; more would only wait for each other. */
const LANES = 3;

/** What can be asked for. */
const OPTIONS = ['base', 'network2', 'onProgress', 'signal'];

/** This module's address. Not beside `new URL`, where bundlers would look for a file. */
const here = import.meta.url;

/** @returns {string} where the package has the chunks, unless a bundler has taken it apart */
function ownFolder() {
  if (!here) throw new TypeError('base must say where MNIST is, because this bundle cannot tell');
  return new URL('../../build/public/data/', here).href;
}

/** @param {unknown} base what was passed @returns {string} the same, with a slash at the end */
const folderAt = (base) => addressOf('base', base).replace(/\/*([?#].*)?$/, '/');

/**
 * @param {unknown} options what was passed
 * @returns {{base?: unknown, network2?: Network2, onProgress?: (share: number) => void, signal?: AbortSignal}}
 *   the same, checked but for the base
 */
function checked(options) {
  const given = readOptions('options', options, OPTIONS);
  const { network2, onProgress, signal } = given;
  optionalFunction('onProgress', onProgress);
  if (network2 !== undefined && !network2?.Dataset) {
    throw new TypeError(`network2 must be what loadNetwork2 gives, got ${show(network2)}`);
  }
  // One of another realm, or of jsdom, is as good.
  if (signal !== undefined && typeof signal?.aborted !== 'boolean') {
    throw new TypeError(`signal must be an AbortSignal, got ${show(signal)}`);
  }
  return given;
}

/**
 * Tells how much of what has been asked for is here.
 * @param {Chunk[]} chunks all that is asked for
 * @param {(share: number) => void} [onProgress]
 * @returns {(bytes: number) => void} to be told of bytes that came
 */
function progressOf(chunks, onProgress = () => {}) {
  const total = chunks.reduce((sum, { bytes }) => sum + bytes, 0);
  let received = 0;
  return (bytes) => {
    received += bytes;
    onProgress(received / total);
  };
}

/**
 * @param {Network2} network2 that the sets are for
 * @param {MnistSource} source
 * @param {(share: number) => void} [onProgress]
 * @returns {Promise<Record<Name, Dataset>>}
 */
async function fetchSets({ Dataset }, source, onProgress) {
  const names = /** @type {Name[]} */ (Object.keys(SETS));
  const lists = await Promise.all(names.map((name) => source.chunks(name, SETS[name])));
  const chunks = lists.flat();
  const onBytes = progressOf(chunks, onProgress);
  /** @type {Map<Chunk, Dataset>} */
  const examples = new Map();
  const queue = chunks.values();
  const lane = async () => {
    for (const chunk of queue) {
      const { images, labels } = await source.load(chunk, onBytes);
      examples.set(chunk, Dataset.fromIdx(images, labels, { classes: 10 }));
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
    const sets = lists.map((list) =>
      Dataset.concat(list.map((chunk) => /** @type {Dataset} */ (examples.get(chunk)))),
    );
    return /** @type {any} */ (Object.fromEntries(names.map((name, i) => [name, sets[i]])));
  } finally {
    for (const part of examples.values()) part.delete(); // the sets hold on to the examples
  }
}

/**
 * Loads MNIST.
 * @param {import('./mnist.d.ts').MnistOptions} [options]
 * @returns {Promise<import('./mnist.d.ts').Mnist>} see mnist.d.ts
 */
export async function loadMnist(options = {}) {
  const { base, network2, onProgress, signal } = checked(options);
  const folder = base === undefined ? ownFolder() : folderAt(base);
  signal?.throwIfAborted();
  const engine = await (network2 ?? engineForData());
  try {
    return await fetchSets(engine, new MnistSource(folder, { signal, get: fetchAny }), onProgress);
  } catch (error) {
    signal?.throwIfAborted();
    const fault = faultOf(error);
    throw fault ? new MnistError(fault, folder, error) : error;
  }
}
