// What becomes of a lab whose worker dies, does not come, refuses or diverges.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { refused } from '../../web/data/fault.js';
import { settle } from './support/fake-client.js';
import { fakeLab, progress } from './support/fake-lab.js';

/** @type {import('./support/fake-lab.js').FakeLab} */
let fake;
beforeEach(() => {
  fake = fakeLab();
});

/** What a worker leaves behind that ended of itself. */
const ENDED = { code: 'workerEnded', reason: 'other', detail: 'out of memory' };

test('a worker that dies in a run is replaced by the next start, whatever was changed before', async () => {
  await fake.lab.open();
  void fake.lab.start();
  await settle();
  fake.client.report(progress(1));
  fake.client.die();
  await settle();
  assert.equal(fake.lab.state.status, 'paused');
  assert.equal(fake.lab.state.run.progress.epoch, 0);
  assert.deepEqual(fake.problem, ENDED);
  await fake.lab.configure({ eta: 0.25 });
  assert.equal(await fake.lab.saveNetwork(), JSON.stringify(fake.client.saved));
  void fake.lab.start();
  await settle();
  assert.equal(fake.clients.length, 2);
  assert.equal(fake.lab.state.status, 'running');
  assert.equal(fake.client.calls[0][0], 'reset');
  assert.equal(fake.client.calls[0][1].eta, 0.25);
  assert.ok(fake.client.isTraining);
});

test('trying again after a worker has died trains in another one', async () => {
  await fake.lab.open();
  await fake.lab.show(new Float32Array(784));
  void fake.lab.start();
  await settle();
  fake.client.die();
  await settle();
  void fake.lab.retry();
  await settle();
  assert.equal(fake.clients.length, 2);
  assert.equal(fake.problem, null);
  assert.ok(fake.client.isTraining);
  assert.equal(fake.client.count('show'), 1);
});

test('a worker that dies while nothing trains is noticed', async () => {
  await fake.lab.open();
  fake.client.die();
  await settle();
  assert.deepEqual(fake.problem, ENDED);
  await fake.lab.retry();
  assert.equal(fake.lab.state.status, 'ready');
  assert.equal(fake.clients.length, 2);
});

test('saving a network that was lost with its worker, or has diverged, is refused', async () => {
  await fake.lab.open();
  fake.client.saved = refused({ code: 'divergedNetwork' });
  assert.equal(await fake.lab.saveNetwork(), null);
  assert.deepEqual(fake.problem, { code: 'divergedNetwork' });
  assert.equal(fake.lab.state.problem?.canRetry, false);
  fake.client.die();
  await settle();
  assert.equal(await fake.lab.saveNetwork(), null);
  assert.deepEqual(fake.problem, { code: 'lostNetwork' });
  assert.equal(fake.lab.state.status, 'failed');
});

test('a network that cannot be saved while it trains trains on', async () => {
  await fake.lab.open();
  void fake.lab.start();
  await settle();
  fake.client.saved = new RangeError('memory is full');
  assert.equal(await fake.lab.saveNetwork(), null);
  assert.equal(fake.lab.state.status, 'running');
  await fake.lab.pause();
  assert.equal(fake.lab.state.status, 'paused');
});

test('a start that fails can be tried again, and goes on with what it was asked for', async () => {
  await fake.lab.open();
  const done = fake.lab.start();
  await settle();
  fake.client.fail(new Error('training-00.bin could not be fetched: the server answered 404.'));
  await done;
  assert.equal(fake.lab.state.status, 'paused');
  assert.equal(fake.lab.state.problem?.canRetry, true);
  void fake.lab.retry();
  await settle();
  assert.deepEqual(fake.client.calls.at(-1), ['run', 'end']);
});

test('an engine that does not come is tried again together with the start that waited for it', async () => {
  fake.starting.held = Promise.reject(new Error('the engine could not be loaded'));
  fake.starting.held.catch(() => {});
  void fake.lab.open();
  await fake.lab.start();
  assert.equal(fake.lab.state.status, 'loading');
  assert.deepEqual(fake.problem, { code: 'engine', message: 'the engine could not be loaded' });
  assert.equal(fake.events.filter(([type]) => type === 'problem').length, 1);
  fake.starting.held = Promise.resolve();
  void fake.lab.retry();
  await settle();
  assert.equal(fake.lab.state.status, 'running');
  assert.ok(fake.client.isTraining);
});

test('a network that the engine refuses fails the run, which other settings mend', async () => {
  await fake.lab.open();
  fake.client.held = Promise.reject(new RangeError('sizes must hold at most 100,000,000 weights'));
  fake.client.held.catch(() => {});
  await fake.lab.configure({ hidden: [500] });
  assert.equal(fake.lab.state.status, 'failed');
  assert.equal(fake.lab.state.problem?.canRetry, false);
  fake.client.held = Promise.resolve();
  await fake.lab.configure({ hidden: [30] });
  assert.equal(fake.lab.state.status, 'ready');
  assert.equal(fake.problem, null);
});

test('a run that diverged advises a smaller value of what drove it away', async () => {
  /** @param {object} configuration */
  const adviceFor = async (configuration) => {
    await fake.lab.configure(configuration);
    const done = fake.lab.start();
    await settle();
    fake.client.finish('diverged');
    await done;
    assert.equal(fake.lab.state.status, 'failed');
    return fake.problem;
  };
  await fake.lab.open();
  const diverged = { code: 'diverged', epoch: 1 };
  const [eta, lambda] = [
    { factor: 'eta', value: 1e30 },
    { factor: 'lambda', value: 1e9 },
  ];
  assert.deepEqual(await adviceFor({ eta: 1e30 }), { ...diverged, ...eta });
  assert.deepEqual(await adviceFor({ eta: 0.5, lambda: 1e9 }), { ...diverged, ...lambda });
});
