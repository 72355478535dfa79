/** @typedef {import('../model/run.js').LiveChange} LiveChange */

/**
 * A place in a run.
 * @typedef {{epoch: number, miniBatch: number}} Place complete epochs, and mini-batches of the next one
 */

/** @param {Place} one @param {Place} other @returns {number} below 0 where `one` comes first */
const order = (one, other) => one.epoch - other.epoch || one.miniBatch - other.miniBatch;

/**
 * @param {import('../model/configuration.js').Configuration} configuration
 * @param {LiveChange[]} changes in their order
 * @returns {import('../model/configuration.js').Configuration} after the last of them
 */
export function changed(configuration, changes) {
  const last = changes.at(-1);
  return last ? { ...configuration, eta: last.eta, lambda: last.lambda } : configuration;
}

/**
 * @param {number} epoch complete ones
 * @param {LiveChange[]} changes in their order
 * @returns {LiveChange[][]} those made before the end of that epoch, and those made since
 */
export const splitAt = (epoch, changes) =>
  [true, false].map((isBefore) => changes.filter((change) => change.epoch < epoch === isBefore));

/** The changes of eta and lambda in a run: those that it has to repeat, and those it has made. */
export class ChangeLog {
  #coming;
  /** @type {LiveChange[]} */
  #made = [];

  /** @param {LiveChange[]} changes to be repeated, each at its place */
  constructor(changes) {
    this.#coming = [...changes].sort(order);
  }

  /**
   * The next change to be repeated, when its place has been reached; it counts as made then.
   * @param {Place} place where the run stands
   * @returns {LiveChange | null}
   */
  next(place) {
    if (this.#coming.length === 0 || order(this.#coming[0], place) > 0) return null;
    const change = /** @type {LiveChange} */ (this.#coming.shift());
    this.#made.push(change);
    return change;
  }

  /**
   * @param {Place} place where the run stands
   * @returns {number} mini-batches of this epoch until a change has to be repeated; Infinity where none has
   */
  distance({ epoch, miniBatch }) {
    const [first] = this.#coming;
    return first?.epoch === epoch ? first.miniBatch - miniBatch : Infinity;
  }

  /** @param {LiveChange} change that has been asked for; what was still to be repeated no longer is */
  add(change) {
    this.#coming = [];
    this.#made.push(change);
  }

  /** @returns {LiveChange[]} those made since they were taken last */
  take() {
    return this.#made.splice(0);
  }
}
