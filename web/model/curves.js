/** What a run has shown so far: columns that grow, for the charts and the CSV file. */
import { MONITORS } from './configuration.js';

/** @typedef {import('./configuration.js').Configuration} Configuration */

/**
 * @typedef {object} Curves
 * @property {{epochs: number, trainingSize: number, evaluationSize: number, evaluation: 'validation'|'test', monitorEvery: 'epoch'|'run'}} run
 *   what the curves are of; epochs: planned
 * @property {Record<import('../lib/index.d.ts').Monitor, number[]>} history one entry per monitored
 *   epoch; empty where not monitored; accuracies are counts of right answers
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

/**
 * @param {Curves} curves
 * @param {Partial<Record<import('../lib/index.d.ts').Monitor, number>>} values of the monitors after an epoch
 * @returns {Curves} the curves with these values at their end
 */
export function withEpoch(curves, values) {
  const history = { ...curves.history };
  for (const monitor of MONITORS) {
    const value = values[monitor];
    if (value !== undefined) history[monitor] = [...history[monitor], value];
  }
  return { ...curves, history };
}

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
 * @returns {Curves} the curves with these at their end
 */
export function withSpeeds(curves, epoch, speeds) {
  const before = curves.speeds;
  const layers = speeds.map((speed, l) => [...(before.layers[l] ?? []), speed]);
  return { ...curves, speeds: { epoch: [...before.epoch, epoch], layers } };
}

/**
 * @param {Curves} curves of a run that is complete
 * @param {number} epochs after which it was
 * @returns {Curves} the curves of a run of so many epochs
 */
export const cutShort = (curves, epochs) =>
  epochs < curves.run.epochs ? { ...curves, run: { ...curves.run, epochs } } : curves;

/**
 * @template {Record<string, number[]>} Columns
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
