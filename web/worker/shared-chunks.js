import { isOwn, MNIST } from '../data/chunk.js';
import { faultOf, LoadError } from '../data/fault.js';
import { MnistSource } from '../data/mnist.js';

/** @typedef {import('../data/manifest.js').Chunk} Chunk */

/**
 * The two IDX files of a chunk, as blobs: those are handed to a worker without a copy.
 * @typedef {{images: Blob, labels: Blob}} ChunkFiles
 */

/** @param {Uint8Array} bytes */
const blobOf = (bytes) => new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]);

/** Data of one's own on the page, loaded when there are any. */
const library = async () => (await import('../data/own/library.js')).ownData;

/**
 * @param {unknown} error
 * @param {string} folder of the chunks
 * @returns {'status' | 'page' | 'other' | null} how it is known that their list is not there; null where it may be
 */
function astray(error, folder) {
  const fault = faultOf(error);
  if (fault?.code !== 'notFetched' || fault.file !== 'manifest.json') return null;
  if (fault.reason === 'page' || (fault.reason === 'status' && fault.status === 404)) return fault.reason; // prettier-ignore
  // A bundle that names no folder looks on the disk of whoever made it, where no page may.
  return /^https?:/.test(folder) ? null : 'other';
}

/**
 * The chunks of MNIST on the page, for all of its workers: each is fetched, checked and unpacked once. Of data of one's
 * own they are here already.
 */
export class SharedChunks {
  #source;
  #baseUrl;
  /** @type {Map<string, Promise<ChunkFiles>>} by file, those that are here or on their way */
  #files = new Map();

  /** @param {string} baseUrl the folder of the chunks, with a slash at the end */
  constructor(baseUrl) {
    this.#source = new MnistSource(baseUrl);
    this.#baseUrl = baseUrl;
  }

  /**
   * The chunks that hold the first examples of a set.
   * @param {'training' | 'validation' | 'test'} set
   * @param {number} examples how many
   * @param {string} [data] MNIST, or the id of one's own
   * @returns {Promise<Chunk[]>} no more than needed; rejects with a LoadError
   */
  async chunks(set, examples, data = MNIST) {
    if (data !== MNIST) return (await library()).chunks(data, set, examples);
    try {
      return await this.#source.chunks(set, examples);
    } catch (error) {
      const folder = this.#baseUrl;
      const reason = astray(error, folder);
      throw reason ? new LoadError({ code: 'noData', folder, reason }, { cause: error }) : error;
    }
  }

  /**
   * @param {Chunk} chunk one of those that `chunks` gave
   * @param {(bytes: number) => void} onProgress told how many bytes have come, each time some come
   * @returns {Promise<ChunkFiles>} its files; rejects with a LoadError that names the chunk, and fetches it
   *   again the next time
   */
  async load(chunk, onProgress) {
    const { file, bytes } = chunk;
    if (isOwn(chunk)) {
      const files = await (await library()).load(file);
      onProgress(bytes);
      return files;
    }
    const present = this.#files.get(file);
    if (present) {
      const files = await present;
      onProgress(bytes);
      return files;
    }
    const coming = this.#fetch(chunk, onProgress);
    this.#files.set(file, coming);
    try {
      return await coming;
    } catch (error) {
      this.#files.delete(file);
      throw error;
    }
  }

  /** @param {Chunk} chunk @param {(bytes: number) => void} onProgress @returns {Promise<ChunkFiles>} */
  async #fetch(chunk, onProgress) {
    const { images, labels } = await this.#source.load(chunk, onProgress);
    return { images: blobOf(images), labels: blobOf(labels) };
  }
}

/** @type {Map<string, {chunks: SharedChunks, users: number}>} by the folder that they come from */
const shared = new Map();

/**
 * @param {string} baseUrl the folder of the chunks, with a slash at the end
 * @param {Promise<unknown>} end resolves when they are used no more
 * @returns {SharedChunks} the same for all who use them at a time; kept until none does
 */
export function sharedChunks(baseUrl, end) {
  const entry = shared.get(baseUrl) ?? { chunks: new SharedChunks(baseUrl), users: 0 };
  shared.set(baseUrl, entry);
  entry.users += 1;
  void end.then(() => {
    entry.users -= 1;
    if (entry.users === 0) shared.delete(baseUrl);
  });
  return entry.chunks;
}
