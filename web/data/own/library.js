/** Data of one's own on this page, and where the browser keeps them. */
import { LoadError } from '../fault.js';
import { cut } from './held.js';
import { ownStore } from './store.js';

/** @typedef {import('./held.js').OwnData} OwnData */
/** @typedef {import('./held.js').SetName} SetName */
/** @typedef {import('../manifest.js').Chunk} Chunk */

/** Where data are kept between visits. @typedef {Pick<import('./store.js').OwnStore, 'get' | 'all' | 'put' | 'remove'>} Store */

/** Images of a chunk: as many as the engine reads in a moment. */
const IMAGES_OF_CHUNK = 5000;

/** The data of one's own that there are, by their ids. */
export class Library {
  /** @type {Map<string, OwnData>} */
  #known = new Map();
  /** @type {Set<string>} ids of data that the browser does not keep */
  #fleeting = new Set();
  #open;

  /** @param {() => Promise<Store>} open the store, when it is needed */
  constructor(open) {
    this.#open = open;
  }

  /**
   * @param {string} id
   * @returns {OwnData | undefined} the data, where they are in memory
   */
  known(id) {
    return this.#known.get(id);
  }

  /**
   * @param {string} id
   * @returns {Promise<OwnData | null>} the data; null where they are not in this browser
   */
  async get(id) {
    const known = this.#known.get(id);
    if (known) return known;
    const stored = await this.#stored((store) => store.get(id));
    if (stored) this.#known.set(id, stored);
    return stored ?? null;
  }

  /**
   * @param {OwnData} data to be kept
   * @returns {Promise<boolean>} whether the browser keeps them for the next visit; here they are at once
   */
  async put(data) {
    const { id } = data;
    this.#known.set(id, data);
    const isKept = (await this.#stored((store) => store.put(data).then(() => true))) ?? false;
    if (isKept) this.#fleeting.delete(id);
    else this.#fleeting.add(id);
    return isKept;
  }

  /** @param {string} id @returns {boolean} whether the browser keeps the data, as far as that is known */
  isKept(id) {
    return !this.#fleeting.has(id);
  }

  /** @returns {Promise<OwnData[]>} all that there are, here and in the browser */
  async all() {
    const stored = (await this.#stored((store) => store.all())) ?? [];
    const all = [...stored, ...this.#known.values()];
    return [...new Map(all.map((data) => [data.id, data])).values()];
  }

  /** @param {string} id of data that are to be forgotten, here and in the browser */
  async remove(id) {
    this.#known.delete(id);
    await this.#stored((store) => store.remove(id));
  }

  /**
   * @template T
   * @param {(store: Store) => Promise<T>} action
   * @returns {Promise<T | null>} null where the browser keeps nothing
   */
  async #stored(action) {
    try {
      return await action(await this.#open());
    } catch {
      return null;
    }
  }

  /**
   * @param {string} id of the data
   * @param {SetName} set
   * @param {number} examples how many, from the first
   * @returns {Promise<Chunk[]>} those that hold them; rejects with a LoadError
   */
  async chunks(id, set, examples) {
    const data = await this.get(id);
    if (!data) throw new LoadError({ code: 'noOwnData' });
    const { size } = data.sets[set];
    if (examples > size) {
      throw new LoadError({ code: 'fewOwnImages', set, images: examples, listed: size });
    }
    return Array.from({ length: Math.ceil(examples / IMAGES_OF_CHUNK) }, (_, i) => {
      const count = Math.min(IMAGES_OF_CHUNK, size - i * IMAGES_OF_CHUNK);
      return { file: `own ${id} ${set} ${i}`, examples: count, bytes: count * 785, sha256: '' };
    });
  }

  /**
   * @param {string} file of a chunk, one of those that `chunks` gave
   * @returns {Promise<{images: Blob, labels: Blob}>} its two IDX files; rejects with a LoadError
   */
  async load(file) {
    const [, id, set, number] = file.split(' ');
    const data = await this.get(id);
    if (!data) throw new LoadError({ code: 'noOwnData' });
    const first = Number(number) * IMAGES_OF_CHUNK;
    return cut(data.sets[/** @type {SetName} */ (set)], first, IMAGES_OF_CHUNK);
  }
}

/** Of this page. */
export const ownData = new Library(async () => ownStore());
