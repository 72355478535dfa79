/** What there is to look at when an epoch is over. */
import { histogramOf } from '../data/histogram.js';
import { breathe, isTimeToBreathe } from './breathing.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../lib/index.d.ts').Dataset} Dataset */
/** @typedef {import('../lib/index.d.ts').Network} Network */
/** @typedef {import('../lib/index.d.ts').Sgd} Sgd */

/**
 * What is seen of a network after an epoch: its weights by size, the speed of its layers, and what the
 * monitors show; null where that was not asked for.
 * @typedef {{counts: number[] | null, speeds: number[] | null,
 *   values: Partial<Record<import('../lib/index.d.ts').Monitor, number>> | null}} Seen
 */

/** Images in the validation data, and in the test data. */
export const EVALUATION_IMAGES = 10_000;

/** Examples that a monitor looks at before the worker asks whether it is time to answer. */
const MONITOR_STRIDE = 250;

/** Training images that show how fast the layers learn, as many as in chapter 5 of the book. */
const SPEED_IMAGES = 1000;

/**
 * Whether a monitor is about evaluation data.
 * @param {Configuration} configuration
 */
export const isEvaluated = ({ monitors }) => monitors.some((name) => name.startsWith('evaluation'));

/**
 * How fast each layer learns.
 * @param {Network} network
 * @param {Dataset} training the first 1,000 of it are looked at, as they stand
 * @returns {number[]} see Network.gradientNorms
 */
export function speedsOf(network, training) {
  const some = training.slice(0, SPEED_IMAGES);
  const speeds = network.gradientNorms(some);
  some.delete();
  return speeds;
}

/** The network as it stood when an epoch was over, to be looked at while training may go on. */
export class EpochEnd {
  #counts;
  #speeds;
  #monitoring;

  /**
   * Copies what it needs.
   * @param {{sgd: Sgd, network: Network, training: Dataset}} run
   * @param {Configuration} configuration of the run: what there is to look at
   * @param {{isMonitored: boolean, evaluation?: Dataset}} monitors whether they are to look too, and
   *   the evaluation data, where one of them needs it
   */
  constructor({ sgd, network, training }, configuration, { isMonitored, evaluation }) {
    const { histogram, speeds, monitors } = configuration;
    this.#counts = histogram && network.isFinite() ? histogramOf(network.toJSON().weights) : null;
    this.#speeds = speeds ? speedsOf(network, training) : null;
    this.#monitoring = isMonitored ? sgd.monitor(monitors, { ...configuration, evaluation }) : null;
  }

  /**
   * Looks at it, in pieces between which calls are answered.
   * @param {() => boolean} isOver whether nobody wants to know any more
   * @returns {Promise<Seen | null>} null when it was over before all had been looked at
   */
  async look(isOver) {
    const monitoring = this.#monitoring;
    try {
      while (monitoring && !monitoring.advance(MONITOR_STRIDE)) {
        if (isTimeToBreathe()) await breathe();
        if (isOver()) return null;
      }
      const values = monitoring?.values() ?? null;
      return { counts: this.#counts, speeds: this.#speeds, values };
    } finally {
      monitoring?.delete();
    }
  }
}
