import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { settle } from './support/fake-client.js';
import { checkpointOf, endEpoch, fakeLab, finishRun, LANES, progress, reportsOf } from './support/fake-lab.js'; // prettier-ignore
import { MemoryStore } from './support/memory-store.js';

/** @typedef {import('./support/fake-client.js').FakeClient} FakeClient */

/** @type {import('./support/fake-lab.js').FakeLab} */
let fake;
/** @type {import('../../web/lab/lab.js').Lab} */
let lab;

beforeEach(async () => {
  fake = fakeLab();
  lab = fake.lab;
  await lab.open();
  await lab.configure({ epochs: 2 });
});

const runs = () => lab.state.notebook.runs;
const statuses = () => runs().map(({ status }) => status);

/** Workers of batches, the oldest first: the first of all is that of the present run. */
const workers = () => fake.clients.slice(1);
const atWork = () => workers().filter((worker) => worker.isTraining);

/** The eta that a worker trains with. @param {FakeClient} worker */
const etaOf = (worker) => worker.calls.findLast(([name]) => ['reset', 'resume'].includes(name))?.[1].eta; // prettier-ignore

/** Starts a sweep of eta. @param {number[]} values */
async function sweep(...values) {
  const done = lab.runSeveral({ kind: 'sweep', path: 'eta', values });
  await settle();
  return { done };
}

/** The run that a worker is at comes to its end. @param {FakeClient} worker */
async function finish(worker) {
  finishRun(worker, 2);
  await settle();
}

test('a search trains the present settings with eta and lambda drawn by their seed, judged by validation data', async () => {
  await lab.configure({ monitors: ['trainingCost'], evaluation: 'test', seed: 5, hidden: [7] });
  const done = lab.search({ eta: [0.01, 10], lambda: [0.1, 100], tries: 3, epochs: 4 });
  await settle();
  const configurations = runs().map(({ run }) => run.configuration);
  assert.equal(configurations.length, 3);
  for (const { eta, lambda, ...same } of configurations) {
    assert.ok(eta >= 0.01 && eta <= 10 && lambda >= 0.1 && lambda <= 100);
    assert.deepEqual([same.epochs, same.evaluation, same.seed, same.hidden], [4, 'validation', 5, [7]]); // prettier-ignore
    assert.deepEqual(same.monitors, ['evaluationAccuracy', 'trainingCost']);
  }
  assert.equal(new Set(configurations.map(({ eta }) => eta)).size, 3);
  assert.deepEqual(lab.state.configuration.monitors, ['trainingCost'], 'the settings stay');
  lab.batches.stop();
  await done;
});

test('as many runs train at a time as there are lanes, in their order, each in a worker of its own', async () => {
  const { done } = await sweep(1, 2, 3, 4, 5);
  assert.equal(workers().length, LANES);
  assert.deepEqual(workers().map(etaOf), [1, 2]);
  assert.deepEqual(statuses(), ['running', 'running', 'new', 'new', 'new']);
  await finish(workers()[1]);
  assert.deepEqual(workers().map(etaOf), [1, 3]);
  await finish(workers()[0]);
  assert.deepEqual(workers().map(etaOf), [4, 3]);
  await finish(workers()[0]);
  await finish(workers()[1]);
  assert.notEqual(lab.state.batch, null);
  await finish(workers()[0]);
  await done;
  assert.equal(lab.state.batch, null);
  assert.deepEqual(statuses(), Array(5).fill('complete'));
  assert.equal(workers().length, LANES);
  assert.ok(workers().every(({ isClosed }) => isClosed));
  for (const { run } of runs()) assert.deepEqual(run.curves.history.evaluationAccuracy, [9000, 9001]); // prettier-ignore
});

test('fewer runs than lanes start as many workers as there are runs', async () => {
  await sweep(1);
  assert.equal(workers().length, 1);
});

test('a value that is not allowed is said, and nothing begins', async () => {
  await lab.runSeveral({ kind: 'sweep', path: 'eta', values: [1, -1] });
  assert.deepEqual(Object.keys(lab.state.invalid), ['eta']);
  assert.deepEqual(lab.state.notebook, { runs: [], groups: [] });
  assert.equal(lab.state.batch, null);
  assert.equal(workers().length, 0);
  await lab.runSeveral({ kind: 'sweep', path: 'miniBatchSize', values: [10, 50_001] });
  assert.deepEqual(Object.keys(lab.state.invalid), ['miniBatchSize']);
  await sweep(1);
  lab.batches.stop();
  await settle();
  assert.deepEqual(lab.state.invalid, {});
});

test('a sweep of the hidden neurons is one of a single layer', async () => {
  void lab.runSeveral({ kind: 'sweep', path: 'hidden', values: [10, 20] });
  await settle();
  assert.deepEqual(runs().map(({ run }) => run.configuration.hidden), [[10], [20]]); // prettier-ignore
});

test('what trains is paused before others train beside it', async () => {
  void lab.start();
  await settle();
  fake.clients[0].report(progress(0, 5));
  await sweep(1, 2);
  assert.equal(fake.clients[0].isTraining, false);
  assert.equal(lab.state.status, 'paused');
  assert.deepEqual(statuses(), ['paused', 'running', 'running']);
});

test('a pause holds all runs up, and continuing goes on with them', async () => {
  await sweep(1, 2, 3);
  lab.batches.pause();
  await settle();
  assert.deepEqual(atWork(), []);
  assert.deepEqual(statuses(), ['paused', 'paused', 'new']);
  const { group } = /** @type {any} */ (lab.state.batch);
  assert.deepEqual(lab.state.batch, { group, isPaused: true });
  void lab.batches.continue(group);
  await settle();
  assert.equal(atWork().length, 2);
  assert.equal(workers().length, 2);
  assert.deepEqual(statuses(), ['running', 'running', 'new']);
  assert.deepEqual(lab.state.batch, { group, isPaused: false });
});

test('what is stopped can be gone on with, from its checkpoints, until it is complete', async () => {
  const { done } = await sweep(1, 2, 3);
  const [one, other] = workers();
  endEpoch(one, 0);
  one.report(progress(1, 30));
  await finish(other);
  lab.batches.stop();
  await done;
  assert.equal(lab.state.batch, null);
  assert.ok(workers().every(({ isClosed }) => isClosed));
  assert.deepEqual(statuses(), ['paused', 'complete', 'paused']);
  one.report(progress(2));
  await settle();
  assert.equal(runs()[0].run.progress.epoch, 1);

  const { id } = lab.state.notebook.groups[0];
  const continued = lab.batches.continue(id);
  await settle();
  const [, , third, fourth] = workers();
  assert.deepEqual(third.calls[0].slice(2), [checkpointOf(1), []]);
  assert.equal(etaOf(fourth), 3);
  finishRun(third, 2, { from: 1 });
  await finish(fourth);
  await continued;
  assert.deepEqual(statuses(), ['complete', 'complete', 'complete']);
  assert.deepEqual(runs()[0].run.curves.history.evaluationAccuracy, [9000, 9001]);
  await lab.batches.continue(id);
  assert.equal(workers().length, 4);
  assert.equal(lab.state.batch, null);
});

test('two groups begun in one tick: the second trains, and the first can be gone on with', async () => {
  const both = [1, 2].map((value) => lab.runSeveral({ kind: 'sweep', path: 'eta', values: [value, value + 10] })); // prettier-ignore
  await settle();
  assert.equal(lab.state.notebook.groups.length, 2);
  assert.equal(lab.state.batch?.group, lab.state.notebook.groups[1].id);
  assert.deepEqual(atWork().map(etaOf), [2, 12]);
  assert.deepEqual(statuses(), ['new', 'new', 'running', 'running']);
  await both[0];
  for (const worker of atWork()) await finish(worker);
  await both[1];
  assert.deepEqual(statuses(), ['new', 'new', 'complete', 'complete']);
});

test('a worker that dies leaves its run paused, and the others go on', async () => {
  const { done } = await sweep(1, 2, 3);
  const [one, other] = workers();
  endEpoch(one, 0);
  one.die();
  await settle();
  assert.deepEqual(statuses(), ['paused', 'running', 'new']);
  assert.equal(lab.state.problem?.code, 'workerEnded');
  one.report(progress(2));
  await finish(other);
  assert.equal(etaOf(other), 3);
  await finish(other);
  await done;
  assert.deepEqual(statuses(), ['paused', 'complete', 'complete']);
  assert.equal(runs()[0].run.progress.epoch, 1);
  assert.equal(lab.state.batch, null);
});

test('a run that diverges has failed, and its worker goes on with the next', async () => {
  await sweep(1, 2, 3);
  const [one] = workers();
  one.report(progress(0, 5));
  one.finish('diverged');
  await settle();
  assert.deepEqual(statuses(), ['failed', 'running', 'running']);
  assert.equal(etaOf(one), 3);
});

test('a run that is removed while it trains ends, and its worker goes on with the next', async () => {
  await sweep(1, 2, 3);
  const [one] = workers();
  endEpoch(one, 0);
  const [{ id }] = runs();
  await lab.notebook.remove(id);
  await settle();
  assert.equal(etaOf(one), 3);
  assert.ok(one.isTraining);
  one.report({ ...progress(2), run: 1 });
  await settle();
  assert.deepEqual(statuses(), ['running', 'running']);
  lab.notebook.undo();
  assert.deepEqual(statuses(), ['paused', 'running', 'running']);
  assert.equal(runs()[0].run.progress.epoch, 1);
});

test('a run that is removed while it waits is not trained', async () => {
  const { done } = await sweep(1, 2, 3);
  await lab.notebook.remove(runs()[2].id);
  const [one, other] = workers();
  await finish(one);
  await finish(other);
  await done;
  assert.deepEqual(statuses(), ['complete', 'complete']);
});

test('a group that is removed ends, also while it is paused, and comes back to be gone on with', async () => {
  for (const isPaused of [false, true]) {
    await sweep(1, 2, 3);
    if (isPaused) lab.batches.pause();
    await settle();
    const { id } = /** @type {any} */ (lab.state.notebook.groups.at(-1));
    await lab.notebook.remove(id);
    await settle();
    assert.equal(lab.state.batch, null);
    assert.deepEqual(atWork(), []);
    assert.ok(workers().every(({ isClosed }) => isClosed));
    assert.deepEqual(runs(), []);
    lab.notebook.undo();
    assert.deepEqual(statuses(), ['paused', 'paused', 'new']);
    void lab.batches.continue(id);
    await settle();
    assert.equal(atWork().length, 2);
    await lab.notebook.remove(id);
    await settle();
  }
});

test('the present run is no part of what is gone on with', async () => {
  await sweep(1, 2);
  lab.batches.stop();
  const [first] = runs();
  await lab.reopen(first.id);
  void lab.start();
  await settle();
  fake.clients[0].report(progress(0, 5));
  void lab.batches.continue(lab.state.notebook.groups[0].id);
  await settle();
  assert.deepEqual(atWork().map(etaOf), [2]);
  fake.clients[0].report(progress(0, 50));
  assert.equal(runs()[0].run.progress.miniBatch, 50);
});

test('a run is stored with a checkpoint as far as that has come', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const store = new MemoryStore();
  fake = fakeLab();
  lab = fake.lab;
  await lab.open(/** @type {any} */ (store));
  await sweep(1, 2);
  for (const report of reportsOf(0)) workers()[0].report(report);
  t.mock.timers.tick(250);
  await settle();
  const { id } = runs()[0];
  assert.equal(store.checkpoints.get(id).epoch, 1);
  const { run } = store.runs.get(id);
  assert.equal(run.progress.epoch, 1);
  assert.equal(run.curves.history.evaluationAccuracy.length, 1);
});

test('what several workers report many times a second changes the state a few times a second', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  await sweep(1, 2);
  let changes = 0;
  lab.addEventListener('change', () => (changes += 1));
  for (let miniBatch = 1; miniBatch < 50; miniBatch++) {
    for (const worker of workers()) worker.report(progress(0, miniBatch));
  }
  assert.equal(changes, 0);
  t.mock.timers.tick(250);
  assert.equal(changes, 1);
  assert.deepEqual(runs().map(({ run }) => run.progress.miniBatch), [49, 49]); // prettier-ignore
});

test('closing the lab ends all workers, and what they were at stays paused', async () => {
  const { done } = await sweep(1, 2, 3);
  lab.close();
  await done;
  assert.ok(fake.clients.every(({ isClosed }) => isClosed));
  assert.deepEqual(statuses(), ['paused', 'paused', 'new']);
  assert.equal(lab.state.problem, null);
});
