import { EVALUATION_IMAGES, watchedOf } from '../model/configuration.js';
import { ChangeLog, changed, splitAt } from './change-log.js';
import { BEGINNING, standingOf } from './checkpoint.js';
import { draw, restored } from './draw.js';
import { dueAfter, dueInstead, isMoreWanted, stillDue } from './due.js';
import { EpochEnd, isEvaluated } from './epoch-end.js';
import { Guide } from './guide.js';
import { hyperparametersOf } from './hyperparameters.js';
import { RecentScore } from './recent-score.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../lib/index.d.ts').Network2} Network2 */
/** @typedef {import('../lib/index.d.ts').Network} Network */
/** @typedef {import('../lib/index.d.ts').Random} Random */
/** @typedef {import('../lib/index.d.ts').Dataset} Dataset */
/** @typedef {Pick<import('./mnist-sets.js').MnistSets, 'take' | 'fetch'>} ImageSets */
/** @typedef {import('../model/run.js').LiveChange} LiveChange */
/** @typedef {import('./checkpoint.js').Checkpoint} Checkpoint */

/**
 * One run in the making: its network, generators, training data and guide, and how far it has come.
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
  /** @type {Guide | null} null once the run is closed */
  #guide;
  #start;
  #changes;
  /** @type {Promise<void> | null} the training data on its way */
  #preparing = null;
  #isClosed = false;
  /** @type {Checkpoint['due']} */
  #due = null;
  /** @type {import('./checkpoint.js').Standing | null} as the last epoch ended, where training has gone on
   *   before that was looked at */
  #ended = null;
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
   * @param {{id: number, configuration: Configuration, network: Network, random: Random,
   *   data?: Dataset | null, start?: import('./checkpoint.js').Start, changes?: LiveChange[]}} parts
   *   id: of the run, for its reports; network, random and data are from now on owned by this; data:
   *   the training data, where there is some already; changes: of eta and lambda, to be repeated at
   *   their places, until another is made
   */
  constructor(engine, sets, parts) {
    const { id, configuration, network, random, data = null } = parts;
    this.#engine = engine;
    this.#sets = sets;
    /** Which run it is. */
    this.id = id;
    this.#configuration = configuration;
    this.#network = network;
    this.#random = random;
    this.#data = data;
    this.#start = parts.start ?? BEGINNING;
    this.#changes = new ChangeLog(parts.changes ?? []);
    this.#guide = new Guide(engine, configuration, this.#start);
  }

  /**
   * A run that begins with the network that the seed gives.
   * @param {Network2} engine
   * @param {ImageSets} sets of the images
   * @param {Configuration} configuration
   * @param {number} id of the run
   * @param {LiveChange[]} [changes] to be repeated
   */
  static fromSeed(engine, sets, configuration, id, changes) {
    const random = new engine.Random(configuration.seed);
    try {
      const network = draw(engine, configuration, random);
      return new Training(engine, sets, { id, configuration, network, random, changes });
    } catch (error) {
      random.delete();
      throw error;
    }
  }

  /**
   * A run that goes on from a checkpoint, to the bits with which it would have gone on there.
   * @param {Network2} engine
   * @param {ImageSets} sets of the images
   * @param {Configuration} configuration that it began with
   * @param {Checkpoint} checkpoint of it
   * @param {number} id of the run
   * @param {LiveChange[]} [changes] all that were made in it; the later ones are repeated
   */
  static resume(engine, sets, configuration, checkpoint, id, changes = []) {
    const network = restored(engine, configuration, checkpoint.parameters);
    try {
      const random = new engine.Random(checkpoint.random);
      const [past, coming] = splitAt(checkpoint.epoch, changes);
      return new Training(engine, sets, {
        ...{ id, network, random, start: checkpoint, changes: coming },
        configuration: changed(configuration, past),
      });
    } catch (error) {
      network.delete();
      throw error;
    }
  }

  /**
   * The next run of an experiment, with the same generators; this one is over, having handed them on.
   * @param {Configuration} configuration of the next run; seed, precision and sizes as before
   * @param {{network: 'same' | 'new', data: 'same' | 'fresh'}} how which network, and whether the
   *   training data keeps the order that this run left
   * @param {number} id of the run
   * @param {LiveChange[]} [changes] to be repeated
   * @returns {Training}
   */
  next(configuration, { network: which, data: order }, id, changes) {
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
    // Data that this run has not asked for yet will have to be put into its order.
    const sgd = order === 'fresh' || data ? null : this.#start.sgd;
    const start = { ...BEGINNING, sgd: sgd && { ...sgd, epoch: 0, velocities: null } };
    this.#end();
    return new Training(engine, sets, { id, configuration, network, random, data, start, changes });
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

  /** What the network has learnt from, as `place`: once a run that ended early is over, up to its best epoch. */
  get learnt() {
    const best = this.isOver && this.#guide?.best;
    return best ? { epoch: best.epoch, miniBatch: 0 } : this.place;
  }

  /** Whether there is nothing left to train. */
  get isOver() {
    return Boolean(this.#guide?.isEnded) || this.place.epoch >= this.#configuration.epochs;
  }

  /** Whether an epoch is over and looked at, and the next one has not begun. */
  get isBetweenEpochs() {
    return this.#present().sgd.miniBatch === 0 && !this.#due;
  }

  /** Mini-batches trained since the run began. */
  get position() {
    const { sgd } = this.#present();
    return sgd.epoch * sgd.miniBatches + sgd.miniBatch;
  }

  /** What it is told to do, with eta and lambda as they are at present. */
  get configuration() {
    return this.#configuration;
  }

  /** @returns {import('./change-log.js').Place} where the run stands, also before it is prepared */
  get place() {
    const { epoch, miniBatch } = this.#sgd ?? { epoch: this.#start.sgd?.epoch ?? 0, miniBatch: 0 };
    return { epoch, miniBatch };
  }

  /**
   * From the next mini-batch on. What was still to be repeated of other changes is not.
   * @param {{eta: number, lambda: number}} change both
   */
  change({ eta, lambda }) {
    const change = { ...this.place, eta, lambda };
    this.#changes.add(change);
    this.#configuration = changed(this.#configuration, [change]);
  }

  /**
   * What is looked at from the next look on; a look under way stays as it began. Between two epochs, speeds and
   * weights that are newly wanted are due at once. No bit of the training depends on it.
   * @param {import('../model/configuration.js').Watched} watched
   * @returns {boolean} whether something is newly wanted of the network as it stands, so that it is time to look
   */
  watch(watched) {
    const before = this.#configuration;
    const after = (this.#configuration = { ...before, ...watchedOf(watched) });
    const { epoch, miniBatch } = this.place;
    const due = this.#sgd ? this.#due : this.#start.due;
    if (due === undefined) return false; // the configuration decides, when the run is prepared
    const next = due || miniBatch === 0 ? dueInstead(due, epoch, before, after) : null;
    if (this.#sgd) {
      this.#due = next;
      this.#expectEvaluation();
    } else {
      this.#start = { ...this.#start, due: next };
    }
    return next !== null && isMoreWanted(before, after) && this.#network.isFinite();
  }

  /** @returns {LiveChange[]} the changes that have taken effect since they were asked for last */
  takeChanges() {
    return this.#changes.take();
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
    const { trainingSize, miniBatchSize } = this.#configuration;
    const data =
      this.#data ?? (await this.#sets.take('training', trainingSize, this.#configuration));
    if (this.#isClosed) return data.delete();
    this.#data = data;
    const start = this.#start;
    const sgd = new this.#engine.Sgd(this.#network, data, {
      ...{ miniBatchSize, random: this.#random },
      state: start.sgd ?? undefined,
    });
    sgd.keepScore();
    this.#sgd = sgd;
    this.#due = start.due === undefined ? dueAfter(0, false, this.#configuration) : start.due;
    this.#expectEvaluation();
  }

  /**
   * @param {'validation' | 'test'} [set] another one than its evaluation data
   * @param {number} [size] images of that
   * @returns {Promise<number>} how many images of it the network reads correctly as it stands
   */
  async score(set, size = EVALUATION_IMAGES) {
    const data = await (set ? this.#take(set, size) : this.evaluationData());
    try {
      return data ? this.#network.accuracy(data) : 0;
    } finally {
      data?.delete();
    }
  }

  /**
   * @returns {Promise<Dataset | null>} the data that it is evaluated on, for the caller to delete; null when the run was
   *   closed meanwhile; rejects with a LoadError where they could not be had
   */
  evaluationData() {
    const { evaluation, evaluationSize } = this.#configuration;
    return this.#take(evaluation, evaluationSize);
  }

  /** @param {'validation' | 'test'} set @param {number} size @returns {Promise<Dataset | null>} */
  async #take(set, size) {
    const data = await this.#sets.take(set, size, this.#configuration);
    if (!this.#isClosed) return data;
    data.delete();
    return null;
  }

  /** Has the evaluation data fetched early, where the monitors will need it. */
  #expectEvaluation() {
    const { evaluation, evaluationSize } = this.#configuration;
    if (!isEvaluated(this.#configuration)) return;
    // Whoever needs it when an epoch is over hears of what went wrong.
    this.#sets.fetch(evaluation, evaluationSize, this.#configuration).catch(() => {});
  }

  /**
   * Trains on.
   * @param {number} count mini-batches at most; fewer where the epoch ends before
   * @returns {number} how many were trained
   */
  train(count) {
    const { sgd } = this.#present();
    for (let next; (next = this.#changes.next(this.place));) {
      this.#configuration = changed(this.#configuration, [next]);
    }
    if (this.#due) this.#ended ??= this.#standing();
    // A share of the smallest number would be 0, which is no learning rate.
    const eta = Math.max(this.#configuration.eta * this.#share, Number.MIN_VALUE);
    const before = sgd.epoch;
    const limit = Math.min(count, this.#changes.distance(this.place));
    const start = performance.now();
    const trained = sgd.train(limit, { ...hyperparametersOf(this.#configuration), eta });
    this.#seconds += (performance.now() - start) / 1000;
    if (sgd.epoch > before) this.#endEpoch();
    return trained;
  }

  /** An epoch is over. */
  #endEpoch() {
    const { monitorEvery, epochs } = this.#configuration;
    const { guide } = this.#present();
    const isMonitored = monitorEvery === 'epoch' || this.epoch >= epochs;
    this.#due = dueAfter(this.epoch, isMonitored, this.#configuration);
    this.#ended = null;
    if (!guide.needsAccuracy) guide.pass();
  }

  /** At the end of an epoch. */
  #standing() {
    return standingOf(this.#present().sgd, this.#network, this.#random);
  }

  /**
   * @returns {Checkpoint} of the end of the last epoch. Throws a RangeError when the next one has begun,
   *   unless it has while there still was something to look at.
   */
  checkpoint() {
    const { guide } = this.#present();
    return { ...(this.#ended ?? this.#standing()), due: this.#due, ...guide.state };
  }

  /**
   * Completes the run, once it is over: where it ends early, its network is that of its best epoch from
   * now on.
   * @returns {Promise<string>} the fingerprint of its network
   */
  finish() {
    const { best } = this.#present().guide;
    if (best) this.#network.setParameters(best.parameters);
    return this.#network.fingerprint();
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
    const { sgd, guide } = this.#present();
    return this.#isCopied && !guide.needsAccuracy && sgd.miniBatch + 1 < sgd.miniBatches;
  }

  /**
   * Looks at what there is to see after an epoch, once however often it is asked for meanwhile, and then at what has
   * come to be wanted while it looked.
   * @param {(epoch: number, seen: import('./epoch-end.js').Seen) => void} onSeen told after how many
   *   epochs what was seen, unless the run was closed meanwhile
   * @returns {Promise<void>} when all has been seen; rejects with what went wrong, and looks again the
   *   next time
   */
  look(onSeen) {
    this.#looking ??= this.#lookAtAll(onSeen).finally(() => {
      this.#looking = null;
      this.#isCopied = false;
    });
    return this.#looking;
  }

  /** @param {(epoch: number, seen: import('./epoch-end.js').Seen) => void} onSeen */
  async #lookAtAll(onSeen) {
    for (let due; (due = this.#due); this.#isCopied = false) {
      const seen = await this.#lookAt(due);
      if (!seen) return;
      if (due.isMonitored && this.#present().guide.needsAccuracy) {
        const accuracy = Number(seen.values?.evaluationAccuracy);
        this.#present().guide.record(due.epoch, accuracy, this.#network);
      }
      this.#due = this.place.miniBatch === 0 ? stillDue(this.#due, due) : null;
      onSeen(due.epoch, seen);
    }
  }

  /**
   * @param {import('./due.js').Due} due
   * @returns {Promise<import('./epoch-end.js').Seen | null>} null when the run was closed meanwhile
   */
  async #lookAt({ epoch, isMonitored, speeds, histogram, lambda }) {
    // The network that early stopping has put in the place of the last one does not show the speeds of this epoch.
    const isOfEpoch = isMonitored || !this.isOver || (this.#guide?.best?.epoch ?? epoch) === epoch;
    const wanted = { histogram, speeds: speeds && isOfEpoch, lambda };
    const configuration = { ...this.#configuration, ...wanted };
    const evaluation =
      isMonitored && isEvaluated(configuration)
        ? await this.#sets.take(
            configuration.evaluation,
            configuration.evaluationSize,
            configuration,
          )
        : undefined;
    if (this.#isClosed) {
      evaluation?.delete();
      return null;
    }
    const { sgd, data: training } = this.#present();
    const end = new EpochEnd({ sgd, network: this.#network, training }, configuration, {
      isMonitored,
      evaluation,
    });
    evaluation?.delete(); // the monitors hold on to it
    this.#isCopied = true;
    return end.look(() => this.#isClosed);
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
    return this.#guide?.share ?? 1;
  }

  /** What training works with, once it is prepared. */
  #present() {
    if (!this.#sgd || !this.#data || !this.#guide) {
      throw new Error('prepare must come before training');
    }
    return { sgd: this.#sgd, data: this.#data, guide: this.#guide };
  }

  /** Ends the run and frees what it has. */
  close() {
    for (const object of [this.#data, this.#network, this.#random]) object?.delete();
    this.#end();
  }

  #end() {
    this.#isClosed = true;
    this.#sgd?.delete();
    this.#guide?.delete();
    this.#sgd = this.#guide = this.#data = null;
  }
}
