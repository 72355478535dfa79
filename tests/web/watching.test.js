import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { DEFAULT_CONFIGURATION, merged, MONITORS } from '../../web/model/configuration.js';
import { breathe, isTimeToBreathe } from '../../web/worker/breathing.js';
import { TrainingSession } from '../../web/worker/session.js';
import { Training } from '../../web/worker/training.js';
import { TestSource } from './support/mnist-source.js';

/** @typedef {import('../../web/worker/protocol.js').Report} Report */

const NOTHING = { monitors: /** @type {any[]} */ ([]), speeds: false, histogram: false };
const EVERYTHING = { monitors: [...MONITORS], speeds: true, histogram: true };

/** A run of a tenth of a second. */
const SHORT = merged(DEFAULT_CONFIGURATION, {
  ...{ hidden: [20], trainingSize: 300, epochs: 5, lambda: 0.1, momentum: 0.5, dropout: 0.2 },
  ...NOTHING,
});

const engine = await loadNetwork2();
const [TRAINING, VALIDATION] = await Promise.all(
  ['training-00.bin', 'validation-00.bin'].map((file) =>
    new TestSource().load({ file, examples: 0, bytes: 0, sha256: '' }),
  ),
);
const images = {
  training: engine.Dataset.fromIdx(TRAINING.images, TRAINING.labels),
  validation: engine.Dataset.fromIdx(VALIDATION.images, VALIDATION.labels).slice(0, 500),
};
const sets = {
  take: async (/** @type {string} */ set, /** @type {number} */ examples) =>
    images[/** @type {keyof typeof images} */ (set)].slice(0, examples),
  fetch: async () => [],
};

/** @param {object} [change] of SHORT */
const begin = (change = {}) => Training.fromSeed(engine, sets, merged(SHORT, change), 1);

/**
 * Trains on, looking at what is due.
 * @param {Training} training
 * @param {number} [until] epochs
 * @returns {Promise<any[]>} what was seen, each with the epoch
 */
async function train(training, until = Infinity) {
  /** @type {any[]} */
  const all = [];
  await training.prepare();
  while (training.mustLook || (!training.isOver && training.epoch < until)) {
    if (training.mustLook) await training.look((epoch, seen) => all.push({ epoch, ...seen }));
    else training.train(7);
  }
  return all;
}

const whole = begin();
await train(whole);
const FINGERPRINT = await whole.finish();
const watchedThroughout = await train(begin(EVERYTHING));

/** @param {any[]} all @param {'values' | 'speeds' | 'counts'} what @returns {any[]} the epochs in which it was seen, and it */
const seenOf = (all, what) => all.filter((one) => one[what] && (what !== 'values' || Object.keys(one.values).length > 0)).map((one) => [one.epoch, one[what]]); // prettier-ignore

test('what is watched between two epochs and within one changes no bit of the training', async () => {
  const training = begin();
  const all = await train(training, 1);
  training.train(7);
  training.watch(EVERYTHING);
  all.push(...(await train(training, 3)));
  training.watch(NOTHING);
  all.push(...(await train(training)));
  assert.equal(await training.finish(), FINGERPRINT);
  for (const what of /** @type {const} */ (['values', 'speeds', 'counts'])) {
    const expected = seenOf(watchedThroughout, what).filter(
      ([epoch]) => epoch === 2 || epoch === 3,
    );
    assert.deepEqual(seenOf(all, what), expected, what);
  }
});

test('a run goes on from a checkpoint to the same bits, whatever is watched before and after it', async () => {
  for (const [before, after] of [
    [NOTHING, EVERYTHING],
    [EVERYTHING, NOTHING],
  ]) {
    // prettier-ignore
    const first = begin(before);
    await train(first, 2);
    first.watch(after);
    const checkpoint = structuredClone(first.checkpoint());
    const configuration = { ...SHORT, ...after };
    const second = Training.resume(engine, sets, configuration, checkpoint, 1);
    const all = await train(second);
    assert.equal(await second.finish(), FINGERPRINT);
    const isWatched = after === EVERYTHING;
    const wanted = (
      /** @type {'values' | 'speeds' | 'counts'} */ what,
      /** @type {number} */ from,
    ) => (isWatched ? seenOf(watchedThroughout, what).filter(([epoch]) => epoch >= from) : []);
    assert.deepEqual(seenOf(all, 'values'), wanted('values', 3));
    assert.deepEqual(seenOf(all, 'speeds'), wanted('speeds', 2));
    assert.deepEqual(seenOf(all, 'counts'), wanted('counts', 2));
  }
});

test('a run that was interrupted and is not prepared yet is looked at when it is', async () => {
  const first = begin();
  await train(first, 2);
  const second = Training.resume(engine, sets, SHORT, first.checkpoint(), 1);
  assert.ok(second.watch({ ...NOTHING, speeds: true }));
  const all = await train(second, 2);
  assert.deepEqual(
    seenOf(all, 'speeds'),
    seenOf(watchedThroughout, 'speeds').filter(([epoch]) => epoch === 2),
  );
  assert.deepEqual(seenOf(all, 'counts'), []);
});

test('a look under way stays as it began, and what comes to be wanted meanwhile is looked at after it', async () => {
  const training = begin({ histogram: true, monitors: ['trainingCost'] });
  await train(training, 1);
  while (training.epoch < 2) training.train(7);
  /** @type {any[]} */
  const all = [];
  while (!isTimeToBreathe()) continue; // so that the look pauses as soon as it has begun
  const looking = training.look((epoch, seen) => all.push({ epoch, ...seen }));
  training.watch({ ...NOTHING, speeds: true });
  await looking;
  const [first, second, ...more] = all;
  assert.deepEqual(more, []);
  assert.deepEqual(Object.keys(first.values), ['trainingCost']);
  assert.ok(first.counts && !first.speeds);
  assert.deepEqual(Object.keys(second).filter((key) => second[key] !== null), ['epoch', 'speeds']); // prettier-ignore
  const expected = seenOf(watchedThroughout, 'speeds').filter(([epoch]) => epoch === 2);
  assert.deepEqual(seenOf([second], 'speeds'), expected);
  await train(training);
  assert.equal(await training.finish(), FINGERPRINT);
});

test('what comes to be wanted once training has gone on waits for the end of the epoch', async () => {
  const training = begin({ histogram: true });
  await train(training, 1);
  while (training.epoch < 2) training.train(7);
  /** @type {any[]} */
  const all = [];
  while (!isTimeToBreathe()) continue;
  const looking = training.look((epoch, seen) => all.push({ epoch, ...seen }));
  while (!training.mayTrainBesides) await null;
  training.train(1);
  training.watch({ ...NOTHING, speeds: true });
  await looking;
  all.push(...(await train(training, 3)));
  assert.deepEqual(seenOf(all, 'counts').map(([epoch]) => epoch), [2]); // prettier-ignore
  assert.deepEqual(seenOf(all, 'speeds').map(([epoch]) => epoch), [3]); // prettier-ignore
  await train(training);
  assert.equal(await training.finish(), FINGERPRINT);
});

test('the network that early stopping has kept shows its weights, but no speeds of the last epoch', async () => {
  const change = { monitors: ['evaluationAccuracy'], earlyStopping: 1, eta: 2, epochs: 50 };
  const training = begin(change);
  const before = await train(training);
  assert.ok(before.length < 50);
  await training.finish();
  training.watch({ monitors: ['evaluationAccuracy'], speeds: true, histogram: true });
  const all = await train(training);
  assert.equal(all.length, 1);
  assert.ok(all[0].counts && !all[0].speeds);
});

/** @param {object} [change] of SHORT */
function open(change = {}) {
  const source = new TestSource();
  /** @type {any[]} */
  const reports = [];
  const session = new TrainingSession(engine, source, async (report) => {
    reports.push(report);
  });
  session.reset(merged(SHORT, change), 1);
  /** @param {string} type @returns {any[]} */
  const of = (type) => reports.filter((report) => report.type === type);
  return { session, source, reports, of };
}

test('a session looks at once between two epochs, and trains nothing', async () => {
  const { session, of } = open();
  assert.equal(await session.run('epoch'), 'paused');
  const before = session.save();
  await session.watch({ monitors: ['trainingCost'], speeds: true, histogram: true });
  assert.deepEqual(of('speeds').map(({ epoch }) => epoch), [1]); // prettier-ignore
  assert.equal(of('weights').length, 1);
  assert.deepEqual(of('epoch').map(({ values }) => values), [{}]); // prettier-ignore
  assert.deepEqual(session.save(), before);
  assert.equal(of('checkpoint').at(-1).checkpoint.due, null);
  assert.equal(await session.run('end'), 'complete');
  assert.deepEqual(of('epoch').slice(1).map(({ values }) => Object.keys(values)), Array(4).fill(['trainingCost'])); // prettier-ignore
  assert.equal(of('end')[0].fingerprint, FINGERPRINT);
});

test('a session looks at a complete run at once, and before the first epoch as soon as it is prepared', async () => {
  const { session, of } = open();
  await session.watch({ ...NOTHING, histogram: true });
  assert.deepEqual(of('weights'), []);
  await session.run('end');
  assert.equal(of('weights').length, SHORT.epochs + 1);
  await session.watch({ ...NOTHING, histogram: true, speeds: true });
  assert.deepEqual(of('speeds').map(({ epoch }) => epoch), [SHORT.epochs]); // prettier-ignore
  assert.equal(of('weights').length, SHORT.epochs + 1);
  assert.equal(of('end').length, 1);
});

test('a session watches what is asked for while a run goes on, which ends with the same bits', async () => {
  const { session, of } = open();
  const running = session.run('end');
  for (const watched of [EVERYTHING, NOTHING, { ...NOTHING, speeds: true }, EVERYTHING]) {
    await breathe();
    await session.watch(watched);
  }
  assert.equal(await running, 'complete');
  assert.equal(of('end')[0].fingerprint, FINGERPRINT);
});

test('another session goes on from the checkpoint of one that watched something else', async () => {
  const first = open();
  await first.session.run('epoch');
  await first.session.watch(EVERYTHING);
  const { checkpoint } = first.of('checkpoint').at(-1);
  const second = open();
  second.session.resume(merged(SHORT, EVERYTHING), structuredClone(checkpoint), 2);
  await second.session.run('end');
  assert.equal(second.of('end')[0].fingerprint, FINGERPRINT);
});

test('what is wanted within an epoch waits for its end', async () => {
  const { session, of } = open();
  await session.run('mini-batch');
  await session.watch(EVERYTHING);
  assert.deepEqual(of('speeds'), []);
  assert.equal(await session.run('epoch'), 'paused');
  assert.deepEqual(of('speeds').map(({ epoch }) => epoch), [1]); // prettier-ignore
  assert.deepEqual(Object.keys(of('epoch')[0].values).sort(), [...MONITORS].sort());
});
