import { changeConfiguration, DEFAULT_CONFIGURATION } from './configuration.js';
import { configurationOf, verdictOf } from './experiment.js';
import { EXPERIMENTS } from './experiments/index.js';
import { readNetworkFile } from './network-file.js';
import {
  curvesToCsv,
  emptyCurves,
  cutShort,
  withEpoch,
  withMiniBatches,
  withSpeeds,
} from './curves.js';
import {
  initialState,
  newRun,
  NO_GAME,
  NO_READINGS,
  noProgress,
  reading,
  scored,
} from './state.js';

/** @typedef {import('../worker/protocol.js').Configuration} Configuration */
/** @typedef {import('../worker/protocol.js').Report} Report */
/** @typedef {import('./state.js').LabState} LabState */

const FIELDS = /** @type {(keyof Configuration)[]} */ (Object.keys(DEFAULT_CONFIGURATION));

/** Fields that may change while a run goes on. */
const LIVE_FIELDS = ['eta', 'lambda'];

/** Fields that decide which network a run begins with. */
const NETWORK_FIELDS = [
  'hidden',
  'activation',
  'output',
  'cost',
  'initializer',
  'precision',
  'seed',
];

/** @param {LabState} state */
function divergence({ configuration: { eta, lambda, trainingSize }, progress }) {
  // What a step takes from each weight, as a share of it, for regularisation alone.
  const isOverdone = (eta * lambda) / trainingSize >= 1;
  return (
    `The run diverged: in epoch ${progress.epoch + 1} the weights stopped being finite numbers. ` +
    `Try a smaller ${isOverdone ? `λ than ${lambda}` : `learning rate η than ${eta}`}, then start again.`
  );
}

/**
 * The state of the lab and what can be done to it. Knows the worker, not the page.
 *
 * Events: `change` whenever `state` is another object; `epoch` (detail: epoch, 0-based, and the
 * monitored values), `complete`, `prediction` (detail: digit, outputs), `problem` (detail: message).
 */
export class Lab extends EventTarget {
  /** @type {LabState} */
  #state;
  #connect;
  /** @type {Promise<import('../worker/client.js').TrainingClient> | null} */
  #client = null;
  /** @type {Float32Array | null} */
  #image = null;
  /** @type {import('../lib/index.d.ts').SavedNetwork | null} the network of a file, to begin with */
  #saved = null;
  /** @type {'reader' | 'own' | null} who is to read the pad, where the person has chosen */
  #chosenReader = null;
  /** Whether the configuration is no longer the one that the experiment began with. */
  #isChanged = false;
  /** @type {unknown} the worker that was asked for the network that comes with the page */
  #readerAskedOf = null;
  /** Outputs for the image on the pad. */
  #readings = NO_READINGS;
  /** @type {'mini-batch' | 'epoch' | 'end' | null} what was under way when a problem came up */
  #interrupted = null;

  /**
   * @param {(listener: (report: Report) => void) => Promise<import('../worker/client.js').TrainingClient>} connect
   *   starts a worker; the listener gets its reports
   * @param {unknown} [change] what differs from the default configuration
   */
  constructor(connect, change = {}) {
    super();
    this.#connect = connect;
    const { configuration, invalid } = changeConfiguration(DEFAULT_CONFIGURATION, change);
    this.#state = initialState(configuration, invalid);
  }

  /** The present state; never changed, only replaced. */
  get state() {
    return this.#state;
  }

  /** Loads the engine and draws the first network. A failure becomes the problem of the state. */
  async open() {
    await this.#attempt(async () => {
      await this.#begin();
    });
  }

  /** Ends the worker. */
  close() {
    this.#client?.then((client) => client.close()).catch(() => {});
    this.#client = null;
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
    const changed = FIELDS.filter(
      (field) => JSON.stringify(configuration[field]) !== JSON.stringify(before[field]),
    );
    if (changed.length === 0) return;
    if (!this.#state.experiment?.game) this.#update({ experiment: null }); // a run of one's own
    this.#isChanged = true;
    if (changed.some((field) => NETWORK_FIELDS.includes(field))) this.#saved = null;
    const isOver = ['complete', 'failed'].includes(this.#state.status);
    const isLive = !isOver && changed.every((field) => LIVE_FIELDS.includes(field));
    const { experiment, game } = this.#state;
    if (isLive && experiment?.game && this.#state.curves.history.evaluationAccuracy.length > 0) {
      this.#update({ game: { ...game, attempts: game.attempts + 1 } }); // as good as another run
    }
    await this.#attempt(async () => {
      if (isLive) await (await this.#worker()).change(configuration);
      else await this.#begin();
    });
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
    await this.#attempt(() => this.#begin());
  }

  /** Trains to the end of the run; a run that is over begins again. */
  async start() {
    await this.#run('end');
  }

  /**
   * Trains a little.
   * @param {'mini-batch' | 'epoch'} goal one mini-batch, or to the end of the epoch
   */
  async step(goal) {
    if (goal !== 'mini-batch' && goal !== 'epoch') {
      throw new RangeError(`step must be 'mini-batch' or 'epoch', got '${goal}'`);
    }
    await this.#run(goal);
  }

  /** Stops training; start goes on from there. */
  async pause() {
    if (this.#state.status === 'running') await (await this.#worker()).pause();
  }

  /** Begins anew with the network that the seed gives. */
  async reset() {
    this.#saved = null;
    await this.#attempt(() => this.#begin());
  }

  /** Tries again what the present problem interrupted. */
  async retry() {
    const goal = this.#interrupted;
    this.dismiss();
    if (this.#state.status === 'loading' || !this.#client) await this.open();
    if (goal) await this.#run(goal);
  }

  /** Puts the present problem away. */
  dismiss() {
    this.#interrupted = null;
    this.#update({ problem: null });
  }

  /**
   * @param {Float32Array | null} image the 784 pixels on the pad; null when it is empty
   */
  async show(image) {
    this.#image = image;
    if (!image) {
      this.#readings = NO_READINGS;
      this.#update({ prediction: null });
    }
    const client = await this.#client?.catch(() => null);
    await client?.show(image).catch(() => {}); // what stops a worker is reported where it is awaited
    if (image) this.prepareReader();
  }

  /**
   * Chooses who reads the pad from now on. Without a choice it is the network that comes with the
   * page, until the one in training has learnt something.
   * @param {'reader' | 'own'} reader
   */
  readBy(reader) {
    this.#chosenReader = reader;
    if (reader === 'reader') this.#needReader();
    this.#read();
  }

  /** Gets the network that comes with the page, again where it did not come. */
  async loadReader() {
    const client = await this.#client;
    if (!client) return; // a new worker is asked when it is there
    this.#readerAskedOf = client;
    await client.loadReader();
  }

  /**
   * Gets the network that comes with the page, unless something trains: half a million weights, for which
   * the first mini-batches need not wait.
   */
  prepareReader() {
    if (this.#state.status !== 'running') this.#needReader();
  }

  /** Gets the network that comes with the page, unless it is here, on its way, or there is no worker. */
  #needReader() {
    const needed = async () => {
      const client = await this.#client;
      if (this.#readerAskedOf !== client) await this.loadReader();
    };
    needed().catch(() => {}); // what stops a worker is reported where it is awaited
  }

  /** Brings who reads, and what, up to date. */
  #read() {
    const { epoch, miniBatch } = this.#state.progress;
    const { readBy, prediction } = reading(this.#state, {
      chosen: this.#chosenReader,
      readings: this.#readings,
      isTrained: epoch > 0 || miniBatch > 0 || this.#saved !== null,
    });
    const before = this.#state;
    if (readBy === before.readBy && prediction === before.prediction) return;
    this.#update({ readBy, prediction });
    if (prediction) this.#emit('prediction', prediction);
  }

  /** @returns {Promise<string>} the network as network2.py's file */
  async saveNetwork() {
    return JSON.stringify(await (await this.#worker()).save());
  }

  /**
   * Puts the network of a file in the place of the present one. What is wrong with the file becomes
   * the problem of the state, and nothing else changes.
   * @param {Blob} file saved by network2.py or by the lab
   */
  async loadNetwork(file) {
    await this.#attempt(async () => {
      const saved = await readNetworkFile(file);
      const client = await this.#worker();
      const configuration = await client.load(saved, this.#state.configuration);
      this.#update({ experiment: null });
      this.#saved = saved;
      this.#showNewRun(configuration);
    });
  }

  /** @returns {string} the curves so far, as a CSV file */
  curvesCsv() {
    return curvesToCsv(this.#state.curves);
  }

  /** @param {'mini-batch' | 'epoch' | 'end'} goal */
  async #run(goal) {
    if (this.#state.status === 'running') return;
    const isOver = ['complete', 'failed'].includes(this.#state.status);
    await this.#attempt(async () => {
      if (isOver || !this.#client) await this.#begin();
      const client = await this.#worker();
      this.#update({ status: 'running', problem: null });
      const train = async () => {
        const outcome = await client.run(goal);
        const { curves, progress } = this.#state;
        if (outcome === 'complete') this.#update({ curves: cutShort(curves, progress.epoch) });
        return outcome;
      };
      let outcome = await train();
      while (outcome === 'complete' && (await this.#follow(client))) {
        outcome = goal === 'end' ? await train() : 'paused';
      }
      if (outcome === 'replaced') return;
      this.#update({ status: outcome === 'diverged' ? 'failed' : outcome, download: null });
      if (outcome === 'complete') this.#emit('complete', {});
      if (outcome === 'diverged') this.#report(divergence(this.#state), false);
    }, goal);
    this.prepareReader();
  }

  /**
   * Puts the run of the experiment that is over away and sets up the next one.
   * @param {import('../worker/client.js').TrainingClient} client
   * @returns {Promise<boolean>} whether there is a next one
   */
  async #follow(client) {
    const { experiment, finished, curves } = this.#state;
    if (!experiment) return false;
    const { label, published } = experiment.runs[finished.length];
    const verdict = this.#isChanged ? null : verdictOf(published, curves);
    const all = [...finished, { label, curves, verdict }];
    this.#update({ finished: all });
    if (all.length === experiment.runs.length) return false;
    const configuration = configurationOf(experiment, all.length);
    await client.follow(configuration, experiment);
    this.#update({
      configuration,
      progress: noProgress(configuration),
      curves: emptyCurves(configuration),
    });
    return true;
  }

  /** The worker's side of a new run: with the network of the file that was loaded, or a new one. */
  async #begin() {
    const client = await this.#worker();
    const { experiment } = this.#state;
    const configuration =
      experiment && !this.#isChanged ? configurationOf(experiment, 0) : this.#state.configuration;
    if (this.#saved) await client.load(this.#saved, configuration);
    else await client.reset(configuration);
    this.#showNewRun(configuration);
  }

  /** @param {Configuration} configuration */
  #showNewRun(configuration) {
    this.#update(newRun(configuration));
    this.#read();
  }

  /** The worker, started when there is none. */
  #worker() {
    this.#client ??= this.#connect((report) => this.#receive(report)).then(
      (client) => {
        if (this.#image) void client.show(this.#image);
        if (this.#readerAskedOf) this.#needReader(); // of the worker before this one
        return client;
      },
      (error) => {
        this.#client = null; // so that trying again starts another
        throw error;
      },
    );
    return this.#client;
  }

  /**
   * Does something; what goes wrong becomes the problem of the state.
   * @param {() => Promise<void>} action
   * @param {'mini-batch' | 'epoch' | 'end' | null} [goal] to go on with when it is tried again
   */
  async #attempt(action, goal = null) {
    try {
      await action();
    } catch (error) {
      const { name, message } = /** @type {Error} */ (error);
      if (name === 'WorkerError') this.#client = null;
      const canRetry = name !== 'RangeError' && name !== 'TypeError';
      this.#interrupted = canRetry ? goal : null;
      if (this.#state.status === 'running') this.#update({ status: 'paused', download: null });
      this.#report(message, canRetry);
    }
  }

  /** @param {Report} report */
  #receive(report) {
    switch (report.type) {
      case 'download': {
        const { received, total } = report;
        this.#update({ download: received < total ? { received, total } : null });
        break;
      }
      case 'progress': {
        const { type, recent, ...progress } = report;
        const { curves } = this.#state;
        const epoch = report.epoch + report.miniBatch / report.miniBatches;
        this.#update({
          download: null,
          progress: { ...this.#state.progress, ...progress },
          curves: recent ? withMiniBatches(curves, epoch, recent) : curves,
        });
        this.#emit('progress', this.#state.progress);
        this.#read();
        break;
      }
      case 'epoch':
        this.#update({ curves: withEpoch(this.#state.curves, report.values) });
        this.#update({ game: scored(this.#state, report.values.evaluationAccuracy) });
        this.#emit('epoch', { epoch: report.epoch, ...report.values });
        break;
      case 'speeds':
        this.#update({ curves: withSpeeds(this.#state.curves, report.epoch, report.speeds) });
        break;
      case 'weights':
        this.#update({ curves: { ...this.#state.curves, histogram: report.counts } });
        break;
      case 'prediction':
        this.#readings = { own: report.own, reader: report.reader };
        this.#read();
        break;
      case 'reader':
        this.#update({ reader: { isHere: report.problem === null, problem: report.problem } });
        this.#read();
    }
  }

  /**
   * @param {string} message
   * @param {boolean} canRetry
   */
  #report(message, canRetry) {
    this.#update({ problem: { message, canRetry } });
    this.#emit('problem', { message });
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
