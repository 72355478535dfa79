import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handIn, withHandedIn } from '../../web/lab/handing-in.js';
import { EMPTY_NOTEBOOK, LOOKS } from '../../web/model/notebook.js';
import { settle } from './support/fake-client.js';
import { endEpoch, fakeLab, finishRun, progress } from './support/fake-lab.js';

/** A lab with a run in every state that there is. */
async function busyLab() {
  const fake = fakeLab();
  const { lab } = fake;
  await lab.open();
  const start = async () => {
    void lab.start();
    await settle();
  };
  await lab.configure({ epochs: 3, speeds: true });
  await start();
  fake.client.report({ type: 'speeds', epoch: 0, speeds: [0.5, 1] });
  endEpoch(fake.client, 0);
  fake.client.report({ ...progress(1, 5), miniBatches: 5000 });
  await lab.configure({ eta: 0.1 });
  fake.client.report({ type: 'change', epoch: 1, miniBatch: 5, eta: 0.1, lambda: 5 });
  fake.client.die(); // its change is still to be repeated
  await settle();
  await lab.configure({ speeds: false, lambda: 0 });
  await start();
  fake.client.report({ type: 'epoch', epoch: 0, values: { trainingCost: Infinity } });
  fake.client.report({ ...progress(1), miniBatches: 5000 });
  fake.client.finish('diverged');
  await settle();
  await lab.choose('l1-l2');
  await start();
  finishRun(fake.client, 20);
  await settle();
  await lab.configure({ hidden: [7, 8], distortion: { rotation: 5 } });
  await start();
  endEpoch(fake.client, 0);
  await lab.pause();
  void lab.runSeveral({ kind: 'seeds', path: 'seed', values: [1, 2, 3] });
  await settle();
  lab.batches.stop();
  await settle();
  return lab;
}

test('whatever state runs are in, the file that hands them in is read again', async () => {
  const { notebook } = (await busyLab()).state;
  const statuses = new Set(notebook.runs.map(({ status }) => status));
  assert.deepEqual([...statuses].toSorted(), ['complete', 'failed', 'new', 'paused']);
  const { notebook: read, ids } = withHandedIn(EMPTY_NOTEBOOK, handIn(notebook.runs, {}));
  assert.deepEqual(read.runs.map(({ id }) => id), ids); // prettier-ignore
  for (const [i, { run }] of read.runs.entries()) {
    const was = notebook.runs[i].run;
    assert.deepEqual(run.configuration, was.configuration);
    assert.deepEqual(run.curves.history, was.curves.history);
    assert.deepEqual(run.changes, was.changes);
    assert.equal(run.fingerprint, was.fingerprint);
  }
  assert.ok(read.runs.every(({ look, group }) => look < LOOKS && group === null));
});

test('a file that is opened twice adds its runs twice, under ids of their own', async () => {
  const lab = await busyLab();
  const { notebook } = lab.state;
  const file = handIn(notebook.runs, {});
  const twice = withHandedIn(withHandedIn(notebook, file).notebook, file).notebook;
  assert.equal(new Set(twice.runs.map(({ id }) => id)).size, 3 * notebook.runs.length);
});

test('a long name in a file is cut as one that is given here', async () => {
  const lab = await busyLab();
  const [kept] = lab.state.notebook.runs;
  const { notebook } = withHandedIn(EMPTY_NOTEBOOK, handIn([{ ...kept, name: 'x'.repeat(900) }], {})); // prettier-ignore
  assert.equal(notebook.runs[0].name, 'x'.repeat(80));
});

test('a file whose author gave a name of any length is read again', async () => {
  const { notebook } = (await busyLab()).state;
  const file = handIn(notebook.runs, { author: ` ${'y'.repeat(5000)}` });
  assert.equal(JSON.parse(file).author, 'y'.repeat(80));
  assert.equal(withHandedIn(EMPTY_NOTEBOOK, file).ids.length, notebook.runs.length);
});
