/** What a run has shown so far: columns that grow, for the charts and the CSV file. */
import { MONITORS } from './configuration.js';

/** @typedef {import('./configuration.js').Configuration} Configuration */

/** @typedef {import('../lib/index.d.ts').Monitor} Monitor */

/** @typedef {(number | null)[]} Column values of a monitor, epoch by epoch; null where it was not watched */

/**
 * @typedef {object} Curves
 * @property {{epochs: number, trainingSize: number, evaluationSize: number, evaluation: 'validation'|'test', monitorEvery: 'epoch'|'run'}} run
 *   what the curves are of; epochs: planned
 * @property {Record<Monitor, Column>} history one entry for each epoch, as far as it has been watched; of a run
 *   that is monitored at its end, one entry; accuracies are counts of right answers
 * @property {{epoch: number[], cost: number[], accuracy: number[]}} miniBatches means over the
 *   mini-batches just trained on: position in epochs, cost, share of right answers
 * @property {{epoch: number[], layers: number[][]}} speeds how fast each layer learns, where that was
 *   asked for: after so many epochs, a column for each layer, the first hidden one first
 * @property {number[]} histogram of the weights, where that was asked for, see countWeights
 */

/**
 * @param {Curves['run']} run
 * @param {number} entry of a column of the history, from 0
 * @returns {number} after how many epochs it was taken
 */
export const epochOf = (run, entry) => (run.monitorEvery === 'run' ? run.epochs : entry + 1);

/**
 * @param {Configuration} configuration of the run
 * @returns {Curves} the curves of a run that has not begun
 */
export function emptyCurves({ epochs, trainingSize, evaluation, evaluationSize, monitorEvery }) {
  return {
    run: { epochs, trainingSize, evaluationSize, evaluation, monitorEvery },
    history: { evaluationCost: [], evaluationAccuracy: [], trainingCost: [], trainingAccuracy: [] },
    miniBatches: { epoch: [], cost: [], accuracy: [] },
    speeds: { epoch: [], layers: [] },
    histogram: [],
  };
}

/** @param {Column} column @param {number} length @returns {Column} as long at least, with gaps at its end */
const padded = (column, length) => [
  ...column,
  ...Array(Math.max(0, length - column.length)).fill(null),
];

/**
 * @param {Curves} curves
 * @param {number} epoch that is over, from 0
 * @param {Partial<Record<Monitor, number>>} values of the monitors after it
 * @returns {Curves} the curves with these values at their end, after gaps where epochs before were not watched
 */
export function withEpoch(curves, epoch, values) {
  const history = { ...curves.history };
  const entry = curves.run.monitorEvery === 'run' ? 0 : epoch;
  for (const monitor of MONITORS) {
    const value = values[monitor];
    if (value === undefined) continue;
    history[monitor] = [...padded(history[monitor].slice(0, entry), entry), value];
  }
  return { ...curves, history };
}

/**
 * @param {Curves} curves
 * @param {readonly Monitor[]} monitors
 * @param {number} epochs complete ones
 * @returns {Curves} with a gap in the columns of these wherever one of these epochs has not been watched
 */
export function withGaps(curves, monitors, epochs) {
  const { run, history } = curves;
  const entries = run.monitorEvery === 'run' ? Number(epochs >= run.epochs) : epochs;
  const short = monitors.filter((monitor) => history[monitor].length < entries);
  if (short.length === 0) return curves;
  const columns = short.map((monitor) => [monitor, padded(history[monitor], entries)]);
  return { ...curves, history: { ...history, ...Object.fromEntries(columns) } };
}

/** @param {Column} column @returns {number[]} the values that there are */
export const valuesIn = (column) =>
  /** @type {number[]} */ (column.filter((value) => value !== null));

/** @param {Column} column @returns {boolean} whether there is any value */
export const hasValues = (column) => column.some((value) => value !== null);

/**
 * @param {Curves} curves
 * @param {number} epoch position in epochs
 * @param {{cost: number, accuracy: number}} recent means over the mini-batches before it
 * @returns {Curves} the curves with this point at their end; the columns are appended to in place,
 *   since copying them many times a second would cost more the longer a run is
 */
export function withMiniBatches(curves, epoch, recent) {
  const { miniBatches } = curves;
  miniBatches.epoch.push(epoch);
  miniBatches.cost.push(recent.cost);
  miniBatches.accuracy.push(recent.accuracy);
  return { ...curves, miniBatches: { ...miniBatches } };
}

/**
 * @param {Curves} curves
 * @param {number} epoch after so many epochs
 * @param {number[]} speeds of the layers
 * @returns {Curves} the curves with these at their end, in the place of those that were there of that epoch
 */
export function withSpeeds(curves, epoch, speeds) {
  const before = curves.speeds.epoch.filter((earlier) => earlier < epoch);
  const layers = speeds.map((speed, l) => [
    ...(curves.speeds.layers[l] ?? []).slice(0, before.length),
    speed,
  ]);
  return { ...curves, speeds: { epoch: [...before, epoch], layers } };
}

/**
 * @param {Curves} curves of a run that is complete
 * @param {number} epochs after which it was
 * @returns {Curves} the curves of a run of so many epochs
 */
export const cutShort = (curves, epochs) =>
  epochs < curves.run.epochs ? { ...curves, run: { ...curves.run, epochs } } : curves;

/**
 * @template {Record<string, Column>} Columns
 * @param {Columns} columns
 * @param {number} length
 * @returns {Columns} the beginnings of all columns
 */
const cut = (columns, length) =>
  /** @type {Columns} */ (
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, column.slice(0, length)]),
    )
  );

/**
 * @param {Curves} curves
 * @param {number} epoch
 * @returns {Curves} as they were at the end of that epoch
 */
export function atEpoch({ run, history, miniBatches, speeds, histogram }, epoch) {
  const epochs = run.monitorEvery === 'run' ? Number(epoch >= run.epochs) : epoch;
  const upTo = (/** @type {number[]} */ positions) =>
    positions.filter((position) => position <= epoch).length;
  const [points, looks] = [upTo(miniBatches.epoch), upTo(speeds.epoch)];
  return {
    run,
    history: cut(history, epochs),
    miniBatches: cut(miniBatches, points),
    speeds: {
      epoch: speeds.epoch.slice(0, looks),
      layers: speeds.layers.map((column) => column.slice(0, looks)),
    },
    histogram,
  };
}
