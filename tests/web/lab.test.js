import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { settle } from './support/fake-client.js';
import { fakeLab, hold, progress } from './support/fake-lab.js';

/** An experiment of several runs that share their generators. */
const EXPERIMENT =
  EXPERIMENTS.find(({ runs, sharing }) => runs.length > 2 && sharing !== 'seed')?.id ?? '';

/** @type {import('./support/fake-lab.js').FakeLab} */
let fake;
beforeEach(() => {
  fake = fakeLab();
});

/** @param {number} epoch 0-based */
const epochReport = (epoch) => ({
  type: 'epoch',
  epoch,
  values: { evaluationAccuracy: 9000 + epoch },
});

/** Makes the next worker wait. @returns {() => void} lets it start */
function holdStart() {
  const { held, release } = hold();
  fake.starting.held = held;
  return release;
}

/** The run under way comes to its end, and shows something of each epoch. */
function finishRun() {
  const { epochs, monitors } = fake.lab.state.configuration;
  const values = Object.fromEntries(monitors.map((name) => [name, 9000]));
  for (let epoch = 0; epoch < epochs; epoch++) fake.client.report({ type: 'epoch', epoch, values });
  fake.client.report(progress(epochs));
  fake.client.finish('complete');
}

test('a lab is loading until its worker has drawn a network, and then ready', async () => {
  const release = holdStart();
  const opening = fake.lab.open();
  assert.equal(fake.lab.state.status, 'loading');
  release();
  await opening;
  assert.equal(fake.lab.state.status, 'ready');
  assert.equal(fake.client.count('reset'), 1);
});

test('Start while the engine loads can be paused at once, and trains once the engine is there', async () => {
  const release = holdStart();
  void fake.lab.open();
  void fake.lab.start();
  void fake.lab.start();
  assert.equal(fake.lab.state.status, 'running');
  release();
  await settle();
  assert.equal(fake.lab.state.status, 'running');
  assert.deepEqual(fake.client.calls.filter(([name]) => name === 'run'), [['run', 'end']]); // prettier-ignore
  fake.client.finish('complete');
  await settle();
  assert.equal(fake.lab.state.status, 'complete');
});

test('Start and Pause while the engine loads train nothing', async () => {
  const release = holdStart();
  void fake.lab.open();
  void fake.lab.start();
  await fake.lab.pause();
  assert.equal(fake.lab.state.status, 'loading');
  release();
  await settle();
  assert.equal(fake.lab.state.status, 'ready');
  assert.equal(fake.client.count('run'), 0);
});

test('an experiment that is started as soon as it is chosen trains once, from its own settings', async () => {
  await fake.lab.open();
  const release = fake.holdAnswers();
  void fake.lab.choose(EXPERIMENT);
  const done = fake.lab.start();
  assert.equal(fake.lab.state.status, 'running');
  await settle();
  assert.equal(fake.client.count('run'), 0);
  release();
  await settle();
  assert.equal(fake.lab.state.status, 'running');
  assert.equal(fake.client.count('run'), 1);
  assert.equal(fake.lab.state.experiment?.id, EXPERIMENT);
  await fake.lab.pause();
  await done;
  assert.equal(fake.lab.state.status, 'paused');
});

test('two starts in one tick are one run, and both are answered when it is over', async () => {
  await fake.lab.open();
  const both = Promise.all([fake.lab.start(), fake.lab.start()]);
  await settle();
  fake.client.finish('complete');
  await both;
  assert.equal(fake.client.count('run'), 1);
  assert.equal(fake.client.count('reset'), 1);
});

test('steps are done one after another, and a start after them', async () => {
  await fake.lab.open();
  const all = Promise.all([fake.lab.step('mini-batch'), fake.lab.step('epoch'), fake.lab.start()]);
  for (const outcome of /** @type {const} */ (['paused', 'paused', 'complete'])) {
    await settle();
    fake.client.finish(outcome);
  }
  await all;
  const goals = fake.client.calls.filter(([name]) => name === 'run').map(([, goal]) => goal); // prettier-ignore
  assert.deepEqual(goals, ['mini-batch', 'epoch', 'end']);
});

test('a reset forgets the steps that wait', async () => {
  await fake.lab.open();
  const all = Promise.all([fake.lab.step('mini-batch'), fake.lab.step('epoch')]);
  await settle();
  await fake.lab.reset();
  await all;
  assert.equal(fake.lab.state.status, 'ready');
  assert.equal(fake.client.count('run'), 1);
});

test('Pause and Start without a wait between them go on training', async () => {
  await fake.lab.open();
  void fake.lab.start();
  await settle();
  void fake.lab.pause();
  const done = fake.lab.start();
  assert.equal(fake.lab.state.status, 'running');
  await settle();
  assert.equal(fake.lab.state.status, 'running');
  assert.ok(fake.client.isTraining);
  fake.client.finish('complete');
  await done;
  assert.equal(fake.lab.state.status, 'complete');
});

test('a pause between two runs of an experiment holds', async () => {
  await fake.lab.open();
  await fake.lab.choose(EXPERIMENT);
  const done = fake.lab.start();
  await settle();
  const release = fake.holdAnswers();
  finishRun();
  await settle();
  assert.equal(fake.client.count('follow'), 1);
  await fake.lab.pause();
  assert.equal(fake.lab.state.status, 'paused');
  release();
  await done;
  await settle();
  assert.equal(fake.client.count('run'), 1);
  assert.equal(fake.lab.state.finished.length, 1);
  void fake.lab.start();
  await settle();
  assert.equal(fake.client.count('run'), 2);
});

test('other settings between two runs of an experiment begin a run that nobody trains unasked', async () => {
  await fake.lab.open();
  await fake.lab.choose(EXPERIMENT);
  const done = fake.lab.start();
  await settle();
  const release = fake.holdAnswers();
  finishRun();
  await settle();
  void fake.lab.configure({ hidden: [7] });
  release();
  await done;
  await settle();
  assert.equal(fake.lab.state.status, 'ready');
  assert.equal(fake.client.count('run'), 1);
  const resets = fake.client.calls.filter(([name]) => name === 'reset');
  assert.deepEqual(resets.at(-1)?.[1].hidden, [7]);
});

test('an experiment trains its runs one after another, and is complete after the last', async () => {
  await fake.lab.open();
  await fake.lab.choose(EXPERIMENT);
  const done = fake.lab.start();
  const { runs } = EXPERIMENTS.find(({ id }) => id === EXPERIMENT) ?? { runs: [] };
  for (let run = 0; run < runs.length; run++) {
    await settle();
    assert.equal(fake.lab.state.status, 'running');
    finishRun();
  }
  await done;
  assert.equal(fake.lab.state.status, 'complete');
  assert.equal(fake.lab.state.finished.length, runs.length);
  assert.equal(fake.client.count('follow'), runs.length - 1);
  assert.equal(fake.events.filter(([type]) => type === 'complete').length, 1);
});

test('what is still reported of a run that was replaced changes nothing', async () => {
  await fake.lab.open();
  void fake.lab.start();
  await settle();
  const before = fake.client.id;
  fake.client.report(progress(1));
  fake.client.report(epochReport(0));
  assert.equal(fake.lab.state.run.curves.history.evaluationAccuracy.length, 1);
  await fake.lab.reset();
  fake.events.length = 0;
  const { state } = fake.lab;
  fake.client.report({ ...progress(2), run: before });
  fake.client.report({ ...epochReport(1), run: before });
  fake.client.report({ type: 'weights', counts: [1], run: before });
  fake.client.report({ type: 'speeds', epoch: 1, speeds: [1], run: before });
  assert.equal(fake.lab.state, state);
  assert.deepEqual(fake.events, []);
});

test('a look at an image that has been cleared shows nothing', async () => {
  await fake.lab.open();
  await fake.lab.show(new Float32Array(784));
  fake.client.report({ type: 'prediction', own: [0, 1], reader: null });
  assert.equal(fake.lab.state.prediction?.digit, 1);
  await fake.lab.show(null);
  fake.client.report({ type: 'prediction', own: [0, 1], reader: null });
  assert.equal(fake.lab.state.prediction, null);
});

test('eta and lambda change in a run that goes on; anything else begins another run', async () => {
  await fake.lab.open();
  void fake.lab.start();
  await settle();
  fake.client.report(progress(0, 5));
  await fake.lab.configure({ eta: 0.1 });
  assert.equal(fake.lab.state.status, 'running');
  assert.equal(fake.client.count('change'), 1);
  await fake.lab.configure({ miniBatchSize: 20 });
  assert.equal(fake.lab.state.status, 'ready');
  assert.equal(fake.client.count('reset'), 2);
});

test('what is under way when the lab is closed ends, and nothing comes of it', async () => {
  await fake.lab.open();
  const done = fake.lab.start();
  await settle();
  fake.lab.close();
  await done;
  assert.ok(fake.client.isClosed);
  assert.equal(fake.problem, null);
  await fake.lab.open();
  assert.equal(fake.lab.state.status, 'ready');
  assert.equal(fake.clients.length, 2);
});
