import { LoadError } from '../data/fault.js';
import { DIGITS, MNIST } from '../model/configuration.js';

/** @typedef {import('../lib/index.d.ts').Dataset} Dataset */
/** @typedef {import('../data/manifest.js').Chunk} Chunk */
/** @typedef {import('../data/chunk.js').Which} Which */

/**
 * Where chunks come from.
 * @typedef {object} ChunkSource
 * @property {(set: 'training' | 'validation' | 'test', examples: number, data: string) => Promise<Chunk[]>} chunks
 *   those that hold the first examples of a set
 * @property {(chunk: Chunk, onProgress: (bytes: number) => void) => Promise<{images: Uint8Array, labels: Uint8Array}>} load
 *   the two IDX files of one of them
 */

/** What the sets are of where nothing is said. @type {Which} */
const OF_MNIST = { data: MNIST, classes: DIGITS };

/** Chunks of a set that are fetched at a time; more would only wait for each other. */
const LANES = 3;

/** The sets of MNIST, and of data of one's own, in the engine, as far as they have been asked for. */
export class MnistSets {
  #engine;
  #source;
  #onDownload;
  /** @type {Map<string, Promise<Dataset>>} file of a chunk -> its examples */
  #chunks = new Map();
  #received = 0;
  #total = 0;

  /**
   * @param {import('../lib/index.d.ts').Network2} engine that the sets are for
   * @param {ChunkSource} source of the chunks
   * @param {(received: number, total: number) => void} onDownload told of the bytes that have come,
   *   of those asked for since nothing was on its way
   */
  constructor(engine, source, onDownload) {
    this.#engine = engine;
    this.#source = source;
    this.#onDownload = onDownload;
  }

  /**
   * Fetches what is not here yet.
   * @param {'training' | 'validation' | 'test'} set
   * @param {number} examples how many, from the first
   * @param {Which} [which] data
   * @returns {Promise<Dataset[]>} the chunks that hold them, which stay this object's; rejects with a
   *   LoadError that names the file that could not be had, and asks for it again next time
   */
  async fetch(set, examples, { data, classes } = OF_MNIST) {
    const chunks = await this.#source.chunks(set, examples, data);
    this.#expect(chunks);
    /** @type {Dataset[]} */
    const parts = [];
    const queue = chunks.entries();
    const lane = async () => {
      for (const [i, chunk] of queue) parts[i] = await this.#chunk(chunk, classes);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return parts;
  }

  /**
   * @param {'training' | 'validation' | 'test'} set
   * @param {number} examples how many, from the first
   * @param {Which} [which] data
   * @returns {Promise<Dataset>} these, in the order of the set, for the caller to delete; rejects as
   *   fetch does
   */
  async take(set, examples, which = OF_MNIST) {
    const whole = this.#engine.Dataset.concat(await this.fetch(set, examples, which));
    const taken = whole.slice(0, examples);
    whole.delete();
    return taken;
  }

  /** @param {Chunk[]} chunks that will be asked for */
  #expect(chunks) {
    if (this.#received === this.#total) this.#received = this.#total = 0;
    for (const { file, bytes } of chunks) {
      if (!this.#chunks.has(file)) this.#total += bytes;
    }
    if (this.#total > this.#received) this.#onDownload(this.#received, this.#total);
  }

  /** @param {Chunk} chunk @param {number} classes */
  #chunk(chunk, classes) {
    let examples = this.#chunks.get(chunk.file);
    if (!examples) {
      examples = this.#load(chunk, classes);
      this.#chunks.set(chunk.file, examples);
    }
    return examples;
  }

  /** @param {Chunk} chunk @param {number} classes */
  async #load(chunk, classes) {
    let received = 0;
    try {
      const { images, labels } = await this.#source.load(chunk, (bytes) => {
        received += bytes;
        this.#received += bytes;
        this.#onDownload(this.#received, this.#total);
      });
      return this.#toDataset(chunk.file, images, labels, classes);
    } catch (error) {
      this.#chunks.delete(chunk.file);
      this.#received -= received;
      this.#total -= chunk.bytes;
      throw error;
    }
  }

  /**
   * @param {string} file
   * @param {Uint8Array} images IDX file
   * @param {Uint8Array} labels IDX file
   * @param {number} classes
   */
  #toDataset(file, images, labels, classes) {
    try {
      return this.#engine.Dataset.fromIdx(images, labels, { classes });
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw new LoadError({ code: 'noChunk', file, detail: message }, { cause: error });
    }
  }
}
