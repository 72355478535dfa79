// Networks of files in the place of the present one.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { settle } from './support/fake-client.js';
import { fakeLab, progress } from './support/fake-lab.js';

/** @type {import('./support/fake-lab.js').FakeLab} */
let fake;
beforeEach(() => {
  fake = fakeLab();
});

test('a file that is refused leaves everything as it was, and a run that was started meanwhile trains', async () => {
  await fake.lab.open();
  const { configuration, run } = fake.lab.state;
  const { curves } = run;
  const release = fake.holdAnswers();
  const loading = fake.lab.loadNetwork(new Blob(['{}']));
  await settle();
  await settle();
  const done = fake.lab.start();
  release();
  await loading;
  assert.deepEqual(fake.problem, {
    code: 'engine',
    message: 'sizes must be an array, got undefined',
  });
  assert.equal(fake.lab.state.configuration, configuration);
  assert.equal(fake.lab.state.run.curves, curves);
  await settle();
  await fake.lab.pause();
  await done;
});

test('a file that is taken becomes the network, also for a run that was started meanwhile', async () => {
  await fake.lab.open();
  fake.client.loaded = { hidden: [12] };
  const release = fake.holdAnswers();
  const loading = fake.lab.loadNetwork(new Blob(['{}']));
  await settle();
  await settle();
  void fake.lab.start();
  release();
  await loading;
  await settle();
  assert.deepEqual(fake.lab.state.configuration.hidden, [12]);
  assert.equal(fake.lab.state.status, 'running');
  fake.client.report(progress(1));
  assert.equal(fake.lab.state.run.progress.epoch, 1);
});

test('the network of a file is scored before it is trained further, and what comes after it is not called as good', async () => {
  await fake.lab.open();
  fake.client.loaded = { hidden: [12] };
  await fake.lab.loadNetwork(new Blob(['{}']));
  await settle();
  assert.equal(fake.lab.state.rightAtFirst, 9000);
  await fake.lab.configure({ seed: 3 });
  assert.equal(fake.lab.state.rightAtFirst, null);
});
