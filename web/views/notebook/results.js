/** What came of a run, in figures. */
import { hasValues, valuesIn } from '../../model/curves.js';

/**
 * A value of a monitor, in the unit of the charts.
 * @typedef {{kind: 'cost' | 'accuracy', set: 'training' | 'evaluation', last: number, best: number}} Result
 */

/**
 * The best that is known of a run: its accuracy on evaluation data, else on training data, else the costs in the
 * same order. Last and best are of the epochs that were watched.
 * @param {import('../../model/curves.js').Curves} curves
 * @returns {Result | null} accuracies in per cent; null where nothing has been monitored yet
 */
export function resultOfRun({ run, history }) {
  const wanted = /** @type {const} */ ([
    ['accuracy', 'evaluation', history.evaluationAccuracy, run.evaluationSize],
    ['accuracy', 'training', history.trainingAccuracy, run.trainingSize],
    ['cost', 'evaluation', history.evaluationCost, 100],
    ['cost', 'training', history.trainingCost, 100],
  ]);
  const found = wanted.find(([, , column]) => hasValues(column));
  if (!found) return null;
  const [kind, set, column, size] = found;
  const values = valuesIn(column);
  const best = values.reduce((a, b) => (kind === 'cost' ? b < a || Number.isNaN(a) : b > a) ? b : a); // prettier-ignore
  const inUnit = (/** @type {number} */ value) => (100 * value) / size;
  return { kind, set, last: inUnit(/** @type {number} */ (values.at(-1))), best: inUnit(best) };
}
