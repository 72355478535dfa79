import { refused } from '../data/fault.js';
import { MNIST } from '../model/configuration.js';
import { Stint } from '../model/stint.js';
import { breathe, isTimeToBreathe } from './breathing.js';
import { Inside } from './inside.js';
import { Mistakes } from './mistakes.js';
import { MnistSets } from './mnist-sets.js';
import { Pace } from './pace.js';
import { Pad } from './pad.js';
import { Training } from './training.js';
import { Walk } from './walk.js';

/**
 * Milliseconds between two progress reports: often enough for curves to grow smoothly, and seldom enough that drawing
 * them leaves the cores to training.
 */
const REPORT_INTERVAL = 50;

/**
 * Milliseconds between two checkpoints, at least. One copies half a million weights and what belongs to
 * them, and somebody stores it: for short epochs, that would take longer than to train them again.
 */
const CHECKPOINT_INTERVAL = 100;

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../model/run.js').LiveChange} LiveChange */
/** @typedef {import('./protocol.js').Report} Report */
/** @typedef {import('./protocol.js').RunReport} RunReport */

/**
 * One network in training. Lives in the worker; the page calls its methods. The work is cut into
 * slices of some milliseconds, between which calls are answered.
 */
export class TrainingSession {
  #engine;
  #sets;
  #send;
  #pad;
  /** @type {Training | null} */
  #training = null;
  /** @type {Stint | null} the stint of the present run() */
  #stint = null;
  #inside = new Inside();
  #mistakes = new Mistakes();
  /** @type {Promise<void> | null} the look at the mistakes under way */
  #reading = null;
  /** @type {Walk | null} */
  #walk = null;
  #lastReport = 0;
  #lastCheckpoint = 0;
  /** Whether an epoch has ended since the last checkpoint. */
  #isCheckpointDue = false;
  /** @type {Promise<void>} of the last report */
  #delivered = Promise.resolve();

  /**
   * @param {import('../lib/index.d.ts').Network2} engine of this session alone
   * @param {import('./mnist-sets.js').ChunkSource} source of the chunks of MNIST
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
   * @param {import('./mnist-sets.js').ChunkSource} source of the chunks of MNIST
   * @param {(report: Report) => Promise<void>} send delivers the reports
   * @returns {Promise<TrainingSession>} the session, without a network yet
   */
  static async open(engine, source, send) {
    source.chunks('training', 1, MNIST).catch(() => {}); // early; whoever needs them asks again
    return new TrainingSession(await engine, source, send);
  }

  /**
   * Fetches the network that comes with the page, and reports that it is here or why it is not.
   * @param {string} url of its file
   */
  async loadReader(url) {
    await this.#pad.loadReader(url);
    this.#predict();
  }

  /**
   * Begins anew: draws the network that the seed gives. A run under way ends as 'replaced'.
   * @param {Configuration} configuration checked by the lab
   * @param {number} id of the run, which its reports will have
   * @param {LiveChange[]} [changes] of eta and lambda, to be repeated at their places
   */
  reset(configuration, id, changes = []) {
    const training = Training.fromSeed(this.#engine, this.#sets, configuration, id, changes);
    this.#training?.close();
    this.#begin(training);
  }

  /**
   * Goes on with a run that was interrupted, to the bits with which it would have ended. A run under
   * way ends as 'replaced'.
   * @param {Configuration} configuration that it began with
   * @param {import('./training.js').Checkpoint} checkpoint of it
   * @param {number} id of the run, which its reports will have
   * @param {LiveChange[]} [changes] all that were made in it; the later ones are repeated
   */
  resume(configuration, checkpoint, id, changes = []) {
    const [engine, sets] = [this.#engine, this.#sets];
    const training = Training.resume(engine, sets, configuration, checkpoint, id, changes);
    this.#training?.close();
    this.#begin(training);
  }

  /**
   * Goes on with the next run of an experiment, with the same generators.
   * @param {Configuration} configuration of the next run; seed, precision and sizes as before
   * @param {{network: 'same' | 'new', data: 'same' | 'fresh'}} how which network, and whether the
   *   training data keeps the order that the last run left
   * @param {number} id of the run, which its reports will have
   * @param {LiveChange[]} [changes] of eta and lambda, to be repeated at their places
   */
  follow(configuration, { network, data }, id, changes = []) {
    this.#begin(this.#present().next(configuration, { network, data }, id, changes));
  }

  /**
   * Puts a saved network in the place of the present one; training goes on from it.
   * @param {import('../lib/index.d.ts').SavedNetwork} saved the parsed file
   * @param {Configuration} configuration as for reset; what the network is made of follows the file
   * @param {number} id of the run, which its reports will have
   * @returns {Configuration} the configuration, as the file changed it
   */
  load(saved, configuration, id) {
    const network = this.#engine.Network.fromJSON(saved, { precision: configuration.precision });
    const { sizes, cost, hidden, output } = network;
    if (sizes[0] !== 784 || sizes.at(-1) !== configuration.classes) {
      network.delete();
      const { classes: outputs } = configuration;
      throw refused({ code: 'wrongSizes', sizes: sizes.join(', '), outputs });
    }
    const activation = /** @type {Configuration['activation']} */ (hidden);
    const changed = { ...configuration, hidden: sizes.slice(1, -1), activation, output, cost };
    const random = new this.#engine.Random(configuration.seed);
    this.#training?.close();
    this.#begin(
      new Training(this.#engine, this.#sets, { id, configuration: changed, network, random }),
    );
    return changed;
  }

  /**
   * @param {'validation' | 'test'} [set] another one than its evaluation data
   * @param {number} [size] images of that; all of MNIST's when left out
   * @returns {Promise<number>} how many images of it the present network reads correctly
   */
  score(set, size) {
    return this.#present().score(set, size);
  }

  /** What network2.py's load reads. Throws a RangeError when the network has diverged. */
  save() {
    const { network } = this.#present();
    if (!network.isFinite()) throw refused({ code: 'divergedNetwork' });
    return network.toJSON();
  }

  /**
   * eta and lambda from the next mini-batch on. What was still to be repeated of other changes is not.
   * @param {{eta: number, lambda: number}} change both
   */
  change({ eta, lambda }) {
    const training = this.#present();
    training.change({ eta, lambda });
    this.#reportChanges(training);
  }

  /**
   * What is looked at from the next look on; a look under way stays as it began. Speeds and weights that are newly
   * wanted between two epochs, or when the run is complete, are looked at at once, whether or not something trains;
   * monitors begin with the next epoch.
   * @param {import('../model/configuration.js').Watched} watched checked by the lab
   * @returns {Promise<void>} when what is newly wanted has been reported; rejects with what went wrong
   */
  async watch(watched) {
    const training = this.#present();
    if (!training.watch(watched)) return;
    await training.prepare();
    await this.#look(training);
    if (training.isClosed) return;
    if (this.#isCheckpointDue && training.isBetweenEpochs) this.#sendCheckpoint(training);
    await this.#delivered; // as in run
  }

  /**
   * The image on the pad, whose outputs are reported now and whenever the network changes.
   * @param {Float32Array | null} image 784 pixels, null when the pad is empty
   */
  show(image) {
    this.#pad.show(image);
    this.#predict();
    this.#inside.lookAgain();
    if (this.#training) this.#lookInside(false);
  }

  /**
   * @param {Float32Array[]} images 784 pixels each
   * @returns {import('./protocol.js').ImageReadings} how they are read as the networks stand
   */
  read(images) {
    return this.#pad.readAll(this.#present().network, images);
  }

  /**
   * Whether somebody looks into the network: what is inside is then reported now and as it changes. No bit of the
   * training depends on it.
   * @param {boolean} isWanted
   */
  watchInside(isWanted) {
    this.#inside.want(isWanted);
    if (this.#training) this.#lookInside(true);
  }

  /**
   * Takes an example through backpropagation on a copy of the present network, in the place of the last walk.
   * @param {Float32Array} image 784 pixels
   * @param {number} label the right answer
   * @returns {import('./walk.js').WayBack[]} with each of the costs that are laid side by side
   */
  walk(image, label) {
    const { network } = this.#present();
    if (!network.isFinite()) throw refused({ code: 'divergedNetwork' });
    this.#walk?.close();
    this.#walk = new Walk(this.#engine, network, image, label);
    return this.#walk.look();
  }

  /**
   * Lets the copies of the walk take a step of gradient descent on the example.
   * @param {number} eta above 0
   * @returns {import('./walk.js').WayBack[]} as they are after it
   */
  stepOfWalk(eta) {
    if (!this.#walk) throw new Error('walk must come before a step of it');
    this.#walk.step(eta);
    return this.#walk.look();
  }

  /** Ends the walk, where there is one. */
  endWalk() {
    this.#walk?.close();
    this.#walk = null;
  }

  /**
   * Whether somebody looks at the mistakes: they are then reported after an epoch now and then, and whenever training
   * stops. No bit of the training depends on it.
   * @param {boolean} isWanted
   */
  watchMistakes(isWanted) {
    this.#mistakes.want(isWanted);
  }

  /**
   * Reports how the present network reads the evaluation data, unless that is under way.
   * @returns {Promise<void>} when it has; rejects with a LoadError where the images could not be had
   */
  async findMistakes() {
    this.#reading ??= this.#findMistakes(this.#present()).finally(() => (this.#reading = null));
    await this.#reading;
    await this.#delivered; // as in run
  }

  /** @param {Training} training */
  async #findMistakes(training) {
    const data = await training.evaluationData();
    if (!data) return;
    try {
      const { place, network } = training;
      if (!network.isFinite()) return;
      const isOver = () =>
        training.isClosed ||
        training.place.epoch !== place.epoch ||
        training.place.miniBatch !== place.miniBatch;
      const seen = await this.#mistakes.look(network, data, isOver);
      const { evaluation: set } = training.configuration;
      if (seen) this.#report({ type: 'mistakes', ...training.learnt, set, ...seen });
    } finally {
      data.delete();
    }
  }

  /**
   * Images of a set, as they stand in it before anything is shuffled.
   * @param {'training' | 'validation' | 'test'} set
   * @param {number[]} indices of the images, each from 0
   * @param {import('../data/chunk.js').Which} [which] data
   * @returns {Promise<import('./protocol.js').Images>} rejects with a LoadError where they could not be had
   */
  async images(set, indices, which) {
    const data = await this.#sets.take(set, Math.max(0, ...indices) + 1, which);
    try {
      return {
        images: indices.map((index) => Float32Array.from(data.input(index))),
        labels: indices.map((index) => data.label(index)),
      };
    } finally {
      data.delete();
    }
  }

  /** Ends the present run() after the slice of work that it is at. */
  pause() {
    this.#stint?.stop();
  }

  /**
   * Trains on, to the end of the run or to a nearer goal. Fetches what data it needs first. A run()
   * under way ends as 'paused', and this one goes on from there.
   * @param {'mini-batch' | 'epoch' | 'end'} goal how far
   * @returns {Promise<import('./protocol.js').Outcome>} how it ended
   */
  async run(goal) {
    const training = this.#present();
    this.#stint?.stop();
    const stint = (this.#stint = new Stint());
    const outcome = await this.#train(training, goal, stint);
    await this.#delivered; // an answer may overtake reports, which go another way
    // Nobody waits for this one; where the images cannot be had, whoever asks for the mistakes hears of it.
    if (this.#mistakes.isWanted && !training.isClosed) this.findMistakes().catch(() => {});
    return training.isClosed ? 'replaced' : outcome;
  }

  /**
   * @param {Training} training
   * @param {'mini-batch' | 'epoch' | 'end'} goal
   * @param {Stint} stint stopped by a pause, another run(), or another network
   * @returns {Promise<import('./protocol.js').Outcome>}
   */
  async #train(training, goal, stint) {
    await Promise.race([training.prepare(), stint.stopped]);
    if (stint.isStopped) return 'paused';
    const pace = new Pace(training.position);
    const lastEpoch = goal === 'epoch' ? training.epoch + 1 : Infinity;
    let budget = goal === 'mini-batch' ? 1 : Infinity; // of mini-batches
    const mustLook = () =>
      training.mustLook && !(goal === 'mini-batch' && training.mayTrainBesides);
    const mustTrain = () => !training.isOver && training.epoch < lastEpoch && budget > 0;
    while (mustLook() || mustTrain()) {
      if (mustLook()) {
        await Promise.race([this.#look(training), stint.stopped]);
        if (stint.isStopped) return 'paused';
        continue;
      }
      if (training.isBetweenEpochs && training.epoch > 0 && this.#mistakes.isDue) {
        await Promise.race([this.findMistakes(), stint.stopped]);
        if (stint.isStopped) return 'paused';
      }
      const { epoch } = training;
      budget -= this.#trainSlice(training, pace, budget);
      this.#reportChanges(training);
      if (!training.network.isFinite()) return 'diverged';
      const isDue = performance.now() - this.#lastReport >= REPORT_INTERVAL;
      if (isDue || mustLook() || budget === 0) this.#progress(training, pace, budget === 0);
      if (training.epoch > epoch && !training.mustLook) this.#checkpoint(training);
      if (isTimeToBreathe()) await breathe();
      if (stint.isStopped) break;
    }
    if (training.isClosed) return 'replaced';
    this.#progress(training, pace, false);
    this.#lookInside(true);
    if (training.isOver && !training.mustLook) return this.#complete(training);
    if (this.#isCheckpointDue && training.isBetweenEpochs) this.#sendCheckpoint(training);
    return 'paused';
  }

  /**
   * @param {Training} training that is over
   * @returns {Promise<import('./protocol.js').Outcome>}
   */
  async #complete(training) {
    const fingerprint = await training.finish();
    if (training.isClosed) return 'replaced';
    this.#predict();
    this.#lookInside(true);
    this.#sendCheckpoint(training);
    this.#report({ type: 'end', fingerprint });
    return 'complete';
  }

  /**
   * Trains until it is time to answer calls, the epoch is over, or `limit` mini-batches are done.
   * @param {Training} training
   * @param {Pace} pace
   * @param {number} limit
   * @returns {number} mini-batches trained
   */
  #trainSlice(training, pace, limit) {
    const { epoch } = training;
    let done = 0;
    while (training.epoch === epoch && done < limit && !isTimeToBreathe()) {
      const start = performance.now();
      const trained = training.train(Math.min(limit - done, pace.stride));
      pace.record(performance.now() - start, trained, training.miniBatchSize);
      done += trained;
    }
    return done;
  }

  /**
   * Reports where the run stands.
   * @param {Training} training
   * @param {Pace} pace
   * @param {boolean} isStep whether the score is wanted, of however few examples
   */
  #progress(training, pace, isStep) {
    this.#report(training.progress(pace, isStep));
    this.#lastReport = performance.now();
    this.#predict();
    this.#lookInside(isStep);
  }

  /** @param {boolean} isLast whether the network stays as it is for a while */
  #lookInside(isLast) {
    const report = this.#inside.look(this.#present().network, this.#pad.image, isLast);
    if (report) this.#report(report);
  }

  /**
   * Looks at the network after an epoch and reports what is seen. A pause does not wait for it: it goes
   * on to its end while nothing trains.
   * @param {Training} training
   */
  async #look(training) {
    await training.look((epoch, { counts, speeds, values }) => {
      if (counts) this.#report({ type: 'weights', counts });
      if (speeds) this.#report({ type: 'speeds', epoch, speeds });
      if (values) this.#report({ type: 'epoch', epoch: epoch - 1, values });
      this.#lastReport = performance.now();
      if (epoch > 0) this.#checkpoint(training);
    });
  }

  /**
   * Reports what the run needs to go on from here, unless it did so a moment ago.
   * @param {Training} training that an epoch of is over
   */
  #checkpoint(training) {
    this.#isCheckpointDue = true;
    const elapsed = performance.now() - this.#lastCheckpoint;
    if (elapsed >= CHECKPOINT_INTERVAL) this.#sendCheckpoint(training);
  }

  /** @param {Training} training */
  #sendCheckpoint(training) {
    this.#report({ type: 'checkpoint', checkpoint: training.checkpoint() });
    this.#lastCheckpoint = performance.now();
    this.#isCheckpointDue = false;
  }

  /** @param {Training} training of which the changes that have taken effect are reported */
  #reportChanges(training) {
    for (const change of training.takeChanges()) this.#report({ type: 'change', ...change });
  }

  /** @param {RunReport} report on the present run */
  #report(report) {
    this.#send({ ...report, run: this.#present().id });
  }

  #present() {
    if (!this.#training) throw new Error('reset must come before everything else');
    return this.#training;
  }

  /** @param {Training} training in the place of the present one, which is closed */
  #begin(training) {
    this.#stint?.stop();
    this.#training = training;
    this.#isCheckpointDue = false;
    this.#predict();
    this.#lookInside(true);
  }

  #predict() {
    if (this.#training) this.#report(this.#pad.prediction(this.#training.network));
  }
}
