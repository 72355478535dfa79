/** The experiments that are done by hand on the page, done here with the values of the book. */
import { EPOCHS, ETA, STARTS, trainNeuron } from '../lab/neuron.js';
import { softmax, WEIGHTED_INPUTS } from '../lab/softmax.js';
import { surprises } from '../lab/surprise.js';
import { say } from './say.js';

/**
 * What came out.
 * @typedef {object} Result
 * @property {string} text in one line
 * @property {boolean | null} agrees with the book; null when the book gives no number
 * @property {string} csv its curve, with a line for the names of the columns
 */

/** @param {number} value @returns {string} with the two digits that the book gives */
const shown = (value) => value.toFixed(2);

/** @param {string[]} names of the columns @param {number[][]} rows */
const csvOf = (names, rows) => [names, ...rows].map((row) => `${row.join(',')}\n`).join('');

/**
 * One neuron of a kind, from one start.
 * @param {(typeof STARTS)[number]} start
 * @param {import('../lab/neuron.js').NeuronKind} kind
 * @returns {Result}
 */
function neuronResult({ w, b, published }, kind) {
  const run = trainNeuron({ w, b, eta: ETA, kind });
  const [first, last] = [run.output[0], run.output[EPOCHS]].map(shown);
  const isPublished = kind === 'quadratic';
  const values = { w, b, kind, first, last, isPublished };
  return {
    text: say('neuron', { ...values, inBookFirst: shown(published.first), inBookLast: shown(published.last) }), // prettier-ignore
    agrees: isPublished ? first === shown(published.first) && last === shown(published.last) : null,
    csv: csvOf(
      ['epoch', 'output', 'cost', 'w', 'b'],
      run.output.map((output, i) => [i, output, run.cost[i], run.w[i], run.b[i]]),
    ),
  };
}

/** Probabilities that the neuron gives to the right answer, for the curve of its surprise. */
const PROBABILITIES = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/** @type {Record<string, () => Result[]>} by the id of the experiment */
const RESULTS = {
  'single-neuron': () =>
    STARTS.flatMap((start) =>
      /** @type {const} */ (['quadratic', 'cross-entropy', 'linear']).map((kind) =>
        neuronResult(start, kind),
      ),
    ),
  surprise: () => {
    const [low, high] = [0.1, 0.9];
    const at = (/** @type {number} */ a) => shown(surprises(1, a).mean);
    return [
      {
        text: say('surprise', { low, high, atLow: at(low), atHigh: at(high) }),
        agrees: null,
        csv: csvOf(
          ['a', 'surprise'],
          PROBABILITIES.map((a) => [a, surprises(1, a).mean]),
        ),
      },
    ];
  },
  softmax: () => {
    const activations = softmax(WEIGHTED_INPUTS);
    return [
      {
        text: say('softmax', {
          z: WEIGHTED_INPUTS.join(', '),
          a: activations.map((a) => a.toFixed(3)).join(', '),
        }),
        agrees: null,
        csv: csvOf(
          ['z', 'a'],
          WEIGHTED_INPUTS.map((z, j) => [z, activations[j]]),
        ),
      },
    ];
  },
};

/**
 * @param {string} id of an experiment by hand
 * @returns {Result[]} of its runs
 */
export const doByHand = (id) => RESULTS[id]();
