/**
 * From runs to what a chart draws: series, each with its own positions in epochs, and in the unit of the chart,
 * costs as they are and accuracies in per cent.
 */
import { isConcealed } from '../lab/forecasting.js';
import { isSilent } from '../model/configuration.js';
import { epochOf, hasValues } from '../model/curves.js';
import { epochsAsked } from '../model/forecast.js';
import { runsOf } from '../model/notebook.js';
import { hasBegun } from '../model/run.js';

/** @typedef {import('../model/curves.js').Curves} Curves */
/** @typedef {import('../model/curves.js').Column} Column */
/** @typedef {import('../model/notebook.js').Kept} Kept */
/** @typedef {import('../model/notebook.js').Group} Group */
/** @typedef {import('../lab/state.js').LabState} LabState */
/** @typedef {'cost' | 'accuracy'} Kind */

/**
 * @typedef {object} Series
 * @property {string} key of it, while it is drawn
 * @property {string} owner id of the run or group that it is of; 'published' for marks of the book, 'forecast' for what the person expects
 * @property {'training' | 'evaluation' | 'miniBatches' | 'published' | 'forecast' | 'low' | 'high'} what
 * @property {number} look of the owner
 * @property {number[]} x positions in epochs, rising
 * @property {(number | null)[]} y as many values; null is a gap
 */

/** Points of the mini-batches that a chart draws at most: about two for each pixel of its width. */
const MAX_POINTS = 1200;

/** Marks of what the book reports; more would run together. */
const MAX_MARKS = 50;

/**
 * @param {number} value of a monitor
 * @param {Kind} kind
 * @param {number} size of its set
 * @returns {number}
 */
const inUnit = (value, kind, size) => (kind === 'cost' ? value : (100 * value) / size);

/**
 * The monitored columns of a run.
 * @param {Curves} curves
 * @param {Kind} kind
 * @returns {{training: Column, evaluation: Column}} in the unit of the chart; a column without values is empty
 */
export function monitored({ run, history }, kind) {
  const [training, evaluation] =
    kind === 'cost'
      ? [history.trainingCost, history.evaluationCost]
      : [history.trainingAccuracy, history.evaluationAccuracy];
  /** @param {Column} column @param {number} size @returns {Column} */
  const shown = (column, size) =>
    hasValues(column)
      ? column.map((value) => (value === null ? null : inUnit(value, kind, size)))
      : [];
  return {
    training: shown(training, run.trainingSize),
    evaluation: shown(evaluation, run.evaluationSize),
  };
}

/** @param {Curves} curves @param {unknown[]} column @returns {number[]} the epochs at which its entries stand */
const epochsOf = ({ run }, column) => column.map((_, i) => epochOf(run, i));

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

/** @param {Pick<Kept, 'id' | 'look' | 'run'>} kept @param {Kind} kind @returns {Series[]} training, evaluation */
function seriesOfRun({ id, look, run: { curves } }, kind) {
  const columns = monitored(curves, kind);
  return /** @type {const} */ (['training', 'evaluation'])
    .filter((what) => columns[what].length > 0)
    .map((what) => ({
      ...{ key: `${id} ${what}`, owner: id, what, look },
      ...{ x: epochsOf(curves, columns[what]), y: columns[what] },
    }));
}

/** @param {Pick<Kept, 'id' | 'look' | 'run'>} kept @param {Kind} kind @returns {Series[]} means over mini-batches */
function miniBatchesOf({ id, look, run: { curves } }, kind) {
  const { epoch, cost, accuracy } = curves.miniBatches;
  if (epoch.length === 0) return [];
  const { x, y } = thinned(epoch, kind === 'cost' ? cost : accuracy.map((share) => 100 * share));
  return [{ key: `${id} miniBatches`, owner: id, what: 'miniBatches', look, x, y }];
}

/**
 * Lowest, mean and highest of the runs of a group, at each epoch those of the runs that have come to it; a gap
 * where one of them was not watched.
 * @param {Group} group
 * @param {Kept[]} members its runs
 * @param {Kind} kind
 * @returns {Series[]} low, high and the mean of the evaluation data; where nothing of that is monitored, of the
 *   training data
 */
function bandOf({ id, look }, members, kind) {
  const begun = members.filter(({ run }) => hasBegun(run));
  const columns = begun.map(({ run }) => monitored(run.curves, kind));
  const what = columns.some(({ evaluation }) => evaluation.length > 0) ? 'evaluation' : 'training';
  const length = Math.max(0, ...columns.map((column) => column[what].length));
  if (length === 0) return [];
  const rows = Array.from(
    { length },
    (_, i) =>
    columns.map((column) => column[what]).filter((column) => i < column.length).map((column) => column[i]), // prettier-ignore
  );
  const x = epochsOf(begun[0].run.curves, rows.map(() => 0)); // prettier-ignore
  /** @param {(row: number[]) => number} of @returns {Column} it of every row without a gap */
  const ofRows = (of) =>
    rows.map((row) => (row.includes(null) ? null : of(/** @type {number[]} */ (row))));
  const mean = (/** @type {number[]} */ row) => row.reduce((sum, value) => sum + value, 0) / row.length; // prettier-ignore
  return [
    { key: `${id} low`, owner: id, what: 'low', look, x, y: ofRows((row) => Math.min(...row)) },
    { key: `${id} high`, owner: id, what: 'high', look, x, y: ofRows((row) => Math.max(...row)) },
    { key: `${id} ${what}`, owner: id, what, look, x, y: ofRows(mean) },
  ];
}

/**
 * Who says what the chart compares with.
 * @param {LabState} state
 * @returns {'book' | 'goal'}
 */
export function sourceOf(state) {
  const published = publishedOf(state);
  return (published && 'source' in published && published.source) || 'book';
}

/** @param {LabState} state @returns {import('../model/experiment.js').Published | undefined} of the present run */
function publishedOf(state) {
  const { experiment, run, isFurther, change } = state;
  if (isConcealed(state)) return undefined;
  if (!experiment || experiment.game || isFurther || !isSilent(change)) return undefined;
  return experiment.runs[run.experiment?.run ?? 0].published;
}

/** @param {LabState} state @param {Kind} kind @returns {Series[]} marks of what was published of the present run */
function publishedSeries(state, kind) {
  const published = publishedOf(state);
  if (!published || published.monitor.endsWith('Cost') !== (kind === 'cost')) return [];
  const { run } = state.run.curves;
  const { monitor } = published;
  const size = monitor.startsWith('evaluation') ? run.evaluationSize : run.trainingSize;
  const final = 'final' in published ? published.final : published.reported;
  const series = 'series' in published ? published.series : undefined;
  const step = Math.ceil((series?.length ?? 0) / MAX_MARKS);
  const marks = series
    ? series.map((value, i) => ({ epoch: i + 1, value })).filter(({ epoch }) => epoch % step === 0)
    : final === undefined
      ? []
      : [{ epoch: state.configuration.epochs, value: final }];
  if (marks.length === 0) return [];
  return [
    {
      ...{ key: 'published', owner: 'published', what: 'published', look: state.present.look },
      x: marks.map(({ epoch }) => epoch),
      y: marks.map(({ value }) => inUnit(value, kind, size)),
    },
  ];
}

/** @param {LabState} state @param {Kind} kind @returns {Series[]} the curve or the end that the person expects */
function forecastSeries({ forecast, run, present }, kind) {
  if (kind !== 'accuracy' || !forecast || forecast.stage === 'skipped') return [];
  const { value } = forecast;
  const { epochs } = run.curves.run;
  const head = /** @type {const} */ ({ key: 'forecast', owner: 'forecast', what: 'forecast', look: present.look }); // prettier-ignore
  if (value.kind === 'end') return [{ ...head, x: [0, epochs], y: [100 * value.share, 100 * value.share] }]; // prettier-ignore
  if (value.kind === 'choice') return [];
  const asked = epochsAsked(epochs);
  if (asked.length !== value.shares.length) return []; // it was of a run of other epochs
  return [{ ...head, x: asked, y: value.shares.map((share) => 100 * share) }];
}

/** @param {LabState} state @returns {Kept} the present run, as the notebook has it or will */
const presentOf = ({ notebook, present, run }) =>
  notebook.runs.find(({ id }) => id === present.id) ?? { ...present, run };

/**
 * Everything that a chart shows: marks of what was published, bands, the runs that are shown, and the present
 * one last, so that it lies above the others.
 * @param {LabState} state
 * @param {Kind} kind
 * @returns {Series[]}
 */
export function seriesOf(state, kind) {
  const { notebook, present } = state;
  const bands = notebook.groups.filter((group) => group.kind === 'seeds' && group.isShown);
  const drawn = runsDrawn(state);
  const own = drawn.filter(({ id }) => id === present.id);
  const others = drawn.filter(({ id }) => id !== present.id);
  return [
    ...bands.flatMap((group) => bandOf(group, runsOf(notebook, group.id), kind)),
    ...others.flatMap((kept) => seriesOfRun(kept, kind)),
    ...own.flatMap((kept) => miniBatchesOf(kept, kind)),
    ...publishedSeries(state, kind),
    ...forecastSeries(state, kind),
    ...own.flatMap((kept) => seriesOfRun(kept, kind)),
  ];
}

/**
 * The runs of which something is drawn, the present one last where it is shown.
 * @param {LabState} state
 * @returns {Pick<Kept, 'id' | 'look' | 'run'>[]}
 */
export function runsDrawn(state) {
  const { notebook, present } = state;
  const others = notebook.runs.filter(({ id, isShown }) => isShown && id !== present.id);
  const isInBand = (/** @type {Kept} */ { group }) =>
    notebook.groups.some(({ id, kind }) => id === group && kind === 'seeds');
  const own = presentOf(state);
  return [...others.filter((kept) => !isInBand(kept)), ...(own.isShown ? [own] : [])];
}

/**
 * @param {Series} series
 * @returns {boolean} whether it has a point that no line leads to or from
 */
export const hasLonePoint = ({ y }) =>
  y.some((value, i) => value !== null && (y[i - 1] ?? y[i + 1] ?? null) === null);

/**
 * @param {LabState} state
 * @param {Series[]} series
 * @returns {number} where the x axis ends: at the last epoch of the longest run that is drawn
 */
export function lastEpoch(state, series) {
  const ends = series.map(({ x }) => x.at(-1) ?? 0);
  return Math.max(state.run.curves.run.epochs, ...ends);
}

/**
 * The range of the y axis. Accuracies late in training lie close together and near 100 %, so the
 * axis begins a little below the lowest point after an epoch; what a run looked like within its
 * first epoch may fall out below.
 * @param {Series[]} series
 * @param {Kind} kind
 * @returns {[number, number]} from, to
 */
export function valueRange(series, kind) {
  const finite = (/** @type {Series[]} */ some) =>
    some.flatMap(({ y }) => /** @type {number[]} */ (y.filter(Number.isFinite)));
  const after = finite(series.filter(({ what }) => what !== 'miniBatches'));
  // The first tenth of the mini-batches is the steep descent, which would flatten all the rest.
  const late = series
    .filter(({ what }) => what === 'miniBatches')
    .map((one) => ({ ...one, y: one.y.slice(Math.floor(one.y.length / 10)) }));
  const points = after.length > 0 ? after : finite(late);
  if (points.length === 0) return kind === 'cost' ? [0, 1] : [0, 100];
  if (kind === 'accuracy') {
    const lowest = points.reduce((a, b) => Math.min(a, b));
    return [Math.max(0, Math.floor(lowest - (100 - lowest) / 4 - 0.25)), 100];
  }
  const highest = [...after, ...finite(late)].reduce((a, b) => Math.max(a, b));
  return [0, highest * 1.08 || 1];
}

/**
 * Whether the chart shows regularised costs that cannot be compared: total_cost divides lambda by
 * the size of the set that is evaluated.
 * @param {Curves} curves
 * @param {number} lambda
 * @returns {boolean} for costs of sets of different size with lambda > 0
 */
export function hasIncomparableCosts({ run, history, miniBatches }, lambda) {
  const showsTraining = hasValues(history.trainingCost) || miniBatches.cost.length > 0;
  return (
    lambda > 0 &&
    run.trainingSize !== run.evaluationSize &&
    showsTraining &&
    hasValues(history.evaluationCost)
  );
}
