import { refused } from '../data/fault.js';
import { newRun } from '../model/run.js';
import { namesOf, networkFile, readNetworkFile } from './network-file.js';
import { givenNames } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */

/**
 * What the network of a file needs of the lab.
 * @typedef {object} NetworkOfFileHost
 * @property {() => LabState} state the present one
 * @property {(change: Partial<LabState>) => void} update changes it
 * @property {import('./present-run.js').PresentRun} present the run that is wanted
 * @property {() => Promise<void>} pause stops training
 * @property {import('./driver.js').Driver['attempt']} attempt does something that may fail
 * @property {(run: import('../model/run.js').Run) => void} showRun puts a run in the place of the present one
 * @property {() => import('./reading.js').Reading} reading of the pad
 */

/** Saves the present network, and begins a run with one that was saved. */
export class NetworkOfFile {
  #host;
  /** @type {import('../lib/index.d.ts').SavedNetwork | null} */
  #saved = null;

  /** @param {NetworkOfFileHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** The network that runs begin with; null where that is the one their seed gives. */
  get saved() {
    return this.#saved;
  }

  /** The run that comes next begins with the network that its seed gives, whatever file was loaded before. */
  forget() {
    this.#saved = null;
    this.#host.update({ fileNames: null });
  }

  /**
   * @returns {Promise<string | null>} the network as network2.py's file; null when there is none that
   *   could be saved, which becomes the problem of the state
   */
  async save() {
    const { run } = this.#host.present;
    /** @type {string | null} */
    let text = null;
    await this.#host.attempt(async () => {
      if (!run || run.isLost) throw refused({ code: 'lostNetwork' });
      const names = givenNames(this.#host.state());
      text = networkFile(await (await run.ready).save(), names);
    });
    return text;
  }

  /**
   * Puts the network of a file in the place of the present one. What is wrong with the file becomes
   * the problem of the state, and nothing else changes.
   * @param {Blob} file saved by network2.py or by the lab
   * @returns {Promise<boolean>} whether it has
   */
  async load(file) {
    const { present, attempt, reading, showRun, state, update, pause } = this.#host;
    let isThere = false;
    await pause();
    const before = present.run;
    const isWanted = () => before === present.run;
    await attempt(async () => {
      const saved = await readNetworkFile(file);
      const client = await present.worker();
      if (!isWanted()) return;
      const configuration = await present.offer(client, (id) =>
        client.load(saved, state().configuration, id),
      );
      if (!configuration) return;
      update({ experiment: null, isFurther: false, finished: [], fileNames: namesOf(saved) });
      this.#saved = saved;
      showRun(newRun(configuration, { isFromFile: true }));
      isThere = true;
      void this.#score(client);
      void reading().showAgain(); // what it read before was of a run that nobody knew yet
    }, isWanted);
    return isThere;
  }

  /**
   * Says how good the network of a file is, before anything is trained.
   * @param {import('../worker/client.js').TrainingClient} client
   */
  async #score(client) {
    const { present, update } = this.#host;
    const { run } = present;
    const isWanted = () => run === present.run;
    await this.#host.attempt(async () => {
      const rightAtFirst = await client.score();
      if (isWanted()) update({ rightAtFirst });
    }, isWanted);
  }
}
