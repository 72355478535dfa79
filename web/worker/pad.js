import { loadReader } from './reader.js';

/** @typedef {import('../data/fault.js').LoadError} LoadError */

/** @typedef {import('../lib/index.d.ts').Network} Network */

/** The image on the drawing pad, and how it is read: by the network in training, and by the reader. */
export class Pad {
  #engine;
  #send;
  /** @type {Float32Array | null} */
  #image = null;
  /** @type {Network | null} comes with the page */
  #reader = null;
  /** @type {Promise<Network> | null} the reader on its way */
  #loading = null;
  /** @type {number[] | null} outputs of the reader for the image */
  #reading = null;

  /**
   * @param {import('../lib/index.d.ts').Network2} engine
   * @param {(report: import('./protocol.js').ReaderReport) => void} send delivers the reports of the reader
   */
  constructor(engine, send) {
    this.#engine = engine;
    this.#send = send;
  }

  /**
   * Fetches the network that comes with the page, and reports that it is here or why it is not.
   * @param {string} url of its file
   */
  async loadReader(url) {
    try {
      this.#loading ??= loadReader(this.#engine, url);
      this.#reader = await this.#loading;
      this.#send({ type: 'reader', problem: null });
    } catch (error) {
      this.#loading = null; // so that asking again tries again
      this.#send({ type: 'reader', problem: /** @type {LoadError} */ (error).fault });
    }
  }

  /** @returns {Float32Array | null} 784 pixels, null when the pad is empty */
  get image() {
    return this.#image;
  }

  /** @param {Float32Array | null} image 784 pixels, null when the pad is empty */
  show(image) {
    this.#image = image;
    this.#reading = image && this.#reader && Array.from(this.#reader.feedforward(image));
  }

  /**
   * @param {Network} network in training, which has changed, unless the image has
   * @returns {import('./protocol.js').PredictionReport} how both read the image
   */
  prediction(network) {
    if (this.#image && this.#reader && !this.#reading) this.show(this.#image); // it came later
    const own = this.#image && Array.from(network.feedforward(this.#image));
    return { type: 'prediction', own, reader: this.#reading };
  }

  /**
   * @param {Network} network in training
   * @param {Float32Array[]} images 784 pixels each; the one on the pad is another matter
   * @returns {import('./protocol.js').ImageReadings} how both read them
   */
  readAll(network, images) {
    const outputs = (/** @type {Network} */ reader) =>
      images.map((image) => Array.from(reader.feedforward(image)));
    return { own: outputs(network), reader: this.#reader && outputs(this.#reader) };
  }
}
