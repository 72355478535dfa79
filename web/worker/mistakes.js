/** How the network reads each image of the evaluation data, to be looked at while it learns. */
import { breathe, isTimeToBreathe } from './breathing.js';

/** Images that are read before the worker asks whether it is time to answer. */
const STRIDE = 250;

/** Of the time, at most one part in so many is spent on this while something trains. */
const SHARE = 60;

/** @typedef {import('../lib/index.d.ts').Dataset} Dataset */

/** Whether somebody looks at the mistakes, and what they are. */
export class Mistakes {
  #isWanted = false;
  #nextLook = -Infinity;

  /** @param {boolean} isWanted whether somebody looks from now on */
  want(isWanted) {
    this.#isWanted = isWanted;
    this.#nextLook = -Infinity;
  }

  /** Whether somebody looks. */
  get isWanted() {
    return this.#isWanted;
  }

  /** Whether it is time for another look while something trains. */
  get isDue() {
    return this.#isWanted && performance.now() >= this.#nextLook;
  }

  /**
   * Has the network read the images, in pieces between which calls are answered.
   * @param {import('../lib/index.d.ts').Network} network
   * @param {Dataset} data
   * @param {() => boolean} isOver whether nobody wants to know any more
   * @returns {Promise<{labels: Uint8Array, answers: Uint8Array, outputs: Float32Array} | null>} the right answers, the
   *   network's, and the output with which it gave each; null when it was over before all had been read
   */
  async look(network, data, isOver) {
    let spent = 0;
    const classes = network.sizes.at(-1) ?? 0;
    const answers = new Uint8Array(data.size);
    const outputs = new Float32Array(data.size);
    for (let begin = 0; begin < data.size; begin += STRIDE) {
      const start = performance.now();
      const part = data.slice(begin, Math.min(begin + STRIDE, data.size));
      const activations = network.predict(part);
      part.delete();
      for (let i = 0; i * classes < activations.length; i++) {
        const its = activations.subarray(i * classes, (i + 1) * classes);
        const output = Math.max(...its);
        outputs[begin + i] = output;
        answers[begin + i] = its.indexOf(output);
      }
      spent += performance.now() - start;
      if (isTimeToBreathe()) await breathe();
      if (isOver()) return null;
    }
    this.#nextLook = performance.now() + SHARE * spent;
    return { labels: Uint8Array.from(data.labels()), answers, outputs };
  }
}
