import { headersOf, MNIST, splitChunk } from './chunk.js';
import { fetchChecked, fetchJson } from './download.js';
import { LoadError } from './fault.js';
import { gunzip } from './gunzip.js';
import { readManifest } from './manifest.js';

/** @typedef {import('./manifest.js').Chunk} Chunk */

/** Side of an image of MNIST, in pixels. */
const SIDE = 28;

/**
 * @param {Uint8Array<ArrayBuffer>} bytes of a chunk, as fetched
 * @param {Chunk} chunk
 * @returns {Promise<{images: Uint8Array, labels: Uint8Array}>} its two IDX files, of as many examples as
 *   the manifest says; rejects with what is wrong
 */
async function unpack(bytes, { file, examples }) {
  const files = splitChunk(await gunzip(bytes));
  const { images, labels, height, width } = headersOf(files);
  if (images !== examples || labels !== examples || height !== SIDE || width !== SIDE) {
    const expected = { file, examples, side: SIDE };
    throw new LoadError({ code: 'wrongChunk', ...expected, images, height, width, labels });
  }
  return files;
}

/** The chunks of MNIST on a server. */
export class MnistSource {
  #baseUrl;
  #way;
  /** @type {Promise<import('./manifest.js').Manifest> | null} */
  #manifest = null;
  /** Files that were refused: the browser may have kept them, and would hand out the same again. */
  #refused = new Set();

  /**
   * @param {string} baseUrl the folder of the chunks, with a slash at the end
   * @param {Pick<import('./download.js').Way, 'signal' | 'get'>} [way] how its files are fetched
   */
  constructor(baseUrl, way = {}) {
    this.#baseUrl = baseUrl;
    this.#way = way;
  }

  /**
   * The chunks that hold the first examples of a set.
   * @param {'training' | 'validation' | 'test'} set
   * @param {number} examples how many
   * @param {string} [data] that they are to be of
   * @returns {Promise<Chunk[]>} no more than needed; rejects with a LoadError, also where the data are somebody's own
   */
  async chunks(set, examples, data = MNIST) {
    if (data !== MNIST) throw new LoadError({ code: 'noOwnData' });
    this.#manifest ??= this.#get('manifest.json', async (url, way) =>
      readManifest(await fetchJson(url, 'manifest.json', way)),
    );
    const { sets } = await this.#manifest.catch((error) => {
      this.#manifest = null; // so that trying again asks again
      throw error;
    });
    let before = 0;
    const needed = sets[set].filter((chunk) => {
      const isNeeded = before < examples;
      before += chunk.examples;
      return isNeeded;
    });
    if (before >= examples) return needed;
    this.#manifest = null;
    this.#refused.add('manifest.json');
    throw new LoadError({ code: 'fewImages', set, images: examples, listed: before });
  }

  /**
   * @param {Chunk} chunk one of those that `chunks` gave
   * @param {(bytes: number) => void} onProgress told how many bytes have come, each time some come
   * @returns {Promise<{images: Uint8Array, labels: Uint8Array}>} its two IDX files; rejects with a
   *   LoadError that names the chunk
   */
  load(chunk, onProgress) {
    const { file } = chunk;
    return this.#get(file, async (url, way) => {
      const bytes = await fetchChecked(url, chunk, onProgress, way);
      try {
        return await unpack(bytes, chunk);
      } catch (error) {
        if (error instanceof LoadError) throw error;
        const { message } = /** @type {Error} */ (error);
        throw new LoadError({ code: 'noChunk', file, detail: message }, { cause: error });
      }
    });
  }

  /**
   * @template T
   * @param {string} file
   * @param {(url: string, way: import('./download.js').Way) => Promise<T>} get fetches and checks it
   * @returns {Promise<T>} what it holds, from the server itself where it was refused before
   */
  async #get(file, get) {
    try {
      const cache = this.#refused.has(file) ? 'reload' : 'default';
      return await get(`${this.#baseUrl}${file}`, { ...this.#way, cache });
    } catch (error) {
      this.#refused.add(file);
      throw error;
    }
  }
}
