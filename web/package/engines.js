/**
 * The engines of a program. Data belongs to one of them, and a program that loads one engine and one set of
 * data, in whatever order, means that they belong together.
 */
import { load } from '../lib/load.js';
import { builtIn } from './built-in.js';

/** @typedef {import('../lib/index.d.ts').Network2} Network2 */

/** @type {Promise<Network2> | null} the engine that was loaded last */
let last = null;

/** Whether the program has it, or it was loaded for data only. */
let isGiven = false;

/** @param {import('../lib/index.d.ts').LoadOptions} options @returns {Promise<Network2>} from now on the last */
function loadAnother(options) {
  const before = last;
  const loading = load(options, builtIn);
  last = loading;
  loading.catch(() => {
    if (last === loading) last = before;
  });
  return loading;
}

/** @param {unknown} options @returns {boolean} whether nothing is asked for */
const isPlain = (options) =>
  typeof options === 'object' && options !== null && Object.keys(options).length === 0;

/**
 * Loads the engine.
 * @param {import('../lib/index.d.ts').LoadOptions} [options]
 * @returns {Promise<Network2>} of its own for each call, see load
 */
export function loadNetwork2(options = {}) {
  const present = isGiven || !isPlain(options) ? null : last;
  isGiven = true;
  return present ?? loadAnother(options);
}

/**
 * @returns {Promise<Network2>} that data is for: the engine that the program has loaded last, or else the one
 *   that it will be given first
 */
export function engineForData() {
  if (!last) isGiven = false;
  return last ?? loadAnother({});
}
