import { openDB } from 'idb';

/** @typedef {import('../model/notebook.js').Kept} Kept */
/** @typedef {import('../model/notebook.js').Group} Group */
/** @typedef {import('../worker/training.js').Checkpoint} Checkpoint */

/**
 * What the lab was at, besides its runs.
 * @typedef {object} Last
 * @property {Omit<Kept, 'run'>} present
 * @property {import('../model/configuration.js').Configuration} configuration
 * @property {string | null} experiment id
 * @property {import('../model/configuration.js').Change} change
 * @property {boolean} isFurther
 * @property {import('./state.js').FinishedRun[]} finished
 * @property {Group[]} groups
 * @property {string[]} order ids of the runs
 */

const NAME = 'network2-lab';

/** Of what is stored: a later form comes with a way up from this one. */
const VERSION = 1;

/** Opens the database; where a browser throws at the mere asking, this rejects too. */
async function opened() {
  return openDB(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore('runs', { keyPath: 'id' });
      database.createObjectStore('checkpoints');
      database.createObjectStore('last');
    },
    /** Another tab has a later version of the page, which must not wait for this one. */
    blocking(_present, _wanted, event) {
      /** @type {IDBDatabase} */ (event.target).close();
    },
  });
}

/**
 * Where runs are kept between visits: the browser's IndexedDB. Everything rejects where there is none, no
 * room, or the person does not allow it.
 */
export class Store {
  #database;

  constructor() {
    this.#database = opened();
    this.#database.catch(() => {}); // whoever uses it hears of it
  }

  /** @returns {Promise<{runs: unknown[], last: unknown}>} what was kept, unchecked */
  async load() {
    const database = await this.#database;
    const [runs, last] = await Promise.all([database.getAll('runs'), database.get('last', 'last')]);
    return { runs, last };
  }

  /**
   * @param {string} id of a run
   * @returns {Promise<unknown>} its checkpoint, unchecked
   */
  async checkpoint(id) {
    return (await this.#database).get('checkpoints', id);
  }

  /**
   * Writes all of this down, or nothing.
   * @param {{runs: Kept[], checkpoints: [string, Checkpoint][], removed: string[], last: Last}} what removed:
   *   ids of runs
   */
  async save({ runs, checkpoints, removed, last }) {
    const transaction = (await this.#database).transaction(
      ['runs', 'checkpoints', 'last'],
      'readwrite',
    );
    const [allRuns, allCheckpoints] = [
      transaction.objectStore('runs'),
      transaction.objectStore('checkpoints'),
    ];
    await Promise.all([
      ...runs.map((kept) => allRuns.put(kept)),
      ...checkpoints.map(([id, checkpoint]) => allCheckpoints.put(checkpoint, id)),
      ...removed.flatMap((id) => [allRuns.delete(id), allCheckpoints.delete(id)]),
      transaction.objectStore('last').put(last, 'last'),
      transaction.done,
    ]);
  }
}
