import { EpochEnd, isEvaluated } from './epoch-end.js';
import { RecentScore } from './recent-score.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../lib/index.d.ts').Network2} Network2 */
/** @typedef {import('../lib/index.d.ts').Network} Network */
/** @typedef {import('../lib/index.d.ts').Random} Random */
/** @typedef {import('../lib/index.d.ts').Dataset} Dataset */
/** @typedef {Pick<import('./mnist-sets.js').MnistSets, 'take' | 'fetch'>} ImageSets */

/**
 * A run as it stands at the end of an epoch; can be cloned and stored.
 * @typedef {{epoch: number}} Checkpoint
 */

/**
 * @param {Network2} engine
 * @param {Configuration} configuration
 * @param {Random} random
 * @returns {Network} drawn by its initializer
 */
function draw({ Network }, { hidden, activation, output, cost, precision, initializer }, random) {
  const options = { hidden: activation, output, cost, precision, random };
  const network = new Network([784, ...hidden, 10], options);
  // As the book's scripts do: the default weights have been drawn before.
  if (initializer === 'large') network.largeWeightInitializer(random);
  return network;
}

/**
 * One run in the making: its network, generators, training data and schedule, and how far it has come.
 * It trains and looks when it is told to; who tells it, and when, is no business of its own.
 */
export class Training {
  #engine;
  #sets;
  #configuration;
  #network;
  #random;
  /** @type {Dataset | null} */
  #data;
  /** @type {import('../lib/index.d.ts').Sgd | null} */
  #sgd = null;
  /** @type {import('../lib/index.d.ts').Schedule | null} */
  #schedule = null;
  /** @type {Promise<void> | null} the training data on its way */
  #preparing = null;
  /** Whether the schedule has ended the run. */
  #isEnded = false;
  #isClosed = false;
  /** @type {{epoch: number, isMonitored: boolean} | null} after so many epochs, which is still to be looked at */
  #due = null;
  /** @type {Promise<void> | null} the look at it under way */
  #looking = null;
  /** Whether that look has a copy of the network, so that training could go on. */
  #isCopied = false;
  #recent = new RecentScore();
  /** Spent on training. */
  #seconds = 0;

  /**
   * @param {Network2} engine
   * @param {ImageSets} sets of the images
   * @param {{id: number, configuration: Configuration, network: Network, random: Random, data?: Dataset | null}} parts
   *   id: of the run, for its reports; network, random and data are from now on owned by this; data:
   *   the training data, where there is some already
   */
  constructor(engine, sets, { id, configuration, network, random, data = null }) {
    this.#engine = engine;
    this.#sets = sets;
    /** Which run it is. */
    this.id = id;
    this.#configuration = configuration;
    this.#network = network;
    this.#random = random;
    this.#data = data;
  }

  /**
   * A run that begins with the network that the seed gives.
   * @param {Network2} engine
   * @param {ImageSets} sets of the images
   * @param {Configuration} configuration
   * @param {number} id of the run
   */
  static fromSeed(engine, sets, configuration, id) {
    const random = new engine.Random(configuration.seed);
    try {
      const network = draw(engine, configuration, random);
      return new Training(engine, sets, { id, configuration, network, random });
    } catch (error) {
      random.delete();
      throw error;
    }
  }

  /**
   * The next run of an experiment, with the same generators; this one is over, having handed them on.
   * @param {Configuration} configuration of the next run; seed, precision and sizes as before
   * @param {{network: 'same' | 'new', data: 'same' | 'fresh'}} how which network, and whether the
   *   training data keeps the order that this run left
   * @param {number} id of the run
   * @returns {Training}
   */
  next(configuration, { network: which, data: order }, id) {
    const [engine, sets, random] = [this.#engine, this.#sets, this.#random];
    let network = this.#network;
    if (which === 'new') {
      network = draw(engine, configuration, random);
      this.#network.delete();
    } else if (configuration.initializer === 'large') {
      network.largeWeightInitializer(random);
    } else {
      network.defaultWeightInitializer(random);
    }
    if (order === 'fresh') this.#data?.delete();
    const data = order === 'fresh' ? null : this.#data;
    this.#end();
    return new Training(engine, sets, { id, configuration, network, random, data });
  }

  /** The network as it stands. */
  get network() {
    return this.#network;
  }

  /** Whether this is no longer the run that is wanted. */
  get isClosed() {
    return this.#isClosed;
  }

  /** Images in a mini-batch. */
  get miniBatchSize() {
    return this.#configuration.miniBatchSize;
  }

  /** Complete epochs. */
  get epoch() {
    return this.#present().sgd.epoch;
  }

  /** Whether there is nothing left to train. */
  get isOver() {
    return this.#isEnded || this.epoch >= this.#configuration.epochs;
  }

  /** Mini-batches trained since the run began. */
  get position() {
    const { sgd } = this.#present();
    return sgd.epoch * sgd.miniBatches + sgd.miniBatch;
  }

  /** Whether the accuracy decides how training goes on. */
  get #isGuided() {
    const { schedule, earlyStopping } = this.#configuration;
    return schedule.kind === 'stepwise' || earlyStopping > 0;
  }

  /**
   * From the next mini-batch on.
   * @param {{eta: number, lambda: number}} change both
   */
  change({ eta, lambda }) {
    this.#configuration = { ...this.#configuration, eta, lambda };
  }

  /**
   * Has the training data fetched, once however often it is asked for meanwhile.
   * @returns {Promise<void>} when training can begin, or the run has been closed; rejects with what
   *   went wrong, and tries again the next time
   */
  prepare() {
    if (this.#sgd) return Promise.resolve();
    if (!this.#preparing) {
      this.#preparing = this.#fetch().finally(() => (this.#preparing = null));
      this.#preparing.catch(() => {}); // after a pause nobody may be waiting for it
    }
    return this.#preparing;
  }

  async #fetch() {
    const { trainingSize, miniBatchSize, histogram, speeds } = this.#configuration;
    const { evaluation, evaluationSize } = this.#configuration;
    const data = this.#data ?? (await this.#sets.take('training', trainingSize));
    if (this.#isClosed) return data.delete();
    this.#data = data;
    const sgd = new this.#engine.Sgd(this.#network, data, { miniBatchSize, random: this.#random });
    sgd.keepScore();
    this.#schedule = new this.#engine.Schedule(this.#configuration);
    this.#sgd = sgd;
    if (histogram || speeds) this.#due = { epoch: 0, isMonitored: false };
    if (isEvaluated(this.#configuration)) {
      // Needed when an epoch is over; whoever needs it then hears of what went wrong.
      this.#sets.fetch(evaluation, evaluationSize).catch(() => {});
    }
  }

  /**
   * Trains on.
   * @param {number} count mini-batches at most; fewer where the epoch ends before
   * @returns {number} how many were trained
   */
  train(count) {
    const { sgd } = this.#present();
    // A share of the smallest number would be 0, which is no learning rate.
    const eta = Math.max(this.#configuration.eta * this.#share, Number.MIN_VALUE);
    const before = sgd.epoch;
    const start = performance.now();
    const trained = sgd.train(count, { ...this.#configuration, eta });
    this.#seconds += (performance.now() - start) / 1000;
    if (sgd.epoch > before) this.#endEpoch();
    return trained;
  }

  /** An epoch is over. */
  #endEpoch() {
    const { monitorEvery, epochs, histogram, speeds } = this.#configuration;
    const isMonitored = monitorEvery === 'epoch' || this.epoch >= epochs;
    if (isMonitored || histogram || speeds) this.#due = { epoch: this.epoch, isMonitored };
    if (!this.#isGuided) this.#schedule?.record(0);
  }

  /** Whether the network must be looked at before training goes on. */
  get mustLook() {
    return this.#due !== null;
  }

  /**
   * Whether a mini-batch may be trained although there is something to look at: the look has a copy of
   * the network, neither eta nor the end of the run depends on it, and no further epoch will be over.
   */
  get mayTrainBesides() {
    const { sgd } = this.#present();
    return this.#isCopied && !this.#isGuided && sgd.miniBatch + 1 < sgd.miniBatches;
  }

  /**
   * Looks at what there is to see after an epoch, once however often it is asked for meanwhile.
   * @param {(epoch: number, seen: import('./epoch-end.js').Seen) => void} onSeen told after how many
   *   epochs what was seen, unless the run was closed meanwhile
   * @returns {Promise<void>} when all has been seen; rejects with what went wrong, and looks again the
   *   next time
   */
  look(onSeen) {
    this.#looking ??= this.#lookAtDue(onSeen).finally(() => {
      this.#looking = null;
      this.#isCopied = false;
    });
    return this.#looking;
  }

  /** @param {(epoch: number, seen: import('./epoch-end.js').Seen) => void} onSeen */
  async #lookAtDue(onSeen) {
    if (!this.#due) return;
    const { isMonitored, epoch } = this.#due;
    const configuration = this.#configuration;
    const evaluation =
      isMonitored && isEvaluated(configuration)
        ? await this.#sets.take(configuration.evaluation, configuration.evaluationSize)
        : undefined;
    if (this.#isClosed) return evaluation?.delete();
    const { sgd, data: training } = this.#present();
    const end = new EpochEnd({ sgd, network: this.#network, training }, configuration, {
      isMonitored,
      evaluation,
    });
    evaluation?.delete(); // the monitors hold on to it
    this.#isCopied = true;
    const seen = await end.look(() => this.#isClosed);
    if (!seen) return;
    if (isMonitored && this.#isGuided) {
      this.#isEnded = !this.#schedule?.record(Number(seen.values?.evaluationAccuracy));
    }
    this.#due = null;
    onSeen(epoch, seen);
  }

  /**
   * @param {import('./pace.js').Pace} pace
   * @param {boolean} isStep whether the score is wanted, of however few examples
   * @returns {import('./protocol.js').ProgressReport} where the run stands
   */
  progress(pace, isStep) {
    const { sgd } = this.#present();
    return {
      type: 'progress',
      epoch: sgd.epoch,
      miniBatch: sgd.miniBatch,
      miniBatches: sgd.miniBatches,
      share: this.#share,
      imagesPerSecond: pace.imagesPerSecond,
      seconds: this.#seconds,
      secondsLeft: pace.secondsLeft(this.position, this.#configuration.epochs * sgd.miniBatches),
      recent: this.#recent.take(sgd, this.#network, this.#configuration, isStep),
    };
  }

  /** What the schedule multiplies eta by at present. */
  get #share() {
    return this.#schedule?.share ?? 1;
  }

  /** What training works with, once it is prepared. */
  #present() {
    if (!this.#sgd || !this.#data) throw new Error('prepare must come before training');
    return { sgd: this.#sgd, data: this.#data };
  }

  /** Ends the run and frees what it has. */
  close() {
    for (const object of [this.#data, this.#network, this.#random]) object?.delete();
    this.#end();
  }

  #end() {
    this.#isClosed = true;
    this.#sgd?.delete();
    this.#schedule?.delete();
    this.#sgd = this.#schedule = this.#data = null;
  }
}
