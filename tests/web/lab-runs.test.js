import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { MAX_SHOWN } from '../../web/model/notebook.js';
import { runNames } from '../../web/texts/run-names.js';
import { settle } from './support/fake-client.js';
import { checkpointOf, endEpoch, fakeLab, finishRun, progress } from './support/fake-lab.js';

/** An experiment of three runs that begin alike, and differ in regularisation. */
const EXPERIMENT = 'l1-l2';

/** @type {import('./support/fake-lab.js').FakeLab} */
let fake;
/** @type {import('../../web/lab/lab.js').Lab} */
let lab;

beforeEach(async () => {
  fake = fakeLab();
  lab = fake.lab;
  await lab.open();
});

const runs = () => lab.state.notebook.runs;
const statuses = () => runs().map(({ status }) => status);
const accuracies = () => lab.state.run.curves.history.evaluationAccuracy;

/** The names of the runs, the present one included. */
const names = () => [...runNames(lab.state.notebook, { ...lab.state.present, run: lab.state.run }).values()]; // prettier-ignore

/** What the worker was asked for last by that name. @param {string} name @returns {any[]} */
const last = (name) => fake.client.calls.findLast(([call]) => call === name)?.slice(1) ?? [];

/** Starts, and lets the worker begin. */
async function start() {
  void lab.start();
  await settle();
}

/** Trains the present run to its end. @param {string} [fingerprint] */
async function complete(fingerprint) {
  await start();
  finishRun(fake.client, lab.state.configuration.epochs, { fingerprint });
  await settle();
}

test('a run comes into the notebook when it begins, and its status there is what it is at', async () => {
  assert.deepEqual(runs(), []);
  await start();
  assert.deepEqual(runs(), []);
  fake.client.report(progress(0, 5));
  assert.deepEqual(statuses(), ['running']);
  assert.equal(runs()[0].id, lab.state.present.id);
  await lab.pause();
  assert.deepEqual(statuses(), ['paused']);
  await start();
  finishRun(fake.client, 30);
  await settle();
  assert.deepEqual(statuses(), ['complete']);
  assert.equal(runs()[0].run.fingerprint, '0123456789abcdef');
});

test('Reset keeps the run that is complete, and one that was under way as paused', async () => {
  await complete();
  const [first] = runs();
  await lab.reset();
  assert.deepEqual(runs(), [first]);
  assert.equal(lab.state.status, 'ready');
  assert.notEqual(lab.state.present.id, first.id);
  await start();
  fake.client.report(progress(1));
  await lab.reset();
  assert.deepEqual(statuses(), ['complete', 'paused']);
  assert.deepEqual(names(), ['First run', 'Same settings', 'Same settings (2)']);
});

test('a run that another experiment or setting interrupts is paused', async () => {
  for (const leave of [() => lab.choose(EXPERIMENT), () => lab.configure({ hidden: [7] })]) {
    await start();
    fake.client.report(progress(1));
    await leave();
    assert.equal(runs().at(-1)?.status, 'paused');
  }
});

test('the next run is called by what it changes, however often that was changed before it began', async () => {
  await complete();
  await lab.configure({ lambda: 1 });
  await lab.configure({ lambda: 0.1 });
  assert.deepEqual(names(), ['First run', 'λ 5 → 0.1']);
  await complete();
  assert.deepEqual(names(), ['First run', 'λ 5 → 0.1']);
  assert.equal(runs()[1].run.configuration.lambda, 0.1);
  assert.deepEqual(runs()[1].run.changes, []);
});

test('what is changed between Start and the first mini-batch is a setting of the run, which begins', async () => {
  await start();
  await lab.configure({ eta: 0.1 });
  await settle();
  assert.equal(lab.state.status, 'running');
  assert.ok(fake.client.isTraining);
  fake.client.report(progress(0, 1));
  assert.equal(runs().length, 1);
  assert.equal(runs()[0].run.configuration.eta, 0.1);
  assert.equal(last('reset')[0].eta, 0.1);
});

test('a change of eta while a run trains stays in it, and is logged', async () => {
  await start();
  fake.client.report(progress(1, 20));
  await lab.configure({ eta: 0.1 });
  fake.client.report({ type: 'change', epoch: 1, miniBatch: 20, eta: 0.1, lambda: 5 });
  assert.equal(lab.state.status, 'running');
  assert.deepEqual(last('change')[0].eta, 0.1);
  assert.equal(runs().length, 1);
  assert.deepEqual(runs()[0].run.changes, [{ epoch: 1, miniBatch: 20, eta: 0.1, lambda: 5 }]);
  assert.equal(runs()[0].run.configuration.eta, 0.5);
  assert.equal(lab.state.configuration.eta, 0.1);
});

test('a changed setting makes a further run, and keeps experiment, article and earlier runs', async () => {
  await lab.choose(EXPERIMENT);
  const { experiment } = lab.state;
  await start();
  finishRun(fake.client, 20);
  await settle();
  fake.client.report(progress(3));
  await lab.configure({ hidden: [7] });
  assert.equal(lab.state.experiment, experiment);
  assert.equal(lab.state.isFurther, true);
  assert.equal(lab.state.finished.length, 1);
  assert.deepEqual(statuses(), ['complete', 'paused']);
  assert.ok(runs().every(({ isShown }) => isShown));
  await complete();
  assert.deepEqual(runs()[2].run.experiment, { id: EXPERIMENT, run: null });
  assert.equal(lab.state.status, 'complete');
  assert.equal(lab.state.finished.length, 1);
  await lab.reset();
  assert.equal(lab.state.isFurther, true);
});

for (const [what, change] of /** @type {[string, object][]} */ ([
  ['a setting', { miniBatchSize: 20 }],
  ['eta', { eta: 0.25 }],
])) {
  test(`before an experiment has begun, ${what} is changed for all its runs, and none is compared with the book`, async () => {
    await lab.choose(EXPERIMENT);
    await lab.configure(change);
    assert.deepEqual(lab.state.change, change);
    assert.equal(lab.state.isFurther, false);
    await start();
    for (let run = 0; run < 3; run++) {
      finishRun(fake.client, 20);
      await settle();
    }
    assert.equal(lab.state.status, 'complete');
    assert.deepEqual(lab.state.finished.map(({ verdict }) => verdict), [null, null, null]); // prettier-ignore
    for (const { run, differences } of runs()) {
      const [[path, value]] = Object.entries(change);
      assert.equal(/** @type {any} */ (run.configuration)[path], value);
      assert.deepEqual(differences?.map(({ path: of, to }) => [of, to]), [[path, value]]); // prettier-ignore
    }
  });
}

test('a setting in which the runs of an experiment differ makes a further run from the beginning', async () => {
  await lab.choose(EXPERIMENT);
  await lab.configure({ lambda: 1 });
  assert.deepEqual(lab.state.change, {});
  assert.equal(lab.state.isFurther, true);
  assert.equal(lab.state.run.experiment?.run, null);
  assert.equal(lab.state.run.configuration.lambda, 1);
});

test('an experiment as it is has a verdict for each of its runs', async () => {
  await lab.choose('plain-backprop');
  await complete();
  assert.ok(lab.state.finished[0].verdict);
});

test('choosing another experiment hides the earlier runs; choosing the same again does not', async () => {
  await lab.choose(EXPERIMENT);
  await start();
  fake.client.report(progress(1));
  await lab.choose(EXPERIMENT);
  assert.deepEqual(runs().map(({ isShown }) => isShown), [true]); // prettier-ignore
  await lab.choose('plain-backprop');
  assert.deepEqual(runs().map(({ isShown }) => isShown), [false]); // prettier-ignore
});

test('a complete run that is opened brings back settings, curves and network', async () => {
  await lab.configure({ lambda: 1, epochs: 2 });
  await complete();
  const [first] = runs();
  await lab.configure({ lambda: 2 });
  await complete();
  await lab.reopen(first.id);
  assert.equal(lab.state.present.id, first.id);
  assert.equal(lab.state.configuration.lambda, 1);
  assert.equal(lab.state.run, first.run);
  assert.equal(lab.state.status, 'complete');
  assert.deepEqual(last('resume').slice(0, 2), [first.run.configuration, checkpointOf(2)]);
  assert.equal(await lab.saveNetwork(), JSON.stringify(fake.client.saved));
  assert.equal(runs().length, 2);
});

test('an opened run is shown, and the setting that is changed then is one of a further run', async () => {
  await lab.configure({ epochs: 2 });
  await complete();
  const [first] = runs();
  lab.notebook.change(first.id, { isShown: false });
  await lab.reset();
  await lab.reopen(first.id);
  assert.equal(runs()[0].isShown, true);
  await lab.configure({ lambda: 1 });
  await complete();
  assert.equal(runs().length, 2);
  assert.equal(runs()[0].run, first.run);
});

test('a paused run that is opened goes on from its last checkpoint, with its changes to repeat', async () => {
  await start();
  endEpoch(fake.client, 0);
  fake.client.report(progress(1, 20));
  await lab.configure({ eta: 0.1 });
  fake.client.report({ type: 'change', epoch: 1, miniBatch: 20, eta: 0.1, lambda: 5 });
  fake.client.report(progress(1, 50));
  await lab.pause();
  const [{ id, run }] = runs();
  await lab.reset();
  await lab.reopen(id);
  assert.equal(lab.state.status, 'paused');
  assert.deepEqual(last('resume'), [run.configuration, checkpointOf(1), run.changes]);
  assert.equal(lab.state.run.progress.miniBatch, 0);
  assert.equal(lab.state.configuration.eta, 0.1);
  await start();
  finishRun(fake.client, 30, { from: 1 });
  await settle();
  assert.equal(runs().length, 1);
  assert.equal(accuracies().length, 30);
  assert.equal(lab.state.status, 'complete');
});

test('a run that waits in the notebook begins when it is opened and started, as itself', async () => {
  void lab.runSeveral({ kind: 'sweep', path: 'eta', values: [1, 2] });
  await settle();
  lab.batches.stop();
  const [, second] = runs();
  await lab.reopen(second.id);
  assert.equal(lab.state.configuration.eta, 2);
  await start();
  fake.clients[0].report(progress(1));
  assert.equal(runs().length, 2);
  assert.equal(runs()[1].id, second.id);
  assert.equal(runs()[1].run.progress.epoch, 1);
});

test('a run that trains beside the present one is opened as it stands, and trained once', async () => {
  void lab.runSeveral({ kind: 'sweep', path: 'eta', values: [1, 2, 3] });
  await settle();
  const worker = fake.clients[1];
  const id = runs()[0].id;
  endEpoch(worker, 0);
  worker.report(progress(1, 50));
  await lab.reopen(id);
  assert.equal(lab.state.run.progress.epoch, 1);
  assert.equal(lab.state.run.progress.miniBatch, 0);
  worker.report(progress(7));
  await settle();
  assert.equal(lab.state.run.progress.epoch, 1);
  assert.equal(runs()[0].run, lab.state.run);
  assert.equal(statuses()[0], 'paused');
  const asked = worker.calls.filter(([name]) => name === 'reset');
  assert.deepEqual(asked.map(([, { eta }]) => eta), [1, 3]); // prettier-ignore
  lab.batches.stop();
});

test('a run that waits to train beside the present one is trained here alone once it is opened', async () => {
  const done = lab.runSeveral({ kind: 'sweep', path: 'eta', values: [1, 2, 3] });
  await settle();
  await lab.reopen(runs()[2].id);
  for (const worker of fake.clients.slice(1)) finishRun(worker, 30);
  await done;
  assert.deepEqual(statuses(), ['complete', 'complete', 'new']);
});

test('a run without a network anywhere is opened with its curves, and its network cannot be saved', async () => {
  await lab.configure({ epochs: 2 });
  await start();
  endEpoch(fake.client, 0);
  const file = await handedIn();
  const fresh = fakeLab();
  await fresh.lab.open();
  const opening = fresh.lab.openHandIn(file);
  await settle();
  await settle();
  finishRun(fresh.client, 2);
  await opening;
  const [kept] = fresh.runs;
  await fresh.lab.reopen(kept.id);
  assert.equal(fresh.lab.state.status, 'complete');
  assert.equal(fresh.lab.state.run, kept.run);
  assert.equal(await fresh.lab.saveNetwork(), null);
  assert.equal(fresh.lab.state.problem?.code, 'lostNetwork');
  void fresh.lab.start();
  await settle();
  fresh.clients[0].report(progress(1));
  assert.equal(fresh.runs.length, 2);
  assert.equal(fresh.runs[0].run, kept.run);
});

test('a run that is duplicated leaves the one before, and begins with its first settings', async () => {
  await start();
  fake.client.report(progress(1));
  await lab.configure({ eta: 0.1 });
  fake.client.report({ type: 'change', epoch: 1, miniBatch: 0, eta: 0.1, lambda: 5 });
  const [first] = runs();
  lab.notebook.change(first.id, { name: 'mine', isStarred: true });
  await lab.duplicate(first.id);
  assert.equal(lab.state.status, 'ready');
  assert.equal(lab.state.configuration.eta, 0.5);
  assert.deepEqual(lab.state.run.changes, []);
  await lab.configure({ lambda: 0 });
  await complete();
  assert.deepEqual(names(), ['mine', 'λ 5 → 0']);
  assert.deepEqual(runs().map(({ isStarred }) => isStarred), [true, false]); // prettier-ignore
});

test('what is not in the notebook can be neither opened nor duplicated', async () => {
  const { state } = lab;
  await lab.reopen('unknown');
  await lab.duplicate('unknown');
  assert.equal(lab.state, state);
});

test('the present run that is removed while it trains ends, and another is set up in its place', async () => {
  await start();
  endEpoch(fake.client, 0);
  const [first] = runs();
  const worker = fake.client.id;
  await lab.notebook.remove(first.id);
  assert.deepEqual(runs(), []);
  assert.equal(lab.state.status, 'ready');
  assert.notEqual(lab.state.present.id, first.id);
  fake.client.report({ ...progress(2), run: worker });
  await settle();
  assert.deepEqual(runs(), []);
  await start();
  fake.client.report(progress(1));
  assert.equal(runs().length, 1);
  lab.notebook.undo();
  assert.deepEqual(runs().map(({ id }) => id), [first.id, lab.state.present.id]); // prettier-ignore
  assert.equal(runs()[0].status, 'paused');
  await lab.reopen(first.id);
  assert.deepEqual(last('resume')[1], checkpointOf(1));
  await start();
  finishRun(fake.client, 30, { from: 1 });
  await settle();
  assert.equal(runs().length, 2);
  assert.equal(runs()[0].status, 'complete');
});

test('the present run that is removed when it is complete comes back as it was', async () => {
  await complete();
  const before = lab.state.notebook;
  await lab.notebook.remove(lab.state.present.id);
  assert.equal(lab.state.status, 'ready');
  assert.deepEqual(runs(), []);
  lab.notebook.undo();
  assert.deepEqual(lab.state.notebook, before);
  assert.equal(lab.state.removed, null);
});

test('a removal that is taken back twice, or never was, changes nothing', async () => {
  await complete();
  const { state } = lab;
  lab.notebook.undo();
  await lab.notebook.remove('unknown');
  assert.equal(lab.state, state);
  await lab.notebook.remove(state.present.id);
  lab.notebook.undo();
  lab.notebook.undo();
  assert.equal(runs().length, 1);
});

test('a run keeps name, star and look while it trains on', async () => {
  await start();
  fake.client.report(progress(1));
  const [{ id, look }] = runs();
  lab.notebook.change(id, { name: 'mine', isStarred: true });
  fake.client.report(progress(2));
  const [kept] = runs();
  assert.deepEqual([kept.name, kept.isStarred, kept.look], ['mine', true, look]);
  assert.equal(kept.run.progress.epoch, 2);
});

test('a name is as long as its field, and one of spaces alone is none', async () => {
  await complete();
  const [{ id }] = runs();
  lab.notebook.change(id, { name: `  ${'😀'.repeat(100)}` });
  assert.equal(runs()[0].name, '😀'.repeat(80));
  lab.notebook.change(id, { name: '   ' });
  assert.equal(runs()[0].name, null);
});

test('no more runs are shown than can be told apart, whatever is begun and shown', async () => {
  await lab.configure({ epochs: 1 });
  for (let run = 0; run < MAX_SHOWN + 2; run++) await complete();
  const shown = () => runs().filter(({ isShown }) => isShown);
  assert.equal(shown().length, MAX_SHOWN);
  assert.equal(shown().at(-1)?.id, lab.state.present.id);
  lab.notebook.change(runs()[0].id, { isShown: true });
  assert.equal(new Set(shown().map(({ look }) => look)).size, MAX_SHOWN);
});

test('a run that begins after others were shown again has a look of its own, in charts and keys', async () => {
  await lab.configure({ epochs: 1 });
  await complete();
  lab.notebook.change(runs()[0].id, { isShown: false });
  await lab.reset();
  lab.notebook.change(runs()[0].id, { isShown: true });
  await start();
  fake.client.report(progress(1));
  assert.equal(runs()[1].look, 1);
  assert.equal(lab.state.present.look, 1);
});

test('a run whose worker ends goes on from its last checkpoint, as if nothing had happened', async () => {
  await start();
  endEpoch(fake.client, 0);
  endEpoch(fake.client, 1);
  fake.client.report(progress(2, 10));
  await lab.configure({ eta: 0.1 });
  fake.client.report({ type: 'change', epoch: 2, miniBatch: 10, eta: 0.1, lambda: 5 });
  fake.client.report(progress(2, 50));
  const dead = fake.client;
  dead.die();
  await settle();
  assert.equal(lab.state.status, 'paused');
  assert.equal(lab.state.run.progress.epoch, 2);
  assert.equal(lab.state.run.progress.miniBatch, 0);
  assert.equal(lab.state.configuration.eta, 0.1);

  const before = lab.state;
  for (const report of [progress(3), { type: 'download', received: 1, total: 2 }]) dead.report(report); // prettier-ignore
  dead.report({ type: 'checkpoint', checkpoint: checkpointOf(9) });
  dead.report({ type: 'reader', problem: null });
  assert.equal(lab.state, before);

  void lab.retry();
  await settle();
  assert.equal(fake.clients.length, 2);
  const changes = [{ epoch: 2, miniBatch: 10, eta: 0.1, lambda: 5 }];
  assert.deepEqual(last('resume').slice(1), [checkpointOf(2), changes]);
  dead.report({ ...progress(9), run: fake.client.id });
  dead.report({ type: 'download', received: 1, total: 2 });
  assert.equal(lab.state.run.progress.epoch, 2);
  assert.equal(lab.state.download, null);
  finishRun(fake.client, 30, { from: 2 });
  await settle();
  assert.equal(lab.state.status, 'complete');
  assert.deepEqual(
    accuracies(),
    Array.from({ length: 30 }, (_, epoch) => 9000 + epoch),
  );
  assert.deepEqual(runs()[0].run.changes, changes);
  assert.equal(runs().length, 1);
});

test('a run that is complete stays so when its worker ends, and trying again brings its network back', async () => {
  await lab.configure({ epochs: 2 });
  await complete();
  const [kept] = runs();
  fake.client.die();
  await settle();
  assert.equal(lab.state.status, 'complete');
  assert.deepEqual(runs(), [kept]);
  assert.equal(await lab.saveNetwork(), null);
  await lab.retry();
  assert.deepEqual(last('resume')[1], checkpointOf(2));
  assert.equal(lab.state.status, 'complete');
  assert.equal(await lab.saveNetwork(), JSON.stringify(fake.client.saved));
  assert.deepEqual(runs(), [kept]);
});

/** @param {object} rest of a description */
const description = (rest) =>
  /** @type {any} */ ({ experiment: null, run: null, change: {}, changes: [], result: null, ...rest }); // prettier-ignore

test('a link with a result is answered by the run that it describes', async () => {
  for (const [fingerprint, answer] of [
    ['0123456789abcdef', 'same'],
    ['00000000ffffffff', 'differs'],
  ]) {
    // prettier-ignore
    await lab.setUp(description({ change: { epochs: 2, seed: 7 }, result: '0123456789abcdef' }));
    assert.equal(lab.state.configuration.seed, 7);
    assert.equal(lab.state.claim?.answer, null);
    await complete(fingerprint);
    assert.equal(lab.state.claim?.answer, answer);
  }
});

test('a result of a link is one of its settings: with others it is forgotten', async () => {
  /** @type {(() => unknown)[]} */
  const others = [
    () => lab.configure({ eta: 0.1 }),
    () => lab.choose('l1-l2'),
    () => lab.reopen(runs()[0].id),
    () => lab.duplicate(runs()[0].id),
  ];
  await complete();
  for (const change of others) {
    const changes = [{ epoch: 1, miniBatch: 3, eta: 0.1, lambda: 5 }];
    await lab.setUp(description({ result: '0123456789abcdef', changes }));
    assert.ok(lab.state.claim);
    await change();
    assert.equal(lab.state.claim, null);
    await lab.reset();
    assert.deepEqual(last('reset').slice(1), []);
  }
});

test('a change that is refused, or is none, leaves the result of a link as it is', async () => {
  await lab.setUp(description({ result: '0123456789abcdef' }));
  await lab.configure({ eta: -1 });
  await lab.configure({ eta: 0.5 });
  assert.ok(lab.state.claim);
});

test('live changes of a link are repeated by its run alone, also after its worker has ended', async () => {
  const changes = [
    { epoch: 1, miniBatch: 3, eta: 0.1, lambda: 5 },
    { epoch: 7, miniBatch: 0, eta: 0.2, lambda: 5 },
  ];
  await lab.setUp(description({ experiment: EXPERIMENT, run: 1, changes, result: '0123456789abcdef' })); // prettier-ignore
  assert.deepEqual(last('reset').slice(1), []);
  await start();
  finishRun(fake.client, 20, { fingerprint: 'ffffffffffffffff' });
  await settle();
  assert.equal(lab.state.claim?.answer, null);
  assert.deepEqual(last('reset')[1], changes);
  endEpoch(fake.client, 0);
  fake.client.report({ type: 'change', ...changes[0] });
  endEpoch(fake.client, 1);
  fake.client.die();
  await settle();
  void lab.retry();
  await settle();
  assert.deepEqual(last('resume')[2], changes);
  finishRun(fake.client, 20, { from: 2 });
  await settle();
  assert.equal(lab.state.claim?.answer, 'same');
  assert.deepEqual(last('reset').slice(1), []);
});

test('live changes of a link are those of its run also where that follows others of its experiment', async () => {
  const following = EXPERIMENTS.find(({ sharing, runs: { length } }) => sharing !== 'seed' && length > 1); // prettier-ignore
  const changes = [{ epoch: 1, miniBatch: 3, eta: 0.1, lambda: 5 }];
  await lab.setUp(description({ experiment: following?.id, run: 1, changes }));
  await complete();
  assert.deepEqual(last('follow')[2], changes);
});

test('a run that was left in its first epoch begins again when the lab is opened, with its changes', async () => {
  await start();
  fake.client.report(progress(0, 20));
  await lab.configure({ eta: 0.1 });
  const change = { epoch: 0, miniBatch: 20, eta: 0.1, lambda: 5 };
  fake.client.report({ type: 'change', ...change });
  lab.close();
  await lab.open();
  assert.equal(fake.clients.length, 2);
  assert.equal(last('reset')[0].eta, 0.5);
  assert.deepEqual(last('reset')[1], [change]);
  assert.equal(lab.state.run.progress.miniBatch, 0);
});

/** A hand-in file with the runs of the lab, the present one complete. */
async function handedIn() {
  const { handIn } = await import('../../web/lab/handing-in.js');
  finishRun(fake.client, 2, { from: 1 });
  await settle();
  return new Blob([handIn(runs(), { author: 'Emma' })]);
}

for (const [code, fingerprint] of [
  ['same', '0123456789abcdef'],
  ['differs', 'ffffffffffffffff'],
]) {
  test(`a hand-in file adds its runs, and makes them again: one comes out, ${code}`, async () => {
    await lab.configure({ epochs: 2, seed: 3 });
    await start();
    endEpoch(fake.client, 0);
    lab.notebook.change(runs()[0].id, { name: 'mine', isStarred: true });
    const file = await handedIn();
    const opening = lab.openHandIn(file);
    await settle();
    await settle();
    assert.equal(runs().length, 2);
    const { id, name, isStarred, status, run } = runs()[1];
    assert.deepEqual([name, isStarred, status], ['mine', true, 'complete']);
    assert.equal(run.configuration.seed, 3);
    assert.equal(lab.state.verification?.runs, 1);
    finishRun(fake.client, 2, { fingerprint });
    await opening;
    assert.equal(lab.state.verification?.answers[id].code, code);
    assert.ok(fake.client.isClosed);
    assert.equal(lab.state.problem, null);
  });
}

test('a run that is verified while another is waits for it, and both get their answers', async () => {
  await lab.configure({ epochs: 2 });
  await start();
  endEpoch(fake.client, 0);
  await handedIn();
  const [{ id }] = runs();
  const workers = fake.clients.length;
  /** @type {(string | undefined)[]} the answers that the state has had */
  const codes = [];
  lab.addEventListener('change', () => {
    const code = lab.state.verification?.answers[id]?.code;
    if (code !== codes.at(-1)) codes.push(code);
  });
  void lab.verify([id]);
  const both = lab.verify([id]);
  for (const [i, fingerprint] of ['0123456789abcdef', 'ffffffffffffffff'].entries()) {
    await settle();
    assert.equal(fake.clients.length, workers + i + 1);
    finishRun(fake.client, 2, { fingerprint });
  }
  await both;
  assert.deepEqual(codes, ['same', undefined, 'differs']);
});

test('a file that is none, or is altered, becomes the problem of the state, and adds nothing', async () => {
  await lab.configure({ epochs: 2 });
  await start();
  endEpoch(fake.client, 0);
  const good = await (await handedIn()).text();
  const { notebook } = lab.state;
  /** @type {[string, string][]} */
  const files = [
    ['', 'noHandIn'],
    ['{}', 'noHandIn'],
    [good.replace('"version": 1', '"version": 2'), 'laterHandIn'],
    [good.replace('"seed": 0', '"seed": 1'), 'wrongHandIn'],
    [good.replace('"runs"', '"__proto__"'), 'wrongHandIn'],
  ];
  for (const [text, code] of files) {
    await lab.openHandIn(new Blob([text]));
    assert.equal(lab.state.problem?.code, code);
    assert.equal(lab.state.notebook, notebook);
    lab.dismiss();
  }
});

test('runs of experiments that are not known here are taken, named, and not made again', async () => {
  await lab.configure({ epochs: 2 });
  await start();
  endEpoch(fake.client, 0);
  const good = await (await handedIn()).text();
  for (const place of ['{"id": "unknown", "run": 2}', '{"id": "l1-l2", "run": 99}']) {
    const text = good.replace('"experiment": null', `"experiment": ${place}`);
    await lab.openHandIn(new Blob([text]));
    assert.equal(lab.state.problem, null);
    const { id } = /** @type {any} */ (runs().at(-1));
    assert.deepEqual(lab.state.verification?.answers[id], { code: 'cannot', why: 'unknownExperiment' }); // prettier-ignore
    assert.equal(names().length, runs().length);
    await lab.reopen(id);
    assert.equal(lab.state.run.configuration.epochs, 2);
  }
});

test('in the game only what all evaluation images judge is counted as reached', async () => {
  const game = EXPERIMENTS.find((one) => one.game);
  await lab.choose(String(game?.id));
  await start();
  endEpoch(fake.client, 0, 9100);
  assert.deepEqual(lab.state.game, { attempts: 1, best: 0.91 });
  for (const evaluationSize of [1, 9999]) {
    await lab.configure({ evaluationSize });
    await start();
    endEpoch(fake.client, 0, evaluationSize);
  }
  assert.deepEqual(lab.state.game, { attempts: 3, best: 0.91 });
});
