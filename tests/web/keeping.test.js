// Keeping runs between visits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from './support/fake-client.js';
import { checkpointOf, endEpoch, progress } from './support/fake-lab.js';
import { MemoryStore } from './support/memory-store.js';
import { complete, start, usedStore, visit } from './support/visits.js';

test('a run is written when it begins, with each checkpoint, and when it ends', async () => {
  const store = new MemoryStore();
  const fake = await visit(store);
  await fake.lab.configure({ epochs: 2 });
  await settle();
  assert.deepEqual([...store.runs.keys()], []);
  await start(fake);
  const written = async () => {
    await settle();
    return store.saves.splice(0).flatMap(({ runs }) => runs.map((/** @type {any} */ kept) => [kept.status, kept.run.progress.epoch])); // prettier-ignore
  };
  await written();
  fake.client.report(progress(0, 5));
  assert.deepEqual(await written(), [['running', 0]]);
  fake.client.report(progress(0, 50));
  fake.client.report(progress(0, 60));
  assert.deepEqual(await written(), []);
  endEpoch(fake.client, 0);
  assert.deepEqual(await written(), [['running', 1]]);
  assert.equal(store.checkpoints.get(fake.lab.state.present.id).epoch, 1);
  await fake.lab.pause();
  assert.deepEqual(await written(), [['paused', 1]]);
  fake.lab.notebook.change(fake.lab.state.present.id, { name: 'mine' });
  assert.deepEqual(await written(), [['paused', 1]]);
});

test('a live change is written at once, with its run', async () => {
  const { store, before } = await usedStore();
  assert.deepEqual(store.runs.get(before.present.id).run.changes, [
    { epoch: 2, miniBatch: 10, eta: 0.1, lambda: 1 },
  ]);
});

test('that a group is shown or not is written too', async () => {
  const store = new MemoryStore();
  const fake = await visit(store);
  void fake.lab.runSeveral({ kind: 'seeds', path: 'seed', values: [1, 2] });
  await settle();
  fake.lab.batches.stop();
  const [{ id }] = fake.lab.state.notebook.groups;
  await settle();
  fake.lab.notebook.change(id, { isShown: false });
  await settle();
  assert.equal(store.last.groups[0].isShown, false);
});

test('all that changes at once is written at once, and what changes meanwhile after it', async () => {
  const store = new MemoryStore();
  const fake = await visit(store);
  await complete(fake);
  await settle();
  store.saves = [];
  let release = () => {};
  store.held = new Promise((resolve) => (release = () => resolve(undefined)));
  const { id } = fake.lab.state.present;
  for (const name of ['a', 'b', 'c']) fake.lab.notebook.change(id, { name });
  await settle();
  assert.equal(store.saves.length, 1);
  for (const name of ['d', 'e']) fake.lab.notebook.change(id, { name });
  await settle();
  assert.equal(store.saves.length, 1);
  release();
  await settle();
  assert.deepEqual(store.saves.map(({ runs }) => runs[0].name), ['c', 'e']); // prettier-ignore
  assert.equal(store.runs.get(id).name, 'e');
});

test('a removed run goes from the store, and comes back with its checkpoint', async () => {
  const { store } = await usedStore();
  const fake = await visit(store);
  const [first] = fake.runs;
  await fake.lab.notebook.remove(first.id);
  await settle();
  assert.equal(store.runs.has(first.id), false);
  assert.equal(store.checkpoints.has(first.id), false);
  fake.lab.notebook.undo();
  await settle();
  assert.equal(store.runs.get(first.id).run.fingerprint, '0123456789abcdef');
  assert.deepEqual(store.checkpoints.get(first.id), checkpointOf(4));
  assert.equal(store.last.order[0], first.id);
});

for (const [name, reason] of [
  ['QuotaExceededError', 'full'],
  ['InvalidStateError', 'refused'],
]) {
  test(`a store that is ${reason} is said once, and the lab works on in memory`, async () => {
    const store = new MemoryStore();
    const fake = await visit(store);
    await fake.lab.configure({ epochs: 2 });
    let said = 0;
    let before = fake.lab.state.storage;
    fake.lab.addEventListener('change', () => {
      const { storage } = fake.lab.state;
      if (storage !== before) said += 1;
      before = storage;
    });
    store.error = Object.assign(new Error('no'), { name });
    await complete(fake);
    await fake.lab.configure({ lambda: 1 });
    await complete(fake);
    assert.equal(fake.lab.state.storage, reason);
    assert.equal(said, 1);
    const tries = store.saves.length;
    await fake.lab.reopen(fake.runs[0].id);
    assert.equal(fake.lab.state.configuration.lambda, 5);
    assert.equal(fake.client.calls.at(-1)?.[0], 'resume');
    assert.equal(store.saves.length, tries);
    assert.equal(fake.lab.state.problem, null);
  });
}

test('a store that cannot be read is said, and the lab opens without it', async () => {
  const store = new MemoryStore();
  store.error = new Error('no');
  const { lab } = await visit(store);
  assert.equal(lab.state.storage, 'refused');
  assert.equal(lab.state.status, 'ready');
});
