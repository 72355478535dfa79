/** The curves of a run in words and in a table, for who does not see the chart. */
import { epochOf, valuesIn } from '../model/curves.js';
import { number, text } from '../texts/index.js';
import { monitored } from './series.js';

/** @typedef {import('../model/curves.js').Curves} Curves */
/** @typedef {import('./series.js').Kind} Kind */

/** @typedef {import('../model/curves.js').Column} Column */

/** @param {number} value in the unit of the chart @param {Kind} kind */
export const shownValue = (value, kind) =>
  kind === 'cost' ? number(value, 'significant4') : number(value / 100, 'percent2');

/**
 * @param {Curves['run']} run
 * @param {Column} column that has values
 * @param {'training' | 'validation' | 'test'} set that the series is on
 * @param {Kind} kind
 */
function summaryOf(run, column, set, kind) {
  const values = valuesIn(column);
  const epochs = column.flatMap((value, i) => (value === null ? [] : [epochOf(run, i)]));
  const last = values.length - 1;
  const better = (/** @type {number} */ a, /** @type {number} */ b) =>
    kind === 'cost' ? values[a] < values[b] : values[a] > values[b];
  const best = values.reduce((found, _, i) => (better(i, found) ? i : found), 0);
  const show = (/** @type {number} */ i) => shownValue(values[i], kind);
  return text('charts.series', {
    ...{ set, kind, first: show(0), last: show(last), best: show(best) },
    firstEpoch: epochs[0],
    lastEpoch: epochs[last],
    bestEpoch: epochs[best],
  });
}

/**
 * The chart in words.
 * @param {Curves} curves
 * @param {Kind} kind
 * @returns {string} one sentence for each series that has points
 */
export function spokenSummary(curves, kind) {
  const { training, evaluation } = monitored(curves, kind);
  const sentences = [
    training.length > 0 && summaryOf(curves.run, training, 'training', kind),
    evaluation.length > 0 && summaryOf(curves.run, evaluation, curves.run.evaluation, kind),
  ].filter(Boolean);
  const title = text(kind === 'cost' ? 'charts.costByEpoch' : 'charts.accuracyByEpoch');
  return `${title} ${sentences.join(' ') || text('charts.noEpoch')}`;
}

/**
 * The chart as a table.
 * @param {Curves} curves
 * @param {Kind} kind
 * @returns {{head: string[], rows: string[][]}} one row per epoch, the last first; a cell is empty where its column
 *   was not watched
 */
export function tableOf(curves, kind) {
  const { training, evaluation } = monitored(curves, kind);
  const columns = [
    { name: text('charts.column', { set: 'training' }), values: training },
    { name: text('charts.column', { set: curves.run.evaluation }), values: evaluation },
  ].filter(({ values }) => values.length > 0);
  const epochs = Math.max(0, ...columns.map(({ values }) => values.length));
  const cell = (/** @type {number | null | undefined} */ value) =>
    typeof value === 'number' ? shownValue(value, kind) : '';
  const rows = Array.from({ length: epochs }, (_, i) => [
    number(epochOf(curves.run, epochs - 1 - i)),
    ...columns.map(({ values }) => cell(values[epochs - 1 - i])),
  ]);
  return { head: [text('charts.epoch'), ...columns.map(({ name }) => name)], rows };
}
