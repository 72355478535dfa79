/**
 * Random search for hyperparameters: tries drawn at random between bounds, as Bergstra and Bengio propose ("Random
 * search for hyper-parameter optimization", 2012), since a grid would try the same few values of each again and again.
 */

/** Tries of a search at most, and epochs of each. */
export const MAX_TRIES = 30;
export const MAX_EPOCHS = 50;

/**
 * @typedef {object} Search
 * @property {[number, number]} eta bounds, above 0, the lower one first
 * @property {[number, number]} lambda likewise
 * @property {number} tries from 2 to MAX_TRIES
 * @property {number} epochs of each, from 1 to MAX_EPOCHS
 */

/** @typedef {{eta: number, lambda: number}} Try */

/**
 * @param {number} seed whole number, from 0 to 2^32 - 1
 * @returns {() => number} gives the next number from 0 to 1: a counter whose bits are mixed as at the end of MurmurHash3
 */
function uniform(seed) {
  let counter = seed;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    let bits = counter;
    for (const factor of [0x85ebca6b, 0xc2b2ae35]) {
      bits = Math.imul(bits ^ (bits >>> 16), factor);
    }
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {[number, number]} bounds
 * @param {number} share from 0 to 1
 * @returns {number} between them by equal ratios, rounded to two significant digits, since nobody asks for 0.0158489
 */
const between = ([from, to], share) => Number((from * (to / from) ** share).toPrecision(2));

/**
 * @param {Search} search
 * @param {number} seed whole number, from 0 to 2^32 - 1
 * @returns {Try[]} its tries, their logarithms uniform between those of the bounds; the same for the same seed
 */
export function triesOf({ eta, lambda, tries }, seed) {
  const next = uniform(seed);
  return Array.from({ length: tries }, () => ({
    eta: between(eta, next()),
    lambda: between(lambda, next()),
  }));
}

/** @param {[number, number]} bounds */
const areBounds = ([from, to]) => from > 0 && from < to && Number.isFinite(to);

/** @param {number} value @param {number} least @param {number} most */
const isWhole = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;

/** @param {Search} search @returns {boolean} whether it is one */
export const isSearch = ({ eta, lambda, tries, epochs }) =>
  areBounds(eta) &&
  areBounds(lambda) &&
  isWhole(tries, 2, MAX_TRIES) &&
  isWhole(epochs, 1, MAX_EPOCHS);
