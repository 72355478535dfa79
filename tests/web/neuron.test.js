import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from '../entries.js';
import { EPOCHS, ETA, STARTS, trainNeuron } from '../../web/lab/neuron.js';

const KINDS = /** @type {const} */ (['quadratic', 'cross-entropy', 'linear']);

/** @param {number} value */
const shown = (value) => value.toFixed(2);

test('with the quadratic cost the neuron ends where the book says, from both starts', () => {
  for (const { w, b, published } of entriesOf(STARTS)) {
    const { output } = trainNeuron({ w, b, eta: ETA, kind: 'quadratic' });
    assert.equal(output.length, EPOCHS + 1);
    assert.equal(shown(output[0]), shown(published.first));
    assert.equal(shown(output[EPOCHS]), shown(published.last));
  }
  const published = STARTS.map(({ published: { first, last } }) => [first, last]);
  assert.deepEqual(published, [[0.82, 0.09], [0.98, 0.2]]); // prettier-ignore
});

test('badly wrong, it learns slower at first than a little wrong with the quadratic cost, and faster with the cross-entropy or a linear output', () => {
  const [quadratic, ...others] = KINDS.map((kind) =>
    STARTS.map(({ w, b }) => {
      const run = trainNeuron({ w, b, eta: ETA, kind, epochs: 1 });
      return run.w[0] - run.w[1];
    }),
  );
  assert.ok(quadratic[1] < quadratic[0] / 3, `${quadratic}`);
  for (const steps of others) assert.ok(steps[1] > steps[0], `${steps}`);
});

test('a linear neuron loses the same share of its error in every step', () => {
  const { output } = trainNeuron({ w: 2, b: 2, eta: 0.15, kind: 'linear', epochs: 3 });
  [4, 2.8, 1.96, 1.372].forEach((expected, i) =>
    assert.ok(Math.abs(output[i] - expected) < 1e-12, `${output}`),
  );
});

test('each step goes down the slope of the cost, as differences measure it', () => {
  for (const kind of KINDS) {
    for (const { w, b } of entriesOf(STARTS)) {
      const costAt = (/** @type {number} */ at) =>
        trainNeuron({ w: at, b, eta: 1, kind, epochs: 0 }).cost[0];
      const slope = (costAt(w + 1e-5) - costAt(w - 1e-5)) / 2e-5;
      const run = trainNeuron({ w, b, eta: ETA, kind, epochs: 1 });
      assert.ok(Math.abs(run.w[0] - run.w[1] - ETA * slope) < 1e-9, kind);
      assert.ok(Math.abs(run.b[0] - run.b[1] - ETA * slope) < 1e-9, kind);
      assert.ok(Math.abs(run.delta[0] - slope) < 1e-8, kind);
    }
  }
});

test('a cost that rounds to -ln 0 stays finite', () => {
  const { cost } = trainNeuron({ w: 400, b: 400, eta: ETA, kind: 'cross-entropy', epochs: 0 });
  assert.deepEqual(cost, [800]);
});
