// Runs of the notebook are opened, duplicated, removed and taken back.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { settle } from './support/fake-client.js';
import { checkpointOf, endEpoch, fakeLab, finishRun, progress } from './support/fake-lab.js';

/** @type {import('./support/fake-lab.js').FakeLab} */
let fake;
/** @type {import('../../web/lab/lab.js').Lab} */
let lab;

beforeEach(async () => {
  fake = fakeLab();
  lab = fake.lab;
  await lab.open();
});

test('a complete run that is opened brings back settings, curves and network', async () => {
  await lab.configure({ lambda: 1, epochs: 2 });
  await fake.complete();
  const [first] = fake.runs;
  await lab.configure({ lambda: 2 });
  await fake.complete();
  await lab.reopen(first.id);
  assert.equal(lab.state.present.id, first.id);
  assert.equal(lab.state.configuration.lambda, 1);
  assert.equal(lab.state.run, first.run);
  assert.equal(lab.state.status, 'complete');
  assert.deepEqual(fake.last('resume').slice(0, 2), [first.run.configuration, checkpointOf(2)]);
  assert.equal(await lab.saveNetwork(), JSON.stringify(fake.client.saved));
  assert.equal(fake.runs.length, 2);
});

test('what was seen of another network is gone when a run is opened', async () => {
  await lab.configure({ epochs: 2 });
  await fake.complete();
  const [first] = fake.runs;
  await lab.configure({ lambda: 2 });
  await fake.complete();
  const [labels, answers] = [Uint8Array.of(3), Uint8Array.of(5)];
  fake.client.report({ type: 'mistakes', set: 'validation', epoch: 2, labels, answers, outputs: [] }); // prettier-ignore
  await lab.mistakes.open({ code: 'cell', label: 3, answer: 5 });
  assert.ok(lab.state.mistakes);
  await lab.reopen(first.id);
  assert.equal(lab.state.mistakes, null);
  assert.equal(lab.state.gallery, null);
});

test('an opened run is shown, and the setting that is changed then is one of a further run', async () => {
  await lab.configure({ epochs: 2 });
  await fake.complete();
  const [first] = fake.runs;
  lab.notebook.change(first.id, { isShown: false });
  await lab.reset();
  await lab.reopen(first.id);
  assert.equal(fake.runs[0].isShown, true);
  await lab.configure({ lambda: 1 });
  await fake.complete();
  assert.equal(fake.runs.length, 2);
  assert.equal(fake.runs[0].run, first.run);
});

test('a paused run that is opened goes on from its last checkpoint, with its changes to repeat', async () => {
  await fake.start();
  endEpoch(fake.client, 0);
  fake.client.report(progress(1, 20));
  await lab.configure({ eta: 0.1 });
  fake.client.report({ type: 'change', epoch: 1, miniBatch: 20, eta: 0.1, lambda: 5 });
  fake.client.report(progress(1, 50));
  await lab.pause();
  const [{ id, run }] = fake.runs;
  await lab.reset();
  await lab.reopen(id);
  assert.equal(lab.state.status, 'paused');
  assert.deepEqual(fake.last('resume'), [run.configuration, checkpointOf(1), run.changes]);
  assert.equal(lab.state.run.progress.miniBatch, 0);
  assert.equal(lab.state.configuration.eta, 0.1);
  await fake.start();
  finishRun(fake.client, 30, { from: 1 });
  await settle();
  assert.equal(fake.runs.length, 1);
  assert.equal(fake.accuracies.length, 30);
  assert.equal(lab.state.status, 'complete');
});

test('a run that waits in the notebook begins when it is opened and started, as itself', async () => {
  void lab.runSeveral({ kind: 'sweep', path: 'eta', values: [1, 2] });
  await settle();
  lab.batches.stop();
  const [, second] = fake.runs;
  await lab.reopen(second.id);
  assert.equal(lab.state.configuration.eta, 2);
  await fake.start();
  fake.clients[0].report(progress(1));
  assert.equal(fake.runs.length, 2);
  assert.equal(fake.runs[1].id, second.id);
  assert.equal(fake.runs[1].run.progress.epoch, 1);
});

test('a run that trains beside the present one is opened as it stands, and trained once', async () => {
  void lab.runSeveral({ kind: 'sweep', path: 'eta', values: [1, 2, 3] });
  await settle();
  const worker = fake.clients[1];
  const id = fake.runs[0].id;
  endEpoch(worker, 0);
  worker.report(progress(1, 50));
  await lab.reopen(id);
  assert.equal(lab.state.run.progress.epoch, 1);
  assert.equal(lab.state.run.progress.miniBatch, 0);
  worker.report(progress(7));
  await settle();
  assert.equal(lab.state.run.progress.epoch, 1);
  assert.equal(fake.runs[0].run, lab.state.run);
  assert.equal(fake.statuses[0], 'paused');
  const asked = worker.calls.filter(([name]) => name === 'reset');
  assert.deepEqual(asked.map(([, { eta }]) => eta), [1, 3]); // prettier-ignore
  lab.batches.stop();
});

test('a run that waits to train beside the present one is trained here alone once it is opened', async () => {
  const done = lab.runSeveral({ kind: 'sweep', path: 'eta', values: [1, 2, 3] });
  await settle();
  await lab.reopen(fake.runs[2].id);
  for (const worker of fake.clients.slice(1)) finishRun(worker, 30);
  await done;
  assert.deepEqual(fake.statuses, ['complete', 'complete', 'new']);
});

test('a run that is duplicated leaves the one before, and begins with its first settings', async () => {
  await fake.start();
  fake.client.report(progress(1));
  await lab.configure({ eta: 0.1 });
  fake.client.report({ type: 'change', epoch: 1, miniBatch: 0, eta: 0.1, lambda: 5 });
  const [first] = fake.runs;
  lab.notebook.change(first.id, { name: 'mine', isStarred: true });
  await lab.duplicate(first.id);
  assert.equal(lab.state.status, 'ready');
  assert.equal(lab.state.configuration.eta, 0.5);
  assert.deepEqual(lab.state.run.changes, []);
  await lab.configure({ lambda: 0 });
  await fake.complete();
  assert.deepEqual(fake.names, ['mine', 'λ 5 → 0']);
  assert.deepEqual(fake.runs.map(({ isStarred }) => isStarred), [true, false]); // prettier-ignore
});

test('what is not in the notebook can be neither opened nor duplicated', async () => {
  const { state } = lab;
  await lab.reopen('unknown');
  await lab.duplicate('unknown');
  assert.equal(lab.state, state);
});

test('the present run that is removed while it trains ends, and another is set up in its place', async () => {
  await fake.start();
  endEpoch(fake.client, 0);
  const [first] = fake.runs;
  const worker = fake.client.id;
  await lab.notebook.remove(first.id);
  assert.equal(fake.runs.length, 0);
  assert.equal(lab.state.status, 'ready');
  assert.notEqual(lab.state.present.id, first.id);
  fake.client.report({ ...progress(2), run: worker });
  await settle();
  assert.equal(fake.runs.length, 0);
  await fake.start();
  fake.client.report(progress(1));
  assert.equal(fake.runs.length, 1);
  lab.notebook.undo();
  assert.deepEqual(fake.runs.map(({ id }) => id), [first.id, lab.state.present.id]); // prettier-ignore
  assert.equal(fake.runs[0].status, 'paused');
  await lab.reopen(first.id);
  assert.deepEqual(fake.last('resume')[1], checkpointOf(1));
  await fake.start();
  finishRun(fake.client, 30, { from: 1 });
  await settle();
  assert.equal(fake.runs.length, 2);
  assert.equal(fake.runs[0].status, 'complete');
});

test('the present run that is removed when it is complete comes back as it was', async () => {
  await fake.complete();
  const before = lab.state.notebook;
  await lab.notebook.remove(lab.state.present.id);
  assert.equal(lab.state.status, 'ready');
  assert.equal(fake.runs.length, 0);
  lab.notebook.undo();
  assert.deepEqual(lab.state.notebook, before);
  assert.equal(lab.state.removed, null);
});

test('a removal that is taken back twice, or never was, changes nothing', async () => {
  await fake.complete();
  const { state } = lab;
  lab.notebook.undo();
  await lab.notebook.remove('unknown');
  assert.equal(lab.state, state);
  await lab.notebook.remove(state.present.id);
  lab.notebook.undo();
  lab.notebook.undo();
  assert.equal(fake.runs.length, 1);
});
