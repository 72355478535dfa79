/** What there is to look at when an epoch is over. */
import { countWeights, emptyCounts } from '../data/histogram.js';
import { breathe, isTimeToBreathe } from './breathing.js';
import { hyperparametersOf } from './hyperparameters.js';

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

/** Examples that are looked at, and weights that are counted, before the worker asks whether it is time to answer. */
const MONITOR_STRIDE = 250;
const GRADIENT_STRIDE = 50;
const WEIGHT_STRIDE = 50_000;

/** Training images that show how fast the layers learn, as many as in chapter 5 of the book. */
const SPEED_IMAGES = 1000;

/**
 * Whether a monitor is about evaluation data.
 * @param {Configuration} configuration
 */
export const isEvaluated = ({ monitors }) => monitors.some((name) => name.startsWith('evaluation'));

/** The network as it stood when an epoch was over, to be looked at while training may go on. */
export class EpochEnd {
  #weights;
  #gradients;
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
    this.#weights = histogram ? network.parameters().weights : null;
    const some = training.slice(0, SPEED_IMAGES);
    this.#gradients = speeds ? network.watchGradientNorms(some) : null;
    some.delete(); // who watches holds on to it
    const options = { ...hyperparametersOf(configuration), evaluation };
    this.#monitoring = isMonitored ? sgd.monitor(monitors, options) : null;
  }

  /**
   * Looks at it, in pieces between which calls are answered.
   * @param {() => boolean} isOver whether nobody wants to know any more
   * @returns {Promise<Seen | null>} null when it was over before all had been looked at
   */
  async look(isOver) {
    const counts = this.#weights && emptyCounts();
    try {
      for (const work = this.#pieces(counts); !work.next().done;) {
        if (isTimeToBreathe()) await breathe();
        if (isOver()) return null;
      }
      const speeds = this.#gradients?.values() ?? null;
      return { counts, speeds, values: this.#monitoring?.values() ?? null };
    } finally {
      this.#gradients?.delete();
      this.#monitoring?.delete();
    }
  }

  /**
   * The work, a piece at a time.
   * @param {number[] | null} counts of the weights, filled in
   * @returns {Generator<void, void>} that goes on to the next piece when it is asked to
   */
  *#pieces(counts) {
    for (const layer of this.#weights ?? []) {
      for (let begin = 0; begin < layer.length; begin += WEIGHT_STRIDE) {
        countWeights(/** @type {number[]} */ (counts), layer, begin, begin + WEIGHT_STRIDE);
        yield;
      }
    }
    while (this.#gradients && !this.#gradients.advance(GRADIENT_STRIDE)) yield;
    while (this.#monitoring && !this.#monitoring.advance(MONITOR_STRIDE)) yield;
  }
}
