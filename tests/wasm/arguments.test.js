import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACTIVATIONS } from '../../web/lib/kinds.js';
import { newEngine } from './refusals.js';
import { network2, randomDataset } from './support.js';

const { Network, Dataset, Random, Sgd } = network2;
const training = randomDataset(23, 6, 3, 1);
const network = new Network([6, 5, 3]);

/**
 * The call throws a RangeError or TypeError that says all of it, and the network stays as it was.
 * @param {() => unknown} call
 * @param {...(string|RegExp)} parts
 */
function refused(call, ...parts) {
  const before = JSON.stringify(network);
  assert.throws(call, (/** @type {any} */ error) => {
    assert.ok(error instanceof RangeError || error instanceof TypeError, `${error}`);
    for (const part of parts) assert.match(error.message, new RegExp(part));
    return true;
  });
  assert.equal(JSON.stringify(network), before);
}

/** Calls with anything at all, as untyped programs do. */
const any = /** @type {any} */ (network);
const AnyNetwork = /** @type {any} */ (Network);

test('sizes are refused unless they are two or more positive integers', () => {
  for (const sizes of [undefined, null, 'abc', 784, {}]) {
    refused(() => new AnyNetwork(sizes), '^sizes must be an array');
  }
  refused(() => new Network([784]), '^sizes must be an array of at least 2 layers, got 1');
  for (const [size, shown] of [
    [0, '0'],
    [-1, '-1'],
    [2.5, '2.5'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    ['30', "'30'"],
    [1e9, '1000000000'],
  ]) {
    refused(
      () => new AnyNetwork([6, size, 3]),
      '^sizes\\[1\\] must be an integer from 1 to 65536',
      `got ${shown}$`,
    );
  }
  refused(() => new Network([65536, 65536]), '100,000,000');
});

test('names of costs, activations and precisions are refused unless they are known', () => {
  refused(() => new AnyNetwork([6, 3], { cost: 'log' }), "^cost must be one of 'quadratic'", 'got');
  refused(() => new AnyNetwork([6, 3], { hidden: 1 }), '^hidden must be one of', 'got 1$');
  refused(() => new AnyNetwork([6, 3], { output: 'sigma' }), "^output .* got 'sigma'$");
  refused(() => new AnyNetwork([6, 3], { precision: 'double' }), "^precision .* got 'double'$");
  refused(() => new AnyNetwork([6, 3], { cost: 'toString' }), '^cost must be one of');
  refused(() => new AnyNetwork([6, 3], 5), '^options must be an object, got 5');
});

test('the activations are those of the engine, all of them', async () => {
  const { engine } = await newEngine();
  const { values, ...named } = /** @type {any} */ (engine.Activation);
  assert.deepEqual(Object.keys(named).sort(), [...ACTIVATIONS].sort());
  assert.equal(Object.keys(values).length, ACTIVATIONS.length);
});

test('combinations that make no sense are refused with the reason', () => {
  refused(() => new Network([6, 3], { output: 'softmax' }), "take cost 'log-likelihood'");
  refused(() => new Network([6, 3], { cost: 'log-likelihood' }), "must go with output 'softmax'");
  refused(() => new Network([6, 5, 3], { hidden: 'softmax' }), 'one probability distribution');
});

test('seeds are refused unless they are 32-bit integers', () => {
  for (const seed of [-1, 2 ** 32, 0.5, NaN, '1', null]) {
    refused(
      () => new Random(/** @type {any} */ (seed)),
      '^seed must be an integer from 0 to 4294967295',
    );
  }
});

test('hyperparameters are refused by sgd, updateMiniBatch and Sgd alike', () => {
  const cases = /** @type {[object, string][]} */ ([
    [{}, '^eta must be a finite number > 0, got undefined'],
    [{ eta: NaN }, '^eta must be a finite number > 0, got NaN'],
    [{ eta: 0 }, '^eta .* got 0'],
    [{ eta: -1 }, '^eta .* got -1'],
    [{ eta: Infinity }, '^eta .* got Infinity'],
    [{ eta: '0.5' }, "^eta .* got '0.5'"],
    [{ eta: 1, lambda: -0.1 }, '^lambda must be a finite number >= 0, got -0.1'],
    [{ eta: 1, lambda: NaN }, '^lambda .* got NaN'],
    [{ eta: 1, regularization: 'L3' }, "^regularization must be one of 'L2', 'L1', got 'L3'"],
    [{ eta: 1, momentum: 1 }, '^momentum must be a finite number in \\[0, 1\\), got 1'],
    [{ eta: 1, dropout: -0.5 }, '^dropout .* got -0.5'],
    [{ eta: 1, dropout: 1 }, '^dropout .* got 1'],
  ]);
  const run = new Sgd(network, training, { miniBatchSize: 5, random: new Random(1) });
  for (const [options, message] of cases) {
    refused(() => any.sgd(training, { epochs: 1, miniBatchSize: 5, ...options }), message);
    refused(() => any.updateMiniBatch(training, options), message);
    refused(() => run.train(1, /** @type {any} */ (options)), message);
  }
  refused(() => any.sgd(training), '^options must be an object, got undefined');
});

test('epochs, mini-batch sizes and n are refused unless they are integers in their range', () => {
  const sgd = (/** @type {object} */ options) => () =>
    any.sgd(training, { epochs: 1, miniBatchSize: 5, eta: 1, ...options });
  for (const epochs of [0, -1, 1.5, NaN, Infinity, '3', undefined]) {
    refused(sgd({ epochs }), '^epochs must be an integer from 1 to');
  }
  for (const miniBatchSize of [0, -1, 1.5, NaN, 24, '5']) {
    refused(
      sgd({ miniBatchSize }),
      '^miniBatchSize must be an integer from 1 to 23 \\(size of training\\)',
    );
  }
  for (const n of [0, 2.5, NaN]) {
    refused(() => any.updateMiniBatch(training, { eta: 1, n }), '^n must be an integer from 1');
  }
  refused(sgd({ monitor: ['accuracy'] }), "^monitor\\[0\\] must be one of 'evaluationCost'");
  refused(sgd({ monitor: 'evaluationCost' }), '^monitor must be an array');
  refused(sgd({ monitor: ['evaluationCost'] }), '^evaluation must be a Dataset');
  refused(sgd({ onEpoch: 5 }), '^onEpoch must be a function, got 5');
  refused(sgd({ random: 5 }), '^random must be a Random of this engine, got 5');
});

test('data that does not fit the network is refused', () => {
  const other = randomDataset(10, 7, 3, 1);
  const fits = 'must have inputSize 6 and 3 classes .* got inputSize 7';
  refused(() => network.sgd(other, { epochs: 1, miniBatchSize: 5, eta: 1 }), `^training ${fits}`);
  refused(
    () => network.sgd(training, { epochs: 1, miniBatchSize: 5, eta: 1, evaluation: other }),
    `^evaluation ${fits}`,
  );
  refused(() => network.updateMiniBatch(other, { eta: 1 }), `^batch ${fits}`);
  refused(() => network.accuracy(other), `^data ${fits}`);
  refused(() => network.totalCost(other), `^data ${fits}`);
  const empty = training.slice(0, 0);
  refused(() => network.totalCost(empty), '^data must hold at least one example');
  refused(() => network.updateMiniBatch(empty, { eta: 1 }), '^batch must hold at least one');
  refused(() => network.sgd(empty, { epochs: 1, miniBatchSize: 1, eta: 1 }), '^training must hold');
  refused(() => any.accuracy([1, 2]), '^data must be a Dataset of this engine, got an array of 2');
});

test('inputs and labels of single examples are checked', () => {
  refused(
    () => network.feedforward([1, 2]),
    '^input must hold 6 numbers \\(sizes\\[0\\]\\), got 2',
  );
  refused(() => network.feedforward([1, 2, 3, 4, 5, NaN]), '^input\\[5\\] must be a finite number');
  refused(() => any.feedforward([1, 2, 3, 4, 5, '6']), "^input\\[5\\] .* got '6'");
  refused(() => any.feedforward(), '^input must be an array of 6 numbers');
  refused(() => network.backprop(new Float32Array(6), 3), '^label must be an integer from 0 to 2');
  refused(() => network.backprop(new Float32Array(6), 0.5), '^label must be');
  refused(() => network.totalCost(training, -1), '^lambda must be');
  refused(() => any.totalCost(training, 1, 'l2'), "^regularization must be .* got 'l2'");
});

test('arrays that are no data set are refused', () => {
  const good = { inputs: new Float32Array(6), labels: [0, 1], inputSize: 3, classes: 2 };
  const from = (/** @type {object} */ change) => () => Dataset.fromArrays({ ...good, ...change });
  refused(from({ inputs: 5 }), '^inputs must be an array of numbers', 'got 5$');
  refused(from({ inputs: new Float32Array(5) }), '^inputs must hold 2 \\(labels\\) x 3');
  refused(from({ inputs: new Float64Array(6).fill(NaN) }), '^inputs must be finite numbers');
  refused(from({ labels: [0, 2] }), '^labels\\[1\\] must be an integer from 0 to 1', 'got 2');
  refused(from({ labels: [0, 0.5] }), '^labels\\[1\\] must be');
  refused(from({ labels: 'ab' }), '^labels must be an array');
  refused(from({ inputSize: 0 }), '^inputSize must be an integer from 1 to 65536, got 0');
  refused(from({ classes: NaN }), '^classes must be an integer');
  refused(() => /** @type {any} */ (Dataset).fromArrays(), '^data must be an object');
});

test('a set with more labels than 32 bits can multiply is refused', () => {
  const from = (/** @type {number} */ labels) =>
    Dataset.fromArrays({
      inputs: new Float32Array(1024),
      labels: new Uint8Array(labels),
      inputSize: 1024,
      classes: 2,
    });
  // 4,194,305 x 1,024 = 2^32 + 1,024
  refused(() => from(4_194_305), '^inputs must hold 4194305 .* = 4294968320 numbers, got 1024$');
  const mostPixels = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1]);
  refused(
    () => Dataset.fromIdx(mostPixels, Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 0])),
    '^images must have at most 65536 pixels, got 65536 x 65537$',
  );
});

test('numbers that float32 does not have are refused by its networks, and for distortion', () => {
  const set = (/** @type {number} */ value) =>
    Dataset.fromArrays({
      inputs: Float64Array.of(0, 1, value, 0, 1, 2, 3, 4),
      labels: [0, 1],
      inputSize: 4,
      classes: 3,
    });
  const huge = set(-1e300);
  const narrow = new Network([4, 3]);
  const wide = new Network([4, 3], { precision: 'float64' });
  const options = { epochs: 1, miniBatchSize: 1, eta: 1e-300 };
  const range = 'must hold inputs from -3.40282e\\+38 to 3.40282e\\+38, .* got -1e\\+300$';
  refused(() => narrow.sgd(huge, options), `^training ${range}`);
  refused(
    () => narrow.sgd(set(1), { ...options, evaluation: huge, monitor: ['evaluationCost'] }),
    `^evaluation ${range}`,
  );
  refused(() => narrow.updateMiniBatch(huge, options), `^batch ${range}`);
  refused(() => narrow.accuracy(Dataset.concat([set(1), huge])), `^data ${range}`);
  refused(
    () => new Sgd(narrow, huge, { miniBatchSize: 1, random: new Random(1) }),
    `^training ${range}`,
  );
  refused(() => narrow.feedforward([0, 1e300, 0, 0]), '^input must .* got 1e\\+300$');
  refused(() => narrow.backprop([0, -1e39, 0, 0], 0), '^input must .* got -1e\\+39$');
  // Neither the other examples of the set, nor networks that have such numbers, are concerned.
  assert.equal(typeof narrow.accuracy(huge.slice(1)), 'number');
  assert.equal(typeof wide.accuracy(huge), 'number');
  assert.equal(wide.feedforward([0, 1e300, 0, 0]).length, 3);
  refused(
    () => wide.sgd(huge, { ...options, distortion: { shift: 1 } }),
    '^distortion must be left out unless the inputs are from -1.70141e.*, got -1e\\+300$',
  );
});

test('IDX files that are not what they claim are refused', () => {
  const images = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4]);
  const labels = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 1, 7]);
  assert.deepEqual(
    [...Dataset.fromIdx(images, labels).input(0)],
    [1, 2, 3, 4].map((p) => p / 256),
  );
  refused(() => Dataset.fromIdx(labels, labels), '^images must');
  refused(() => Dataset.fromIdx(images.subarray(0, 18), labels), '^images must hold 1 x 2 x 2');
  refused(() => Dataset.fromIdx(images, labels.with(7, 2)), '^labels must hold 2 bytes');
  refused(
    () => Dataset.fromIdx(images.with(3, 1), labels),
    'magic number 0x00000803, got 0x00000801',
  );
  refused(() => /** @type {any} */ (Dataset).fromIdx([1], labels), '^images must be a Uint8Array');
});

test('slice takes what Array.prototype.slice takes, and no NaN', () => {
  const first = (/** @type {any} */ data) => data.input(0)[0];
  const list = Array.from({ length: 23 }, (_, i) => i);
  for (const [begin, end] of [[0, 5], [3], [-4], [-4, -1], [5, 2], [0, 99], [-99, 3], [40, 50]]) {
    assert.equal(training.slice(begin, end).size, list.slice(begin, end).length);
  }
  assert.equal(first(training.slice(-1)), training.input(22)[0]);
  refused(() => training.slice(NaN), '^begin must be');
  refused(() => training.slice(0, 1.5), '^end must be');
  refused(() => training.input(23), '^index must be an integer from 0 to 22');
  refused(() => training.label(-1), '^index must be');
});

test('saved networks that are not what they claim are refused', () => {
  const saved = () => JSON.parse(JSON.stringify(network));
  const from = (/** @type {(saved: any) => void} */ change) => () => {
    const changed = saved();
    change(changed);
    return Network.fromJSON(changed);
  };
  refused(() => Network.fromJSON(/** @type {any} */ (null)), '^saved must be an object, got null');
  refused(
    from((s) => delete s.sizes),
    '^sizes must be an array, got undefined',
  );
  refused(
    from((s) => (s.cost = 'Cost')),
    "^cost must be one of 'QuadraticCost'",
  );
  refused(
    from((s) => delete s.weights),
    '^weights must be an array',
  );
  refused(
    from((s) => s.weights.pop()),
    '^weights must be an array of 2',
  );
  refused(
    from((s) => s.weights[0].pop()),
    '^weights\\[0\\] must be an array of 5',
  );
  refused(
    from((s) => s.weights[1][2].pop()),
    '^weights\\[1\\]\\[2\\] must be an array of 5',
  );
  refused(
    from((s) => (s.biases[0][1] = [1, 2])),
    '^biases\\[0\\]\\[1\\] must be an array of 1',
  );
  refused(
    from((s) => (s.weights[0][0][0] = null)),
    '^weights\\[0\\]\\[0\\]\\[0\\] must be a finite',
  );
  refused(
    from((s) => delete s.weights[0][1][1]),
    '^weights\\[0\\]\\[1\\]\\[1\\] must be a finite number, got undefined',
  );
  refused(
    from((s) => (s.weights[0][0][0] = 1e39)),
    'finite numbers only',
  );
  refused(
    from((s) => (s.sizes = [1e4, 1e9, 3])),
    '^sizes\\[1\\] must be',
  );
  refused(
    from((s) => (s.sizes = [60000, 60000, 3])),
    '^weights\\[0\\] must be an array of 60000',
  );
  const poisoned = JSON.parse('{"__proto__": {"sizes": [6, 5, 3], "cost": "QuadraticCost"}}');
  refused(() => Network.fromJSON(poisoned), '^sizes must be an array, got undefined');
});

test('objects are made by the functions of the package, not of any handle', () => {
  const AnyDataset = /** @type {any} */ (Dataset);
  for (const handle of [undefined, {}, { size: () => 5 }, training]) {
    refused(() => new AnyDataset(handle), '^a Dataset must be made by a function of this package');
  }
  const run = new Sgd(network, training, { miniBatchSize: 5, random: new Random(1) });
  const monitoring = run.monitor([], { eta: 1 });
  const Monitoring = /** @type {any} */ (monitoring).constructor;
  refused(() => new Monitoring({}), '^a Monitoring must be made by a function of this package');
  const Handled = Object.getPrototypeOf(Dataset);
  refused(() => Reflect.construct(Handled, [{}], AnyDataset), '^a Dataset must be made by');
  refused(() => new AnyNetwork({ handle: {}, architecture: {} }), '^sizes must be an array');
});

test('objects that were deleted, or belong to another engine, are refused', async () => {
  const { loadNetwork2 } = await import('network2-lab');
  const other = await loadNetwork2();
  const gone = new Network([6, 3]);
  gone.delete();
  gone.delete();
  refused(
    () => gone.accuracy(training),
    '^this must be a Network in use, got one that was deleted',
  );
  const foreign = new other.Network([6, 5, 3]);
  refused(() => foreign.accuracy(training), '^data must be a Dataset of this engine');
});
