/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../lib/index.d.ts').Network} Network */

/**
 * The network of the epoch that the evaluation data liked best, the first of them where several are equal.
 * @typedef {{epoch: number, accuracy: number, parameters: import('../lib/index.d.ts').Parameters}} Best
 *   epoch: complete ones
 */

/**
 * What a guide has been told.
 * @typedef {{recorded: number[], best: Best | null}} GuideState
 *   recorded: an accuracy for each epoch, 0 where none was needed
 */

/** What schedule and early stopping make of the accuracies of a run, epoch by epoch. */
export class Guide {
  #schedule;
  #keepsBest;
  /** @type {number[]} */
  #recorded = [];
  /** @type {Best | null} */
  #best;
  #isEnded = false;

  /**
   * @param {import('../lib/index.d.ts').Network2} engine
   * @param {Configuration} configuration of the run
   * @param {GuideState} state that it goes on from
   */
  constructor(engine, configuration, { recorded, best }) {
    const { schedule, earlyStopping, epochs } = configuration;
    this.#schedule = new engine.Schedule({ schedule, earlyStopping, epochs });
    this.#keepsBest = earlyStopping > 0;
    /** Whether the accuracy decides how training goes on. */
    this.needsAccuracy = schedule.kind === 'stepwise' || earlyStopping > 0;
    this.#best = best;
    for (const accuracy of recorded) this.#record(accuracy);
  }

  /** What the first eta is multiplied by at present. */
  get share() {
    return this.#schedule.share;
  }

  /** Whether the run is to end before its last epoch. */
  get isEnded() {
    return this.#isEnded;
  }

  /** The network that the run is for; null where that is the one it ends with. */
  get best() {
    return this.#best;
  }

  /** @returns {GuideState} a copy */
  get state() {
    return { recorded: [...this.#recorded], best: this.#best };
  }

  /** An epoch is over whose accuracy decides nothing. */
  pass() {
    this.#record(0);
  }

  /**
   * An epoch is over.
   * @param {number} epoch complete ones
   * @param {number} accuracy on the evaluation data
   * @param {Network} network as it stands then
   */
  record(epoch, accuracy, network) {
    this.#record(accuracy);
    if (this.#keepsBest && accuracy > (this.#best?.accuracy ?? -1)) {
      this.#best = { epoch, accuracy, parameters: network.parameters() };
    }
  }

  /** @param {number} accuracy */
  #record(accuracy) {
    this.#recorded.push(accuracy);
    const goesOn = this.#schedule.record(accuracy);
    this.#isEnded = this.needsAccuracy && !goesOn;
  }

  delete() {
    this.#schedule.delete();
  }
}
