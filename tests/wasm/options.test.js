// Options that nobody knows are slips.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { network2, randomDataset } from './support.js';

const { Dataset, Network, Random, Schedule, Sgd } = /** @type {any} */ (network2);
const training = randomDataset(10, 4, 3, 1);
const network = new Network([4, 3]);
const run = new Sgd(network, training, { miniBatchSize: 5, random: new Random(1) });
const SGD = { epochs: 1, miniBatchSize: 5, eta: 1 };

/**
 * @param {() => unknown} call
 * @param {string} got the slip, and the hint
 * @param {string} [name] the argument
 */
function refused(call, got, name = 'options') {
  const before = JSON.stringify(network);
  assert.throws(call, (/** @type {any} */ error) => {
    assert.ok(error instanceof TypeError);
    assert.ok(error.message.startsWith(`${name} must hold `), error.message);
    assert.ok(error.message.endsWith(` only, got ${got}`), error.message);
    return true;
  });
  assert.equal(JSON.stringify(network), before);
}

test('names that nobody knows are refused with the nearest one', async () => {
  refused(() => network.sgd(training, { ...SGD, lmbda: 5 }), 'lmbda: did you mean lambda?');
  refused(() => network.sgd(training, { ...SGD, lamda: 5 }), 'lamda: did you mean lambda?');
  refused(() => network.sgd(training, { ...SGD, monitors: [] }), 'monitors: did you mean monitor?');
  refused(
    () => network.sgd(training, { ...SGD, mini_batch_size: 5 }),
    'mini_batch_size: did you mean miniBatchSize?',
  );
  refused(() => network.sgd(training, { ...SGD, colour: 5 }), 'colour');
  refused(
    () => network.train(training, { ...SGD, onProgres: 5 }),
    'onProgres: did you mean onProgress?',
  );
  refused(() => network.updateMiniBatch(training, { eta: 1, Eta: 1 }), 'Eta: did you mean eta?');
  refused(
    () => run.train(1, { eta: 1, regularisation: 'L1' }),
    'regularisation: did you mean regularization?',
  );
  refused(
    () => run.monitor([], { eta: 1, evalution: training }),
    'evalution: did you mean evaluation?',
  );
  refused(() => new Network([4, 3], { activation: 'relu' }), 'activation: did you mean hidden?');
  refused(() => new Network([4, 3], { learningRate: 1 }), 'learningRate');
  refused(
    () => new Sgd(network, training, { batchSize: 5 }),
    'batchSize: did you mean miniBatchSize?',
  );
  refused(
    () => new Schedule({ epochs: 1, earlyStoping: 3 }),
    'earlyStoping: did you mean earlyStopping?',
  );
  refused(() => Network.fromJSON(network.toJSON(), { prec: 'float32' }), 'prec');
  refused(() => Dataset.fromArrays({ input: [1] }), 'input: did you mean inputs?', 'data');
  refused(
    () => network.sgd(training, { ...SGD, schedule: { kinds: 'linear' } }),
    'kinds: did you mean kind?',
    'schedule',
  );
  refused(
    () => network.sgd(training, { ...SGD, distortion: { rotate: 15 } }),
    'rotate: did you mean rotation?',
    'distortion',
  );
  await assert.rejects(() => loadNetwork2(/** @type {any} */ ({ wasmURL: 'x' })), {
    message: /^options must hold wasmUrl, wasmBinary only, got wasmURL: did you mean wasmUrl\?$/,
  });
});

test('an onEpoch that answers later is refused, and nothing has changed', async () => {
  const before = JSON.stringify(network);
  const order = [...training.labels()];
  for (const onEpoch of [
    async () => {},
    () => Promise.reject(new Error('nobody hears of it')),
    () => ({ then() {} }),
  ]) {
    assert.throws(() => network.sgd(training, { ...SGD, onEpoch }), {
      name: 'TypeError',
      message: /^onEpoch must answer at once, got a promise, .*network\.train\(/,
    });
  }
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(JSON.stringify(network), before);
  assert.deepEqual([...training.labels()], order);
});

test('lists may be frozen', () => {
  const sizes = Object.freeze([4, 3]);
  const monitor = Object.freeze(['trainingCost']);
  const other = new Network(sizes);
  assert.equal(other.sgd(training, { ...SGD, monitor }).trainingCost.length, 1);
  assert.equal(Dataset.concat(Object.freeze([training, training])).size, 20);
});
