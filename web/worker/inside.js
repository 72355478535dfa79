/** What is inside the network as it stands, to be looked at while it changes. */

/** Milliseconds between two looks: a few a second, since one copies all weights. */
const INTERVAL = 100;

/** Neurons of the first layer whose weights are reported: more pictures than that nobody looks at. */
export const SHOWN_NEURONS = 100;

/** A matrix of more weights than this is not reported: nobody could tell its cells apart. */
export const SHOWN_WEIGHTS = 10_000;

/** Inputs of a neuron of the first layer. */
const INPUTS = 784;

/** @typedef {import('../lib/index.d.ts').Network} Network */

/** Whether somebody looks into the network, and what is seen. */
export class Inside {
  #isWanted = false;
  #lastLook = -Infinity;

  /** @param {boolean} isWanted whether somebody looks from now on */
  want(isWanted) {
    this.#isWanted = isWanted;
    this.lookAgain();
  }

  /** What is seen has become another, though the network has not. */
  lookAgain() {
    this.#lastLook = -Infinity;
  }

  /**
   * @param {Network} network
   * @param {Float32Array | null} image 784 pixels that it is shown; null when there is none
   * @param {boolean} [isLast] whether the network stays as it is
   * @returns {import('./protocol.js').InsideReport | null} what is seen; null where nobody looks, or somebody has a
   *   moment ago
   */
  look(network, image, isLast = false) {
    const now = performance.now();
    if (!this.#isWanted || (!isLast && now - this.#lastLook < INTERVAL)) return null;
    this.#lastLook = now;
    const { weights, biases } = network.parameters();
    const [first, ...deeper] = weights;
    const shown = Math.min(first.length, SHOWN_NEURONS * INPUTS);
    return {
      type: 'inside',
      sizes: network.sizes,
      weights: new Float32Array(first.subarray(0, shown)),
      deeper: deeper.map((matrix) =>
        matrix.length <= SHOWN_WEIGHTS ? new Float32Array(matrix) : null,
      ),
      biases: biases.map((layer) => new Float32Array(layer)),
      activations: image && network.activations(image).map((layer) => new Float32Array(layer)),
    };
  }
}
