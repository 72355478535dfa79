/** From the curves of a run to what a chart draws, its table shows and its summary says. */

import { epochOf } from '../model/curves.js';
import { number, text } from '../texts/index.js';

/** @typedef {import('../model/curves.js').Curves} Curves */
/** @typedef {'cost' | 'accuracy'} Kind */
/** @typedef {(number | null)[]} Column */
/** @typedef {Pick<import('../lab/state.js').LabState, 'experiment' | 'finished'>} Reference */

/** Points of the mini-batches that a chart draws at most: about two for each pixel of its width. */
const MAX_POINTS = 1200;

/**
 * The two monitored series in the unit of the chart: costs as they are, accuracies in percent.
 * @param {Curves} curves
 * @param {Kind} kind
 * @returns {{training: number[], evaluation: number[], miniBatches: number[]}} one entry per epoch;
 *   miniBatches: one per position
 */
function seriesOf({ run, history, miniBatches }, kind) {
  if (kind === 'cost') {
    return {
      training: history.trainingCost,
      evaluation: history.evaluationCost,
      miniBatches: miniBatches.cost,
    };
  }
  return {
    training: history.trainingAccuracy.map((count) => (100 * count) / run.trainingSize),
    evaluation: history.evaluationAccuracy.map((count) => (100 * count) / run.evaluationSize),
    miniBatches: miniBatches.accuracy.map((share) => 100 * share),
  };
}

/**
 * Thins a series by means over equal numbers of neighbours.
 * @param {number[]} x positions, rising
 * @param {number[]} y as many values
 * @param {number} [limit] points to keep at most
 * @returns {{x: number[], y: number[]}} each point at the last position of its neighbours
 */
export function thinned(x, y, limit = MAX_POINTS) {
  const width = Math.ceil(x.length / limit);
  if (width <= 1) return { x, y };
  const length = Math.floor(x.length / width);
  const mean = (/** @type {number} */ i) =>
    y.slice(i * width, (i + 1) * width).reduce((sum, value) => sum + value, 0) / width;
  return {
    x: Array.from({ length }, (_, i) => x[(i + 1) * width - 1]),
    y: Array.from({ length }, (_, i) => mean(i)),
  };
}

/** Marks of what the book reports; more would run together. */
const MAX_MARKS = 50;

/** Runs before the present one whose curves a chart can show. */
export const MAX_EARLIER = 2;

/**
 * Whether values of one run stand at the epochs of the other: one that was stopped early is shorter.
 * @param {Curves['run']} one
 * @param {Curves['run']} other
 */
const isOnSameAxis = (one, other) =>
  one.monitorEvery === other.monitorEvery &&
  (one.monitorEvery === 'epoch' || one.epochs === other.epochs);

/**
 * Who says what the chart compares with.
 * @param {Reference} reference
 * @returns {'book' | 'goal'}
 */
export function sourceOf({ experiment, finished }) {
  const isOver = finished.length === experiment?.runs.length;
  const published = experiment?.runs[finished.length - (isOver ? 1 : 0)].published;
  return (published && 'source' in published && published.source) || 'book';
}

/**
 * What the book reports of the present run and how the runs before it went, where the chart is about
 * what the experiment is about.
 * @param {Reference} reference
 * @param {Curves['run']} run the present one
 * @param {Kind} kind
 * @returns {Column[]} published, then MAX_EARLIER earlier runs, the last first; one entry per
 *   monitored epoch, in the unit of the chart
 */
export function referenceColumns({ experiment, finished }, run, kind) {
  const isOver = finished.length === experiment?.runs.length;
  const present = finished.length - (isOver ? 1 : 0);
  const published = experiment?.runs[present].published;
  const empty = Array.from({ length: 1 + MAX_EARLIER }, () => /** @type {Column} */ ([]));
  if (!published || experiment?.game || published.monitor.endsWith('Cost') !== (kind === 'cost'))
    return empty;
  const { monitor } = published;
  const final = 'final' in published ? published.final : published.reported;
  const series = 'series' in published ? published.series : undefined;
  const size = monitor.startsWith('evaluation') ? run.evaluationSize : run.trainingSize;
  const inUnit = (/** @type {number} */ value) => (kind === 'cost' ? value : (100 * value) / size);
  const entries = run.monitorEvery === 'run' ? 1 : run.epochs;
  const step = Math.ceil((series?.length ?? 0) / MAX_MARKS);
  /** @type {Column} */
  const marks = series
    ? series.map((value, i) => ((i + 1) % step === 0 ? inUnit(value) : null))
    : final === undefined
      ? []
      : [...Array(entries - 1).fill(null), inUnit(final)];
  const earlier = finished.slice(0, present).slice(-MAX_EARLIER).reverse();
  return empty.map((none, i) => {
    if (i === 0) return marks;
    const curves = earlier[i - 1]?.curves;
    if (!curves || !isOnSameAxis(curves.run, run)) return none;
    return curves.history[monitor].map(inUnit);
  });
}

/**
 * Columns for uPlot: one x for all series, null where a series has no point there.
 * @param {Curves} curves
 * @param {Kind} kind
 * @param {Column[]} [references] from referenceColumns
 * @returns {[number[], ...Column[]]} x in epochs, mini-batches, training, evaluation, references;
 *   the values after epoch i (0-based) stand at x = i + 1
 */
export function chartColumns(curves, kind, references = []) {
  const { training, evaluation, miniBatches } = seriesOf(curves, kind);
  const recent = thinned(curves.miniBatches.epoch, miniBatches);
  const byEpoch = [training, evaluation, ...references];
  const entries = Math.max(...byEpoch.map((column) => column.length));
  /** @type {[number[], ...Column[]]} */
  const columns = [[], [], ...byEpoch.map(() => [])];
  let next = 0;
  for (let entry = 0; entry <= entries; entry++) {
    const isEnd = entry === entries;
    const epoch = isEnd ? Infinity : epochOf(curves.run, entry);
    while (next < recent.x.length && recent.x[next] < epoch) {
      push(columns, recent.x[next], recent.y[next], ...byEpoch.map(() => null));
      next += 1;
    }
    if (isEnd) break;
    const here = recent.x[next] === epoch ? recent.y[next++] : null;
    push(columns, epoch, here, ...byEpoch.map((column) => column[entry] ?? null));
  }
  return columns;
}

/**
 * @param {(number | null)[][]} columns
 * @param {...(number | null)} row
 */
function push(columns, ...row) {
  row.forEach((value, i) => columns[i].push(value));
}

/**
 * The range of the y axis. Accuracies late in training lie close together and near 100 %, so the
 * axis begins a little below the lowest point after an epoch; what a run looked like within its
 * first epoch may fall out below.
 * @param {Curves} curves
 * @param {Kind} kind
 * @param {Column[]} [references] from referenceColumns
 * @returns {[number, number]} from, to
 */
export function valueRange(curves, kind, references = []) {
  const { training, evaluation, miniBatches } = seriesOf(curves, kind);
  const monitored = /** @type {number[]} */ (
    [...training, ...evaluation, ...references.flat()].filter(
      (value) => value !== null && Number.isFinite(value),
    )
  );
  // The first tenth of the mini-batches is the steep descent, which would flatten all the rest.
  const late = miniBatches.slice(Math.floor(miniBatches.length / 10)).filter(Number.isFinite);
  const points = monitored.length > 0 ? monitored : late;
  if (points.length === 0) return kind === 'cost' ? [0, 1] : [0, 100];
  if (kind === 'accuracy') {
    const lowest = points.reduce((a, b) => Math.min(a, b));
    return [Math.max(0, Math.floor(lowest - (100 - lowest) / 4 - 0.25)), 100];
  }
  const highest = [...monitored, ...late].reduce((a, b) => Math.max(a, b));
  return [0, highest * 1.08 || 1];
}

/** @param {number} value @param {Kind} kind */
export const shownValue = (value, kind) =>
  kind === 'cost' ? number(value, 'significant4') : number(value / 100, 'percent2');

/**
 * @param {Curves['run']} run
 * @param {number[]} values one per monitored epoch
 * @param {'training' | 'validation' | 'test'} set that the series is on
 * @param {Kind} kind
 */
function summaryOf(run, values, set, kind) {
  const last = values.length - 1;
  const better = (/** @type {number} */ a, /** @type {number} */ b) =>
    kind === 'cost' ? values[a] < values[b] : values[a] > values[b];
  const best = values.reduce((found, _, i) => (better(i, found) ? i : found), 0);
  const show = (/** @type {number} */ i) => shownValue(values[i], kind);
  return text('charts.series', {
    ...{ set, kind, first: show(0), last: show(last), best: show(best) },
    firstEpoch: epochOf(run, 0),
    lastEpoch: epochOf(run, last),
    bestEpoch: epochOf(run, best),
  });
}

/**
 * The chart in words.
 * @param {Curves} curves
 * @param {Kind} kind
 * @returns {string} one sentence for each series that has points
 */
export function spokenSummary(curves, kind) {
  const { training, evaluation } = seriesOf(curves, kind);
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
 * @returns {{head: string[], rows: string[][]}} one row per epoch, the last first
 */
export function tableOf(curves, kind) {
  const { training, evaluation } = seriesOf(curves, kind);
  const columns = [
    { name: text('charts.column', { set: 'training' }), values: training },
    { name: text('charts.column', { set: curves.run.evaluation }), values: evaluation },
  ].filter(({ values }) => values.length > 0);
  const epochs = columns[0]?.values.length ?? 0;
  const rows = Array.from({ length: epochs }, (_, i) => [
    number(epochOf(curves.run, epochs - 1 - i)),
    ...columns.map(({ values }) => shownValue(values[epochs - 1 - i], kind)),
  ]);
  return { head: [text('charts.epoch'), ...columns.map(({ name }) => name)], rows };
}

/**
 * Whether the chart shows regularised costs that cannot be compared: total_cost divides lambda by
 * the size of the set that is evaluated.
 * @param {Curves} curves
 * @param {number} lambda
 * @returns {boolean} for costs of sets of different size with lambda > 0
 */
export function hasIncomparableCosts({ run, history, miniBatches }, lambda) {
  const showsTraining = history.trainingCost.length > 0 || miniBatches.cost.length > 0;
  return (
    lambda > 0 &&
    run.trainingSize !== run.evaluationSize &&
    showsTraining &&
    history.evaluationCost.length > 0
  );
}
