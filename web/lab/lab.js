import { Stint } from '../model/stint.js';
import {
  changeConfiguration,
  changedFields,
  DEFAULT_CONFIGURATION,
  LIVE_FIELDS,
  NETWORK_FIELDS,
} from '../model/configuration.js';
import { faultOf, refused } from '../data/fault.js';
import { cutShort } from '../model/curves.js';
import { keptOf, withNothingShown } from '../model/notebook.js';
import { hasBegun, newRun, presentConfiguration, rewound } from '../model/run.js';
import { Batches } from './batches.js';
import { divergence } from './divergence.js';
import { EXPERIMENTS } from './experiments/index.js';
import { withHandedIn } from './handing-in.js';
import { Keeping } from './keeping.js';
import { readNetworkFile } from './network-file.js';
import { PresentRun } from './present-run.js';
import { Reading } from './reading.js';
import { verifyKept } from './repeating.js';
import { withReport } from './reports.js';
import {
  experimentOf,
  followingRun,
  nextRun,
  placeIn,
  withFinished,
  withOtherSettings,
} from './series.js';
import { initialState, NO_GAME, withNextRun, withPresentKept } from './state.js';

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
  #keeping;
  #batches;
  #connect;
  /** @type {import('../model/run.js').LiveChange[]} that the run which comes next is to repeat */
  #planned = [];
  /** Whether anything has been asked of the lab since it was opened. */
  #isTouched = false;
  /** @type {Goal | null} what was under way when a problem came up */
  #interrupted = null;

  /**
   * @param {(listener: (report: Report) => void) => Promise<TrainingClient>} connect
   *   starts a worker; the listener gets its reports
   * @param {unknown} [change] what differs from the default configuration
   */
  constructor(connect, change = {}) {
    super();
    this.#connect = connect;
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
    const host = {
      state: () => this.#state,
      update: (/** @type {Partial<LabState>} */ part) => this.#update(part),
    };
    this.#keeping = new Keeping(host);
    this.#batches = new Batches({
      ...host,
      ...{ connect, keeping: this.#keeping },
      onError: (error) => this.#report(faultOf(error) ?? { code: 'engine', message: error.message }, false), // prettier-ignore
    });
  }

  /** Renames, stars, shows and removes runs of the notebook. */
  get notebook() {
    return this.#keeping;
  }

  /** Trains several runs side by side. */
  get batches() {
    return this.#batches;
  }

  /** The present state; never changed, only replaced. */
  get state() {
    return this.#state;
  }

  /**
   * Loads the engine, and brings back what was kept or draws the first network. A failure becomes the problem
   * of the state.
   * @param {import('./store.js').Store | null} [store] where runs are kept between visits; in memory alone when
   *   there is none
   */
  async open(store = null) {
    const last = store && (await this.#keeping.restore(store));
    if (this.#isTouched) return; // what was asked for meanwhile has begun by itself
    if (last) this.#goBackTo(last);
    await this.#begin();
  }

  /** @param {import('./store.js').Last} last what the lab was at */
  #goBackTo({ present, configuration, experiment: id, change, isFurther, finished }) {
    const experiment = experimentOf(id);
    const kept = keptOf(this.#state.notebook, present.id);
    const run = kept?.run ?? newRun(configuration, { experiment: placeIn(experiment, finished.length) }); // prettier-ignore
    const { configuration: allowed } = changeConfiguration(DEFAULT_CONFIGURATION, configuration);
    const status =
      kept?.status === 'complete' || kept?.status === 'failed' ? kept.status : 'loading';
    this.#update({ configuration: allowed, experiment, change, isFurther, finished, present, run, status }); // prettier-ignore
  }

  /** Ends the worker, and what is under way. */
  close() {
    this.#endStint();
    this.#batches.stop();
    this.#present.close();
    this.#isTouched = false;
    const status = this.#isOver ? this.#state.status : 'loading';
    this.#update({ isEngineHere: false, status, download: null });
  }

  /** Whether the present run has come to an end, good or bad. */
  get #isOver() {
    return ['complete', 'failed'].includes(this.#state.status);
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
    this.#forgetClaim();
    if (changed.some((field) => NETWORK_FIELDS.includes(field))) this.#saved = null;
    const isLive = this.#goesOn && changed.every((field) => LIVE_FIELDS.includes(field));
    if (!isLive) this.#update(withOtherSettings(this.#state, changed));
    const { experiment, game, run: present } = this.#state;
    const hasScored = present.curves.history.evaluationAccuracy.length > 0;
    if (isLive && experiment?.game && hasScored) {
      this.#update({ game: { ...game, attempts: game.attempts + 1 } }); // as good as another run
    }
    const { run } = this.#present;
    if (!isLive || !run) {
      await this.#begin({ isNew: true });
      return;
    }
    await this.#attempt(
      async () => (await run.ready).change(configuration),
      () => run === this.#present.run,
    );
  }

  /** Whether the present run can go on as it is. */
  get #goesOn() {
    return this.#present.isThere && !this.#isOver;
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
    const experiment = experimentOf(id);
    if (!experiment && id !== null) {
      const ids = EXPERIMENTS.map((one) => one.id).join(', ');
      throw new RangeError(`experiment must be null or one of ${ids}, got '${id}'`);
    }
    this.#forgetClaim();
    this.#saved = null;
    if (experiment !== this.#state.experiment) {
      this.#update({ notebook: withNothingShown(this.#state.notebook) });
    }
    this.#update({ experiment, change: {}, isFurther: false, finished: [], invalid: {}, game: NO_GAME }); // prettier-ignore
    if (!experiment) this.#update({ configuration: DEFAULT_CONFIGURATION });
    await this.#begin({ isNew: true });
  }

  /**
   * Sets up what a description says.
   * @param {import('../model/description.js').Description} description read with NAMED_EXPERIMENTS
   */
  async setUp({ experiment, run, change, changes, result }) {
    await this.choose(experiment);
    await this.configure(change);
    if (changes.length === 0 && !result) return;
    const claim = result ? { fingerprint: result, run: run ?? 0, answer: null } : null;
    this.#planned = changes;
    this.#update({ claim });
    if (changes.length > 0) await this.#begin({ isNew: true });
  }

  /** The present settings are no longer those of the link. */
  #forgetClaim() {
    this.#planned = [];
    this.#update({ claim: null });
  }

  /**
   * Opens a hand-in file: its runs come into the notebook. What is wrong with the file becomes the problem of the
   * state, and nothing else changes.
   * @param {Blob} file
   */
  async openHandIn(file) {
    await this.#attempt(async () => {
      const { notebook, ids } = withHandedIn(this.#state.notebook, await file.text());
      this.#update({ notebook });
      await this.verify(ids);
    });
  }

  /**
   * Makes runs of the notebook again, and says whether they come out the same.
   * @param {string[]} ids
   */
  async verify(ids) {
    const kept = this.#state.notebook.runs.filter(({ id }) => ids.includes(id));
    await verifyKept(this.#connect, kept, (verification) => this.#update({ verification }));
  }

  /**
   * Brings a run of the notebook back: its settings, its curves, and its network as it was left.
   * @param {string} id
   */
  async reopen(id) {
    const kept = keptOf(this.#state.notebook, id);
    if (!kept || id === this.#state.present.id) return;
    await this.pause();
    const checkpoint = await this.#keeping.checkpoint(id);
    this.#saved = null;
    const isOver = kept.status === 'complete' || kept.status === 'failed';
    const run = isOver ? kept.run : rewound(kept.run, checkpoint?.epoch ?? 0);
    const { run: _, ...present } = { ...kept, isShown: true };
    this.#update({
      ...{ run, present, configuration: presentConfiguration(run) },
      status: kept.status === 'complete' || kept.status === 'failed' ? kept.status : 'loading',
      ...{ experiment: experimentOf(run.experiment?.id), change: {}, isFurther: true },
      ...{ finished: [], invalid: {}, problem: null },
    });
    this.#keeping.change(id, { isShown: true });
    await this.#begin();
  }

  /**
   * Sets up a further run that differs from one of the notebook.
   * @param {string} id
   */
  async duplicate(id) {
    const kept = keptOf(this.#state.notebook, id);
    if (!kept) return;
    await this.pause();
    this.#saved = null;
    this.#update({
      experiment: experimentOf(kept.run.experiment?.id),
      configuration: kept.run.configuration,
      ...{ change: {}, isFurther: true, finished: [], invalid: {} },
    });
    await this.#begin({ isNew: true });
  }

  /**
   * Trains the present settings several times side by side, each with another value of one setting; what trains
   * is paused.
   * @param {Parameters<Batches['start']>[0]} what
   */
  async runSeveral(what) {
    await this.pause();
    const invalid = await this.#batches.start(what);
    this.#update({ invalid });
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
    await this.#begin({ isNew: true });
  }

  /** Tries again what the present problem interrupted. */
  async retry() {
    const goal = this.#interrupted;
    this.dismiss();
    if (goal) await this.#train(goal);
    else if (!this.#goesOn) await this.#begin({ isNew: this.#isOver });
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
      this.#update({ experiment: null, isFurther: false, finished: [] });
      this.#saved = saved;
      this.#showRun(newRun(configuration, { isFromFile: true }));
      void this.#reading.showAgain(); // what it read before was of a run that nobody knew yet
    }, isWanted);
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
    if (!this.#goesOn) void this.#begin({ isNew: this.#isOver });
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
   * Puts the run that is over to the others of its experiment, and sets up the next one.
   * @returns {boolean} whether there is a next one
   */
  #follow() {
    this.#update({ finished: withFinished(this.#state), status: 'complete' });
    const run = followingRun(this.#state);
    const sharing = this.#state.experiment?.sharing;
    if (!run || !sharing) return false;
    const { configuration } = run;
    this.#present.setUp((client, id) =>
      sharing === 'seed'
        ? client.reset(configuration, id)
        : client.follow(configuration, sharing, id),
    );
    this.#update({ ...withNextRun(this.#state, run), status: 'running' });
    return true;
  }

  /**
   * Has the worker set up a run: the present one, from where it can be gone on from, or a new one with the
   * network of the file that was loaded, or that the seed gives.
   * @param {{isNew?: boolean}} [how] isNew: whether the present run is left behind
   */
  async #begin({ isNew = false } = {}) {
    this.#endStint();
    this.#isTouched = true;
    const saved = this.#saved;
    if (isNew || !hasBegun(this.#state.run)) {
      this.#showRun(nextRun(this.#state, saved !== null));
      if (!this.#state.isFurther) this.#update({ finished: [] });
    }
    const { run, present } = this.#state;
    const { configuration, changes } = run;
    const setUp = this.#present.setUp(async (client, id) => {
      const checkpoint = await this.#keeping.checkpoint(present.id);
      if (checkpoint) await client.resume(configuration, checkpoint, id, changes);
      else if (hasBegun(run)) await this.#goBackToStart(client, id);
      else if (saved) await client.load(saved, configuration, id);
      else await client.reset(configuration, id, this.#planned);
    });
    const isWanted = () => setUp === this.#present.run;
    await this.#attempt(async () => {
      await setUp.ready;
      if (!isWanted() || this.#state.status !== 'loading') return;
      this.#update({ status: hasBegun(this.#state.run) ? 'paused' : 'ready' });
    }, isWanted);
  }

  /**
   * Nothing is known any more from which the present run could go on.
   * @param {TrainingClient} client
   * @param {number} id of the run
   */
  async #goBackToStart(client, id) {
    const run = rewound(this.#state.run, 0);
    this.#update({ run });
    await client.reset(run.configuration, id);
  }

  /** What trains is wanted no more. */
  #endStint() {
    this.#stint?.stop();
    this.#stint = null;
  }

  /** @param {import('../model/run.js').Run} run in the place of the present one */
  #showRun(run) {
    const { isEngineHere } = this.#state;
    const status = this.#stint ? 'running' : isEngineHere ? 'ready' : 'loading';
    this.#update({ ...withNextRun(this.#state, run), status });
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
      this.#update({ ...this.#afterLoss(isEngineHere), download: null });
    }
    this.#report(faultOf(error) ?? { code: 'engine', message }, canRetry);
  }

  /**
   * @param {boolean} wasEngineHere
   * @returns {Partial<LabState>} what is left of the present run without its worker: what can be gone on from
   */
  #afterLoss(wasEngineHere) {
    const { run, present, status } = this.#state;
    const epoch = this.#keeping.epochKept(present.id);
    if (epoch === null || status === 'complete') {
      return { status: wasEngineHere ? 'failed' : 'loading' };
    }
    return { run: rewound(run, epoch), status: 'paused' };
  }

  /** @param {Report} report */
  #receive(report) {
    if (!this.#present.isOf(report)) return; // nobody wants to know any more
    if (report.type === 'checkpoint') {
      this.#keeping.receive(this.#state.present.id, report.checkpoint);
      return;
    }
    if (report.type === 'prediction') {
      this.#reading.receive({ own: report.own, reader: report.reader });
      return;
    }
    this.#update(withReport(this.#state, report));
    if (report.type === 'end') this.#compareWithClaim(report.fingerprint);
    if (report.type === 'progress') this.#emit('progress', this.#state.run.progress);
    if (report.type === 'epoch') this.#emit('epoch', { epoch: report.epoch, ...report.values });
    if (report.type === 'progress' || report.type === 'reader') this.#reading.refresh();
  }

  /** @param {string} fingerprint of the present run */
  #compareWithClaim(fingerprint) {
    const { claim, run } = this.#state;
    if (!claim || claim.answer || (run.experiment?.run ?? 0) !== claim.run) return;
    const answer = fingerprint === claim.fingerprint ? 'same' : 'differs';
    this.#update({ claim: { ...claim, answer } });
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
    const before = this.#state;
    this.#state = withPresentKept({ ...before, ...change });
    this.#keeping?.watch(before, this.#state);
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
