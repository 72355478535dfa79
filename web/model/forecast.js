/** What a person expects of the runs of an experiment before they are made, and how that compares with what comes. */
import * as v from 'valibot';
import { epochOf, valuesIn } from './curves.js';
import { resultOf } from './experiment.js';

/** @typedef {import('./curves.js').Curves} Curves */
/** @typedef {import('../lib/index.d.ts').Monitor} Monitor */

/**
 * What is asked before an experiment; the words stand in its texts.
 * end: the share of right answers with which one of its runs ends; curve: how that share goes in its first run, from
 * the first epoch to the last; choice: which of its runs, or of some of them, comes first.
 * @typedef {{kind: 'end', monitor: Monitor, run: number}
 *   | {kind: 'curve', monitor: Monitor}
 *   | {kind: 'choice', by: 'highest' | 'lowest', monitor: Monitor, at: 'first' | 'last' | 'best', runs?: number[]}
 *   | {kind: 'choice', by: 'smallWeights', runs?: number[]}} Question
 */

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Points that a curve is drawn with, at most. */
const MOST_POINTS = 8;

export const forecastSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('end'), share }),
  v.strictObject({ kind: v.literal('curve'), shares: v.pipe(v.array(share), v.minLength(1), v.maxLength(MOST_POINTS)) }), // prettier-ignore
  v.strictObject({
    kind: v.literal('choice'),
    run: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
]);

/**
 * A person's answer to a question; shares are of right answers.
 * @typedef {v.InferOutput<typeof forecastSchema>} Forecast
 */

/**
 * @param {number} epochs of a run
 * @returns {number[]} the epochs, from 1, rising, at which a curve is asked for: the closer the earlier, since most
 *   happens at first
 */
export function epochsAsked(epochs) {
  const all = Array.from({ length: MOST_POINTS }, (_, i) => (i / (MOST_POINTS - 1)) ** 2);
  return [...new Set(all.map((part) => 1 + Math.round(part * (epochs - 1))))];
}

/**
 * How a forecast compares with what came of it.
 * @typedef {{code: 'end', expected: number, actual: number}
 *   | {code: 'curve', expected: number, actual: number, off: number}
 *   | {code: 'choice', isRight: boolean, expected: number, first: number[], close: number[], values: RunValue[]}} Outcome
 *   off: mean distance of the curve; first: the runs that came first, more than one where they are equal; close: those
 *   that are all but level with them; values: of all runs that could be chosen
 */

/**
 * The number by which a run was compared with others.
 * @typedef {{run: number, value: number, isShare: boolean}} RunValue isShare: of images or weights; a cost else
 */

/** Shares of right answers that are closer than this are all but level, and so are costs that differ by such a part. */
const CLOSE = { share: 0.002, cost: 0.01 };

/** @param {Curves} curves @param {Monitor} monitor @returns {(epoch: number) => number | undefined} its share after so many epochs */
function sharesOf({ run, history }, monitor) {
  const column = history[monitor];
  const size = resultOf(0, monitor, run).size;
  return (epoch) => {
    const value = column.find((_, i) => epochOf(run, i) === epoch);
    return typeof value === 'number' ? value / size : undefined;
  };
}

/**
 * @param {Extract<Question, {kind: 'choice'}>} question
 * @param {Curves} curves of a run
 * @returns {number | undefined} the number by which the run is compared: a share, or a cost; undefined where it was
 *   not watched
 */
function valueOf(question, { run, history, histogram }) {
  if (question.by === 'smallWeights') {
    const all = histogram.reduce((sum, count) => sum + count, 0);
    return all > 0 ? histogram[Math.floor(histogram.length / 2)] / all : undefined;
  }
  const { monitor, at, by } = question;
  const values = valuesIn(history[monitor]);
  if (values.length === 0) return undefined;
  const isFirst = at === 'first' && epochOf(run, 0) === 1;
  const best = by === 'lowest' ? Math.min(...values) : Math.max(...values);
  const value = at === 'best' ? best : at === 'last' ? values.at(-1) : isFirst ? values[0] : undefined; // prettier-ignore
  if (value === undefined || monitor.endsWith('Cost')) return value;
  return value / resultOf(0, monitor, run).size;
}

/**
 * @param {Extract<Question, {kind: 'choice'}>} question
 * @param {number} expected the run that was chosen
 * @param {Curves[]} curves of all runs of the experiment
 * @returns {Outcome | null} null where what it takes was not watched
 */
function outcomeOfChoice(question, expected, curves) {
  const isShare = !('monitor' in question) || !question.monitor.endsWith('Cost');
  const values = choicesOf(question, curves.length).map((run) => ({ run, value: valueOf(question, curves[run]) ?? NaN, isShare })); // prettier-ignore
  if (values.some(({ value }) => Number.isNaN(value))) return null;
  const all = values.map(({ value }) => value);
  const best = question.by === 'lowest' ? Math.min(...all) : Math.max(...all);
  const reach = isShare ? CLOSE.share : CLOSE.cost * best;
  const first = values.filter(({ value }) => value === best).map(({ run }) => run);
  const close = values.filter(({ value }) => value !== best && Math.abs(value - best) < reach).map(({ run }) => run); // prettier-ignore
  return { code: 'choice', isRight: first.includes(expected), expected, first, close, values };
}

/**
 * @param {Question} question
 * @param {number} count of runs of the experiment
 * @returns {number[]} the runs that can be chosen
 */
export const choicesOf = (question, count) =>
  ('runs' in question && question.runs) || Array.from({ length: count }, (_, i) => i);

/**
 * @param {Question} question
 * @param {Forecast} forecast that answers it
 * @param {Curves[]} curves of all runs of the experiment, in their order, when they are over
 * @returns {Outcome | null} null where what it takes was not watched, or the answer is to another question
 */
export function outcomeOf(question, forecast, curves) {
  if (question.kind === 'choice') {
    if (forecast.kind !== 'choice') return null;
    return outcomeOfChoice(question, forecast.run, curves);
  }
  const its = curves[question.kind === 'end' ? question.run : 0];
  const at = sharesOf(its, question.monitor);
  const actual = at(its.run.epochs);
  if (actual === undefined) return null;
  if (question.kind === 'end') {
    return forecast.kind === 'end' ? { code: 'end', expected: forecast.share, actual } : null;
  }
  const asked = epochsAsked(its.run.epochs);
  if (forecast.kind !== 'curve' || forecast.shares.length !== asked.length) return null;
  const distances = asked.map((epoch, i) => Math.abs((at(epoch) ?? NaN) - forecast.shares[i]));
  const known = distances.filter(Number.isFinite);
  const off = known.reduce((sum, distance) => sum + distance, 0) / known.length;
  return { code: 'curve', expected: forecast.shares[asked.length - 1], actual, off };
}
