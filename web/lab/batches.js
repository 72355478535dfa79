import { changeAt } from '../model/fields.js';
import { runsOf, withGroup } from '../model/notebook.js';
import { triesOf } from '../model/random-search.js';
import { newRun } from '../model/run.js';
import { Batch } from './batch.js';

/** @typedef {import('../model/notebook.js').Group} Group */

/**
 * Megabytes of a worker that has all of MNIST, with room for its network; as many workers as fit into a quarter
 * of what the device has.
 */
const WORKER_MEGABYTES = 128;

/** Workers at a time, however many cores there are. */
const MAX_WORKERS = 8;

/** @returns {number} workers that this device can have at a time */
function lanes() {
  const { hardwareConcurrency = 2, deviceMemory = 8 } = /** @type {any} */ (navigator);
  const room = Math.floor((deviceMemory * 1024) / 4 / WORKER_MEGABYTES);
  return Math.max(1, Math.min(hardwareConcurrency, room, MAX_WORKERS));
}

/** Groups of runs that are trained side by side: one group at a time. */
export class Batches {
  #host;
  #changed;
  /** @type {Batch | null} */
  #batch = null;

  /**
   * @param {Omit<import('./batch.js').BatchHost, 'checkpoint' | 'onCheckpoint'>
   *   & {keeping: import('./keeping.js').Keeping,
   *     changed: typeof import('../model/configuration.js').changeConfiguration}} host
   */
  constructor({ keeping, changed, ...host }) {
    this.#changed = changed;
    this.#host = {
      ...host,
      checkpoint: (/** @type {string} */ id) => keeping.checkpoint(id),
      onCheckpoint: (/** @type {string} */ id, /** @type {any} */ checkpoint) =>
        keeping.receive(id, checkpoint),
    };
  }

  /**
   * Trains the present settings several times, each with another value of one setting.
   * @param {{kind: Group['kind'], path: string, values: number[]}} what path: of the setting
   * @returns {Promise<import('../model/configuration.js').Refusals>} what was refused, in which case nothing
   *   has begun; else when all runs are over
   */
  start({ kind, path, values }) {
    const changes = values.map((value) => changeAt(path, path === 'hidden' ? [value] : value));
    return this.#begin({ kind, path, values }, changes);
  }

  /**
   * Trains the present settings a few times with eta and lambda drawn at random, to see on validation data which do
   * best. The seed of the settings gives the tries.
   * @param {import('../model/random-search.js').Search} search
   * @returns {ReturnType<Batches['start']>}
   */
  search({ epochs, ...search }) {
    const { seed, monitors } = this.#host.state().configuration;
    const tries = triesOf({ epochs, ...search }, seed);
    const watched = [...new Set([...monitors, 'evaluationAccuracy'])];
    const changes = tries.map((one) => ({ ...one, epochs, evaluation: 'validation', monitors: watched })); // prettier-ignore
    const values = tries.map(({ eta }) => eta);
    return this.#begin({ kind: 'search', path: 'eta', values }, changes);
  }

  /**
   * @param {{kind: Group['kind'], path: string, values: number[]}} what
   * @param {object[]} changes of the present settings, one for each run
   * @returns {Promise<import('../model/configuration.js').Refusals>} what was refused
   */
  async #begin({ kind, path, values }, changes) {
    const { configuration, notebook, experiment } = this.#host.state();
    const changed = changes.map((change) => this.#changed(configuration, change));
    const refused = changed.find(({ invalid }) => Object.keys(invalid).length > 0);
    if (refused) return refused.invalid;
    const origin = { experiment: experiment && { id: experiment.id, run: null } };
    const runs = changed.map((one) => newRun(one.configuration, origin));
    const { notebook: next, group, kept } = withGroup(notebook, { kind, path, values }, runs);
    this.#host.update({ notebook: next });
    await this.#train(group.id, kept.map(({ id }) => id)); // prettier-ignore
    return {};
  }

  /**
   * Goes on with the runs of a group that are not complete, other than the present run.
   * @param {string} id of the group
   */
  async continue(id) {
    if (this.#batch && this.#host.state().batch?.group === id) {
      this.#batch.continue();
      this.#host.update({ batch: { group: id, isPaused: false } });
      return;
    }
    const { notebook, present } = this.#host.state();
    const open = runsOf(notebook, id).filter(
      (kept) => kept.id !== present.id && ['new', 'paused', 'running'].includes(kept.status),
    );
    if (open.length > 0) await this.#train(id, open.map((kept) => kept.id)); // prettier-ignore
  }

  /** Holds the group under way up. */
  pause() {
    const { batch } = this.#host.state();
    if (!batch) return;
    this.#batch?.pause();
    this.#host.update({ batch: { ...batch, isPaused: true } });
  }

  /** Ends the group under way; what its runs have shown stays. */
  stop() {
    this.#batch?.stop();
    this.#batch = null;
    if (this.#host.state().batch) this.#host.update({ batch: null });
  }

  /**
   * Has nothing to do with some runs any more, which are removed or become the present one.
   * @param {string[]} ids of runs, of which some may be under way
   */
  release(ids) {
    const { batch, notebook } = this.#host.state();
    if (!batch || !this.#batch) return;
    const isWhole = runsOf(notebook, batch.group).every(({ id }) => ids.includes(id));
    if (isWhole) this.stop();
    else this.#batch.release(ids);
  }

  /** @param {string} group id @param {string[]} ids of its runs */
  async #train(group, ids) {
    this.stop();
    const batch = new Batch(this.#host, ids, lanes());
    this.#batch = batch;
    this.#host.update({ batch: { group, isPaused: false } });
    await batch.run();
    if (this.#batch !== batch) return;
    this.#batch = null;
    this.#host.update({ batch: null });
  }
}
