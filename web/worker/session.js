import { MnistSource } from '../data/mnist.js';
import { breathe, isTimeToBreathe } from './breathing.js';
import { EVALUATION_IMAGES, isEvaluated, look, monitor } from './epoch-end.js';
import { MnistSets } from './mnist-sets.js';
import { Pace } from './pace.js';
import { Pad } from './pad.js';
import { RecentScore } from './recent-score.js';

/** Milliseconds between two progress reports: a frame or two of the charts. */
const REPORT_INTERVAL = 20;

/** @typedef {import('./protocol.js').Configuration} Configuration */
/** @typedef {import('./protocol.js').Report} Report */

/**
 * Whether the accuracy decides how training goes on.
 * @param {Configuration} configuration
 */
const isGuided = ({ schedule, earlyStopping }) => schedule.kind === 'stepwise' || earlyStopping > 0;

/** @param {import('../lib/index.d.ts').Sgd} run */
const position = (run) => run.epoch * run.miniBatches + run.miniBatch;

/**
 * One network in training. Lives in the worker; the page calls its methods. The work is cut into
 * slices of some milliseconds, between which calls are answered.
 */
export class TrainingSession {
  #engine;
  #sets;
  #send;
  /** @type {Configuration | null} */
  #configuration = null;
  /** @type {import('../lib/index.d.ts').Network | null} */
  #network = null;
  /** @type {import('../lib/index.d.ts').Random | null} */
  #random = null;
  /** @type {import('../lib/index.d.ts').Dataset | null} */
  #training = null;
  /** @type {import('../lib/index.d.ts').Sgd | null} */
  #run = null;
  /** @type {import('../lib/index.d.ts').Schedule | null} of the run */
  #schedule = null;
  /** Whether the schedule has ended the run. */
  #isEnded = false;
  /** The epoch after which the network was looked into last. */
  #looked = -1;
  #pad;
  #pause = false;
  #lastReport = 0;
  /** @type {number | null} the epoch that is over but has not been monitored yet */
  #unmonitored = null;
  /** @type {Promise<void> | null} the run on its way, with its data */
  #preparing = null;
  /** @type {Promise<void> | null} the monitors at work */
  #monitoring = null;
  /** @type {Promise<void>} resolved by pause() */
  #paused = Promise.resolve();
  #resolvePaused = () => {};
  #recent = new RecentScore();
  /** @type {Promise<void>} of the last report */
  #delivered = Promise.resolve();
  /** Counts the networks there have been: a loop whose network was replaced ends itself. */
  #generation = 0;

  /**
   * @param {import('../lib/index.d.ts').Network2} engine of this session alone
   * @param {MnistSource} source of the chunks of MNIST
   * @param {(report: Report) => Promise<void>} send delivers the reports
   */
  constructor(engine, source, send) {
    this.#engine = engine;
    this.#send = (/** @type {Report} */ report) => {
      this.#delivered = send(report);
    };
    this.#pad = new Pad(engine, this.#send);
    this.#sets = new MnistSets(engine, source, (received, total) =>
      this.#send({ type: 'download', received, total }),
    );
  }

  /**
   * Makes a session as soon as the engine is there.
   * @param {Promise<import('../lib/index.d.ts').Network2>} engine for this session alone
   * @param {string} dataUrl where the chunks of MNIST are, with a slash at the end
   * @param {(report: Report) => Promise<void>} send delivers the reports
   * @returns {Promise<TrainingSession>} the session, without a network yet
   */
  static async open(engine, dataUrl, send) {
    const source = new MnistSource(dataUrl);
    source.chunks('training', 1).catch(() => {}); // early; whoever needs them asks again
    return new TrainingSession(await engine, source, send);
  }

  /** Fetches the network that comes with the page, and reports that it is here or why it is not. */
  async loadReader() {
    await this.#pad.loadReader();
    this.#predict();
  }

  /**
   * Begins anew: draws the network that the seed gives. A run under way ends as 'replaced'.
   * @param {Configuration} configuration checked by the lab
   */
  reset(configuration) {
    const random = new this.#engine.Random(configuration.seed);
    this.#replace(configuration, this.#draw(configuration, random), random);
  }

  /**
   * Goes on with the next run of an experiment, with the same generators.
   * @param {Configuration} configuration of the next run; seed, precision and sizes as before
   * @param {{network: 'same' | 'new', data: 'same' | 'fresh'}} how which network, and whether the
   *   training data keeps the order that the last run left
   */
  follow(configuration, { network: which, data }) {
    const { network, random } = this.#present();
    this.#endRun();
    if (data === 'fresh') {
      this.#training?.delete();
      this.#training = null;
    }
    if (which === 'new') {
      network.delete();
      this.#network = this.#draw(configuration, random);
    } else if (configuration.initializer === 'large') {
      network.largeWeightInitializer(random);
    } else {
      network.defaultWeightInitializer(random);
    }
    this.#configuration = configuration;
    this.#renew();
  }

  /**
   * @param {Configuration} configuration
   * @param {import('../lib/index.d.ts').Random} random
   * @returns {import('../lib/index.d.ts').Network} drawn by its initializer
   */
  #draw({ hidden, activation, output, cost, precision, initializer }, random) {
    const network = new this.#engine.Network([784, ...hidden, 10], {
      hidden: activation,
      output,
      cost,
      precision,
      random,
    });
    // As the book's scripts do: the default weights have been drawn before.
    if (initializer === 'large') network.largeWeightInitializer(random);
    return network;
  }

  /**
   * Puts a saved network in the place of the present one; training goes on from it.
   * @param {import('../lib/index.d.ts').SavedNetwork} saved the parsed file
   * @param {Configuration} configuration as for reset; what the network is made of follows the file
   * @returns {Configuration} the configuration, as the file changed it
   */
  load(saved, configuration) {
    const network = this.#engine.Network.fromJSON(saved, { precision: configuration.precision });
    const { sizes, cost, hidden, output } = network;
    if (sizes[0] !== 784 || sizes.at(-1) !== 10) {
      network.delete();
      throw new RangeError(
        `the file must hold a network with 784 inputs and 10 outputs, got sizes ${sizes.join(', ')}`,
      );
    }
    const activation = /** @type {Configuration['activation']} */ (hidden);
    const changed = { ...configuration, hidden: sizes.slice(1, -1), activation, output, cost };
    this.#replace(changed, network, new this.#engine.Random(configuration.seed));
    return changed;
  }

  /** What network2.py's load reads. */
  save() {
    return this.#present().network.toJSON();
  }

  /**
   * eta and lambda from the next mini-batch on.
   * @param {{eta: number, lambda: number}} change both
   */
  change({ eta, lambda }) {
    if (this.#configuration) this.#configuration = { ...this.#configuration, eta, lambda };
  }

  /**
   * The image on the pad, whose outputs are reported now and whenever the network changes.
   * @param {Float32Array | null} image 784 pixels, null when the pad is empty
   */
  show(image) {
    this.#pad.show(image);
    this.#predict();
  }

  /** Ends the present run() after the slice of work that it is at. */
  pause() {
    this.#pause = true;
    this.#resolvePaused();
  }

  /**
   * Trains on, to the end of the run or to a nearer goal. Fetches what data it needs first.
   * @param {'mini-batch' | 'epoch' | 'end'} goal how far
   * @returns {Promise<import('./protocol.js').Outcome>} how it ended
   */
  async run(goal) {
    const outcome = await this.#train(goal);
    await this.#delivered; // an answer may overtake reports, which go another way
    return outcome;
  }

  /**
   * @param {'mini-batch' | 'epoch' | 'end'} goal
   * @returns {Promise<import('./protocol.js').Outcome>}
   */
  async #train(goal) {
    const generation = this.#generation;
    const isReplaced = () => generation !== this.#generation;
    this.#pause = false;
    this.#paused = new Promise((resolve) => (this.#resolvePaused = resolve));
    const { configuration } = this.#present();
    await Promise.race([this.#prepareTraining(configuration), this.#paused]);
    if (isReplaced()) return 'replaced';
    if (this.#pause) return 'paused';
    if (isEvaluated(configuration)) {
      // Needed when an epoch is over; whoever needs it then hears of what went wrong.
      this.#sets.fetch(configuration.evaluation, EVALUATION_IMAGES).catch(() => {});
    }

    const run = /** @type {import('../lib/index.d.ts').Sgd} */ (this.#run);
    const pace = new Pace(position(run));
    const lastEpoch = goal === 'epoch' ? run.epoch + 1 : configuration.epochs;
    let budget = goal === 'mini-batch' ? 1 : Infinity; // of mini-batches
    // A step need not wait for monitors that are at work, unless it could end another epoch or they
    // decide on eta.
    const mustMonitor = () =>
      this.#unmonitored !== null &&
      !(
        goal === 'mini-batch' &&
        this.#monitoring &&
        !isGuided(configuration) &&
        run.miniBatch + 1 < run.miniBatches
      );
    const mustTrain = () => !this.#isEnded && run.epoch < lastEpoch && budget > 0;
    this.#look(run);
    while (!this.#pause && (mustMonitor() || mustTrain())) {
      if (mustMonitor()) {
        this.#monitoring ??= this.#monitor(run, Number(this.#unmonitored), isReplaced);
        await Promise.race([this.#monitoring, this.#paused]);
        if (isReplaced()) return 'replaced';
        continue;
      }
      const epoch = run.epoch;
      budget -= this.#trainSlice(run, pace, budget);
      if (!this.#present().network.isFinite()) return 'diverged';
      const isMonitored =
        configuration.monitorEvery === 'epoch' || run.epoch >= configuration.epochs;
      if (run.epoch > epoch) {
        this.#look(run);
        if (isMonitored) this.#unmonitored = epoch;
        if (!isGuided(configuration)) this.#schedule?.record(0);
      }
      const isDue = performance.now() - this.#lastReport >= REPORT_INTERVAL;
      if (isDue || mustMonitor() || budget === 0) {
        this.#report(run, pace, budget === 0);
      }
      if (isTimeToBreathe()) await breathe();
      if (isReplaced()) return 'replaced';
    }
    this.#report(run, pace, false);
    const isOver = this.#isEnded || run.epoch >= configuration.epochs;
    const isComplete = isOver && this.#unmonitored === null;
    return isComplete ? 'complete' : 'paused';
  }

  /**
   * Trains until it is time to answer calls, the epoch is over, or `limit` mini-batches are done.
   * @param {import('../lib/index.d.ts').Sgd} run
   * @param {Pace} pace
   * @param {number} limit
   * @returns {number} mini-batches trained
   */
  #trainSlice(run, pace, limit) {
    const { configuration } = this.#present();
    const hyperparameters = { ...configuration, eta: configuration.eta * this.#share() };
    const epoch = run.epoch;
    let done = 0;
    while (run.epoch === epoch && done < limit && !isTimeToBreathe()) {
      const start = performance.now();
      const trained = run.train(Math.min(limit - done, pace.stride), hyperparameters);
      pace.record(performance.now() - start, trained, configuration.miniBatchSize);
      done += trained;
    }
    return done;
  }

  /**
   * @param {import('../lib/index.d.ts').Sgd} run
   * @param {Pace} pace
   * @param {boolean} isStep whether the score is wanted, of however few examples
   */
  #report(run, pace, isStep) {
    const { configuration, network } = this.#present();
    this.#send({
      type: 'progress',
      epoch: run.epoch,
      miniBatch: run.miniBatch,
      miniBatches: run.miniBatches,
      share: this.#share(),
      imagesPerSecond: pace.imagesPerSecond,
      secondsLeft: pace.secondsLeft(position(run), configuration.epochs * run.miniBatches),
      recent: this.#recent.take(run, network, configuration, isStep),
    });
    this.#lastReport = performance.now();
    this.#predict();
  }

  /**
   * Looks at the monitors after an epoch and reports them. A pause does not wait for it: it goes on
   * to its end while nothing trains.
   * @param {import('../lib/index.d.ts').Sgd} run
   * @param {number} epoch that is over
   * @param {() => boolean} isReplaced
   */
  async #monitor(run, epoch, isReplaced) {
    try {
      const { configuration } = this.#present();
      const values = await monitor(run, configuration, this.#sets, isReplaced);
      if (!values) return;
      this.#send({ type: 'epoch', epoch, values });
      if (isGuided(configuration)) {
        this.#isEnded = !this.#schedule?.record(Number(values.evaluationAccuracy));
      }
      this.#unmonitored = null;
      this.#lastReport = performance.now();
    } finally {
      this.#monitoring = null;
    }
  }

  /**
   * Looks inside the network where that is wanted, before the first epoch and after each.
   * @param {import('../lib/index.d.ts').Sgd} run
   */
  #look(run) {
    if (run.miniBatch > 0 || this.#looked === run.epoch || !this.#training) return;
    this.#looked = run.epoch;
    const { configuration, network } = this.#present();
    for (const report of look(network, configuration, this.#training, run.epoch))
      this.#send(report);
  }

  /** What the schedule multiplies eta by at present. */
  #share() {
    return this.#schedule?.share ?? 1;
  }

  /**
   * Has the training data fetched and the run made, once however often it is asked for meanwhile.
   * @param {Configuration} configuration
   */
  #prepareTraining(configuration) {
    if (this.#run) return Promise.resolve();
    if (!this.#preparing) {
      const preparing = this.#makeRun(configuration).finally(() => {
        if (this.#preparing === preparing) this.#preparing = null;
      });
      preparing.catch(() => {}); // after a pause nobody waits for it; the next start tries again
      this.#preparing = preparing;
    }
    return this.#preparing;
  }

  /** @param {Configuration} configuration */
  async #makeRun(configuration) {
    const { trainingSize, miniBatchSize } = configuration;
    const generation = this.#generation;
    const training = this.#training ?? (await this.#sets.take('training', trainingSize));
    if (generation !== this.#generation) return training.delete();
    const { network, random } = this.#present();
    this.#training = training;
    this.#run = new this.#engine.Sgd(network, this.#training, { miniBatchSize, random });
    this.#run.keepScore();
    this.#schedule = new this.#engine.Schedule(configuration);
  }

  #present() {
    if (!this.#configuration || !this.#network || !this.#random) {
      throw new Error('reset must come before everything else');
    }
    return { configuration: this.#configuration, network: this.#network, random: this.#random };
  }

  /**
   * @param {Configuration} configuration
   * @param {import('../lib/index.d.ts').Network} network
   * @param {import('../lib/index.d.ts').Random} random
   */
  #replace(configuration, network, random) {
    this.#endRun();
    for (const object of [this.#training, this.#network, this.#random]) object?.delete();
    this.#training = null;
    this.#network = network;
    this.#random = random;
    this.#configuration = configuration;
    this.#renew();
  }

  #endRun() {
    this.#run?.delete();
    this.#schedule?.delete();
    this.#run = this.#schedule = null;
  }

  /** What was under way with the last run is over. */
  #renew() {
    this.#generation += 1;
    this.#isEnded = false;
    this.#looked = -1;
    this.#preparing = null;
    this.#unmonitored = null;
    this.#recent = new RecentScore();
    this.#predict();
  }

  #predict() {
    if (this.#network) this.#pad.report(this.#network);
  }
}
