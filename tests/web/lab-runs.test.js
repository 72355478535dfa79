// Runs come into the notebook when they begin, and go on in it.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { MAX_SHOWN } from '../../web/model/notebook.js';
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

test('a run comes into the notebook when it begins, and its status there is what it is at', async () => {
  assert.equal(fake.runs.length, 0);
  await fake.start();
  assert.equal(fake.runs.length, 0);
  fake.client.report(progress(0, 5));
  assert.deepEqual(fake.statuses, ['running']);
  assert.equal(fake.runs[0].id, lab.state.present.id);
  await lab.pause();
  assert.deepEqual(fake.statuses, ['paused']);
  await fake.start();
  finishRun(fake.client, 30);
  await settle();
  assert.deepEqual(fake.statuses, ['complete']);
  assert.equal(fake.runs[0].run.fingerprint, '0123456789abcdef');
});

test('Reset keeps the run that is complete, and one that was under way as paused', async () => {
  await fake.complete();
  const [first] = fake.runs;
  await lab.reset();
  assert.deepEqual(fake.runs, [first]);
  assert.equal(lab.state.status, 'ready');
  assert.notEqual(lab.state.present.id, first.id);
  await fake.start();
  fake.client.report(progress(1));
  await lab.reset();
  assert.deepEqual(fake.statuses, ['complete', 'paused']);
  assert.deepEqual(fake.names, ['First run', 'Same settings', 'Same settings (2)']);
});

test('a run that another experiment or setting interrupts is paused', async () => {
  for (const leave of [() => lab.choose(EXPERIMENT), () => lab.configure({ hidden: [7] })]) {
    await fake.start();
    fake.client.report(progress(1));
    await leave();
    assert.equal(fake.runs.at(-1)?.status, 'paused');
  }
});

test('the next run is called by what it changes, however often that was changed before it began', async () => {
  await fake.complete();
  await lab.configure({ lambda: 1 });
  await lab.configure({ lambda: 0.1 });
  assert.deepEqual(fake.names, ['First run', 'λ 5 → 0.1']);
  await fake.complete();
  assert.deepEqual(fake.names, ['First run', 'λ 5 → 0.1']);
  assert.equal(fake.runs[1].run.configuration.lambda, 0.1);
  assert.deepEqual(fake.runs[1].run.changes, []);
});

test('what is changed between Start and the first mini-batch is a setting of the run, which begins', async () => {
  await fake.start();
  await lab.configure({ eta: 0.1 });
  await settle();
  assert.equal(lab.state.status, 'running');
  assert.ok(fake.client.isTraining);
  fake.client.report(progress(0, 1));
  assert.equal(fake.runs.length, 1);
  assert.equal(fake.runs[0].run.configuration.eta, 0.1);
  assert.equal(fake.last('reset')[0].eta, 0.1);
});

test('a change of eta while a run trains stays in it, and is logged', async () => {
  await fake.start();
  fake.client.report(progress(1, 20));
  await lab.configure({ eta: 0.1 });
  fake.client.report({ type: 'change', epoch: 1, miniBatch: 20, eta: 0.1, lambda: 5 });
  assert.equal(lab.state.status, 'running');
  assert.deepEqual(fake.last('change')[0].eta, 0.1);
  assert.equal(fake.runs.length, 1);
  assert.deepEqual(fake.runs[0].run.changes, [{ epoch: 1, miniBatch: 20, eta: 0.1, lambda: 5 }]);
  assert.equal(fake.runs[0].run.configuration.eta, 0.5);
  assert.equal(lab.state.configuration.eta, 0.1);
});

test('a changed setting makes a further run, and keeps experiment, article and earlier runs', async () => {
  await lab.choose(EXPERIMENT);
  const { experiment } = lab.state;
  await fake.start();
  finishRun(fake.client, 20);
  await settle();
  fake.client.report(progress(3));
  await lab.configure({ hidden: [7] });
  assert.equal(lab.state.experiment, experiment);
  assert.equal(lab.state.isFurther, true);
  assert.equal(lab.state.finished.length, 1);
  assert.deepEqual(fake.statuses, ['complete', 'paused']);
  assert.ok(fake.runs.every(({ isShown }) => isShown));
  await fake.complete();
  assert.deepEqual(fake.runs[2].run.experiment, { id: EXPERIMENT, run: null });
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
    await fake.start();
    for (let run = 0; run < 3; run++) {
      finishRun(fake.client, 20);
      await settle();
    }
    assert.equal(lab.state.status, 'complete');
    assert.deepEqual(lab.state.finished.map(({ verdict }) => verdict), [null, null, null]); // prettier-ignore
    for (const { run, differences } of fake.runs) {
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
  await fake.complete();
  assert.ok(lab.state.finished[0].verdict);
});

test('choosing another experiment hides the earlier runs; choosing the same again does not', async () => {
  await lab.choose(EXPERIMENT);
  await fake.start();
  fake.client.report(progress(1));
  await lab.choose(EXPERIMENT);
  assert.deepEqual(fake.runs.map(({ isShown }) => isShown), [true]); // prettier-ignore
  await lab.choose('plain-backprop');
  assert.deepEqual(fake.runs.map(({ isShown }) => isShown), [false]); // prettier-ignore
});

test('a run keeps name, star and look while it trains on', async () => {
  await fake.start();
  fake.client.report(progress(1));
  const [{ id, look }] = fake.runs;
  lab.notebook.change(id, { name: 'mine', isStarred: true });
  fake.client.report(progress(2));
  const [kept] = fake.runs;
  assert.deepEqual([kept.name, kept.isStarred, kept.look], ['mine', true, look]);
  assert.equal(kept.run.progress.epoch, 2);
});

test('a name is as long as its field, and one of spaces alone is none', async () => {
  await fake.complete();
  const [{ id }] = fake.runs;
  lab.notebook.change(id, { name: `  ${'😀'.repeat(100)}` });
  assert.equal(fake.runs[0].name, '😀'.repeat(80));
  lab.notebook.change(id, { name: '   ' });
  assert.equal(fake.runs[0].name, null);
});

test('no more runs are shown than can be told apart, whatever is begun and shown', async () => {
  await lab.configure({ epochs: 1 });
  for (let run = 0; run < MAX_SHOWN + 2; run++) await fake.complete();
  const shown = () => fake.runs.filter(({ isShown }) => isShown);
  assert.equal(shown().length, MAX_SHOWN);
  assert.equal(shown().at(-1)?.id, lab.state.present.id);
  lab.notebook.change(fake.runs[0].id, { isShown: true });
  assert.equal(new Set(shown().map(({ look }) => look)).size, MAX_SHOWN);
});

test('a run that begins after others were shown again has a look of its own, in charts and keys', async () => {
  await lab.configure({ epochs: 1 });
  await fake.complete();
  lab.notebook.change(fake.runs[0].id, { isShown: false });
  await lab.reset();
  lab.notebook.change(fake.runs[0].id, { isShown: true });
  await fake.start();
  fake.client.report(progress(1));
  assert.equal(fake.runs[1].look, 1);
  assert.equal(lab.state.present.look, 1);
});

test('a run whose worker ends goes on from its last checkpoint, as if nothing had happened', async () => {
  await fake.start();
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
  assert.deepEqual(fake.last('resume').slice(1), [checkpointOf(2), changes]);
  dead.report({ ...progress(9), run: fake.client.id });
  dead.report({ type: 'download', received: 1, total: 2 });
  assert.equal(lab.state.run.progress.epoch, 2);
  assert.equal(lab.state.download, null);
  finishRun(fake.client, 30, { from: 2 });
  await settle();
  assert.equal(lab.state.status, 'complete');
  assert.deepEqual(
    fake.accuracies,
    Array.from({ length: 30 }, (_, epoch) => 9000 + epoch),
  );
  assert.deepEqual(fake.runs[0].run.changes, changes);
  assert.equal(fake.runs.length, 1);
});

test('a run that is complete stays so when its worker ends, and trying again brings its network back', async () => {
  await lab.configure({ epochs: 2 });
  await fake.complete();
  const [kept] = fake.runs;
  fake.client.die();
  await settle();
  assert.equal(lab.state.status, 'complete');
  assert.deepEqual(fake.runs, [kept]);
  assert.equal(await lab.saveNetwork(), null);
  await lab.retry();
  assert.deepEqual(fake.last('resume')[1], checkpointOf(2));
  assert.equal(lab.state.status, 'complete');
  assert.equal(await lab.saveNetwork(), JSON.stringify(fake.client.saved));
  assert.deepEqual(fake.runs, [kept]);
});

test('a run that was left in its first epoch begins again when the lab is opened, with its changes', async () => {
  await fake.start();
  fake.client.report(progress(0, 20));
  await lab.configure({ eta: 0.1 });
  const change = { epoch: 0, miniBatch: 20, eta: 0.1, lambda: 5 };
  fake.client.report({ type: 'change', ...change });
  lab.close();
  await lab.open();
  assert.equal(fake.clients.length, 2);
  assert.equal(fake.last('reset')[0].eta, 0.5);
  assert.deepEqual(fake.last('reset')[1], [change]);
  assert.equal(lab.state.run.progress.miniBatch, 0);
});

test('in the game only what all evaluation images judge is counted as reached', async () => {
  const game = EXPERIMENTS.find((one) => one.game);
  await lab.choose(String(game?.id));
  await fake.start();
  endEpoch(fake.client, 0, 9100);
  assert.deepEqual(lab.state.game, { attempts: 1, best: 0.91 });
  for (const evaluationSize of [1, 9999]) {
    await lab.configure({ evaluationSize });
    await fake.start();
    endEpoch(fake.client, 0, evaluationSize);
  }
  assert.deepEqual(lab.state.game, { attempts: 3, best: 0.91 });
});

test('Start keeps what was sketched of the answer to a question, and what was not sketched is not asked for', async () => {
  lab.look({ pad: false, inside: false, mistakes: false, asks: true });
  await lab.choose(EXPERIMENT);
  lab.sketchForecast({ kind: 'choice', run: 2 });
  await fake.start();
  assert.deepEqual(lab.state.forecast, { stage: 'made', value: { kind: 'choice', run: 2 } });
  assert.deepEqual(lab.state.run.forecast, { kind: 'choice', run: 2 });
  await lab.pause();
  await lab.choose('dropout');
  await fake.start();
  assert.equal(lab.state.status, 'running');
  assert.equal(lab.state.forecast, null);
});
