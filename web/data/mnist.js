import { splitChunk } from './chunk.js';
import { fetchChecked, fetchJson } from './download.js';
import { readManifest } from './manifest.js';

/** @typedef {import('./manifest.js').Chunk} Chunk */

/**
 * @param {Uint8Array<ArrayBuffer>} bytes gzip
 * @returns {Promise<Uint8Array>} what was compressed
 */
async function gunzip(bytes) {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [unpacked] = await Promise.all([new Response(readable).arrayBuffer(), written]);
  return new Uint8Array(unpacked);
}

/** The chunks of MNIST on a server. */
export class MnistSource {
  #baseUrl;
  /** @type {Promise<import('./manifest.js').Manifest> | null} */
  #manifest = null;

  /** @param {string} baseUrl the folder of the chunks, with a slash at the end */
  constructor(baseUrl) {
    this.#baseUrl = baseUrl;
  }

  /**
   * The chunks that hold the first examples of a set.
   * @param {'training' | 'validation' | 'test'} set
   * @param {number} examples how many
   * @returns {Promise<Chunk[]>} no more than needed; rejects with a sentence
   */
  async chunks(set, examples) {
    this.#manifest ??= fetchJson(`${this.#baseUrl}manifest.json`, 'manifest.json').then(
      readManifest,
    );
    const { sets } = await this.#manifest.catch((error) => {
      this.#manifest = null; // so that trying again asks again
      throw error;
    });
    let before = 0;
    return sets[set].filter((chunk) => {
      const isNeeded = before < examples;
      before += chunk.examples;
      return isNeeded;
    });
  }

  /**
   * @param {Chunk} chunk one of those that `chunks` gave
   * @param {(bytes: number) => void} onProgress told how many bytes have come, each time some come
   * @returns {Promise<{images: Uint8Array, labels: Uint8Array}>} its two IDX files; rejects with a
   *   sentence that names the chunk
   */
  async load(chunk, onProgress) {
    const bytes = await fetchChecked(`${this.#baseUrl}${chunk.file}`, chunk, onProgress);
    return splitChunk(await gunzip(bytes));
  }
}
