// The neuron of the page beside the engine's: two programs for the same mathematics.
import { test } from 'node:test';
import { entriesOf } from '../entries.js';
import { EPOCHS, ETA, STARTS, trainNeuron } from '../../web/lab/neuron.js';
import { assertClose, datasetOf, network2 } from './support.js';

const KINDS = /** @type {const} */ ([
  ['quadratic', 'QuadraticCost', 'sigmoid'],
  ['cross-entropy', 'CrossEntropyCost', 'sigmoid'],
  ['linear', 'QuadraticCost', 'linear'],
]);

/**
 * A network of one input and two outputs. A label makes one target 1: with label 1 the first output has
 * the target 0, and no part in the second.
 * @param {{w: number, b: number}} start of the first output
 * @param {string} cost as network2.py calls it
 * @param {import('../../web/lib/index.d.ts').Activation} output
 */
const networkOf = ({ w, b }, cost, output) =>
  network2.Network.fromJSON(
    { sizes: [1, 2], weights: [[[w], [0]]], biases: [[[b], [0]]], cost, output },
    { precision: 'float64' },
  );

for (const [kind, cost, output] of KINDS) {
  for (const start of entriesOf(STARTS)) {
    const from = `w = ${start.w}, b = ${start.b}`;

    test(`the engine trains the neuron as the page does, step for step: ${kind} from ${from}`, () => {
      const expected = trainNeuron({ ...start, eta: ETA, kind });
      const network = networkOf(start, cost, output);
      const example = datasetOf([[1]], [1], 2);
      for (let epoch = 0; epoch <= EPOCHS; epoch++) {
        const { weights, biases } = network.toJSON();
        assertClose(weights[0][0][0], expected.w[epoch], 1e-12, `w after ${epoch}`);
        assertClose(biases[0][0][0], expected.b[epoch], 1e-12, `b after ${epoch}`);
        assertClose(network.feedforward([1])[0], expected.output[epoch], 1e-12, `a after ${epoch}`);
        network.updateMiniBatch(example, { eta: ETA });
      }
      example.delete();
      network.delete();
    });

    test(`so does its sgd, 300 epochs in one call: ${kind} from ${from}`, () => {
      const network = networkOf(start, cost, output);
      const example = datasetOf([[1]], [1], 2);
      network.sgd(example, { epochs: EPOCHS, miniBatchSize: 1, eta: ETA });
      const expected = trainNeuron({ ...start, eta: ETA, kind });
      assertClose(network.feedforward([1])[0], expected.output[EPOCHS], 1e-12, 'output');
      example.delete();
      network.delete();
    });
  }
}
