// What the next visit finds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { restoredFrom } from '../../web/lab/restoring.js';
import { runNames } from '../../web/texts/run-names.js';
import { seriesOf } from '../../web/views/series.js';
import { settle } from './support/fake-client.js';
import { checkpointOf, endEpoch, fakeLab, finishRun, progress } from './support/fake-lab.js';
import { MemoryStore } from './support/memory-store.js';
import { start, usedStore, visit } from './support/visits.js';

test('the next visit finds the runs as they were, and what was under way at its last checkpoint', async () => {
  const { store, before } = await usedStore();
  const fake = await visit(store);
  const { state } = fake.lab;
  assert.equal(state.storage, null);
  assert.equal(state.status, 'paused');
  assert.equal(state.present.id, before.present.id);
  const [{ run: was, ...rest }] = before.notebook.runs;
  assert.deepEqual(fake.runs[0], { ...rest, run: { ...was, progress: fake.runs[0].run.progress } });
  assert.deepEqual([fake.runs[0].run.progress.epoch, fake.runs[0].run.progress.seconds], [4, 4]);
  assert.deepEqual(fake.runs.map(({ status }) => status), ['complete', 'paused']); // prettier-ignore
  assert.deepEqual([state.run.progress.epoch, state.run.progress.miniBatch], [2, 0]);
  assert.equal(state.run.curves.history.evaluationAccuracy.length, 2);
  assert.equal(state.configuration.eta, 0.1);
  assert.equal(state.configuration.lambda, 1);
  assert.deepEqual([...runNames(state.notebook).values()], [...runNames(before.notebook).values()]);
  const { changes } = before.run;
  assert.deepEqual(fake.client.calls.at(-1)?.slice(2), [checkpointOf(2), changes]);
  await start(fake);
  finishRun(fake.client, 4, { from: 2 });
  await settle();
  assert.equal(fake.runs.length, 2);
  assert.deepEqual(fake.runs[1].run.curves.history.evaluationAccuracy, [9000, 9001, 9002, 9003]);
  assert.deepEqual(fake.runs[1].run.changes, changes);
});

test('a run that was opened in a later visit goes on from its checkpoint when its worker ends', async () => {
  const { store } = await usedStore();
  const fake = await visit(store);
  await start(fake);
  fake.client.report(progress(2, 30));
  fake.client.die();
  await settle();
  assert.equal(fake.lab.state.status, 'paused');
  assert.equal(fake.lab.state.run.progress.epoch, 2);
});

test('a run that was interrupted before its first checkpoint begins again, as itself', async () => {
  const store = new MemoryStore();
  const before = await visit(store);
  await start(before);
  before.client.report(progress(0, 5));
  await settle();
  const fake = await visit(store);
  assert.equal(fake.lab.state.present.id, before.lab.state.present.id);
  assert.equal(fake.lab.state.status, 'ready');
  await start(fake);
  fake.client.report(progress(0, 5));
  assert.equal(fake.runs.length, 1);
});

test('an experiment goes on where it was, with what its runs came to', async () => {
  const store = new MemoryStore();
  const before = await visit(store);
  await before.lab.choose('l1-l2');
  await start(before);
  finishRun(before.client, 20);
  await settle();
  endEpoch(before.client, 0);
  await settle();
  const fake = await visit(store);
  assert.equal(fake.lab.state.experiment?.id, 'l1-l2');
  assert.deepEqual(fake.lab.state.finished, before.lab.state.finished);
  assert.ok(fake.lab.state.finished[0].verdict);
  await start(fake);
  finishRun(fake.client, 20, { from: 1 });
  await settle();
  assert.equal(fake.lab.state.finished.length, 2);
  assert.equal(fake.lab.state.run.experiment?.run, 2);
});

test('what is begun before the store is read is kept with the rest', async () => {
  const { store } = await usedStore();
  const fake = fakeLab();
  let release = () => {};
  const loaded = store.load();
  store.load = () => new Promise((resolve) => (release = () => resolve(loaded)));
  const opening = fake.lab.open(/** @type {any} */ (store));
  await start(fake);
  fake.client.report(progress(0, 5));
  release();
  await opening;
  await settle();
  assert.equal(fake.runs.length, 3);
  assert.equal(fake.lab.state.status, 'running');
  assert.equal(fake.lab.state.present.id, fake.runs[2].id);
  assert.equal(store.runs.size, 3);
  assert.equal(store.last.order.length, 3);
});

/** What of a stored run is as it should not be. @type {[string, (kept: any) => void][]} */
const DAMAGED = [
  ['a setting out of its range', ({ run }) => (run.configuration.eta = -1)],
  ['a setting that there is not', ({ run }) => (run.configuration.colour = 'red')],
  ['no settings', ({ run }) => delete run.configuration],
  ['no curves', ({ run }) => delete run.curves],
  ['columns of different lengths', ({ run }) => run.curves.miniBatches.cost.push(1)],
  ['a column of words', ({ run }) => (run.curves.history.trainingCost = ['a'])],
  ['more epochs than it has', ({ run }) => (run.progress.epoch = 5)],
  ['a change that is none', ({ run }) => (run.changes = [{ epoch: 1 }])],
  ['a fingerprint that is none', ({ run }) => (run.fingerprint = '<b>')],
  ['no look that there is', (kept) => (kept.look = 6)],
  ['another status', (kept) => (kept.status = 'dreaming')],
  ['a difference in nothing', (kept) => (kept.differences = [{ path: 'x', from: 1, to: 2 }])],
  ['a name that is no text', (kept) => (kept.name = 5)],
];

test('a stored run that is damaged is left out, and the others are there', async () => {
  for (const [what, damage] of DAMAGED) {
    const { store, before } = await usedStore();
    damage(store.runs.get(before.notebook.runs[0].id));
    const fake = await visit(store);
    assert.deepEqual(fake.runs.map(({ id }) => id), [before.present.id], what); // prettier-ignore
    assert.equal(fake.lab.state.status, 'paused', what);
    assert.equal(fake.lab.state.storage, null, what);
  }
});

test('what is more than expected does not matter, nor does an experiment that is not known', async () => {
  const { store, before } = await usedStore();
  const kept = store.runs.get(before.notebook.runs[0].id);
  Object.assign(kept, { colour: 'red' });
  Object.assign(kept.run, { weather: 'fine', experiment: { id: 'unknown', run: 3 } });
  store.last.experiment = 'unknown';
  store.last.mood = 1;
  const fake = await visit(store);
  assert.equal(fake.runs.length, 2);
  assert.equal('colour' in fake.runs[0], false);
  assert.equal(fake.lab.state.experiment, null);
  await fake.lab.reopen(kept.id);
  assert.equal(fake.lab.state.status, 'complete');
});

test('where it cannot be told what the lab was at, the runs are there all the same', async () => {
  for (const last of [undefined, null, 5, {}, { order: 7, groups: 'x' }]) {
    const { store } = await usedStore();
    store.last = last;
    const fake = await visit(store);
    assert.equal(fake.runs.length, 2, String(last));
    assert.equal(fake.lab.state.status, 'ready');
  }
});

test('a checkpoint that cannot be of its run is none', async () => {
  for (const checkpoint of [null, 'x', {}, { epoch: 'x' }, { epoch: 3 }, { epoch: NaN }]) {
    const { store, before } = await usedStore();
    store.checkpoints.set(before.present.id, checkpoint);
    const fake = await visit(store);
    assert.equal(fake.lab.state.run.progress.epoch, 0);
    assert.equal(fake.lab.state.status, 'ready');
    assert.equal(fake.client.calls.at(-1)?.[0], 'reset');
  }
});

test('a checkpoint that the engine refuses becomes a problem, and a start begins anew', async () => {
  const { store } = await usedStore();
  const fake = fakeLab();
  const opening = fake.lab.open(/** @type {any} */ (store));
  await settle();
  await opening;
  fake.client.held = Promise.reject(new RangeError('parameters must be'));
  fake.client.held.catch(() => {});
  await fake.lab.reopen(fake.runs[0].id);
  assert.equal(fake.lab.state.problem?.code, 'engine');
  fake.client.held = Promise.resolve();
  await start(fake);
  assert.ok(fake.client.isTraining);
});

test('a search comes back with its tries', async () => {
  const store = new MemoryStore();
  const before = await visit(store);
  void before.lab.search({ eta: [0.1, 1], lambda: [1, 10], tries: 3, epochs: 2 });
  await settle();
  before.lab.batches.stop();
  await settle();
  const { notebook } = (await visit(store)).lab.state;
  assert.deepEqual(notebook.groups, before.lab.state.notebook.groups);
  assert.deepEqual(notebook.groups.map(({ kind }) => kind), ['search']); // prettier-ignore
  const namesOf = (/** @type {typeof notebook} */ { runs }) => runs.map(({ differences }) => differences); // prettier-ignore
  assert.deepEqual(namesOf(notebook), namesOf(before.lab.state.notebook));
});

test('groups come back with their runs; a run without its group stands alone', async () => {
  const store = new MemoryStore();
  const before = await visit(store);
  void before.lab.runSeveral({ kind: 'seeds', path: 'seed', values: [1, 2, 3] });
  await settle();
  before.lab.batches.stop();
  await settle();
  const { notebook } = (await visit(store)).lab.state;
  assert.deepEqual(notebook.groups, before.lab.state.notebook.groups);
  assert.deepEqual(notebook.runs.map(({ status }) => status), ['paused', 'paused', 'new']); // prettier-ignore
  store.last.groups[0].kind = 'mob';
  const alone = (await visit(store)).lab.state.notebook;
  assert.deepEqual(alone.groups, []);
  assert.deepEqual(alone.runs.map(({ group }) => group), [null, null, null]); // prettier-ignore
});

test('of runs that look the same, or are more than can be shown, as many are shown as can be told apart', async () => {
  const { store, before } = await usedStore();
  const kept = store.runs.get(before.notebook.runs[0].id);
  for (let copy = 0; copy < 10; copy++) store.runs.set(`${copy}`, { ...structuredClone(kept), id: `${copy}` }); // prettier-ignore
  const shown = (await visit(store)).runs.filter(({ isShown }) => isShown);
  assert.equal(new Set(shown.map(({ look }) => look)).size, 6);
  assert.equal(shown.length, 6);
});

test('nothing whatever in a store breaks the page', async () => {
  const { store } = await usedStore();
  const good = await store.load();
  /** @type {(value: any, path?: string[]) => string[][]} */
  const paths = (value, path = []) =>
    typeof value === 'object' && value !== null
      ? Object.keys(value).flatMap((key) => [[...path, key], ...paths(value[key], [...path, key])])
      : [];
  const places = paths(good).filter(([first, second]) => first !== 'runs' || second !== undefined);
  const anything = fc.oneof(
    fc.constantFrom(undefined, null, NaN, -1, 1e300, '', '__proto__', 'complete', [], {}),
    fc.anything(),
  );
  const damage = fc.record({ at: fc.nat(places.length - 1), to: anything });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const stored = structuredClone(good);
      for (const { at, to } of damages) {
        const path = places[at];
        const inner = path.slice(0, -1).reduce((part, key) => part?.[key], /** @type {any} */ (stored)); // prettier-ignore
        if (typeof inner === 'object' && inner !== null) inner[String(path.at(-1))] = to;
      }
      const { runs, groups, last } = restoredFrom(stored);
      runNames({ runs, groups });
      const { state } = fakeLab().lab;
      seriesOf({ ...state, notebook: { runs, groups }, ...(last && { change: last.change }) }, 'accuracy'); // prettier-ignore
    }),
    { seed: 1, numRuns: 500 },
  );
});
