import { Stint } from '../model/stint.js';
import {
  changeConfiguration,
  changedFields,
  DEFAULT_CONFIGURATION,
  LIVE_FIELDS,
  NETWORK_FIELDS,
} from '../model/configuration.js';
import { faultOf, refused } from '../data/fault.js';
import { curvesToCsv, cutShort } from '../model/curves.js';
import { divergence } from './divergence.js';
import { configurationOf, verdictOf } from '../model/experiment.js';
import { EXPERIMENTS } from './experiments/index.js';
import { readNetworkFile } from './network-file.js';
import { PresentRun } from './present-run.js';
import { Reading } from './reading.js';
import { withReport } from './reports.js';
import { hasBegun, newRun } from '../model/run.js';
import { initialState, NO_GAME, withNewRun } from './state.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../worker/protocol.js').Report} Report */
/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */
/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {'mini-batch' | 'epoch' | 'end'} Goal how far to train */

/** Training towards a goal. Another one takes its place, or none; then it changes the state no more. */
class LabStint extends Stint {
  /** @type {Promise<void>} resolves when it is over, however it ends */
  done = Promise.resolve();

  /** @param {Goal} goal */
  constructor(goal) {
    super();
    this.goal = goal;
  }
}

/**
 * The state of the lab and what can be done to it. Knows the worker, not the page.
 *
 * Events: `change` whenever `state` is another object; `epoch` (detail: epoch, 0-based, and the
 * monitored values), `complete`, `prediction` (detail: digit, outputs), `problem` (detail: a Problem).
 */
export class Lab extends EventTarget {
  /** @type {LabState} */
  #state;
  #present;
  /** @type {LabStint | null} null when nothing trains */
  #stint = null;
  #reading;
  /** @type {import('../lib/index.d.ts').SavedNetwork | null} the network of a file, to begin with */
  #saved = null;
  /** Whether the configuration is no longer the one that the experiment began with. */
  #isChanged = false;
  /** @type {Goal | null} what was under way when a problem came up */
  #interrupted = null;

  /**
   * @param {(listener: (report: Report) => void) => Promise<TrainingClient>} connect
   *   starts a worker; the listener gets its reports
   * @param {unknown} [change] what differs from the default configuration
   */
  constructor(connect, change = {}) {
    super();
    this.#present = new PresentRun(() => connect((report) => this.#receive(report)), {
      onConnect: (client) => {
        this.#update({ isEngineHere: true });
        this.#reading.moveTo(client);
      },
      onEnd: (error) => this.#fail(error),
    });
    const { configuration, invalid } = changeConfiguration(DEFAULT_CONFIGURATION, change);
    this.#state = initialState(configuration, invalid);
    this.#reading = new Reading({
      state: () => this.#state,
      update: (part) => this.#update(part),
      client: () => this.#present.client,
      isTrained: () => this.#hasTrained || this.#saved !== null,
      onPrediction: (prediction) => this.#emit('prediction', prediction),
    });
  }

  /** The present state; never changed, only replaced. */
  get state() {
    return this.#state;
  }

  /** Loads the engine and draws the first network. A failure becomes the problem of the state. */
  async open() {
    await this.#begin();
  }

  /** Ends the worker, and what is under way. */
  close() {
    this.#endStint();
    this.#present.close();
  }

  /**
   * Changes the configuration, whole or not at all. eta and lambda take effect at once; any other
   * change begins a new run.
   * @param {unknown} change some fields of a configuration, unchecked
   */
  async configure(change) {
    const before = this.#state.configuration;
    const { configuration, invalid } = changeConfiguration(before, change);
    this.#update({ configuration, invalid });
    if (configuration === before) return;
    const changed = changedFields(before, configuration);
    if (changed.length === 0) return;
    if (!this.#state.experiment?.game) this.#update({ experiment: null }); // a run of one's own
    this.#isChanged = true;
    if (changed.some((field) => NETWORK_FIELDS.includes(field))) this.#saved = null;
    const isLive = this.#goesOn && changed.every((field) => LIVE_FIELDS.includes(field));
    const { experiment, game } = this.#state;
    if (
      isLive &&
      experiment?.game &&
      this.#state.run.curves.history.evaluationAccuracy.length > 0
    ) {
      this.#update({ game: { ...game, attempts: game.attempts + 1 } }); // as good as another run
    }
    const { run } = this.#present;
    if (!isLive || !run) {
      await this.#begin();
      return;
    }
    await this.#attempt(
      async () => (await run.ready).change(configuration),
      () => run === this.#present.run,
    );
  }

  /** Whether the present run can go on as it is. */
  get #goesOn() {
    return this.#present.isThere && !['complete', 'failed'].includes(this.#state.status);
  }

  /** Whether the present run has trained at all. */
  get #hasTrained() {
    return hasBegun(this.#state.run);
  }

  /**
   * Sets up a figure of the book.
   * @param {string | null} id of the experiment; null goes back to runs of one's own
   */
  async choose(id) {
    const experiment = EXPERIMENTS.find((one) => one.id === id) ?? null;
    if (!experiment && id !== null) {
      const ids = EXPERIMENTS.map((one) => one.id).join(', ');
      throw new RangeError(`experiment must be null or one of ${ids}, got '${id}'`);
    }
    this.#saved = null;
    this.#isChanged = false;
    this.#update({ experiment, invalid: {}, game: NO_GAME });
    if (!experiment) this.#update({ configuration: DEFAULT_CONFIGURATION });
    await this.#begin();
  }

  /** Trains to the end of the run; resolves when training stops. A run that is over begins again. */
  async start() {
    await this.#train('end');
  }

  /**
   * Trains a little; resolves when that is done.
   * @param {'mini-batch' | 'epoch'} goal one mini-batch, or to the end of the epoch
   */
  async step(goal) {
    if (goal !== 'mini-batch' && goal !== 'epoch') {
      throw new RangeError(`step must be 'mini-batch' or 'epoch', got '${goal}'`);
    }
    await this.#train(goal);
  }

  /** Stops training; start goes on from there. Resolves when it has stopped. */
  async pause() {
    const stint = this.#stint;
    const { client } = this.#present;
    if (!stint) return;
    stint.stop();
    const tell = async () => {
      const worker = await client;
      if (stint === this.#stint) await worker?.pause();
    };
    tell().catch(() => {}); // what stops a worker is reported where it is awaited
    await stint.done;
  }

  /** Begins anew with the network that the seed gives. */
  async reset() {
    this.#saved = null;
    await this.#begin();
  }

  /** Tries again what the present problem interrupted. */
  async retry() {
    const goal = this.#interrupted;
    this.dismiss();
    if (goal) await this.#train(goal);
    else if (!this.#goesOn) await this.#begin();
  }

  /** Puts the present problem away. */
  dismiss() {
    this.#interrupted = null;
    this.#update({ problem: null });
  }

  /** @param {Float32Array | null} image the 784 pixels on the pad; null when it is empty */
  show(image) {
    return this.#reading.show(image);
  }

  /**
   * Chooses who reads the pad from now on. Without a choice it is the network that comes with the
   * page, until the one in training has learnt something.
   * @param {'reader' | 'own'} reader
   */
  readBy(reader) {
    this.#reading.readBy(reader);
  }

  /** Gets the network that comes with the page, again where it did not come. */
  loadReader() {
    return this.#reading.loadReader();
  }

  /** Gets the network that comes with the page, unless something trains. */
  prepareReader() {
    this.#reading.prepareReader();
  }

  /**
   * @returns {Promise<string | null>} the network as network2.py's file; null when there is none that
   *   could be saved, which becomes the problem of the state
   */
  async saveNetwork() {
    const { run } = this.#present;
    /** @type {string | null} */
    let text = null;
    await this.#attempt(async () => {
      if (!run || run.isLost) {
        throw refused({ code: 'lostNetwork' });
      }
      text = JSON.stringify(await (await run.ready).save());
    });
    return text;
  }

  /**
   * Puts the network of a file in the place of the present one. What is wrong with the file becomes
   * the problem of the state, and nothing else changes.
   * @param {Blob} file saved by network2.py or by the lab
   */
  async loadNetwork(file) {
    await this.pause();
    const before = this.#present.run;
    const isWanted = () => before === this.#present.run;
    await this.#attempt(async () => {
      const saved = await readNetworkFile(file);
      const client = await this.#present.worker();
      if (!isWanted()) return;
      const configuration = await this.#present.offer(client, (id) =>
        client.load(saved, this.#state.configuration, id),
      );
      if (!configuration) return;
      this.#update({ experiment: null });
      this.#saved = saved;
      this.#showNewRun(configuration);
      void this.#reading.showAgain(); // what it read before was of a run that nobody knew yet
    }, isWanted);
  }

  /** @returns {string} the curves so far, as a CSV file */
  curvesCsv() {
    return curvesToCsv(this.#state.run.curves);
  }

  /**
   * Trains towards a goal. While something trains already, this waits until that is over, and then goes on
   * unless that was to reach the end or has been stopped.
   * @param {Goal} goal
   * @returns {Promise<void>} when it is over, however it ends
   */
  async #train(goal) {
    const present = this.#stint;
    if (present && !present.isStopped) {
      await present.done;
      if (present.goal !== 'end' && !present.isStopped) await this.#train(goal);
      return;
    }
    if (!this.#goesOn) void this.#begin();
    const stint = new LabStint(goal);
    this.#stint = stint;
    this.#update({ status: 'running', problem: null });
    stint.done = this.#drive(stint);
    await stint.done;
    this.#reading.prepareReader();
  }

  /**
   * Trains the present run, and those of its experiment that come after it.
   * @param {LabStint} stint
   */
  async #drive(stint) {
    const isWanted = () => stint === this.#stint;
    await this.#attempt(
      async () => {
        let outcome = await this.#runOne(stint);
        while (isWanted() && outcome === 'complete') {
          const { run } = this.#state;
          const curves = cutShort(run.curves, run.progress.epoch);
          this.#update({ run: { ...run, curves } });
          if (!this.#follow()) break;
          outcome = stint.goal === 'end' ? await this.#runOne(stint) : 'paused';
        }
        if (!isWanted()) return;
        this.#stint = null;
        if (outcome === 'replaced') return; // by what will say so itself
        const halted = this.#state.isEngineHere ? 'paused' : 'loading';
        const status = { complete: 'complete', diverged: 'failed', paused: halted }[outcome];
        this.#update({ status: /** @type {LabState['status']} */ (status), download: null });
        if (outcome === 'complete') this.#emit('complete', {});
        if (outcome === 'diverged') this.#report(divergence(this.#state), false);
      },
      isWanted,
      stint,
    );
  }

  /**
   * Trains the present run as soon as the worker has set it up.
   * @param {LabStint} stint
   * @returns {Promise<import('../worker/protocol.js').Outcome>}
   */
  async #runOne(stint) {
    const client = await Promise.race([this.#present.run?.ready, stint.stopped]);
    if (!client || stint.isStopped) return 'paused';
    return client.run(stint.goal);
  }

  /**
   * Puts the run of the experiment that is over away, and sets up the next one.
   * @returns {boolean} whether there is a next one
   */
  #follow() {
    const { experiment, finished, run } = this.#state;
    const { curves } = run;
    if (!experiment) return false;
    const { published } = experiment.runs[finished.length];
    const verdict = this.#isChanged ? null : verdictOf(published, curves);
    const all = [...finished, { curves, verdict }];
    this.#update({ finished: all });
    if (all.length === experiment.runs.length) return false;
    const configuration = configurationOf(experiment, all.length);
    const { network, data } = experiment;
    this.#present.setUp((client, id) => client.follow(configuration, { network, data }, id));
    this.#update({ configuration, run: newRun(configuration) });
    return true;
  }

  /** A new run: with the network of the file that was loaded, or a new one. */
  async #begin() {
    this.#endStint();
    const { experiment } = this.#state;
    const saved = this.#saved;
    const configuration =
      experiment && !this.#isChanged ? configurationOf(experiment, 0) : this.#state.configuration;
    const run = this.#present.setUp((client, id) =>
      saved ? client.load(saved, configuration, id) : client.reset(configuration, id),
    );
    const isWanted = () => run === this.#present.run;
    this.#showNewRun(configuration);
    await this.#attempt(async () => {
      await run.ready;
      if (isWanted() && this.#state.status === 'loading') this.#update({ status: 'ready' });
    }, isWanted);
  }

  /** What trains is wanted no more. */
  #endStint() {
    this.#stint?.stop();
    this.#stint = null;
  }

  /** @param {Configuration} configuration */
  #showNewRun(configuration) {
    this.#update(withNewRun(configuration));
    const { isEngineHere } = this.#state;
    this.#update({ status: this.#stint ? 'running' : isEngineHere ? 'ready' : 'loading' });
    this.#reading.refresh();
  }

  /**
   * Does something; what goes wrong becomes the problem of the state.
   * @param {() => Promise<void>} action
   * @param {() => boolean} [isWanted] whether anybody still wants to know
   * @param {LabStint | null} [stint] that ends with it
   */
  async #attempt(action, isWanted = () => true, stint = null) {
    try {
      await action();
    } catch (error) {
      if (isWanted()) this.#fail(/** @type {Error} */ (error), stint);
    }
  }

  /**
   * Something went wrong.
   * @param {Error} error
   * @param {LabStint | null} [stint] that ends with it; any does when the run is lost
   */
  #fail(error, stint = null) {
    const { name, message } = error;
    const { isEngineHere, status } = this.#state;
    if (name === 'WorkerError') {
      this.#present.lose();
      this.#update({ isEngineHere: false });
    }
    const { isThere } = this.#present;
    const ended = isThere ? stint : this.#stint;
    const canRetry = name !== 'RangeError' && name !== 'TypeError';
    this.#interrupted = canRetry ? (ended?.goal ?? null) : null;
    if (ended) this.#endStint();
    if (isThere) {
      if (ended) this.#update({ status: 'paused', download: null });
    } else if (status !== 'failed') {
      this.#update({ status: isEngineHere ? 'failed' : 'loading', download: null });
    }
    this.#report(faultOf(error) ?? { code: 'engine', message }, canRetry);
  }

  /** @param {Report} report */
  #receive(report) {
    if (!this.#present.isOf(report)) return; // nobody wants to know any more
    if (report.type === 'prediction') {
      this.#reading.receive({ own: report.own, reader: report.reader });
      return;
    }
    this.#update(withReport(this.#state, report));
    if (report.type === 'progress') this.#emit('progress', this.#state.run.progress);
    if (report.type === 'epoch') this.#emit('epoch', { epoch: report.epoch, ...report.values });
    if (report.type === 'progress' || report.type === 'reader') this.#reading.refresh();
  }

  /**
   * @param {import('./state.js').Problem} problem
   * @param {boolean} canRetry
   */
  #report(problem, canRetry) {
    this.#update({ problem: { ...problem, canRetry } });
    this.#emit('problem', problem);
  }

  /** @param {Partial<LabState>} change */
  #update(change) {
    this.#state = { ...this.#state, ...change };
    this.dispatchEvent(new Event('change'));
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
