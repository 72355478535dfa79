import { MNIST } from '../model/configuration.js';
import { NO_READINGS, reading } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */

/**
 * What reading needs of the lab.
 * @typedef {object} ReadingHost
 * @property {() => LabState} state the present one
 * @property {(change: Partial<LabState>) => void} update changes it
 * @property {() => Promise<TrainingClient> | null} client the worker; null when there is none
 * @property {() => boolean} isTrained whether the network in training has learnt something
 * @property {(prediction: NonNullable<LabState['prediction']>) => void} onPrediction told of each new one
 */

/** The image on the pad, and who reads it: the network in training, or the one that comes with the page. */
export class Reading {
  #host;
  /** @type {Float32Array | null} */
  #image = null;
  /** @type {LabState['readBy'] | null} who is to read, where the person has chosen */
  #chosen = null;
  /** Outputs for the image. */
  #readings = NO_READINGS;
  /** @type {unknown} the worker that was asked for the network that comes with the page */
  #readerAskedOf = null;
  /** Whether there is a pad, for which it is worth having the network that comes with the page. */
  hasPad = true;

  /** @param {ReadingHost} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * @param {Float32Array | null} image 784 pixels; null where none is shown
   * @param {number | null} label the right answer, where it is known
   */
  async show(image, label) {
    this.#image = image;
    if (!image) this.#readings = NO_READINGS;
    this.#host.update(image ? { shown: { image, label } } : { shown: null, prediction: null });
    await this.showAgain();
    if (image && label === null) this.prepareReader();
  }

  /** Has the worker read the image once more. */
  async showAgain() {
    const client = await this.#host.client()?.catch(() => null);
    await client?.show(this.#image).catch(() => {}); // what stops a worker is reported by the lab
  }

  /**
   * @param {Float32Array[]} images 784 pixels each
   * @returns {Promise<import('../worker/protocol.js').ImageReadings | null>} how both networks read them now; null when
   *   nobody can
   */
  async read(images) {
    const client = await this.#host.client()?.catch(() => null);
    return client?.read(images).catch(() => null) ?? null; // what stops a worker is reported by the lab
  }

  /**
   * Tells a worker that has just started what the one before it knew.
   * @param {TrainingClient} client
   */
  moveTo(client) {
    if (this.#image) client.show(this.#image).catch(() => {});
    if (this.#readerAskedOf) this.#needReader();
  }

  /** @param {LabState['readBy']} reader who reads from now on */
  readBy(reader) {
    this.#chosen = reader;
    if (reader === 'reader') this.#needReader();
    this.refresh();
  }

  /** Gets the network that comes with the page, again where it did not come. */
  async loadReader() {
    const client = await this.#host.client();
    if (!client) return; // a new worker is asked when it is there
    this.#readerAskedOf = client;
    await client.loadReader();
  }

  /**
   * Gets the network that comes with the page, unless something trains: half a million weights, for which
   * the first mini-batches need not wait.
   */
  prepareReader() {
    const { status, configuration } = this.#host.state();
    if (this.hasPad && status !== 'running' && configuration.data === MNIST) this.#needReader();
  }

  /** Gets the network that comes with the page, unless it is here, on its way, or there is no worker. */
  #needReader() {
    const needed = async () => {
      const client = await this.#host.client();
      if (this.#readerAskedOf !== client) await this.loadReader();
    };
    needed().catch(() => {}); // what stops a worker is reported by the lab
  }

  /** @param {import('./state.js').Readings} readings that the worker reports; of an image that is gone they are dropped */
  receive(readings) {
    this.#readings = this.#image ? readings : NO_READINGS;
    this.refresh();
  }

  /** Brings who reads, and what, up to date. */
  refresh() {
    const before = this.#host.state();
    const { readBy, prediction } = reading(before, {
      chosen: this.#chosen,
      readings: this.#readings,
      isTrained: this.#host.isTrained(),
    });
    if (readBy === before.readBy && prediction === before.prediction) return;
    this.#host.update({ readBy, prediction });
    if (prediction) this.#host.onPrediction(prediction);
  }
}
