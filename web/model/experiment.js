/** Experiments: figures of the book as data, and how a run compares with what was published. */
import { DEFAULT_CONFIGURATION, merged } from './configuration.js';

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
 * @property {string} [source] who reports it; the book when left out
 */

/** @typedef {Exact | Reported} Published */

/**
 * An experiment of the book, or in its manner. Its runs share both random generators, in this order.
 * @typedef {object} Experiment
 * @property {string} id
 * @property {string} title
 * @property {string} about what it shows, in two or three sentences
 * @property {string} topic of the article to read beside it, a key of web/articles/index.js
 * @property {string} [caution] where its arithmetic is not stable
 * @property {{field: 'trainingSize', title: string}} [axis] what its runs differ in, when the figure is
 *   of their ends against that
 * @property {import('./configuration.js').Change} configuration what differs from the default one, for all runs
 * @property {{goals: {accuracy: number, text: string}[], hints: string[]}} [game] an experiment whose
 *   settings are to be found by changing them: what is to be reached, shares of right answers on the
 *   evaluation data, rising; and hints, to be shown one after another
 * @property {'same' | 'new'} network of the second run on: the same one with weights drawn anew by
 *   the run's initializer, or another one
 * @property {'same' | 'fresh'} data of the second run on: the training images in the order that the
 *   run before left, or in the order of the file
 * @property {{label: string, change: import('./configuration.js').Change, published: Published}[]} runs change:
 *   what differs from `configuration`
 */

/**
 * @param {Experiment} experiment
 * @param {number} index of a run of it
 * @returns {Configuration} of that run
 */
export const configurationOf = ({ configuration, runs }, index) =>
  merged(merged(DEFAULT_CONFIGURATION, configuration), runs[index].change);

/**
 * @param {number} value of a monitor
 * @param {import('../lib/index.d.ts').Monitor} monitor
 */
function shown(value, monitor) {
  return monitor.endsWith('Cost') ? value.toFixed(4) : value.toLocaleString('en');
}

/** @param {number} count of epochs */
const epochs = (count) => `${count.toLocaleString('en')} epoch${count === 1 ? '' : 's'}`;

/**
 * A value with what it is out of.
 * @param {number} value of a monitor
 * @param {import('../lib/index.d.ts').Monitor} monitor
 * @param {import('./curves.js').Curves['run']} run whose value it is
 * @returns {string} '9,650 of 10,000', or a cost with four digits
 */
export function shownResult(value, monitor, run) {
  if (monitor.endsWith('Cost')) return shown(value, monitor);
  const size = monitor.startsWith('evaluation') ? run.evaluationSize : run.trainingSize;
  return `${shown(value, monitor)} of ${size.toLocaleString('en')}`;
}

/**
 * How a run compares with what is known of it: agrees is null when nothing is.
 * @typedef {{agrees: boolean | null, sentence: string}} Verdict
 */

/**
 * @param {Reported} published
 * @param {number[]} values of its monitor
 * @param {import('./curves.js').Curves['run']} run
 * @returns {Verdict}
 */
function reportedVerdict({ monitor, reported, within = 0, ...rest }, values, run) {
  const { atLeast = false, best = false, source = 'the book' } = rest;
  const isCost = monitor.endsWith('Cost');
  const extreme = values.reduce((a, b) => (isCost === a < b ? a : b));
  const value = best ? extreme : values[values.length - 1];
  const when = best ? 'at best' : `after ${epochs(run.epochs)}`;
  const result = `${isCost ? 'Cost ' : ''}${shownResult(value, monitor, run)} ${when}`;
  if (reported === undefined) return { agrees: null, sentence: `${result}.` };
  const agrees = Math.abs(value - reported) <= within || (atLeast && isCost === value < reported);
  return { agrees, sentence: `${result}; ${source}: ${shown(reported, monitor)}.` };
}

/**
 * Compares a finished run with what was published.
 * @param {Published} published
 * @param {import('./curves.js').Curves} curves of the run
 * @returns {Verdict | null} null before the end of the run
 */
export function verdictOf(published, { run, history }) {
  const values = history[published.monitor];
  if (values.length < (run.monitorEvery === 'run' ? 1 : run.epochs)) return null;
  return 'final' in published
    ? exactVerdict(published, values, run)
    : reportedVerdict(published, values, run);
}

/**
 * @param {Exact} published
 * @param {number[]} values of its monitor
 * @param {import('./curves.js').Curves['run']} run
 * @returns {Verdict} agrees when everything that can be compared is equal: accuracies exactly, costs
 *   to the four published digits
 */
function exactVerdict({ monitor, final, highest, series = [], stableEpochs }, values, run) {
  const last = values[values.length - 1];
  const result = `${shownResult(last, monitor, run)} after ${epochs(run.epochs)}`;
  const book = `published ${shown(final, monitor)}`;
  const different = series.slice(0, stableEpochs).findIndex((value, i) => value !== values[i]);

  if (different >= 0) {
    return { agrees: false, sentence: `${result}; ${book}, other from epoch ${different + 1} on.` };
  }
  if (stableEpochs !== undefined) {
    const part = stableEpochs > 0 ? `As published for ${epochs(stableEpochs)}, then` : 'Here';
    return { agrees: true, sentence: `${part} rounding decides: ${result}, ${book}.` };
  }
  const isHighest = highest === undefined || Math.max(...values) === highest;
  if (shown(last, monitor) !== shown(final, monitor) || !isHighest) {
    return { agrees: false, sentence: `${result}; ${book}.` };
  }
  const all = series.length > 0 ? `, in every one of ${epochs(series.length)}` : '';
  return { agrees: true, sentence: `${result}: as published${all}.` };
}
