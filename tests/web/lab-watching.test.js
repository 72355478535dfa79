import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { describe } from '../../web/lab/describing.js';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { Lab } from '../../web/lab/lab.js';
import { runNames } from '../../web/texts/run-names.js';
import { FakeClient, settle } from './support/fake-client.js';

/** An experiment that has a value published for each run. */
const EXPERIMENT = 'weight-initialization-30';

/** @type {FakeClient[]} the workers there have been */
let clients;
/** @type {Lab} */
let lab;

beforeEach(() => {
  clients = [];
  lab = new Lab(async (listener) => {
    const client = new FakeClient(listener);
    clients.push(client);
    return /** @type {any} */ (client);
  });
});

/** The present worker. */
const client = () => /** @type {FakeClient} */ (clients.at(-1));

/** @param {number} epoch complete ones @param {number} [miniBatch] */
const progress = (epoch, miniBatch = 0) => ({
  type: 'progress',
  ...{ epoch, miniBatch, miniBatches: 100, share: 1, imagesPerSecond: 1, secondsLeft: 1 },
  recent: { cost: 1, accuracy: 0.5 },
});

/** An epoch ends with what is monitored at present. @param {number} epoch from 0 */
function endEpoch(epoch) {
  const { monitors } = lab.state.run.configuration;
  const values = Object.fromEntries(monitors.map((name) => [name, 9000 + epoch]));
  client().report({ type: 'epoch', epoch, values });
  client().report(progress(epoch + 1));
}

/** The run under way comes to its end. @param {number} [from] epoch */
function finishRun(from = 0) {
  for (let epoch = from; epoch < lab.state.configuration.epochs; epoch++) endEpoch(epoch);
  client().report({ type: 'end', fingerprint: '0123456789abcdef' });
  client().finish('complete');
}

const WATCHED = { monitors: ['trainingCost'], speeds: true, histogram: true };

test('a change of what is looked at goes to the worker and keeps the run, while it trains and when it does not', async () => {
  await lab.open();
  const { id } = lab.state.present;
  void lab.start();
  await settle();
  endEpoch(0);
  await lab.configure(WATCHED);
  assert.equal(lab.state.status, 'running');
  endEpoch(1);
  await lab.pause();
  await lab.configure({ histogram: false });
  assert.equal(lab.state.status, 'paused');
  assert.deepEqual(
    client().calls.filter(([name]) => name === 'watch').map(([, watched]) => watched), // prettier-ignore
    [WATCHED, { ...WATCHED, histogram: false }],
  );
  assert.equal(client().count('reset'), 1);
  const { present, run, configuration } = lab.state;
  assert.equal(present.id, id);
  assert.deepEqual(run.configuration, configuration);
  assert.deepEqual(run.configuration.monitors, ['trainingCost']);
  assert.deepEqual(run.curves.history.evaluationAccuracy, [9000]);
  assert.deepEqual(run.curves.history.trainingCost, [9000, 9001]);
  assert.deepEqual(lab.state.notebook.runs.map(({ run: kept }) => kept), [run]); // prettier-ignore
});

test('a run that is over is looked at too, and stays what it is', async () => {
  await lab.open();
  const done = lab.start();
  await settle();
  finishRun();
  await done;
  const { run: before } = lab.state;
  await lab.configure({ histogram: true });
  assert.equal(client().count('watch'), 1);
  assert.equal(client().count('reset'), 1);
  assert.equal(lab.state.status, 'complete');
  assert.deepEqual(lab.state.run, { ...before, configuration: { ...before.configuration, histogram: true } }); // prettier-ignore
  client().report({ type: 'weights', counts: [1, 2, 3] });
  assert.deepEqual(lab.state.run.curves.histogram, [1, 2, 3]);
});

test('eta and what is looked at may change together, and the run goes on with both', async () => {
  await lab.open();
  void lab.start();
  await settle();
  client().report(progress(0, 5));
  await lab.configure({ eta: 0.25, speeds: true });
  assert.equal(client().count('watch'), 1);
  assert.deepEqual(
    client().calls.filter(([name]) => name === 'change').map(([, { eta }]) => eta), // prettier-ignore
    [0.25],
  );
  assert.equal(lab.state.configuration.eta, 0.25);
  assert.equal(lab.state.configuration.speeds, true);
  assert.equal(client().count('reset'), 1);
});

test('another setting beside what is looked at begins a new run with both', async () => {
  await lab.open();
  await lab.configure({ hidden: [10], speeds: true });
  assert.equal(client().count('watch'), 0);
  const { calls } = client();
  const [, configuration] = calls.filter(([name]) => name === 'reset')[1];
  assert.deepEqual([configuration.hidden, configuration.speeds], [[10], true]);
});

test('the runs of an experiment are all looked at in the new way, and are still compared with the book', async () => {
  await lab.open();
  await lab.choose(EXPERIMENT);
  const done = lab.start();
  await settle();
  await lab.configure({ monitors: ['evaluationAccuracy', 'trainingCost'], histogram: true });
  assert.equal(lab.state.isFurther, false);
  assert.deepEqual(lab.state.change, {
    ...{ monitors: ['evaluationAccuracy', 'trainingCost'], histogram: true },
  });
  finishRun();
  await settle();
  assert.ok(lab.state.finished[0].verdict);
  assert.equal(lab.state.run.configuration.histogram, true);
  assert.equal(lab.state.run.experiment?.run, 1);
  await lab.configure({ histogram: false });
  assert.deepEqual(lab.state.change, { monitors: ['evaluationAccuracy', 'trainingCost'] });
  assert.deepEqual(describe(lab.state), { experiment: EXPERIMENT, change: lab.state.change });
  finishRun();
  await settle();
  finishRun();
  await done;
  assert.ok(lab.state.finished.every(({ verdict }) => verdict));
  const names = [...runNames(lab.state.notebook).values()];
  assert.ok(
    names.every((name) => !/monitors|histogram/.test(name)),
    names.join('; '),
  );
});

test('a value of the book that was not watched is compared with nothing', async () => {
  await lab.open();
  await lab.choose(EXPERIMENT);
  const done = lab.start();
  await settle();
  await lab.configure({ monitors: ['trainingCost'] });
  finishRun();
  await settle();
  assert.equal(lab.state.finished[0].verdict, null);
  await lab.pause();
  await done;
});

test('what a later run of an experiment needs cannot be put away', async () => {
  const guided = EXPERIMENTS.find(({ runs }) =>
    runs.some(({ change }, i) => i > 0 && (change.earlyStopping || change.schedule)),
  );
  await lab.open();
  await lab.choose(guided?.id ?? null);
  const before = lab.state.configuration;
  await lab.configure({ monitors: [] });
  assert.deepEqual(Object.values(lab.state.invalid).map(({ code }) => code), ['needsAccuracy']); // prettier-ignore
  assert.deepEqual(lab.state.configuration, before);
  assert.equal(client().count('watch'), 0);
});

test('the claim of a link stays, whatever is looked at', async () => {
  await lab.open();
  await lab.setUp(/** @type {any} */ ({ experiment: null, run: 0, change: { hidden: [10] }, changes: [], result: '0123456789abcdef' })); // prettier-ignore
  await lab.configure(WATCHED);
  const done = lab.start();
  await settle();
  finishRun();
  await done;
  assert.equal(lab.state.claim?.answer, 'same');
});

test('a run whose worker has ended keeps its place, and goes on with what is to be looked at by then', async () => {
  await lab.open();
  void lab.start();
  await settle();
  endEpoch(0);
  client().report({ type: 'checkpoint', checkpoint: { epoch: 1 } });
  client().die();
  await settle();
  await lab.configure({ speeds: true });
  assert.equal(lab.state.run.progress.epoch, 1);
  assert.equal(clients.length, 1);
  void lab.start();
  await settle();
  const [, configuration] = client().calls.filter(([name]) => name === 'resume')[0];
  assert.equal(configuration.speeds, true);
  assert.equal(client().count('reset'), 0);
});

test('a lab without a worker yet begins with what is to be looked at', async () => {
  await lab.configure({ speeds: true });
  await lab.open();
  const resets = client().calls.filter(([name]) => name === 'reset');
  assert.deepEqual(resets.map(([, { speeds }]) => speeds), [true]); // prettier-ignore
});

test('a score that is watched later in a game counts as the first of its run', async () => {
  await lab.open();
  await lab.choose(EXPERIMENTS.find(({ game }) => game)?.id ?? null);
  await lab.configure({ monitors: [] });
  void lab.start();
  await settle();
  endEpoch(0);
  assert.equal(lab.state.game.attempts, 0);
  await lab.configure({ monitors: ['evaluationAccuracy'] });
  endEpoch(1);
  endEpoch(2);
  assert.equal(lab.state.game.attempts, 1);
});
