/** Experiments: figures of the book as data, and how a run compares with what was published. */
import { DEFAULT_CONFIGURATION, merged } from './configuration.js';
import { epochOf, valuesIn } from './curves.js';

/** @typedef {import('./configuration.js').Configuration} Configuration */

/**
 * What was published of a run whose random numbers are known, to be compared value for value.
 * @typedef {object} Exact
 * @property {import('../lib/index.d.ts').Monitor} monitor what it is about
 * @property {number} final value after the last epoch; accuracies are counts, costs have four digits
 * @property {number} [highest] highest value of all epochs
 * @property {number[]} [series] the value after each epoch
 * @property {number} [stableEpochs] how many epochs can be compared before rounding decides; all
 *   when left out
 */

/**
 * What is known of a run whose random numbers are not known, or that is ours alone.
 * @typedef {object} Reported
 * @property {import('../lib/index.d.ts').Monitor} monitor what it is about
 * @property {number} [reported] the value; a count for accuracies
 * @property {number} [within] how far other random numbers may lead from it
 * @property {boolean} [atLeast] whether a higher value is as good
 * @property {boolean} [best] whether it is about the best epoch, not the last one
 * @property {'book' | 'goal'} [source] who reports it; the book when left out
 * @property {{epoch: number, layers: number[]}[]} [speeds] how fast each hidden layer learns after so many
 *   epochs, for a chart to show
 */

/** @typedef {Exact | Reported} Published */

/**
 * How the runs of an experiment begin.
 * 'seed': every run anew from its seed, so that runs whose networks have one shape begin with the same
 * random numbers for their weights, train on the images in one order, and differ by their settings alone.
 * Otherwise as in the programs behind the book's figures, whose runs take on both random generators from
 * the run before, and differ by chance too; there, of the second run on, `network` is the same one with
 * weights drawn anew by the run's initializer, or another one; and `data` are the training images in the
 * order that the run before left, or in the order of the file.
 * @typedef {'seed' | {network: 'same' | 'new', data: 'same' | 'fresh'}} Sharing
 */

/**
 * An experiment of the book, or in its manner. What it says stands in the texts, by its id.
 * @typedef {object} Experiment
 * @property {string} id
 * @property {string} topic of the article to read beside it, a key of web/texts/en/articles/index.js
 * @property {'trainingSize'} [axis] what its runs differ in, when the figure is
 *   of their ends against that
 * @property {import('./configuration.js').Change} configuration what differs from the default one, for all runs
 * @property {{goals: number[], hints: number}} [game] an experiment whose settings have to be found by
 *   changing them: what has to be reached, shares of right answers on the evaluation data, rising; and
 *   how many hints there are, which are shown one after another
 * @property {import('./forecast.js').Question} [question] that its runs answer, and that is asked before them
 * @property {Sharing} sharing how its runs begin
 * @property {{change: import('./configuration.js').Change, published: Published}[]} runs change:
 *   what differs from `configuration`
 */

/**
 * @param {Experiment} experiment
 * @param {number} index of a run of it
 * @param {import('./configuration.js').Change} [change] of all its runs
 * @returns {Configuration} of that run
 */
export const configurationOf = ({ configuration, runs }, index, change = {}) =>
  merged(merged(merged(DEFAULT_CONFIGURATION, configuration), change), runs[index].change);

/**
 * @param {Experiment} experiment
 * @param {string[]} fields of a configuration
 * @returns {boolean} whether its runs differ in one of them, so that it cannot be changed for all of them
 */
export const isSetByRuns = ({ runs }, fields) =>
  runs.length > 1 &&
  runs.some(({ change }) => fields.some((field) => Object.hasOwn(change, field)));

/** Digits after the point with which costs are published. */
const COST_DIGITS = 4;

/**
 * A value of a monitor: a cost, or a number of right answers and of how many.
 * @typedef {{isCost: boolean, value: number, size: number}} Result
 */

/**
 * @param {number} value of a monitor
 * @param {import('../lib/index.d.ts').Monitor} monitor
 * @param {import('./curves.js').Curves['run']} run whose value it is
 * @returns {Result}
 */
export function resultOf(value, monitor, run) {
  const size = monitor.startsWith('evaluation') ? run.evaluationSize : run.trainingSize;
  return { isCost: monitor.endsWith('Cost'), value, size };
}

/**
 * How a run of so many epochs compares with what is known of it, by a code and what goes with it; agrees
 * is null when nothing is known, or nothing can be compared. `from`: the first epoch, from 1, that differs; `stable`: epochs before
 * rounding decides; `compared`: epochs that were compared one by one.
 * @typedef {Result & {epochs: number} & (
 *   | {agrees: null, code: 'result', best: boolean}
 *   | {agrees: null, code: 'roundingDecides', published: number}
 *   | {agrees: boolean, code: 'reported', best: boolean, published: number, source: 'book' | 'goal'}
 *   | {agrees: true, code: 'asPublished', published: number}
 *   | {agrees: true, code: 'asPublishedThroughout', compared: number, published: number}
 *   | {agrees: true, code: 'asPublishedAtFirst', stable: number, published: number}
 *   | {agrees: false, code: 'otherEnd', published: number}
 *   | {agrees: false, code: 'otherFrom', from: number, published: number}
 * )} Verdict
 */

/**
 * @param {Published} published
 * @param {import('./curves.js').Column} column of its monitor
 * @param {import('./curves.js').Curves['run']} run
 * @returns {(number | null | undefined)[]} the values that it takes to compare
 */
function neededOf(published, column, run) {
  const byEpoch = new Map(column.map((value, i) => [epochOf(run, i), value]));
  const all = Array.from({ length: run.epochs }, (_, i) => byEpoch.get(i + 1));
  if (!('final' in published)) return published.best ? all : all.slice(-1);
  const { highest, series = [], stableEpochs = series.length } = published;
  if (highest !== undefined) return all;
  return [...all.slice(0, Math.min(stableEpochs, series.length)), ...all.slice(-1)];
}

/**
 * @param {Reported} published
 * @param {(number | null)[]} values of its monitor; those that it takes are there
 * @param {import('./curves.js').Curves['run']} run
 * @returns {Verdict}
 */
function reportedVerdict({ monitor, reported, within = 0, ...rest }, values, run) {
  const { atLeast = false, best = false, source = 'book' } = rest;
  const isCost = monitor.endsWith('Cost');
  const there = valuesIn(values);
  const extreme = there.reduce((a, b) => (isCost === a < b ? a : b));
  const value = best ? extreme : there[there.length - 1];
  const result = { ...resultOf(value, monitor, run), epochs: run.epochs, best };
  if (reported === undefined) return { ...result, agrees: null, code: 'result' };
  const agrees = Math.abs(value - reported) <= within || (atLeast && isCost === value < reported);
  return { ...result, agrees, code: 'reported', published: reported, source };
}

/**
 * Compares a finished run with what was published.
 * @param {Published} published
 * @param {import('./curves.js').Curves} curves of the run
 * @returns {Verdict | null} null before the end of the run, and where a value that it takes was not watched
 */
export function verdictOf(published, { run, history }) {
  const values = history[published.monitor];
  const isThere = (/** @type {number | null | undefined} */ value) => typeof value === 'number';
  if (!neededOf(published, values, run).every(isThere)) return null;
  return 'final' in published
    ? exactVerdict(published, values, run)
    : reportedVerdict(published, values, run);
}

/**
 * @param {Exact} published
 * @param {(number | null)[]} values of its monitor; those that it takes are there
 * @param {import('./curves.js').Curves['run']} run
 * @returns {Verdict} agrees when everything that can be compared is equal: accuracies exactly, costs
 *   to the four published digits
 */
function exactVerdict({ monitor, final, highest, series = [], stableEpochs }, values, run) {
  const there = valuesIn(values);
  const last = there[there.length - 1];
  const result = { ...resultOf(last, monitor, run), epochs: run.epochs, published: final };
  const different = series.slice(0, stableEpochs).findIndex((value, i) => value !== values[i]);
  if (different >= 0) return { ...result, agrees: false, code: 'otherFrom', from: different + 1 };
  if (stableEpochs === 0) return { ...result, agrees: null, code: 'roundingDecides' };
  if (stableEpochs !== undefined) {
    return { ...result, agrees: true, code: 'asPublishedAtFirst', stable: stableEpochs };
  }
  const digits = result.isCost ? COST_DIGITS : 0;
  const isHighest = highest === undefined || Math.max(...there) === highest;
  if (last.toFixed(digits) !== final.toFixed(digits) || !isHighest) {
    return { ...result, agrees: false, code: 'otherEnd' };
  }
  const compared = series.length;
  return compared > 0
    ? { ...result, agrees: true, code: 'asPublishedThroughout', compared }
    : { ...result, agrees: true, code: 'asPublished' };
}
