// Desired outputs that are no classes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { network2 } from './support.js';

const { Dataset, Network, Random } = network2;

const XOR = { inputs: [0, 0, 0, 1, 1, 0, 1, 1], inputSize: 2, targets: [0, 1, 1, 0], outputs: 1 };

test('a network with one output learns XOR', () => {
  const data = Dataset.fromArrays(XOR);
  const network = new Network([2, 4, 1], { seed: 1 });
  network.sgd(data, { epochs: 2000, miniBatchSize: 4, eta: 2 });
  const outputs = [...network.predict(data)].map(Math.round);
  assert.deepEqual(
    outputs,
    Array.from({ length: 4 }, (_, i) => data.target(i)[0]),
  );
  assert.equal(Math.round(network.feedforward([1, 0])[0]), 1);
  assert.equal(Math.round(network.feedforward([1, 1])[0]), 0);
});

test('a network with a linear output learns a function', () => {
  const inputs = Float32Array.from({ length: 200 }, (_, i) => i / 100 - 1);
  const targets = inputs.map((x) => 3 * x * x - 5);
  const data = Dataset.fromArrays({ inputs, inputSize: 1, targets, outputs: 1 });
  const network = new Network([1, 12, 1], { cost: 'quadratic', hidden: 'tanh', output: 'linear' });
  const history = network.sgd(data, {
    ...{ epochs: 200, miniBatchSize: 10, eta: 0.05 },
    monitor: ['trainingCost'],
  });
  const last = Number(history.trainingCost.at(-1));
  assert.ok(last < 0.01 && last < history.trainingCost[0] / 50, `${last}`);
  assert.ok(Math.abs(network.feedforward([0.5])[0] - (3 * 0.25 - 5)) < 0.3);
});

test('an autoencoder learns to give back what it is shown', () => {
  // Eight ones in eight places through three neurons.
  const inputs = Uint8Array.from({ length: 64 }, (_, i) => (i % 9 === 0 ? 1 : 0));
  const data = Dataset.fromArrays({ inputs, inputSize: 8, targets: inputs, outputs: 8 });
  const network = new Network([8, 3, 8], { seed: 4 });
  const before = network.totalCost(data);
  network.sgd(data, { epochs: 1500, miniBatchSize: 8, eta: 2 });
  assert.ok(network.totalCost(data) < before / 10);
  for (let i = 0; i < 8; i++) {
    const output = network.feedforward(data.input(i));
    assert.deepEqual(output.map(Math.round), data.input(i));
  }
});

test('a set with targets gives them back, wherever training has moved them', () => {
  const inputs = Array.from({ length: 20 }, (_, i) => i);
  const targets = Float32Array.from({ length: 40 }, (_, i) => (i % 2 ? -i / 4 : i / 8));
  const data = Dataset.fromArrays({ inputs, inputSize: 1, targets, outputs: 2 });
  const network = new Network([1, 2], { cost: 'quadratic', output: 'linear' });
  network.sgd(data, { epochs: 1, miniBatchSize: 5, eta: 1e-6 });
  const moved = Array.from({ length: 20 }, (_, i) => data.input(i)[0]);
  assert.notDeepEqual(moved, inputs);
  for (const [i, input] of moved.entries()) {
    assert.deepEqual([...data.target(i)], [...targets.subarray(2 * input, 2 * input + 2)]);
  }
  assert.equal(data.size, 20);
  assert.equal(data.classes, 2);
  assert.equal(data.hasLabels, false);
});

test('targets survive the arrays, the sets and the slices that they come from', () => {
  const whole = Dataset.fromArrays(XOR);
  const part = whole.slice(1, 3);
  const both = Dataset.concat([part, whole]);
  for (const set of [whole, part]) set.delete();
  for (let i = 0; i < 100; i++) new Random(i).delete();
  assert.deepEqual(
    Array.from({ length: 6 }, (_, i) => both.target(i)[0]),
    [1, 1, 0, 1, 1, 0],
  );
});

test('what counts classes refuses a set with targets and says why', () => {
  const data = Dataset.fromArrays(XOR);
  const network = new Network([2, 1]);
  const options = /** @type {const} */ ({ epochs: 1, miniBatchSize: 2, eta: 1 });
  const before = JSON.stringify(network);
  const cases = /** @type {[string, () => unknown][]} */ ([
    ['data', () => network.accuracy(data)],
    ['data', () => network.classify(data)],
    ['data', () => network.confusionMatrix(data)],
    ['this', () => data.label(0)],
    ['this', () => data.labels()],
    ['training', () => network.sgd(data, { ...options, monitor: ['trainingAccuracy'] })],
    ['training', () => network.train(data, { ...options, monitor: ['trainingAccuracy'] })],
    [
      'evaluation',
      () => network.sgd(data, { ...options, evaluation: data, monitor: ['evaluationAccuracy'] }),
    ],
  ]);
  for (const [name, call] of cases) {
    assert.throws(call, {
      name: 'RangeError',
      message: new RegExp(
        `^${name} must be a set with labels for .*, got one with targets: those are no classes`,
      ),
    });
  }
  assert.equal(JSON.stringify(network), before);
});

test('targets that a cost has no meaning for are refused', () => {
  const set = (/** @type {number[]} */ targets) =>
    Dataset.fromArrays({ inputs: [1, 2], inputSize: 1, targets, outputs: 1 });
  const network = new Network([1, 1]);
  const step = (/** @type {number[]} */ targets) => () =>
    network.updateMiniBatch(set(targets), { eta: 1 });
  assert.throws(step([0, 1.5]), {
    name: 'RangeError',
    message: /^batch must hold targets from 0 to 1 for cost 'cross-entropy', .*got 1\.5/,
  });
  const softmax = new Network([1, 1], { cost: 'log-likelihood', output: 'softmax' });
  assert.throws(() => softmax.totalCost(set([0, 1])), /set with labels for cost 'log-likelihood'/);
});

test('arrays that are no set with targets are refused', () => {
  const from = (/** @type {object} */ change) => () =>
    Dataset.fromArrays(/** @type {any} */ ({ ...XOR, ...change }));
  for (const [change, message] of /** @type {[object, RegExp][]} */ ([
    [{ targets: [0, 1, 1] }, /^RangeError: inputs must hold 3 \(targets\) x 2 .* = 6 .* got 8$/],
    [{ outputs: 3 }, /^RangeError: targets must hold 3 \(outputs\) numbers for each .* got 4$/],
    [{ targets: [0, 1, 1, NaN] }, /^RangeError: targets\[3\] must be a finite number, got NaN$/],
    [
      { targets: Float32Array.of(0, Infinity, 1, 0) },
      /^RangeError: targets\[1\] must be a finite number, got Infinity$/,
    ],
    [{ targets: [[0], [1], [1], [0]] }, /^TypeError: targets\[0\] must be a finite number, got an/],
    [{ targets: undefined }, /^TypeError: targets must be an array of numbers .* got undefined$/],
    [{ outputs: 0 }, /^RangeError: outputs must be an integer from 1 to 65536, got 0$/],
    [{ labels: [0, 1, 1, 0] }, /^TypeError: data must hold labels and classes, or targets and/],
  ])) {
    assert.throws(from(change), message);
  }
});
