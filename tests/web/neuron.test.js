import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from '../entries.js';
import { EPOCHS, ETA, STARTS, trainNeuron } from '../../web/lab/neuron.js';

const COSTS = /** @type {const} */ (['quadratic', 'cross-entropy']);

/** @param {number} value */
const shown = (value) => value.toFixed(2);

test('with the quadratic cost the neuron ends where the book says, from both starts', () => {
  for (const { w, b, published } of entriesOf(STARTS)) {
    const { output } = trainNeuron({ w, b, eta: ETA, cost: 'quadratic' });
    assert.equal(output.length, EPOCHS + 1);
    assert.equal(shown(output[0]), shown(published.first));
    assert.equal(shown(output[EPOCHS]), shown(published.last));
  }
  const published = STARTS.map(({ published: { first, last } }) => [first, last]);
  assert.deepEqual(published, [[0.82, 0.09], [0.98, 0.2]]); // prettier-ignore
});

test('badly wrong, it learns slower at first than a little wrong with the quadratic cost, and faster with the cross-entropy', () => {
  const [quadratic, crossEntropy] = COSTS.map((cost) =>
    STARTS.map(({ w, b }) => {
      const run = trainNeuron({ w, b, eta: ETA, cost, epochs: 1 });
      return run.w[0] - run.w[1];
    }),
  );
  assert.ok(quadratic[1] < quadratic[0] / 3, `${quadratic}`);
  assert.ok(crossEntropy[1] > crossEntropy[0], `${crossEntropy}`);
});

test('each step goes down the slope of the cost, as differences measure it', () => {
  for (const cost of COSTS) {
    for (const { w, b } of entriesOf(STARTS)) {
      const costAt = (/** @type {number} */ at) =>
        trainNeuron({ w: at, b, eta: 1, cost, epochs: 0 }).cost[0];
      const slope = (costAt(w + 1e-5) - costAt(w - 1e-5)) / 2e-5;
      const run = trainNeuron({ w, b, eta: ETA, cost, epochs: 1 });
      assert.ok(Math.abs(run.w[0] - run.w[1] - ETA * slope) < 1e-9, cost);
      assert.ok(Math.abs(run.b[0] - run.b[1] - ETA * slope) < 1e-9, cost);
    }
  }
});

test('a cost that rounds to -ln 0 stays finite', () => {
  const { cost } = trainNeuron({ w: 400, b: 400, eta: ETA, cost: 'cross-entropy', epochs: 0 });
  assert.deepEqual(cost, [800]);
});
