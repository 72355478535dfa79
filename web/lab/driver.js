import { faultOf, refused } from '../data/fault.js';
import { cutShort } from '../model/curves.js';
import { keptOf } from '../model/notebook.js';
import { hasBegun, rewound } from '../model/run.js';
import { Stint } from '../model/stint.js';
import { divergence } from './divergence.js';
import { NetworkOfFile } from './network-of-file.js';
import { PresentRun } from './present-run.js';
import { withReport } from './reports.js';
import { canGoOn, followingRun, nextRun, withFinished } from './series.js';
import { testImagesOf, withNextRun } from './state.js';

/** @typedef {import('../worker/protocol.js').Report} Report */
/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */
/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {'mini-batch' | 'epoch' | 'end'} Goal how far to train */

/**
 * What driving a run needs of the lab.
 * @typedef {object} DriverHost
 * @property {() => LabState} state the present one
 * @property {(change: Partial<LabState>) => void} update changes it
 * @property {(type: string, detail: object) => void} emit tells who listens to the lab
 * @property {(listener: (report: Report) => void) => Promise<TrainingClient>} connect starts a worker
 * @property {import('./keeping.js').Keeping} keeping
 * @property {() => import('./reading.js').Reading} reading of the pad
 * @property {(client: TrainingClient) => void} onConnect told of a worker that has just started
 */

/** Training towards a goal. Another one takes its place, or none; then it changes the state no more. */
class GoalStint extends Stint {
  /** @type {Promise<void>} resolves when it is over, however it ends */
  done = Promise.resolve();

  /** @param {Goal} goal */
  constructor(goal) {
    super();
    this.goal = goal;
  }
}

const NOTHING_PLANNED = {
  run: 0,
  changes: /** @type {import('../model/run.js').LiveChange[]} */ ([]),
};

/** Drives the present run: has a worker set it up, trains it towards a goal, and goes on with those that follow. */
export class Driver {
  #host;
  #present;
  /** @type {GoalStint | null} null when nothing trains */
  #stint = null;
  #file;
  /** Changes that a run which is to be repeated has: of a run of one's own, or which of an experiment. */
  #planned = NOTHING_PLANNED;
  /** @type {Goal | null} what was under way when a problem came up */
  #interrupted = null;

  /** @param {DriverHost} host */
  constructor(host) {
    this.#host = host;
    const listening = (/** @type {() => boolean} */ isPresent) =>
      host.connect((report) => isPresent() && this.#receive(report));
    this.#present = new PresentRun(listening, {
      onConnect: (client) => {
        host.update({ isEngineHere: true });
        host.onConnect(client);
      },
      onEnd: (error) => this.#fail(error),
    });
    this.#file = new NetworkOfFile({
      ...{ ...host, present: this.#present },
      pause: () => this.pause(),
      attempt: (action, isWanted) => this.attempt(action, isWanted),
      showRun: (run) => this.#showRun(run),
    });
  }

  /** The network of a file that the present run begins with, and how it is saved and loaded. */
  get file() {
    return this.#file;
  }

  /** The worker, or one that starts; null when there is none. */
  get client() {
    return this.#present.client;
  }

  /** Whether a run is there, or about to be. */
  get hasRun() {
    return this.#present.run !== null;
  }

  /** Whether the present network has learnt anything, here or before it was saved. */
  get isTrained() {
    return hasBegun(this.#state.run) || this.#file.saved !== null;
  }

  get #state() {
    return this.#host.state();
  }

  /** @param {Partial<LabState>} change */
  #update(change) {
    this.#host.update(change);
  }

  /** Whether the present run has come to an end, good or bad. */
  get isOver() {
    return ['complete', 'failed'].includes(this.#state.status);
  }

  /** Whether the present run can go on as it is. */
  get goesOn() {
    return this.#present.isThere && !this.isOver;
  }

  /** Ends the worker, and what is under way. */
  close() {
    this.#endStint();
    this.#present.close();
  }

  /**
   * @param {number} run of its experiment that comes, from 0; 0 for one of one's own
   * @param {import('../model/run.js').LiveChange[]} changes of eta and lambda that it is to repeat
   */
  plan(run, changes) {
    this.#planned = { run, changes };
  }

  /** @param {import('../model/run.js').Run} run @returns what it is to repeat */
  #changesOf({ experiment, changes: made }) {
    const { run, changes } = this.#planned;
    return changes.length > 0 && (experiment?.run ?? 0) === run ? changes : made;
  }

  /**
   * Changes eta and lambda of the present run from the next mini-batch on.
   * @param {{eta: number, lambda: number}} change both
   * @returns {Promise<boolean>} whether there is a run to change
   */
  async change(change) {
    const { run } = this.#present;
    if (!run) return false;
    await this.attempt(
      async () => (await run.ready).change(change),
      () => run === this.#present.run,
    );
    return true;
  }

  /**
   * Has the present run looked at in another way, whether it goes on or is over.
   * @param {import('../model/configuration.js').Watched} watched that the state has already
   */
  async watch(watched) {
    if (!this.hasRun) return this.begin();
    const { run, isThere } = this.#present;
    if (!run || !isThere) return; // it is, when a worker has it again
    await this.attempt(
      async () => (await run.ready).watch(watched),
      () => run === this.#present.run && !this.#stint, // what trains hears of it too
    );
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

  /** Tries again what the present problem interrupted. */
  async retry() {
    const goal = this.#interrupted;
    this.dismiss();
    if (goal) await this.train(goal);
    else if (!this.#present.isThere) await this.begin({ isNew: this.#state.status === 'failed' });
  }

  /** Puts the present problem away. */
  dismiss() {
    this.#interrupted = null;
    this.#update({ problem: null });
  }

  /** Opens the test data for the present run, which is complete, and keeps what its network reads of them. */
  async openTestData() {
    const { run } = this.#present;
    if (!run || this.#state.status !== 'complete') return;
    await this.attempt(
      async () => {
        if (run.isLost) throw refused({ code: 'lostNetwork' });
        const rightOnTest = await (await run.ready).score('test', testImagesOf(this.#state));
        if (run === this.#present.run) this.#update({ run: { ...this.#state.run, rightOnTest } });
      },
      () => run === this.#present.run,
    );
  }

  /**
   * Trains towards a goal. While something trains already, this waits until that is over, and then goes on
   * unless that was to reach the end or has been stopped.
   * @param {Goal} goal
   * @returns {Promise<void>} when it is over, however it ends
   */
  async train(goal) {
    const present = this.#stint;
    if (present && !present.isStopped) {
      await present.done;
      if (present.goal !== 'end' && !present.isStopped) await this.train(goal);
      return;
    }
    if (!this.goesOn) void this.begin({ isNew: this.isOver });
    const stint = new GoalStint(goal);
    this.#stint = stint;
    this.#update({ status: 'running', problem: null });
    stint.done = this.#drive(stint);
    await stint.done;
    this.#host.reading().prepareReader();
  }

  /**
   * Trains the present run, and those of its experiment that come after it.
   * @param {GoalStint} stint
   */
  async #drive(stint) {
    const isWanted = () => stint === this.#stint;
    await this.attempt(
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
        if (outcome === 'complete') this.#host.emit('complete', {});
        if (outcome === 'diverged') this.#tell(divergence(this.#state), false);
      },
      isWanted,
      stint,
    );
  }

  /**
   * Trains the present run as soon as the worker has set it up.
   * @param {GoalStint} stint
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
    const changes = this.#changesOf(run);
    this.#present.setUp((client, id) =>
      sharing === 'seed'
        ? client.reset(configuration, id, changes)
        : client.follow(configuration, sharing, id, changes),
    );
    this.#update({ ...withNextRun(this.#state, run), status: 'running' });
    return true;
  }

  /**
   * Has the worker set up a run: the present one, from where it can be gone on from, or a new one with the
   * network of the file that was loaded, or that the seed gives.
   * @param {{isNew?: boolean}} [how] isNew: whether the present run is left behind
   */
  async begin({ isNew = false } = {}) {
    this.#endStint();
    if (isNew || !canGoOn(this.#state)) {
      this.#showRun(nextRun(this.#state, this.#file.saved !== null));
      const { experiment, isFurther, finished, forecast } = this.#state;
      const isSeen = finished.length > 0 && finished.length === experiment?.runs.length;
      if (!isFurther) this.#update({ finished: [], forecast: isSeen ? { stage: 'skipped' } : forecast }); // prettier-ignore
    }
    const { run, present } = this.#state;
    const { configuration } = run;
    const isOver = this.isOver;
    const changes = this.#changesOf(run);
    const setUp = this.#present.setUp(async (client, id) => {
      const checkpoint = await this.#host.keeping.checkpoint(present.id);
      if (checkpoint) await client.resume(configuration, checkpoint, id, changes);
      else if (isOver) this.#present.forgo();
      else await this.#beginFromStart(client, id, changes);
    });
    const isWanted = () => setUp === this.#present.run;
    await this.attempt(async () => {
      await setUp.ready;
      if (!isWanted() || this.#state.status !== 'loading') return;
      this.#update({ status: hasBegun(this.#state.run) ? 'paused' : 'ready' });
    }, isWanted);
  }

  /**
   * @param {TrainingClient} client
   * @param {number} id of the run
   * @param {import('../model/run.js').LiveChange[]} changes that it is to repeat
   */
  async #beginFromStart(client, id, changes) {
    if (hasBegun(this.#state.run)) this.#update({ run: rewound(this.#state.run, 0) });
    const { run, experiment, finished, notebook } = this.#state;
    const { configuration, experiment: place } = run;
    if (run.isFromFile && this.#file.saved) {
      await client.load(this.#file.saved, configuration, id);
      return;
    }
    const sharing = place?.run ? experiment?.sharing : 'seed';
    if (sharing && sharing !== 'seed') {
      const before = keptOf(notebook, finished.at(-1)?.id ?? '');
      const end = before && (await this.#host.keeping.checkpoint(before.id));
      if (end) {
        await client.resume(before.run.configuration, end, id, before.run.changes);
        await client.follow(configuration, sharing, id, changes);
        return;
      }
      // Without the run before, whose generators it shares, it is none of the experiment's own.
      const further = { ...run, experiment: place && { ...place, run: null } };
      this.#update({ run: further, isFurther: true });
    }
    if (run.isFromFile) this.#update({ run: { ...run, isFromFile: false } }); // the file is no longer here
    await client.reset(configuration, id, changes);
  }

  /**
   * Begins with other settings. A run that was about to begin does so with these, unless it needs to be asked for
   * again.
   * @param {boolean} isQuick whether only eta and lambda are others
   */
  async beginAgain(isQuick) {
    const goal = isQuick && !hasBegun(this.#state.run) && this.#stint?.goal;
    const begun = this.begin({ isNew: true });
    if (goal) void this.train(goal);
    await begun;
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
    this.#host.reading().refresh();
  }

  /**
   * Does something; what goes wrong becomes the problem of the state.
   * @param {() => Promise<void>} action
   * @param {() => boolean} [isWanted] whether anybody still wants to know
   * @param {GoalStint | null} [stint] that ends with it
   */
  async attempt(action, isWanted = () => true, stint = null) {
    try {
      await action();
    } catch (error) {
      if (isWanted()) this.#fail(/** @type {Error} */ (error), stint);
    }
  }

  /**
   * Something went wrong.
   * @param {Error} error
   * @param {GoalStint | null} [stint] that ends with it; any does when the run is lost
   */
  #fail(error, stint = null) {
    const { name } = error;
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
    this.report(error, canRetry);
  }

  /**
   * @param {boolean} wasEngineHere
   * @returns {Partial<LabState>} what is left of the present run without its worker: what can be gone on from
   */
  #afterLoss(wasEngineHere) {
    const { run, present, status } = this.#state;
    if (status === 'complete') return {};
    if (!canGoOn(this.#state)) return { status: wasEngineHere ? 'failed' : 'loading' };
    const epoch = this.#host.keeping.epochKept(present.id) ?? 0;
    return { run: rewound(run, epoch), status: 'paused' };
  }

  /** @param {Report} report */
  #receive(report) {
    if (!this.#present.isOf(report)) return; // nobody wants to know any more
    if (report.type === 'checkpoint') {
      this.#host.keeping.receive(this.#state.present.id, report.checkpoint);
      return;
    }
    if (report.type === 'prediction') {
      this.#host.reading().receive({ own: report.own, reader: report.reader });
      return;
    }
    this.#update(withReport(this.#state, report));
    if (report.type === 'end') this.#compareWithClaim(report.fingerprint);
    if (report.type === 'progress') this.#host.emit('progress', this.#state.run.progress);
    if (report.type === 'epoch')
      this.#host.emit('epoch', { epoch: report.epoch, ...report.values });
    if (report.type === 'progress' || report.type === 'reader') this.#host.reading().refresh();
  }

  /** @param {string} fingerprint of the present run */
  #compareWithClaim(fingerprint) {
    const { claim, run } = this.#state;
    if (!claim || claim.answer || (run.experiment?.run ?? 0) !== claim.run) return;
    const answer = fingerprint === claim.fingerprint ? 'same' : 'differs';
    this.#update({ claim: { ...claim, answer } });
  }

  /**
   * Has something that went wrong become the problem of the state.
   * @param {Error} error
   * @param {boolean} [canRetry] whether there is anything to be tried again
   */
  report(error, canRetry = false) {
    this.#tell(faultOf(error) ?? { code: 'engine', message: error.message }, canRetry);
  }

  /**
   * @param {import('./state.js').Problem} problem
   * @param {boolean} canRetry
   */
  #tell(problem, canRetry) {
    this.#update({ problem: { ...problem, canRetry } });
    this.#host.emit('problem', problem);
  }
}
