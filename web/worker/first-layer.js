/** The weights of the first layer as they stand, to be looked at while they change. */

/** Milliseconds between two looks: a few a second, since one copies all weights. */
const INTERVAL = 100;

/** Neurons whose weights are reported: more pictures than that nobody looks at. */
export const SHOWN_NEURONS = 100;

/** Inputs of a neuron. */
const INPUTS = 784;

/** Whether somebody looks at the first layer, and what is seen. */
export class FirstLayer {
  #isWanted = false;
  #lastLook = -Infinity;

  /** Whether somebody looks. */
  get isWanted() {
    return this.#isWanted;
  }

  /** @param {boolean} isWanted whether somebody looks from now on */
  want(isWanted) {
    this.#isWanted = isWanted;
    this.#lastLook = -Infinity;
  }

  /**
   * @param {import('../lib/index.d.ts').Network} network
   * @param {boolean} [isLast] whether it stays as it is
   * @returns {import('./protocol.js').FirstLayerReport | null} what is seen; null where nobody looks, or somebody has
   *   a moment ago
   */
  look(network, isLast = false) {
    const now = performance.now();
    if (!this.#isWanted || (!isLast && now - this.#lastLook < INTERVAL)) return null;
    this.#lastLook = now;
    const [all] = network.parameters().weights;
    const neurons = all.length / INPUTS;
    const weights = Float32Array.from(all.subarray(0, Math.min(neurons, SHOWN_NEURONS) * INPUTS));
    return { type: 'firstLayer', neurons, weights };
  }
}
