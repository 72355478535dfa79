import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeConfiguration, DEFAULT_CONFIGURATION } from '../../web/model/configuration.js';

const change = (/** @type {unknown} */ fields) =>
  changeConfiguration(DEFAULT_CONFIGURATION, fields);

test('a valid change is taken over, and nothing else changes', () => {
  const { configuration, invalid } = change({ eta: 0.1, hidden: [100, 20], monitors: [] });
  assert.deepEqual(invalid, {});
  assert.deepEqual(configuration, {
    ...DEFAULT_CONFIGURATION,
    eta: 0.1,
    hidden: [100, 20],
    monitors: [],
  });
});

test('each field refuses what makes no sense with a sentence that says what is allowed', () => {
  const cases = /** @type {[Record<string, unknown>, RegExp][]} */ ([
    [{ eta: NaN }, /^Learning rate η must be a number greater than 0, got NaN\.$/],
    [{ eta: 0 }, /greater than 0, got 0/],
    [{ eta: Infinity }, /got Infinity/],
    [{ eta: '0.5' }, /got “0.5”/],
    [{ lambda: -1 }, /λ must be a number that is 0 or greater, got -1/],
    [{ miniBatchSize: 2.5 }, /^Mini-batch size must be a whole number from 1 to 50,000, got 2.5/],
    [{ epochs: 0 }, /^Epochs must be a whole number from 1 to 100,000, got 0/],
    [{ trainingSize: 50_001 }, /^Training images must be a whole number from 1 to 50,000/],
    [{ seed: -1 }, /^Seed must be a whole number from 0 to 4,294,967,295/],
    [{ hidden: [30, 0] }, /^Neurons of a hidden layer must be a whole number from 1 to 1,000/],
    [{ hidden: Array(9).fill(1) }, /at most 8 hidden layers/],
    [{ cost: 'log' }, /^Cost must be .* or “log-likelihood”, got “log”/],
    [
      { activation: 'softmax' },
      /^Hidden neurons must be “sigmoid” or “tanh” or “relu” or “linear”/,
    ],
    [{ momentum: 1 }, /^Momentum μ must be a number from 0 to below 1, got 1/],
    [{ dropout: -0.5 }, /^Dropout must be a number from 0 to below 1, got -0.5/],
    [{ distortion: 5 }, /^Distortion must be an object with shift, .* got 5/],
    [{ schedule: null }, /^Schedule of η must be an object with kind, .* got null/],
    [{ earlyStopping: 0.5 }, /^Early stopping must be a whole number from 0/],
    [{ speeds: 1 }, /^Speed of each layer must be true or false, got 1/],
    [{ evaluation: 'training' }, /^Evaluation data must be “validation” or “test”/],
    [{ monitors: ['loss'] }, /^Monitors must be/],
    [{ learningRate: 3 }, /^There is no setting called “learningRate”\.$/],
  ]);
  for (const [fields, message] of cases) {
    const { configuration, invalid } = change(fields);
    assert.equal(configuration, DEFAULT_CONFIGURATION);
    assert.match(Object.values(invalid)[0], message);
    const [field] = Object.keys(fields);
    assert.deepEqual(Object.keys(invalid), [field in configuration ? field : 'configuration']);
  }
});

test('a change with one wrong field changes nothing', () => {
  const { configuration, invalid } = change({ eta: 0.1, epochs: -1 });
  assert.equal(configuration, DEFAULT_CONFIGURATION);
  assert.deepEqual(Object.keys(invalid), ['epochs']);
});

test('a mini-batch larger than the training data is refused, whichever of them is changed', () => {
  assert.match(change({ trainingSize: 5 }).invalid.trainingSize, /at most .* got 10 of 5/);
  const few = change({ trainingSize: 100 }).configuration;
  const { invalid } = changeConfiguration(few, { miniBatchSize: 101 });
  assert.match(invalid.miniBatchSize, /at most .* got 101 of 100/);
});

test('what is no object, or wants to be a prototype, is refused', () => {
  for (const nothing of [null, 5, 'eta', []]) {
    assert.match(change(nothing).invalid.configuration, /must be an object/);
  }
  const { configuration, invalid } = change(JSON.parse('{"__proto__": {"eta": 3}}'));
  assert.equal(configuration.eta, 0.5);
  assert.match(invalid.configuration, /no setting called “__proto__”/);
});

test('a part of a field can be changed by itself, and is refused under its own name', () => {
  const { configuration, invalid } = change({
    distortion: { rotation: 10 },
    schedule: { kind: 'linear' },
  });
  assert.deepEqual(invalid, {});
  assert.deepEqual(configuration.distortion, { ...DEFAULT_CONFIGURATION.distortion, rotation: 10 });
  assert.equal(configuration.schedule.patience, 10);
  assert.deepEqual(change({ distortion: { rotation: 90 } }).invalid, {
    'distortion.rotation': 'Rotation must be a number from 0 to 45, got 90.',
  });
  assert.match(
    change({ distortion: { turn: 5 } }).invalid.distortion,
    /must be an object with shift/,
  );
  assert.match(
    change({ schedule: { factor: 1 } }).invalid['schedule.factor'],
    /between 0 and 1, got 1/,
  );
});

test('costs are refused for outputs they make no sense with, and the reason is given', () => {
  const fits = { output: 'softmax', cost: 'log-likelihood' };
  assert.deepEqual(change(fits).invalid, {});
  assert.match(
    change({ output: 'softmax' }).invalid.cost,
    /needs output neurons “sigmoid”, .* “softmax”/,
  );
  assert.match(change({ cost: 'log-likelihood' }).invalid.cost, /needs output neurons “softmax”/);
  assert.deepEqual(change({ output: 'tanh', cost: 'quadratic' }).invalid, {});
});

test('what goes by the accuracy is refused unless that is monitored after every epoch', () => {
  const guided = [{ schedule: { kind: 'stepwise' } }, { earlyStopping: 5 }];
  for (const fields of guided) {
    const [field] = Object.keys(fields);
    assert.deepEqual(change(fields).invalid, {});
    assert.match(change({ ...fields, monitors: [] }).invalid[field], /must be monitored/);
    assert.match(change({ ...fields, monitorEvery: 'run' }).invalid[field], /must be monitored/);
  }
});
