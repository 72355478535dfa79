import assert from 'node:assert/strict';
import { test } from 'node:test';
import { network2, randomDataset } from './support.js';

const { Network, Schedule } = network2;

/** Too small an eta for any accuracy to improve. */
const STUCK = { eta: 1e-9, epochs: 50, miniBatchSize: 4 };

test('training stops early when the accuracy has not improved for so many epochs', () => {
  const data = randomDataset(40, 6, 3, 2);
  const { evaluationAccuracy } = new Network([6, 5, 3]).sgd(data, {
    ...STUCK,
    earlyStopping: 4,
    evaluation: data.slice(0),
    monitor: ['evaluationAccuracy'],
  });
  assert.equal(evaluationAccuracy.length, 5);
});

test('a stepwise schedule ends training when eta has fallen to its share of the first', () => {
  const data = randomDataset(40, 6, 3, 2);
  const { evaluationAccuracy } = new Network([6, 5, 3]).sgd(data, {
    ...STUCK,
    schedule: { kind: 'stepwise', patience: 2, factor: 0.1, stopAt: 0.001 },
    evaluation: data.slice(0),
    monitor: ['evaluationAccuracy'],
  });
  assert.equal(evaluationAccuracy.length, 1 + 3 * 2);
});

test('an eta that a schedule makes smaller than any number does not end the training', () => {
  const data = randomDataset(40, 6, 3, 2);
  for (const kind of /** @type {const} */ (['linear', 'stepwise'])) {
    const { evaluationAccuracy } = new Network([6, 5, 3]).sgd(data, {
      ...STUCK,
      eta: 5e-324,
      schedule: { kind, patience: 1, stopAt: 0 },
      evaluation: data.slice(0),
      monitor: ['evaluationAccuracy'],
    });
    assert.equal(evaluationAccuracy.length, STUCK.epochs, kind);
  }
});

test('a schedule can be followed by a training that the caller drives', () => {
  const stepwise = new Schedule({ schedule: { kind: 'stepwise', patience: 1 }, epochs: 9 });
  assert.equal(stepwise.share, 1);
  assert.equal(stepwise.record(5), true);
  assert.equal(stepwise.record(5), true);
  assert.equal(stepwise.share, 0.5);
  const linear = new Schedule({ schedule: { kind: 'linear' }, epochs: 4 });
  linear.record(0);
  assert.equal(linear.share, 0.75);
  stepwise.delete();
  linear.delete();
});

test('a schedule out of its range, or without the accuracy it goes by, is refused by name', () => {
  const network = new Network([6, 5, 3]);
  const data = randomDataset(40, 6, 3, 2);
  /** @param {any} options @param {RegExp} message */
  const refused = (options, message) =>
    assert.throws(() => network.sgd(data, { ...STUCK, ...options }), { message });
  refused({ schedule: 'linear' }, /^schedule must be an object, got 'linear'$/);
  refused(
    { schedule: { kind: 'cosine' } },
    /^schedule\.kind must be one of 'constant', 'stepwise', 'linear', got 'cosine'$/,
  );
  refused(
    { schedule: { patience: 0 } },
    /^schedule\.patience must be an integer from 1 .*, got 0$/,
  );
  refused({ schedule: { factor: 1 } }, /^schedule\.factor must be .* in \(0, 1\), got 1$/);
  refused({ schedule: { stopAt: 1 } }, /^schedule\.stopAt must be .* in \[0, 1\), got 1$/);
  refused({ earlyStopping: 2.5 }, /^earlyStopping must be an integer from 0 .*, got 2\.5$/);
  refused({ earlyStopping: 2 }, /^monitor must include 'evaluationAccuracy'/);
});

test('deep networks of sigmoids learn more slowly the nearer a layer is to the input', () => {
  const network = new Network([784, 30, 30, 30, 10], { seed: 1, precision: 'float64' });
  const norms = network.gradientNorms(randomDataset(50, 784, 10, 3));
  assert.equal(norms.length, 4);
  assert.ok(norms[0] < norms[1] && norms[1] < norms[2], `${norms}`);
});
