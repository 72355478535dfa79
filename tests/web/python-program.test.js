import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { DEFAULT_CONFIGURATION, merged } from '../../web/model/configuration.js';
import { configurationOf } from '../../web/model/experiment.js';
import { newRun, reduce } from '../../web/model/run.js';
import { asPython } from '../../web/programs/python.js';

/** @typedef {import('../../web/model/run.js').Run} Run */

/** @param {object} [change] of the default configuration @param {Partial<Run>} [rest] of the run */
const runOf = (change = {}, rest = {}) => ({
  ...newRun(merged(DEFAULT_CONFIGURATION, change)),
  ...rest,
});

/** The program without its comments. @param {Run} run @param {readonly any[]} [experiments] */
const codeOf = (run, experiments) => asPython(run, experiments).replace(/^#.*\n/gm, '');

/** Its comments, in one line. @param {Run} run @param {readonly any[]} [experiments] */
const commentsOf = (run, experiments) =>
  Array.from(asPython(run, experiments).matchAll(/^# (.*)$/gm), ([, words]) => words).join(' ');

const IMPORTS = `
import random

import numpy as np

import mnist_loader
import network2

training_data, validation_data, test_data = map(list, mnist_loader.load_data_wrapper())
`;

test('the Python program draws and trains as the run did', () => {
  const run = runOf({ seed: 7, initializer: 'large', cost: 'quadratic', evaluation: 'test', trainingSize: 1000, eta: 3 }); // prettier-ignore
  assert.equal(
    codeOf(run),
    `${IMPORTS}
random.seed(7)
np.random.seed(7)
training = training_data[:1000]
net = network2.Network([784, 30, 10], cost=network2.QuadraticCost)
net.large_weight_initializer()

net.SGD(training, 30, 10, 3.0,
        lmbda=5.0,
        evaluation_data=test_data,
        monitor_evaluation_accuracy=True,
        monitor_training_cost=True,
        monitor_training_accuracy=True)
`,
  );
  assert.match(asPython(run), /^# -\*- coding: utf-8 -\*-\n/);
  assert.doesNotMatch(commentsOf(run), /cannot/);
});

test('it begins with the runs that draw before this one, and looks at the end where that is asked for', () => {
  const experiment = /** @type {any} */ (EXPERIMENTS.find(({ id }) => id === 'training-set-size'));
  const configuration = merged(configurationOf(experiment, 1), {
    monitors: ['evaluationCost', 'evaluationAccuracy', 'trainingCost', 'trainingAccuracy'],
  });
  const run = newRun(configuration, { experiment: { id: 'training-set-size', run: 1 } });
  assert.equal(
    codeOf(run, EXPERIMENTS),
    `${IMPORTS}
random.seed(12345678)
np.random.seed(12345678)
training = training_data[:100]
net = network2.Network([784, 30, 10])
net.large_weight_initializer()
net.SGD(training, 15000, 10, 0.5,
        lmbda=0.01)
net.large_weight_initializer()
training = training_data[:200]

net.SGD(training, 7500, 10, 0.5,
        lmbda=0.02)

print("evaluationCost: {}".format(net.total_cost(validation_data, 0.02, convert=True)))
print("evaluationAccuracy: {}".format(net.accuracy(validation_data)))
print("trainingCost: {}".format(net.total_cost(training, 0.02)))
print("trainingAccuracy: {}".format(net.accuracy(training, convert=True)))
`,
  );
  assert.match(commentsOf(run, []), /experiment training-set-size, which this version/);
});

test('its comments say what network2.py cannot do of the run, and nothing else', () => {
  /** @type {[object, RegExp][]} */
  const cases = [
    [{ activation: 'tanh' }, /- tanh hidden neurons/],
    [
      { output: 'softmax', cost: 'log-likelihood' },
      /- softmax output .* - the log-likelihood cost/,
    ],
    [{ regularization: 'L1' }, /- L1 regularisation/],
    [{ momentum: 0.5 }, /- momentum \(μ = 0\.5\)/],
    [{ dropout: 0.25 }, /- dropout \(0\.25\)/],
    [{ distortion: { rotation: 10 } }, /- distorted training images/],
    [{ schedule: { kind: 'linear' } }, /- a schedule for η \(linear\)/],
    [{ earlyStopping: 5 }, /- early stopping: it trains for all 30 epochs, .* not of the best\./],
    [{ speeds: true }, /- measure how fast each layer learns/],
  ];
  for (const [change, lack] of cases) assert.match(commentsOf(runOf(change)), lack);
  const nothing = [{}, { hidden: [], activation: 'relu' }, { regularization: 'L1', lambda: 0 }, { precision: 'float64' }]; // prettier-ignore
  for (const change of nothing) assert.doesNotMatch(commentsOf(runOf(change)), /cannot/);
  assert.match(commentsOf(runOf({}, { isFromFile: true })), /- begin with this network/);
  const changes = [{ epoch: 1, miniBatch: 7, eta: 0.1, lambda: 2 }];
  assert.match(commentsOf(runOf({}, { changes })), /after 1 epoch and 7 mini-batches η became 0\.1 and λ 2\./); // prettier-ignore
});

test('the precision that network2.py computes in is compared with that of the run', () => {
  assert.match(commentsOf(runOf()), /single precision \(float32\)/);
  assert.match(commentsOf(runOf({ precision: 'float64' })), /double precision, as this run did/);
});

test('a run that was stopped early is trained for as many epochs as it took', () => {
  const begun = runOf({ earlyStopping: 5 });
  const atEnd = { ...begun, progress: { ...begun.progress, epoch: 12 } };
  const run = reduce(atEnd, { type: 'end', fingerprint: '0123456789abcdef' });
  assert.match(codeOf(run), /net\.SGD\(training, 12, /);
  assert.match(commentsOf(run), /trains for the 12 epochs that the run took/);
});

test('numbers that Python 2 would divide by as whole ones have a point', () => {
  assert.match(codeOf(runOf({ eta: 1, lambda: 1e21 })), /10, 1\.0,\n {8}lmbda=1e\+21,/);
});
