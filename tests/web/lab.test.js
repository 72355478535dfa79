import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { refused } from '../../web/data/fault.js';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { Lab } from '../../web/lab/lab.js';
import { FakeClient, settle } from './support/fake-client.js';

/** An experiment of several runs that share their generators. */
const EXPERIMENT =
  EXPERIMENTS.find(({ runs, sharing }) => runs.length > 2 && sharing !== 'seed')?.id ?? '';

/** @type {FakeClient[]} the workers there have been */
let clients;
/** @type {Promise<unknown>} what the next worker waits for before it is there */
let starting;
/** @type {Lab} */
let lab;
/** @type {[string, any][]} events of the lab */
let events;

beforeEach(() => {
  clients = [];
  events = [];
  starting = Promise.resolve();
  lab = new Lab(async (listener) => {
    await starting;
    const client = new FakeClient(listener);
    clients.push(client);
    return /** @type {any} */ (client);
  });
  for (const type of ['progress', 'epoch', 'complete', 'prediction', 'problem']) {
    lab.addEventListener(type, (event) =>
      events.push([type, /** @type {CustomEvent} */ (event).detail]),
    );
  }
});

/** The present worker. */
const client = () => /** @type {FakeClient} */ (clients.at(-1));

/** @param {number} epoch complete ones @param {number} [miniBatch] */
const progress = (epoch, miniBatch = 0) => ({
  type: 'progress',
  ...{ epoch, miniBatch, miniBatches: 100, share: 1, imagesPerSecond: 1, secondsLeft: 1 },
  recent: { cost: 1, accuracy: 0.5 },
});

/** @param {number} epoch 0-based */
const epochReport = (epoch) => ({
  type: 'epoch',
  epoch,
  values: { evaluationAccuracy: 9000 + epoch },
});

/** Makes the next worker wait. @returns {() => void} lets it start */
function holdStart() {
  let release = () => {};
  starting = new Promise((resolve) => (release = () => resolve(undefined)));
  return release;
}

/** Makes a worker hold its answers back. @returns {() => void} lets them come */
function holdAnswers() {
  let release = () => {};
  client().held = new Promise((resolve) => (release = () => resolve(undefined)));
  return release;
}

/** The run under way comes to its end, and shows something of each epoch. */
function finishRun() {
  const { epochs, monitors } = lab.state.configuration;
  const values = Object.fromEntries(monitors.map((name) => [name, 9000]));
  for (let epoch = 0; epoch < epochs; epoch++) client().report({ type: 'epoch', epoch, values });
  client().report(progress(epochs));
  client().finish('complete');
}

/** The problem as the state has it. */
function problem() {
  if (!lab.state.problem) return null;
  const { canRetry, ...rest } = lab.state.problem;
  assert.equal(typeof canRetry, 'boolean');
  return rest;
}

/** What a worker leaves behind that ended of itself. */
const ENDED = { code: 'workerEnded', reason: 'other', detail: 'out of memory' };

test('a lab is loading until its worker has drawn a network, and then ready', async () => {
  const release = holdStart();
  const opening = lab.open();
  assert.equal(lab.state.status, 'loading');
  release();
  await opening;
  assert.equal(lab.state.status, 'ready');
  assert.equal(client().count('reset'), 1);
});

test('Start while the engine loads can be paused at once, and trains once the engine is there', async () => {
  const release = holdStart();
  void lab.open();
  void lab.start();
  void lab.start();
  assert.equal(lab.state.status, 'running');
  release();
  await settle();
  assert.equal(lab.state.status, 'running');
  assert.deepEqual(client().calls.filter(([name]) => name === 'run'), [['run', 'end']]); // prettier-ignore
  client().finish('complete');
  await settle();
  assert.equal(lab.state.status, 'complete');
});

test('Start and Pause while the engine loads train nothing', async () => {
  const release = holdStart();
  void lab.open();
  void lab.start();
  await lab.pause();
  assert.equal(lab.state.status, 'loading');
  release();
  await settle();
  assert.equal(lab.state.status, 'ready');
  assert.equal(client().count('run'), 0);
});

test('an experiment that is started as soon as it is chosen trains once, from its own settings', async () => {
  await lab.open();
  const release = holdAnswers();
  void lab.choose(EXPERIMENT);
  const done = lab.start();
  assert.equal(lab.state.status, 'running');
  await settle();
  assert.equal(client().count('run'), 0);
  release();
  await settle();
  assert.equal(lab.state.status, 'running');
  assert.equal(client().count('run'), 1);
  assert.equal(lab.state.experiment?.id, EXPERIMENT);
  await lab.pause();
  await done;
  assert.equal(lab.state.status, 'paused');
});

test('two starts in one tick are one run, and both are answered when it is over', async () => {
  await lab.open();
  const both = Promise.all([lab.start(), lab.start()]);
  await settle();
  client().finish('complete');
  await both;
  assert.equal(client().count('run'), 1);
  assert.equal(client().count('reset'), 1);
});

test('steps are done one after another, and a start after them', async () => {
  await lab.open();
  const all = Promise.all([lab.step('mini-batch'), lab.step('epoch'), lab.start()]);
  for (const outcome of /** @type {const} */ (['paused', 'paused', 'complete'])) {
    await settle();
    client().finish(outcome);
  }
  await all;
  const goals = client().calls.filter(([name]) => name === 'run').map(([, goal]) => goal); // prettier-ignore
  assert.deepEqual(goals, ['mini-batch', 'epoch', 'end']);
});

test('a reset forgets the steps that wait', async () => {
  await lab.open();
  const all = Promise.all([lab.step('mini-batch'), lab.step('epoch')]);
  await settle();
  await lab.reset();
  await all;
  assert.equal(lab.state.status, 'ready');
  assert.equal(client().count('run'), 1);
});

test('Pause and Start without a wait between them go on training', async () => {
  await lab.open();
  void lab.start();
  await settle();
  void lab.pause();
  const done = lab.start();
  assert.equal(lab.state.status, 'running');
  await settle();
  assert.equal(lab.state.status, 'running');
  assert.ok(client().isTraining);
  client().finish('complete');
  await done;
  assert.equal(lab.state.status, 'complete');
});

test('a pause between two runs of an experiment holds', async () => {
  await lab.open();
  await lab.choose(EXPERIMENT);
  const done = lab.start();
  await settle();
  const release = holdAnswers();
  finishRun();
  await settle();
  assert.equal(client().count('follow'), 1);
  await lab.pause();
  assert.equal(lab.state.status, 'paused');
  release();
  await done;
  await settle();
  assert.equal(client().count('run'), 1);
  assert.equal(lab.state.finished.length, 1);
  void lab.start();
  await settle();
  assert.equal(client().count('run'), 2);
});

test('other settings between two runs of an experiment begin a run that nobody trains unasked', async () => {
  await lab.open();
  await lab.choose(EXPERIMENT);
  const done = lab.start();
  await settle();
  const release = holdAnswers();
  finishRun();
  await settle();
  void lab.configure({ hidden: [7] });
  release();
  await done;
  await settle();
  assert.equal(lab.state.status, 'ready');
  assert.equal(client().count('run'), 1);
  const resets = client().calls.filter(([name]) => name === 'reset');
  assert.deepEqual(resets.at(-1)?.[1].hidden, [7]);
});

test('an experiment trains its runs one after another, and is complete after the last', async () => {
  await lab.open();
  await lab.choose(EXPERIMENT);
  const done = lab.start();
  const { runs } = EXPERIMENTS.find(({ id }) => id === EXPERIMENT) ?? { runs: [] };
  for (let run = 0; run < runs.length; run++) {
    await settle();
    assert.equal(lab.state.status, 'running');
    finishRun();
  }
  await done;
  assert.equal(lab.state.status, 'complete');
  assert.equal(lab.state.finished.length, runs.length);
  assert.equal(client().count('follow'), runs.length - 1);
  assert.equal(events.filter(([type]) => type === 'complete').length, 1);
});

test('what is still reported of a run that was replaced changes nothing', async () => {
  await lab.open();
  void lab.start();
  await settle();
  const before = client().id;
  client().report(progress(1));
  client().report(epochReport(0));
  assert.equal(lab.state.run.curves.history.evaluationAccuracy.length, 1);
  await lab.reset();
  events.length = 0;
  const { state } = lab;
  client().report({ ...progress(2), run: before });
  client().report({ ...epochReport(1), run: before });
  client().report({ type: 'weights', counts: [1], run: before });
  client().report({ type: 'speeds', epoch: 1, speeds: [1], run: before });
  assert.equal(lab.state, state);
  assert.deepEqual(events, []);
});

test('a look at an image that has been cleared shows nothing', async () => {
  await lab.open();
  await lab.show(new Float32Array(784));
  client().report({ type: 'prediction', own: [0, 1], reader: null });
  assert.equal(lab.state.prediction?.digit, 1);
  await lab.show(null);
  client().report({ type: 'prediction', own: [0, 1], reader: null });
  assert.equal(lab.state.prediction, null);
});

test('a worker that dies in a run is replaced by the next start, whatever was changed before', async () => {
  await lab.open();
  void lab.start();
  await settle();
  client().report(progress(1));
  client().die();
  await settle();
  assert.equal(lab.state.status, 'paused');
  assert.equal(lab.state.run.progress.epoch, 0);
  assert.deepEqual(problem(), ENDED);
  await lab.configure({ eta: 0.25 });
  assert.equal(await lab.saveNetwork(), JSON.stringify(client().saved));
  void lab.start();
  await settle();
  assert.equal(clients.length, 2);
  assert.equal(lab.state.status, 'running');
  assert.equal(client().calls[0][0], 'reset');
  assert.equal(client().calls[0][1].eta, 0.25);
  assert.ok(client().isTraining);
});

test('trying again after a worker has died trains in another one', async () => {
  await lab.open();
  await lab.show(new Float32Array(784));
  void lab.start();
  await settle();
  client().die();
  await settle();
  void lab.retry();
  await settle();
  assert.equal(clients.length, 2);
  assert.equal(problem(), null);
  assert.ok(client().isTraining);
  assert.equal(client().count('show'), 1);
});

test('a worker that dies while nothing trains is noticed', async () => {
  await lab.open();
  client().die();
  await settle();
  assert.deepEqual(problem(), ENDED);
  await lab.retry();
  assert.equal(lab.state.status, 'ready');
  assert.equal(clients.length, 2);
});

test('saving a network that was lost with its worker, or has diverged, is refused', async () => {
  await lab.open();
  client().saved = refused({ code: 'divergedNetwork' });
  assert.equal(await lab.saveNetwork(), null);
  assert.deepEqual(problem(), { code: 'divergedNetwork' });
  assert.equal(lab.state.problem?.canRetry, false);
  client().die();
  await settle();
  assert.equal(await lab.saveNetwork(), null);
  assert.deepEqual(problem(), { code: 'lostNetwork' });
  assert.equal(lab.state.status, 'failed');
});

test('a network that cannot be saved while it trains trains on', async () => {
  await lab.open();
  void lab.start();
  await settle();
  client().saved = new RangeError('memory is full');
  assert.equal(await lab.saveNetwork(), null);
  assert.equal(lab.state.status, 'running');
  await lab.pause();
  assert.equal(lab.state.status, 'paused');
});

test('a start that fails can be tried again, and goes on with what it was asked for', async () => {
  await lab.open();
  const done = lab.start();
  await settle();
  client().fail(new Error('training-00.bin could not be fetched: the server answered 404.'));
  await done;
  assert.equal(lab.state.status, 'paused');
  assert.equal(lab.state.problem?.canRetry, true);
  void lab.retry();
  await settle();
  assert.deepEqual(client().calls.at(-1), ['run', 'end']);
});

test('an engine that does not come is tried again together with the start that waited for it', async () => {
  starting = Promise.reject(new Error('the engine could not be loaded'));
  starting.catch(() => {});
  void lab.open();
  await lab.start();
  assert.equal(lab.state.status, 'loading');
  assert.deepEqual(problem(), { code: 'engine', message: 'the engine could not be loaded' });
  assert.equal(events.filter(([type]) => type === 'problem').length, 1);
  starting = Promise.resolve();
  void lab.retry();
  await settle();
  assert.equal(lab.state.status, 'running');
  assert.ok(client().isTraining);
});

test('a network that the engine refuses fails the run, which other settings mend', async () => {
  await lab.open();
  client().held = Promise.reject(new RangeError('sizes must hold at most 100,000,000 weights'));
  client().held.catch(() => {});
  await lab.configure({ hidden: [500] });
  assert.equal(lab.state.status, 'failed');
  assert.equal(lab.state.problem?.canRetry, false);
  client().held = Promise.resolve();
  await lab.configure({ hidden: [30] });
  assert.equal(lab.state.status, 'ready');
  assert.equal(problem(), null);
});

test('a file that is refused leaves everything as it was, and a run that was started meanwhile trains', async () => {
  await lab.open();
  const { configuration, run } = lab.state;
  const { curves } = run;
  const release = holdAnswers();
  const loading = lab.loadNetwork(new Blob(['{}']));
  await settle();
  await settle();
  const done = lab.start();
  release();
  await loading;
  assert.deepEqual(problem(), {
    code: 'engine',
    message: 'sizes must be an array, got undefined',
  });
  assert.equal(lab.state.configuration, configuration);
  assert.equal(lab.state.run.curves, curves);
  await settle();
  await lab.pause();
  await done;
});

test('a file that is taken becomes the network, also for a run that was started meanwhile', async () => {
  await lab.open();
  client().loaded = { hidden: [12] };
  const release = holdAnswers();
  const loading = lab.loadNetwork(new Blob(['{}']));
  await settle();
  await settle();
  void lab.start();
  release();
  await loading;
  await settle();
  assert.deepEqual(lab.state.configuration.hidden, [12]);
  assert.equal(lab.state.status, 'running');
  client().report(progress(1));
  assert.equal(lab.state.run.progress.epoch, 1);
});

test('the network of a file is scored before it is trained further, and what comes after it is not called as good', async () => {
  await lab.open();
  client().loaded = { hidden: [12] };
  await lab.loadNetwork(new Blob(['{}']));
  await settle();
  assert.equal(lab.state.rightAtFirst, 9000);
  await lab.configure({ seed: 3 });
  assert.equal(lab.state.rightAtFirst, null);
});

test('eta and lambda change in a run that goes on; anything else begins another run', async () => {
  await lab.open();
  void lab.start();
  await settle();
  client().report(progress(0, 5));
  await lab.configure({ eta: 0.1 });
  assert.equal(lab.state.status, 'running');
  assert.equal(client().count('change'), 1);
  await lab.configure({ miniBatchSize: 20 });
  assert.equal(lab.state.status, 'ready');
  assert.equal(client().count('reset'), 2);
});

test('a run that diverged advises a smaller value of what drove it away', async () => {
  /** @param {object} configuration */
  const adviceFor = async (configuration) => {
    await lab.configure(configuration);
    const done = lab.start();
    await settle();
    client().finish('diverged');
    await done;
    assert.equal(lab.state.status, 'failed');
    return problem();
  };
  await lab.open();
  const diverged = { code: 'diverged', epoch: 1 };
  const [eta, lambda] = [
    { factor: 'eta', value: 1e30 },
    { factor: 'lambda', value: 1e9 },
  ];
  assert.deepEqual(await adviceFor({ eta: 1e30 }), { ...diverged, ...eta });
  assert.deepEqual(await adviceFor({ eta: 0.5, lambda: 1e9 }), { ...diverged, ...lambda });
});

test('what is under way when the lab is closed ends, and nothing comes of it', async () => {
  await lab.open();
  const done = lab.start();
  await settle();
  lab.close();
  await done;
  assert.ok(client().isClosed);
  assert.equal(problem(), null);
  await lab.open();
  assert.equal(lab.state.status, 'ready');
  assert.equal(clients.length, 2);
});
