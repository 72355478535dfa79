import { LoadError } from '../data/fault.js';
import { dataOf } from '../data/chunk.js';
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
  /** @type {Map<string, number>} data -> how many wait for some of them */
  #waiting = new Map();
  /** Data that were asked for last. */
  #present = MNIST;
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
  fetch(set, examples, which = OF_MNIST) {
    return this.#using(which.data, () => this.#fetch(set, examples, which));
  }

  /** @type {(set: 'training' | 'validation' | 'test', examples: number, which: Which) => Promise<Dataset[]>} see fetch */
  async #fetch(set, examples, { data, classes }) {
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
  take(set, examples, which = OF_MNIST) {
    return this.#using(which.data, async () => {
      const whole = this.#engine.Dataset.concat(await this.#fetch(set, examples, which));
      const taken = whole.slice(0, examples);
      whole.delete();
      return taken;
    });
  }

  /**
   * Sees to it that chunks of one's own data stay while somebody waits for them, and go when other data are wanted.
   * @template T
   * @param {string} data
   * @param {() => Promise<T>} action that needs some of them
   * @returns {Promise<T>}
   */
  async #using(data, action) {
    this.#present = data;
    this.#waiting.set(data, (this.#waiting.get(data) ?? 0) + 1);
    this.#letGo();
    try {
      return await action();
    } finally {
      const others = Number(this.#waiting.get(data)) - 1;
      if (others > 0) this.#waiting.set(data, others);
      else this.#waiting.delete(data);
      this.#letGo();
    }
  }

  /** Lets go of data of one's own that nobody waits for, but for those that were asked for last. */
  #letGo() {
    for (const [file, coming] of this.#chunks) {
      const data = dataOf(file);
      if (data === MNIST || data === this.#present || this.#waiting.has(data)) continue;
      this.#chunks.delete(file);
      coming.then((examples) => examples.delete()).catch(() => {}); // whoever waited for it has heard
    }
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
