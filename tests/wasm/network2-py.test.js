import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from '../entries.js';
import { assertClose, datasetOf, fixture, network2 } from './support.js';

const { Network, Random } = network2;
const TOLERANCE = /** @type {const} */ ({ float32: 1e-5, float64: 1e-12 });
const PRECISIONS = /** @type {const} */ (['float32', 'float64']);

test('random, shuffle and randn draw what Python and NumPy draw', () => {
  for (const expected of entriesOf(fixture('rng.json').cases)) {
    const random = new Random(expected.seed);
    for (const draw of entriesOf(expected.random)) assert.equal(random.random(), draw);
    const list = random.shuffle(Array.from({ length: 25 }, (_, i) => i));
    assert.deepEqual(list, expected.shuffle_25_after_8_draws);
    for (const draw of entriesOf(expected.randn)) assertClose(random.randn(), draw, 1e-12, 'randn');
    random.delete();
  }
});

test('a seed gives the initial weights that it gives in Python', () => {
  for (const expected of entriesOf(fixture('rng.json').cases)) {
    const network = new Network([5, 4, 3], { seed: expected.seed, precision: 'float64' });
    const { weights, biases } = network.toJSON();
    assertClose(weights, expected.network_5_4_3_default.weights, 1e-12, 'weights');
    assertClose(biases, expected.network_5_4_3_default.biases, 1e-12, 'biases');
    network.delete();
  }
});

for (const precision of PRECISIONS) {
  for (const name of ['network2-steps.json', 'l1-steps.json']) {
    test(`backprop, steps, costs and accuracies of ${name} hold in ${precision}`, () => {
      const tolerance = TOLERANCE[precision];
      for (const expected of entriesOf(fixture(name).cases)) {
        const { sizes, cost, eta, lambda, n, regularization = 'L2' } = expected;
        const network = Network.fromJSON({ sizes, cost, ...expected.initial }, { precision });
        const data = datasetOf(expected.inputs, expected.labels, sizes.at(-1));
        const first = expected.backprop_first_example;
        if (first) {
          assertClose(network.feedforward(data.input(0)), first.output.flat(), tolerance, 'output');
          const { nablaB, nablaW } = network.backprop(data.input(0), data.label(0));
          const flat = (/** @type {number[][][]} */ layers) => layers.map((layer) => layer.flat());
          assertClose(nablaB, flat(first.nabla_b), tolerance, 'nablaB');
          assertClose(nablaW, flat(first.nabla_w), tolerance, 'nablaW');
          assert.equal(network.accuracy(data), expected.accuracy_initial);
        }
        const totalCost = () => network.totalCost(data, lambda, regularization);
        assertClose(totalCost(), expected.total_cost_initial, tolerance, 'initial cost');
        for (let begin = 0; begin < data.size; begin += expected.mini_batch_size) {
          const batch = data.slice(begin, begin + expected.mini_batch_size);
          network.updateMiniBatch(batch, { eta, lambda, regularization, n });
          batch.delete();
        }
        assertClose(network.toJSON().weights, expected.final.weights, tolerance, 'weights');
        assertClose(network.toJSON().biases, expected.final.biases, tolerance, 'biases');
        assertClose(totalCost(), expected.total_cost_final, tolerance, 'final cost');
        network.delete();
        data.delete();
      }
    });
  }
}

test('a file written by network2.py loads, and what is written has its keys and shapes', () => {
  const { initial, cost, sizes } = fixture('network2-steps.json').cases[0];
  const network = Network.fromJSON(JSON.parse(JSON.stringify({ sizes, ...initial, cost })), {
    precision: 'float64',
  });
  assert.deepEqual(JSON.parse(JSON.stringify(network)), { sizes, ...initial, cost });
  network.delete();
});
