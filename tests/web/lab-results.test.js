// Links and hand-in files say what runs came to, and the runs are made again.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { settle } from './support/fake-client.js';
import { endEpoch, fakeLab, finishRun, progress } from './support/fake-lab.js';

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
    await fake.complete(fingerprint);
    assert.equal(lab.state.claim?.answer, answer);
  }
});

test('a result of a link is one of its settings: with others it is forgotten', async () => {
  /** @type {(() => unknown)[]} */
  const others = [
    () => lab.configure({ eta: 0.1 }),
    () => lab.choose('l1-l2'),
    () => lab.reopen(fake.runs[0].id),
    () => lab.duplicate(fake.runs[0].id),
  ];
  await fake.complete();
  for (const change of others) {
    const changes = [{ epoch: 1, miniBatch: 3, eta: 0.1, lambda: 5 }];
    await lab.setUp(description({ result: '0123456789abcdef', changes }));
    assert.ok(lab.state.claim);
    await change();
    assert.equal(lab.state.claim, null);
    await lab.reset();
    assert.deepEqual(fake.last('reset').slice(1), []);
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
  assert.deepEqual(fake.last('reset').slice(1), []);
  await fake.start();
  finishRun(fake.client, 20, { fingerprint: 'ffffffffffffffff' });
  await settle();
  assert.equal(lab.state.claim?.answer, null);
  assert.deepEqual(fake.last('reset')[1], changes);
  endEpoch(fake.client, 0);
  fake.client.report({ type: 'change', ...changes[0] });
  endEpoch(fake.client, 1);
  fake.client.die();
  await settle();
  void lab.retry();
  await settle();
  assert.deepEqual(fake.last('resume')[2], changes);
  finishRun(fake.client, 20, { from: 2 });
  await settle();
  assert.equal(lab.state.claim?.answer, 'same');
  assert.deepEqual(fake.last('reset').slice(1), []);
});

test('live changes of a link are those of its run also where that follows others of its experiment', async () => {
  const following = EXPERIMENTS.find(({ sharing, runs: { length } }) => sharing !== 'seed' && length > 1); // prettier-ignore
  const changes = [{ epoch: 1, miniBatch: 3, eta: 0.1, lambda: 5 }];
  await lab.setUp(description({ experiment: following?.id, run: 1, changes }));
  await fake.complete();
  assert.deepEqual(fake.last('follow')[2], changes);
});

/** A hand-in file with the runs of the lab, the present one complete. */
async function handedIn() {
  const { handIn } = await import('../../web/lab/handing-in.js');
  finishRun(fake.client, 2, { from: 1 });
  await settle();
  return new Blob([handIn(fake.runs, { author: 'Emma' })]);
}

for (const [code, fingerprint] of [
  ['same', '0123456789abcdef'],
  ['differs', 'ffffffffffffffff'],
]) {
  test(`a hand-in file adds its runs, and makes them again: one comes out, ${code}`, async () => {
    await lab.configure({ epochs: 2, seed: 3 });
    await fake.start();
    endEpoch(fake.client, 0);
    lab.notebook.change(fake.runs[0].id, { name: 'mine', isStarred: true });
    const file = await handedIn();
    const opening = lab.openHandIn(file);
    await settle();
    await settle();
    assert.equal(fake.runs.length, 2);
    const { id, name, isStarred, status, run } = fake.runs[1];
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
  await fake.start();
  endEpoch(fake.client, 0);
  await handedIn();
  const [{ id }] = fake.runs;
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
  await fake.start();
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
  await fake.start();
  endEpoch(fake.client, 0);
  const good = await (await handedIn()).text();
  for (const place of ['{"id": "unknown", "run": 2}', '{"id": "l1-l2", "run": 99}']) {
    const text = good.replace('"experiment": null', `"experiment": ${place}`);
    await lab.openHandIn(new Blob([text]));
    assert.equal(lab.state.problem, null);
    const { id } = /** @type {any} */ (fake.runs.at(-1));
    assert.deepEqual(lab.state.verification?.answers[id], { code: 'cannot', why: 'unknownExperiment' }); // prettier-ignore
    assert.equal(fake.names.length, fake.runs.length);
    await lab.reopen(id);
    assert.equal(lab.state.run.configuration.epochs, 2);
  }
});

test('a run without a network anywhere is opened with its curves, and its network cannot be saved', async () => {
  await lab.configure({ epochs: 2 });
  await fake.start();
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
