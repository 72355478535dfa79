/** Data of one's own between visits, in the browser's IndexedDB. */
import { openDB } from 'idb';

/** @typedef {import('./held.js').OwnData} OwnData */

/** A database of its own: that of the runs is written all the time, and no run needs to wait for images. */
const NAME = 'network2-lab-data';
const VERSION = 1;

/** @param {any} set @returns {boolean} */
const isSet = (set) => set?.size > 0 && set.images instanceof Blob && set.labels instanceof Blob;

/**
 * What another version of the page may have left here is not taken for data.
 * @param {any} stored
 * @returns {OwnData[]} the data; none where it is something else
 */
function dataIn(stored) {
  const { title, names, sets } = stored ?? {};
  const areNames = Array.isArray(names) && names.every((name) => typeof name === 'string');
  const areSets = [sets?.training, sets?.validation, sets?.test].every(isSet);
  return typeof title === 'string' && areNames && areSets ? [stored] : [];
}

/** Where data of one's own are kept. Everything rejects where there is no room, or the person does not allow it. */
export class OwnStore {
  #database;

  constructor() {
    this.#database = openDB(NAME, VERSION, {
      upgrade: (database) => void database.createObjectStore('data', { keyPath: 'id' }),
      blocking: (_present, _wanted, event) => /** @type {IDBDatabase} */ (event.target).close(),
    });
    this.#database.catch(() => {}); // whoever uses it hears of it
  }

  /** @param {string} id @returns {Promise<OwnData | undefined>} */
  async get(id) {
    return dataIn(await (await this.#database).get('data', id))[0];
  }

  /** @returns {Promise<OwnData[]>} */
  async all() {
    return (await (await this.#database).getAll('data')).flatMap(dataIn);
  }

  /** @param {OwnData} data */
  async put(data) {
    await (await this.#database).put('data', data);
  }

  /** @param {string} id */
  async remove(id) {
    await (await this.#database).delete('data', id);
  }
}

/** @type {OwnStore | null} */
let store = null;

/** @returns {OwnStore} that of this page */
export function ownStore() {
  store ??= new OwnStore();
  return store;
}
