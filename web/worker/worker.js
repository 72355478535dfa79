/** The training worker: one engine, one session, answering calls through Comlink. */
import * as Comlink from 'comlink';
import { loadNetwork2 } from '../lib/index.js';
import './keep-faults.js';
import { TrainingSession } from './session.js';

/** Loads while the page may still be busy with itself. */
const engine = loadNetwork2();
engine.catch(() => {}); // whoever opens the session hears of it

/** @param {Blob} blob */
const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

/**
 * @param {Comlink.Remote<import('./shared-chunks.js').SharedChunks>} shared the chunks on the page
 * @returns {import('./mnist-sets.js').ChunkSource} the same, with their bytes here
 */
const sourceOf = (shared) => ({
  chunks: (set, examples) => shared.chunks(set, examples),
  async load(chunk, onProgress) {
    const { images, labels } = await shared.load(chunk, Comlink.proxy(onProgress));
    return { images: await bytesOf(images), labels: await bytesOf(labels) };
  },
});

/**
 * @param {Comlink.Remote<import('./shared-chunks.js').SharedChunks>} shared the chunks on the page
 * @param {(report: import('./protocol.js').Report) => Promise<void>} send delivers the reports
 */
async function open(shared, send) {
  return Comlink.proxy(await TrainingSession.open(engine, sourceOf(shared), send));
}

/** A sign of life. */
function ping() {}

Comlink.expose({ open, ping });
