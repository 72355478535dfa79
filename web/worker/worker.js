/** The training worker: one engine, one session, answering calls through Comlink. */
import * as Comlink from 'comlink';
import { LoadError } from '../data/fault.js';
import { loadNetwork2 } from '../lib/index.js';
import './keep-faults.js';
import { missing } from './requirements.js';
import { TrainingSession } from './session.js';

/** @type {Promise<import('../lib/index.d.ts').Network2> | null} */
let engine = null;

/** @param {Blob} blob */
const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

/**
 * @param {Comlink.Remote<import('./shared-chunks.js').SharedChunks>} shared the chunks on the page
 * @returns {import('./mnist-sets.js').ChunkSource} the same, with their bytes here
 */
const sourceOf = (shared) => ({
  chunks: (set, examples, data) => shared.chunks(set, examples, data),
  async load(chunk, onProgress) {
    const { images, labels } = await shared.load(chunk, Comlink.proxy(onProgress));
    return { images: await bytesOf(images), labels: await bytesOf(labels) };
  },
});

/**
 * @param {any} error why the engine could not be loaded
 * @returns {import('../data/fault.js').LoadFault | null} that it is not there, where that is why
 */
function notThere({ name, message, cause }) {
  if (name === 'TypeError') return { code: 'noEngine', detail: null }; // a worker without an address has none beside it
  return cause ? null : { code: 'noEngine', detail: message };
}

/**
 * @param {string | null} wasmUrl where the engine may be; else it is beside this worker
 * @returns {Promise<import('../lib/index.d.ts').Network2>} rejects with what stands in its way
 */
async function load(wasmUrl) {
  /** @param {unknown} error @returns {Promise<never>} */
  const refuse = async (error) => {
    const fault = (await missing()) ?? notThere(error);
    throw fault ? new LoadError(fault, { cause: error }) : error;
  };
  if (!wasmUrl) return loadNetwork2().catch(refuse);
  return loadNetwork2({ wasmUrl }).catch((error) => loadNetwork2().catch(() => refuse(error)));
}

/**
 * Has the engine loaded, while the page may still be busy with itself.
 * @param {string | null} wasmUrl where it may be
 */
function prepare(wasmUrl) {
  engine ??= load(wasmUrl);
  engine.catch(() => {}); // whoever opens the session hears of it
  return engine;
}

/**
 * @param {Comlink.Remote<import('./shared-chunks.js').SharedChunks>} shared the chunks on the page
 * @param {string | null} wasmUrl where the engine may be
 * @param {(report: import('./protocol.js').Report) => Promise<void>} send delivers the reports
 */
async function open(shared, wasmUrl, send) {
  return Comlink.proxy(await TrainingSession.open(prepare(wasmUrl), sourceOf(shared), send));
}

/** A sign of life. */
function ping() {}

Comlink.expose({ prepare: (/** @type {string | null} */ url) => void prepare(url), open, ping });
