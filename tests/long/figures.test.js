import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMnist } from '../../tools/mnist.js';
import { runExperiment } from '../../web/cli/run-experiment.js';
import findingHyperparameters from '../../web/lab/experiments/finding-hyperparameters.js';
import hundredNeurons from '../../web/lab/experiments/hundred-neurons.js';
import overfitting from '../../web/lab/experiments/overfitting-1000.js';
import weightInitialization from '../../web/lab/experiments/weight-initialization-30.js';
import { fixture, network2 } from '../wasm/support.js';

/**
 * The runs of an experiment, all of them.
 * @param {import('../../web/model/experiment.js').Experiment} experiment
 */
async function runsOf(experiment) {
  const runs = [];
  for await (const { run, verdict } of runExperiment(network2, sets, experiment)) {
    runs.push({ curves: run.curves, verdict });
  }
  assert.equal(runs.length, experiment.runs.length);
  return runs;
}

const published = fixture('figures.json');
const sets = loadMnist(network2);

test('the overfitting figure comes out as published: all four curves, all 400 epochs', async () => {
  const [{ curves, verdict }] = await runsOf(overfitting);
  const { history } = curves;
  assert.deepEqual(history.evaluationAccuracy, published.overfitting.evaluation_accuracy);
  assert.deepEqual(history.trainingAccuracy, published.overfitting.training_accuracy);
  const close = (/** @type {(number | null)[]} */ got, /** @type {number[]} */ expected) =>
    got.length === expected.length &&
    got.every((cost, i) => Math.abs(Number(cost) - expected[i]) < 1e-9);
  assert.ok(close(history.evaluationCost, published.overfitting.evaluation_cost));
  assert.ok(close(history.trainingCost, published.overfitting.training_cost));
  assert.equal(verdict?.agrees, true);
});

test('the weight initialisation figure begins as published, and its runs share the network', async () => {
  const short = {
    ...weightInitialization,
    configuration: { ...weightInitialization.configuration, epochs: 2 },
  };
  const [first, second] = await runsOf(short);
  const { default: expected } = published.weight_initialization_30.evaluation_accuracy;
  assert.deepEqual(first.curves.history.evaluationAccuracy, expected.slice(0, 2));
  assert.notDeepEqual(second.curves.history, first.curves.history);
});

test('runs that begin from the seed differ by their settings alone, others by chance too', async () => {
  const change = { trainingSize: 1000, epochs: 1, evaluationSize: 1000 };
  const runs = Array(2).fill({ change, published: { monitor: 'evaluationAccuracy' } });
  const values = async (/** @type {import('../../web/model/experiment.js').Sharing} */ sharing) =>
    (await runsOf({ ...findingHyperparameters, configuration: {}, sharing, runs })).map(
      ({ curves }) => curves.history.evaluationAccuracy,
    );
  const [first, second] = await values('seed');
  assert.deepEqual(second, first);
  const [begun, goneOn] = await values({ network: 'same', data: 'same' });
  assert.deepEqual(begun, first);
  assert.notDeepEqual(goneOn, begun);
});

test('100 hidden neurons come as near to the book as their experiment says', async () => {
  const [{ verdict }] = await runsOf(hundredNeurons);
  assert.equal(verdict?.agrees, true, JSON.stringify(verdict));
});

test('the game begins where the book does, at guessing', async () => {
  const [{ curves }] = await runsOf(findingHyperparameters);
  const share = Number(curves.history.evaluationAccuracy[0]) / curves.run.evaluationSize;
  assert.ok(share > 0.05 && share < 0.15, `${share}`);
});
