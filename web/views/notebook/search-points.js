/** From the runs of a search to what is shown of them. */
import { runsOf } from '../../model/notebook.js';
import { resultOfRun } from './results.js';

/**
 * A try that is over or has come to something; share: of the validation data that it read correctly when it did best,
 * null where it diverged before.
 * @typedef {{id: string, eta: number, lambda: number, share: number | null}} Point
 */

/**
 * What a search has found: its tries, the best first, and between which powers of ten all of them are, those to come
 * included.
 * @typedef {{points: Point[], ranges: Record<'eta' | 'lambda', [number, number]>}} Found
 */

/** @param {import('../../model/notebook.js').Kept} kept @returns {Point | null} null where there is nothing to tell yet */
function pointOf({ id, run, status }) {
  const { eta, lambda } = run.configuration;
  const result = resultOfRun(run.curves);
  const isRight = result?.kind === 'accuracy' && result.set === 'evaluation';
  if (isRight) return { id, eta, lambda, share: result.best / 100 };
  return status === 'failed' ? { id, eta, lambda, share: null } : null;
}

/**
 * @param {import('../../model/notebook.js').Notebook} notebook
 * @returns {Found | null} of the last search; null where there was none
 */
export function lastSearch(notebook) {
  const group = notebook.groups.findLast(({ kind }) => kind === 'search');
  if (!group) return null;
  const runs = runsOf(notebook, group.id);
  const points = runs.map(pointOf).filter((point) => point !== null);
  const rangeOf = (/** @type {'eta' | 'lambda'} */ path) =>
    decades(runs.map(({ run }) => run.configuration[path]));
  return {
    points: points.sort((one, other) => (other.share ?? -1) - (one.share ?? -1)),
    ranges: { eta: rangeOf('eta'), lambda: rangeOf('lambda') },
  };
}

/** The least ink of a point, and a share of wrong answers that is as good as none. */
const FAINTEST = 0.1;
const FEW_WRONG = 0.002;

/**
 * @param {number | null} share of right answers of a try; null where it diverged
 * @param {number} best of all tries
 * @returns {number} opacity of its ink: half for twice as many wrong answers as the best has
 */
export function inkOf(share, best) {
  const wrong = (/** @type {number} */ right) => 1 - right + FEW_WRONG;
  return share === null ? FAINTEST : Math.max(FAINTEST, wrong(best) / wrong(share));
}

/**
 * @param {number[]} values above 0, at least one
 * @returns {[number, number]} the powers of ten between which they are, two different ones
 */
export function decades(values) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  return [10 ** low, 10 ** Math.max(high, low + 1)];
}
