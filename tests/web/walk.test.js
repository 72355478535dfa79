import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from '../../web/lib/index.js';
import { Walk } from '../../web/worker/walk.js';

const engine = await loadNetwork2();
const image = Float32Array.from({ length: 784 }, (_, pixel) => (pixel % 9) / 9);

/** @param {import('../../web/lib/index.d.ts').NetworkOptions} [options] */
const network = (options) => new engine.Network([784, 6, 10], { seed: 3, ...options });

test('both costs begin from the same activations, and their errors differ by the slope of the sigmoid', () => {
  const walk = new Walk(engine, network(), image, 4);
  const [quadratic, crossEntropy] = walk.look();
  assert.deepEqual([quadratic.cost, crossEntropy.cost], ['quadratic', 'cross-entropy']);
  assert.deepEqual(quadratic.activations, crossEntropy.activations);
  const outputs = quadratic.activations[1];
  outputs.forEach((a, j) => {
    const error = a - (j === 4 ? 1 : 0);
    assert.ok(Math.abs(crossEntropy.deltas[1][j] - error) < 1e-6);
    assert.ok(Math.abs(quadratic.deltas[1][j] - error * a * (1 - a)) < 1e-6);
  });
});

test('the errors of the hidden layer come from those of the outputs, and the gradient from both', () => {
  const walk = new Walk(engine, network(), image, 4);
  for (const { activations, deltas, weights, nablaW, speeds } of walk.look()) {
    const [hidden] = activations;
    for (let k = 0; k < 6; k++) {
      let back = 0;
      for (let j = 0; j < 10; j++) {
        back += weights[6 * j + k] * deltas[1][j];
        assert.ok(Math.abs(nablaW[6 * j + k] - hidden[k] * deltas[1][j]) < 1e-6);
      }
      assert.ok(Math.abs(deltas[0][k] - back * hidden[k] * (1 - hidden[k])) < 1e-6);
    }
    assert.ok(Math.abs(speeds[1] - Math.hypot(...deltas[1])) < 1e-6);
  }
});

test('a step makes the cost of the example smaller, and the network that was copied stays as it is', async () => {
  const copied = network();
  const before = await copied.fingerprint();
  const walk = new Walk(engine, copied, image, 4);
  const first = walk.look();
  walk.step(0.5);
  walk.look().forEach(({ value }, i) => assert.ok(value < first[i].value));
  walk.close();
  assert.equal(await copied.fingerprint(), before);
});

test('softmax outputs go with the log-likelihood, and others with the quadratic cost alone', () => {
  const costs = (/** @type {any} */ options) => new Walk(engine, network(options), image, 0).look().map(({ cost }) => cost); // prettier-ignore
  assert.deepEqual(costs({ output: 'softmax', cost: 'log-likelihood' }), ['quadratic', 'log-likelihood']); // prettier-ignore
  assert.deepEqual(costs({ output: 'tanh', cost: 'quadratic' }), ['quadratic']);
});
