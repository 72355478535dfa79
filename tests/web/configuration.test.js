import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeConfiguration, DEFAULT_CONFIGURATION } from '../../web/model/configuration.js';
import { refusalText } from '../../web/texts/refusal.js';

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

/** The fault as a person reads it. @param {import('../../web/model/configuration.js').Refusals} invalid */
function sentence(invalid) {
  const [[field, refusal]] = Object.entries(invalid);
  return refusalText(field, refusal);
}

test('each field refuses what makes no sense, and says what is allowed', () => {
  const whole = (/** @type {number} */ min, /** @type {number} */ max) => ({
    ...{ code: 'wholeNumber', min, max },
  });
  const share = { code: 'fromToBelow', min: 0, max: 1 };
  const cases = /** @type {[Record<string, unknown>, object, RegExp][]} */ ([
    [{ eta: NaN }, { code: 'greaterThan', bound: 0, got: NaN }, /^Learning rate η must be a number greater than 0\.$/],
    [{ eta: 0 }, { code: 'greaterThan', bound: 0, got: 0 }, /greater than 0, not 0\.$/],
    [{ eta: Infinity }, { code: 'greaterThan', bound: 0, got: Infinity }, /not Infinity/],
    [{ eta: '0.5' }, { code: 'greaterThan', bound: 0, got: '0.5' }, /not “0.5”/],
    [{ lambda: -1 }, { code: 'atLeast', bound: 0, got: -1 }, /λ must be a number of at least 0, not −1\.$/],
    [{ miniBatchSize: 2.5 }, { ...whole(1, 50_000), got: 2.5 }, /^Mini-batch size must be a whole number from 1 to 50,000, not 2.5/],
    [{ epochs: 0 }, { ...whole(1, 100_000), got: 0 }, /^Epochs must be a whole number from 1 to 100,000, not 0/],
    [{ trainingSize: 50_001 }, { ...whole(1, 50_000), got: 50_001 }, /^Training images must be a whole number from 1 to 50,000/],
    [{ seed: -1 }, { ...whole(0, 4294967295), got: -1 }, /^Seed must be a whole number from 0 to 4,294,967,295/],
    [{ hidden: [30, 0] }, { ...whole(1, 1000), got: 0 }, /^The number of neurons in a hidden layer must be a whole number from 1 to 1,000/],
    [{ hidden: Array(9).fill(1) }, { code: 'layers', limit: 8, got: Array(9).fill(1) }, /at most 8 hidden layers/],
    [{ cost: 'log' }, { code: 'oneOf', choices: ['cross-entropy', 'quadratic', 'log-likelihood'], got: 'log' }, /^Cost must be .* or “log-likelihood”, not “log”/],
    [{ activation: 'softmax' }, { code: 'oneOf', choices: ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'linear'], got: 'softmax' }, /^Hidden neurons must be “sigmoid”, “tanh”, “relu”, “leaky-relu” or “linear”/],
    [{ momentum: 1 }, { ...share, got: 1 }, /^Momentum μ must be at least 0 and less than 1, not 1/],
    [{ dropout: -0.5 }, { ...share, got: -0.5 }, /^Dropout must be at least 0 and less than 1, not −0.5/],
    [{ distortion: 5 }, { code: 'object', parts: ['shift', 'rotation', 'scaling', 'skew', 'alpha', 'sigma'], got: 5 }, /^Distortion must be an object with shift, .* not 5/],
    [{ schedule: null }, { code: 'object', parts: ['kind', 'patience', 'factor', 'stopAt'], got: null }, /^Schedule of η must be an object with kind, .* not null/],
    [{ earlyStopping: 0.5 }, { ...whole(0, 100_000), got: 0.5 }, /^Early stopping must be a whole number from 0/],
    [{ speeds: 1 }, { code: 'trueOrFalse', got: 1 }, /^Speed of each layer must be true or false, not 1/],
    [{ evaluation: 'training' }, { code: 'oneOf', choices: ['validation', 'test'], got: 'training' }, /^Evaluation data must be “validation” or “test”/],
    [{ evaluationSize: 10_001 }, { ...whole(1, 10_000), got: 10_001 }, /^Evaluation images must be a whole number from 1 to 10,000, not 10001\.$/],
    [{ monitors: 'loss' }, { code: 'list', got: 'loss' }, /^Monitors must be a list/],
    [{ learningRate: 3 }, { code: 'unknown', got: 'learningRate' }, /^There is no setting called “learningRate”\.$/],
  ]); // prettier-ignore
  for (const [fields, refusal, message] of cases) {
    const { configuration, invalid } = change(fields);
    assert.equal(configuration, DEFAULT_CONFIGURATION);
    assert.deepEqual(Object.values(invalid), [refusal]);
    assert.match(sentence(invalid), message);
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
  const code = 'largeMiniBatch';
  assert.deepEqual(change({ trainingSize: 5 }).invalid, {
    trainingSize: { code, size: 10, images: 5 },
  });
  const few = change({ trainingSize: 100 }).configuration;
  const { invalid } = changeConfiguration(few, { miniBatchSize: 101 });
  assert.deepEqual(invalid, { miniBatchSize: { code, size: 101, images: 100 } });
  assert.match(sentence(invalid), /^A mini-batch of 101 is larger .* has 100 images\.$/);
});

test('what is no object, or wants to be a prototype, is refused', () => {
  for (const nothing of [null, 5, 'eta', []]) {
    assert.deepEqual(change(nothing).invalid, { configuration: { code: 'noObject' } });
  }
  const { configuration, invalid } = change(JSON.parse('{"__proto__": {"eta": 3}}'));
  assert.equal(configuration.eta, 0.5);
  assert.deepEqual(invalid, { configuration: { code: 'unknown', got: '__proto__' } });
});

test('a part of a field can be changed by itself, and is refused under its own name', () => {
  const { configuration, invalid } = change({
    distortion: { rotation: 10 },
    schedule: { kind: 'linear' },
  });
  assert.deepEqual(invalid, {});
  assert.deepEqual(configuration.distortion, { ...DEFAULT_CONFIGURATION.distortion, rotation: 10 });
  assert.equal(configuration.schedule.patience, 10);
  const rotated = change({ distortion: { rotation: 90 } }).invalid;
  assert.deepEqual(rotated, {
    'distortion.rotation': { code: 'range', min: 0, max: 45, got: 90 },
  });
  assert.equal(sentence(rotated), 'Rotation must be a number from 0 to 45, not 90.');
  assert.equal(change({ distortion: { turn: 5 } }).invalid.distortion.code, 'object');
  assert.deepEqual(change({ schedule: { factor: 1 } }).invalid, {
    'schedule.factor': { code: 'between', min: 0, max: 1, got: 1 },
  });
});

test('costs are refused for outputs they make no sense with, and the reason is given', () => {
  const fits = { output: 'softmax', cost: 'log-likelihood' };
  assert.deepEqual(change(fits).invalid, {});
  const sigmoid = change({ output: 'softmax' }).invalid;
  assert.deepEqual(sigmoid, { cost: { code: 'needsSigmoid', output: 'softmax' } });
  assert.match(sentence(sigmoid), /needs sigmoid output neurons, because .* are softmax\.$/);
  assert.deepEqual(change({ cost: 'log-likelihood' }).invalid, {
    cost: { code: 'needsSoftmax', output: 'sigmoid' },
  });
  assert.deepEqual(change({ output: 'tanh', cost: 'quadratic' }).invalid, {});
});

test('what goes by the accuracy is refused unless that is monitored after every epoch', () => {
  const guided = [{ schedule: { kind: 'stepwise' } }, { earlyStopping: 5 }];
  for (const fields of guided) {
    const [field] = Object.keys(fields);
    assert.deepEqual(change(fields).invalid, {});
    for (const unmonitored of [{ monitors: [] }, { monitorEvery: 'run' }]) {
      const { invalid } = change({ ...fields, ...unmonitored });
      assert.deepEqual(invalid, { [field]: { code: 'needsAccuracy' } });
    }
  }
});
