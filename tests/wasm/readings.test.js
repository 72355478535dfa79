// What a network says about the examples of a set, all at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertClose, network2, randomDataset } from './support.js';

const { Network } = network2;
const PRECISIONS = /** @type {const} */ (['float32', 'float64']);

for (const precision of PRECISIONS) {
  test(`predict gives what feedforward gives for one example after another, in ${precision}`, () => {
    const network = new Network([6, 5, 3], { precision, seed: 3 });
    const data = randomDataset(130, 6, 3, 1);
    const outputs = network.predict(data);
    assert.equal(outputs.constructor, precision === 'float32' ? Float32Array : Float64Array);
    assert.equal(outputs.length, 130 * 3);
    for (let i = 0; i < 130; i++) {
      assert.deepEqual(
        [...outputs.subarray(3 * i, 3 * i + 3)],
        [...network.feedforward(data.input(i))],
      );
    }
    assert.equal(network.predict(data.slice(0, 0)).length, 0);
  });
}

test('predict goes on where the engine cannot hold all outputs at a time', () => {
  const network = new Network([2, 20_000], { cost: 'quadratic', output: 'linear' });
  const data = randomDataset(11, 2, 20_000, 1);
  const outputs = network.predict(data);
  for (const i of [0, 2, 3, 10]) {
    assert.deepEqual(
      [...outputs.subarray(20_000 * i, 20_000 * (i + 1))],
      [...network.feedforward(data.input(i))],
    );
  }
});

test('classify gives the largest output, and confusionMatrix counts it by right class', () => {
  const network = new Network([6, 5, 3], { seed: 6 });
  const data = randomDataset(130, 6, 3, 1);
  const answers = network.classify(data);
  const expected = Array.from({ length: 130 }, (_, i) => {
    const output = network.feedforward(data.input(i));
    return output.indexOf(Math.max(...output));
  });
  assert.ok(answers instanceof Uint32Array);
  assert.deepEqual([...answers], expected);
  assert.ok(new Set(expected).size > 1);
  const counts = network.confusionMatrix(data);
  assert.equal(counts.length, 9);
  for (let right = 0; right < 3; right++) {
    for (let answer = 0; answer < 3; answer++) {
      const count = expected.filter((one, i) => one === answer && data.label(i) === right).length;
      assert.equal(counts[3 * right + answer], count);
    }
  }
  assert.equal(counts[0] + counts[4] + counts[8], network.accuracy(data));
});

test('activations are those of every layer, the input first and the output last', () => {
  const network = new Network([3, 4, 2], { precision: 'float64', hidden: 'tanh', seed: 2 });
  const { weights, biases } = network.parameters();
  const input = [0.5, 0, -1];
  const [first, hidden, output] = network.activations(input);
  assert.deepEqual([...first], input);
  const layer = (/** @type {number} */ l, /** @type {ArrayLike<number>} */ a) =>
    [...biases[l]].map((b, j) =>
      Array.from(a).reduce((z, ak, k) => z + weights[l][j * a.length + k] * ak, b),
    );
  assertClose(hidden, layer(0, input).map(Math.tanh), 1e-14);
  assertClose(
    output,
    layer(1, hidden).map((z) => 1 / (1 + Math.exp(-z))),
    1e-14,
  );
  assert.deepEqual(output, network.feedforward(input));
  assert.throws(() => network.activations([1, 2]), /^RangeError: input must hold 3 numbers/);
});

test('what does not fit the network is refused', () => {
  const network = new Network([6, 5, 3]);
  const other = randomDataset(10, 7, 3, 1);
  const any = /** @type {any} */ (network);
  for (const reading of ['predict', 'classify', 'confusionMatrix']) {
    assert.throws(() => any[reading](other), /^RangeError: data must have inputSize 6/);
    assert.throws(
      () => any[reading](5),
      /^TypeError: data must be a Dataset of this engine, got 5/,
    );
  }
});
