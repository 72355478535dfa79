import { changeConfiguration, DEFAULT_CONFIGURATION, MNIST } from '../model/configuration.js';
import { Batches } from './batches.js';
import { Driver } from './driver.js';
import { isAsking } from './forecasting.js';
import { withHandedIn } from './handing-in.js';
import { Inside } from './inside.js';
import { Keeping } from './keeping.js';
import { MistakesWatch } from './mistakes.js';
import { Reading } from './reading.js';
import { Reopening } from './reopening.js';
import { verifyKept } from './repeating.js';
import { Settings } from './settings.js';
import { initialState, withPresentKept } from './state.js';
import { Walking } from './walking.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../worker/protocol.js').Report} Report */
/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */
/** @typedef {import('./state.js').LabState} LabState */

/** The training images that the first screen shows. */
const EXAMPLES = Array.from({ length: 10 }, (_, index) => index);

/**
 * The state of the lab and what can be done to it. Knows the worker, not the page.
 *
 * Events: `change` whenever `state` is another object; `epoch` (detail: epoch, 0-based, and the
 * monitored values), `complete`, `prediction` (detail: digit, outputs), `problem` (detail: a Problem).
 */
export class Lab extends EventTarget {
  /** @type {LabState} */
  #state;
  #driver;
  #reading;
  #inside;
  #mistakes;
  #walking;
  #settings;
  #reopening;
  #keeping;
  #batches;
  /** Whether somebody looks at the first training images. */
  #hasExamples = false;
  /** @type {import('./own-data.js').PresentData | null} once it has been loaded */
  #data = null;
  /** @type {Promise<import('./own-data.js').PresentData> | null} */
  #loadingData = null;
  #connect;
  /** @type {Promise<void>} when all runs that were to be made again have been */
  #verifying = Promise.resolve();

  /**
   * @param {(listener: (report: Report) => void) => Promise<TrainingClient>} connect
   *   starts a worker; the listener gets its reports
   * @param {unknown} [change] what differs from the default configuration
   */
  constructor(connect, change = {}) {
    super();
    this.#connect = connect;
    const { configuration, invalid } = changeConfiguration(DEFAULT_CONFIGURATION, change);
    this.#state = initialState(configuration, invalid);
    const host = {
      state: () => this.#state,
      update: (/** @type {Partial<LabState>} */ part) => this.#update(part),
    };
    const keeping = new Keeping({ ...host, release: (ids) => this.#release(ids) });
    const driver = new Driver({
      ...{ ...host, connect, keeping },
      reading: () => this.#reading,
      onConnect: (client) => {
        this.#reading.moveTo(client);
        this.#inside.moveTo(client);
        this.#mistakes.moveTo(client);
      },
      emit: (type, detail) => this.#emit(type, detail),
    });
    this.#keeping = keeping;
    this.#driver = driver;
    const settings = new Settings({
      ...{ ...host, driver },
      changed: (configuration, change) => this.#changed(configuration, change),
    });
    this.#settings = settings;
    this.#reopening = new Reopening({
      ...{ ...host, driver, keeping },
      release: (id) => this.#batches.release([id]),
      onOther: () => {
        settings.forgetClaim();
        driver.file.forget();
      },
    });
    this.#inside = new Inside(() => driver.client);
    this.#mistakes = new MistakesWatch({
      ...{ ...host, client: () => driver.client },
      onError: (error) => driver.report(error),
    });
    this.#walking = new Walking({
      ...{ ...host, client: () => driver.client },
      onError: (error) => driver.report(error),
    });
    this.#reading = new Reading({
      ...host,
      client: () => driver.client,
      isTrained: () => driver.isTrained,
      onPrediction: (prediction) => this.#emit('prediction', prediction),
    });
    this.#batches = new Batches({
      ...{ ...host, connect, keeping },
      changed: (configuration, change) => this.#changed(configuration, change),
      onError: (error) => driver.report(error),
    });
  }

  /** Renames, stars, shows and removes runs of the notebook. */
  get notebook() {
    return this.#keeping;
  }

  /** Takes an example through backpropagation. */
  get walking() {
    return this.#walking;
  }

  /** What the present network reads wrong. */
  get mistakes() {
    return this.#mistakes;
  }

  /** @returns {Promise<import('./own-data.js').PresentData>} data of one's own, in the place of MNIST */
  ownData() {
    this.#loadingData ??= import('./own-data.js').then(({ PresentData }) => {
      this.#data = new PresentData({
        state: () => this.#state,
        update: (change) => this.#update(change),
        pause: () => this.#driver.pause(),
        configure: (change) => this.configure(change),
        onChange: () => this.#showOtherExamples(),
      });
      return this.#data;
    });
    return this.#loadingData;
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
    if (this.#driver.hasRun) return; // what was asked for meanwhile has begun by itself
    if (last) this.#reopening.goBackTo(last);
    await this.#driver.begin();
  }

  /** Ends the worker, and what is under way. */
  close() {
    this.#batches.stop();
    this.#driver.close();
    const status = this.#driver.isOver ? this.#state.status : 'loading';
    this.#update({ isEngineHere: false, status, download: null });
  }

  /**
   * What is valid of a change, of the present data too.
   * @type {typeof changeConfiguration}
   */
  #changed(configuration, change) {
    return (this.#data?.changed ?? changeConfiguration)(configuration, change);
  }

  /**
   * Changes the configuration, whole or not at all. eta and lambda take effect at once, and so does what is only
   * looked at, also of a run that is over; any other change begins a new run.
   * @param {unknown} change some fields of a configuration, unchecked
   */
  configure(change) {
    return this.#settings.configure(change);
  }

  /**
   * Sets up a figure of the book.
   * @param {string | null} id of the experiment; null goes back to runs of one's own
   */
  choose(id) {
    return this.#settings.choose(id);
  }

  /**
   * Sets up what a description says.
   * @param {import('../model/description.js').Description} description read with NAMED_EXPERIMENTS
   */
  setUp(description) {
    return this.#settings.setUp(description);
  }

  /**
   * Opens a hand-in file: its runs come into the notebook. What is wrong with the file becomes the problem of the
   * state, and nothing else changes.
   * @param {Blob} file
   */
  async openHandIn(file) {
    await this.#driver.attempt(async () => {
      const { notebook, ids } = withHandedIn(this.#state.notebook, await file.text());
      this.#update({ notebook });
      await this.verify(ids);
    });
  }

  /**
   * Makes runs of the notebook again, after those that are being made again already, and says whether they come
   * out the same.
   * @param {string[]} ids
   * @returns {Promise<void>} when all have been made
   */
  verify(ids) {
    this.#verifying = this.#verifying.then(() => {
      const kept = this.#state.notebook.runs.filter(({ id }) => ids.includes(id));
      return verifyKept(this.#connect, kept, (verification) => this.#update({ verification }));
    });
    return this.#verifying;
  }

  /**
   * Brings a run of the notebook back: its settings, its curves, and its network as it was left.
   * @param {string} id
   */
  reopen(id) {
    return this.#reopening.reopen(id);
  }

  /**
   * Sets up a further run that differs from one of the notebook.
   * @param {string} id
   */
  duplicate(id) {
    return this.#reopening.duplicate(id);
  }

  /**
   * Trains the present settings several times side by side, each with another value of one setting; what trains
   * is paused.
   * @param {Parameters<Batches['start']>[0]} what
   */
  async runSeveral(what) {
    await this.#driver.pause();
    const invalid = await this.#batches.start(what);
    this.#update({ invalid });
  }

  /**
   * Searches for eta and lambda, with runs side by side; what trains is paused.
   * @param {import('../model/random-search.js').Search} search
   */
  async search(search) {
    await this.#driver.pause();
    this.#update({ invalid: await this.#batches.search(search) });
  }

  /**
   * Notes what the person expects of the experiment, as it stands.
   * @param {import('../model/forecast.js').Forecast} value an answer to its question
   */
  sketchForecast(value) {
    this.#update({ forecast: { stage: 'sketch', value } });
  }

  /**
   * Keeps what the person expects of the experiment with its runs, and begins them.
   * @param {import('../model/forecast.js').Forecast} value an answer to its question
   */
  async makeForecast(value) {
    const { run } = this.#state;
    this.#update({ forecast: { stage: 'made', value }, run: { ...run, forecast: value } });
    await this.start();
  }

  /** Asks no question before the present experiment. */
  skipForecast() {
    this.#update({ forecast: { stage: 'skipped' } });
  }

  /**
   * Trains to the end of the run; resolves when training stops. A run that is over begins again. What the person has
   * sketched by then is what they expect.
   */
  async start() {
    const { forecast } = this.#state;
    if (isAsking(this.#state) && forecast?.stage === 'sketch')
      await this.makeForecast(forecast.value);
    else await this.#driver.train('end');
  }

  /**
   * Trains a little; resolves when that is done.
   * @param {'mini-batch' | 'epoch'} goal one mini-batch, or to the end of the epoch
   */
  async step(goal) {
    if (goal !== 'mini-batch' && goal !== 'epoch') {
      throw new RangeError(`step must be 'mini-batch' or 'epoch', got '${goal}'`);
    }
    await this.#driver.train(goal);
  }

  /** Stops training; start goes on from there. Resolves when it has stopped. */
  async pause() {
    await this.#driver.pause();
  }

  /** @param {string[]} ids of runs that are about to be removed: nothing trains or shows them any more */
  #release(ids) {
    this.#batches.release(ids);
    if (ids.includes(this.#state.present.id)) void this.reset();
  }

  /** Begins anew with the network that the seed gives. */
  async reset() {
    this.#driver.file.forget();
    await this.#driver.begin({ isNew: true });
  }

  /** Tries again what the present problem interrupted. */
  async retry() {
    await this.#driver.retry();
  }

  /** Puts the present problem away. */
  dismiss() {
    this.#driver.dismiss();
  }

  /**
   * @returns {Promise<string | null>} the network as network2.py's file; null when there is none that
   *   could be saved, which becomes the problem of the state
   */
  saveNetwork() {
    return this.#driver.file.save();
  }

  /** Opens the test data for the present run, once it is complete. */
  openTestData() {
    return this.#driver.openTestData();
  }

  /**
   * Puts the network of a file in the place of the present one. What is wrong with the file becomes
   * the problem of the state, and nothing else changes.
   * @param {Blob} file saved by network2.py or by the lab
   */
  async loadNetwork(file) {
    if (await this.#driver.file.load(file)) this.#settings.forgetClaim();
  }

  /**
   * Shows the network an image.
   * @param {Float32Array | null} image 784 pixels; null where none is shown
   * @param {number | null} [label] the right answer, where it is known
   */
  show(image, label = null) {
    return this.#reading.show(image, label);
  }

  /** Gets the first training images, and shows the network the first where it is shown none. */
  async loadExamples() {
    const client = await this.#driver.client?.catch(() => null);
    this.#hasExamples = true;
    const { configuration } = this.#state;
    const examples = await client?.images('training', EXAMPLES, configuration).catch(() => null); // training will say why
    if (!examples || configuration.data !== this.#state.configuration.data) return;
    this.#update({ examples });
    if (!this.#state.shown) await this.show(examples.images[0], examples.labels[0]);
  }

  /** The data are other ones: what is shown of those before belongs to them. */
  #showOtherExamples() {
    if ((this.#state.shown?.label ?? null) !== null) void this.show(null);
    this.#update({ examples: null });
    if (this.#hasExamples) void this.loadExamples();
  }

  /**
   * @param {Float32Array[]} images 784 pixels each, beside the one on the pad
   * @returns {Promise<import('../worker/protocol.js').ImageReadings | null>} how both networks read them now; null when
   *   nobody can
   */
  readImages(images) {
    return this.#reading.read(images);
  }

  /**
   * Chooses who reads the pad from now on. Without a choice it is the network that comes with the
   * page, until the one in training has learnt something.
   * @param {'reader' | 'own'} reader
   */
  readBy(reader) {
    this.#reading.readBy(reader);
  }

  /**
   * Says what there is to be seen of the network beside its curves, so that nothing is fetched or looked at in vain.
   * @param {{pad: boolean, inside: boolean, mistakes: boolean, asks: boolean}} shown pad: whether a digit can be drawn for it;
   *   asks: whether questions are asked before experiments
   */
  look({ pad, inside, mistakes, asks }) {
    if (asks !== this.#state.asks) this.#update({ asks });
    this.#reading.hasPad = pad;
    void this.#inside.watch(inside);
    void this.#mistakes.watch(mistakes);
  }

  /** Gets the network that comes with the page, again where it did not come. */
  loadReader() {
    return this.#reading.loadReader();
  }

  /** Gets the network that comes with the page, unless something trains. */
  prepareReader() {
    this.#reading.prepareReader();
  }

  /** @param {Partial<LabState>} change */
  #update(change) {
    const before = this.#state;
    this.#state = withPresentKept({ ...before, ...change });
    this.#keeping.watch(before, this.#state);
    this.#watchData();
    this.dispatchEvent(new Event('change'));
  }

  /** Keeps what the state says of own data up with the configuration. */
  #watchData() {
    const { data } = this.#state.configuration;
    if (this.#data) this.#data.watch(data);
    if (this.#data || data === MNIST) return;
    this.ownData()
      .then((own) => own.watch(this.#state.configuration.data))
      .catch(() => {}); // training says what is wrong
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
