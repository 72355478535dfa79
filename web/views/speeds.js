/** From how fast the layers learn to what their chart draws. */
import { text } from '../texts/index.js';

/**
 * @param {number} layer whose speed is measured, from 0
 * @param {number} layers of which that is so
 * @returns {string} what it is called
 */
export const layerName = (layer, layers) =>
  layer === layers - 1
    ? text('charts.outputLayer')
    : text('charts.hiddenLayer', { layer: layer + 1 });

/**
 * @param {Pick<import('../lab/state.js').LabState, 'experiment' | 'finished'>} state
 * @returns {{epoch: number, layers: number[]}[]} the speeds that the book reports of the present run
 */
export function speedsOfBook({ experiment, finished }) {
  const present = Math.min(finished.length, (experiment?.runs.length ?? 0) - 1);
  const published = experiment?.runs[present].published;
  return (published && 'speeds' in published && published.speeds) || [];
}

/**
 * Columns for uPlot.
 * @param {import('../model/curves.js').Curves['speeds']} speeds
 * @param {{epoch: number, layers: number[]}[]} marks what the book reports of the hidden layers, epochs
 *   rising
 * @returns {[number[], ...(number | null)[][]]} epochs, those of marks that are still to come included;
 *   the speeds of each layer; the marks of each hidden layer
 */
export function speedColumns({ epoch, layers }, marks) {
  const last = epoch.at(-1) ?? -1;
  const toCome = marks.map((mark) => mark.epoch).filter((at) => at > last);
  const epochs = [...epoch, ...toCome];
  const hidden = marks[0]?.layers ?? [];
  return [
    epochs,
    ...layers.map((column) => [...column, ...toCome.map(() => null)]),
    ...hidden.map((_, l) =>
      epochs.map((at) => marks.find((mark) => mark.epoch === at)?.layers[l] ?? null),
    ),
  ];
}
