import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { DEFAULT_CONFIGURATION, merged } from '../../web/model/configuration.js';
import { isTimeToBreathe } from '../../web/worker/breathing.js';
import { Training } from '../../web/worker/training.js';
import { TestSource } from './support/mnist-source.js';

/** @typedef {import('../../web/model/configuration.js').Configuration} Configuration */
/** @typedef {import('../../web/worker/training.js').Checkpoint} Checkpoint */

const [TRAINING, VALIDATION] = await Promise.all(
  ['training-00.bin', 'validation-00.bin'].map((file) =>
    new TestSource().load({ file, examples: 0, bytes: 0, sha256: '' }),
  ),
);

/** A quarter of a second: 300 images, six epochs. */
const SHORT = merged(DEFAULT_CONFIGURATION, {
  hidden: [20],
  trainingSize: 300,
  epochs: 6,
  lambda: 0.1,
});

/** An engine of its own, with 300 images to train on and 500 to evaluate with. */
async function newEngine() {
  const engine = await loadNetwork2();
  const sets = {
    training: engine.Dataset.fromIdx(TRAINING.images, TRAINING.labels),
    validation: engine.Dataset.fromIdx(VALIDATION.images, VALIDATION.labels).slice(0, 500),
  };
  return {
    engine,
    sets: {
      take: async (/** @type {string} */ set, /** @type {number} */ examples) =>
        sets[/** @type {keyof typeof sets} */ (set)].slice(0, examples),
      fetch: async () => [],
    },
  };
}

/**
 * Trains on, looking at each epoch.
 * @param {Training} training
 * @param {number} [until] epochs
 * @returns {Promise<any[]>} what the monitors showed
 */
async function train(training, until = Infinity) {
  /** @type {any[]} */
  const values = [];
  await training.prepare();
  while (training.mustLook || (!training.isOver && training.epoch < until)) {
    if (training.mustLook) await training.look((epoch, seen) => values.push([epoch, seen.values]));
    else training.train(7);
  }
  return values;
}

/** @param {Configuration} configuration @param {any[]} [changes] */
async function begin(configuration, changes) {
  const { engine, sets } = await newEngine();
  return Training.fromSeed(engine, sets, configuration, 1, changes);
}

/** @param {Configuration} configuration @param {Checkpoint} checkpoint @param {any[]} [changes] */
async function resume(configuration, checkpoint, changes) {
  const { engine, sets } = await newEngine();
  return Training.resume(engine, sets, configuration, structuredClone(checkpoint), 1, changes);
}

const RUNS = {
  'plain gradient descent': {},
  'all monitors': {
    monitors: ['evaluationCost', 'evaluationAccuracy', 'trainingCost', 'trainingAccuracy'],
  },
  'the monitors after the last epoch only': { monitorEvery: 'run' },
  momentum: { momentum: 0.5, eta: 0.2 },
  dropout: { dropout: 0.3 },
  distortion: { distortion: { shift: 1, rotation: 10, alpha: 8, sigma: 4 } },
  'large weights': { initializer: 'large' },
  'a stepwise schedule': {
    eta: 2,
    epochs: 12,
    schedule: { kind: 'stepwise', patience: 1, stopAt: 0.2 },
  },
  'a linear schedule': { schedule: { kind: 'linear' } },
  'early stopping': { eta: 2, epochs: 20, earlyStopping: 2 },
  float64: { precision: 'float64', momentum: 0.5, eta: 0.2 },
  'leaves of the network looked at': { histogram: true, speeds: true },
};

for (const [name, change] of Object.entries(RUNS)) {
  const configuration = /** @type {Configuration} */ (merged(SHORT, change));
  test(`a run with ${name} goes on from a checkpoint to the same values and bits`, async () => {
    const whole = await begin(configuration);
    const expected = await train(whole);
    const fingerprint = await whole.finish();
    const { epoch: epochs } = whole;
    assert.ok(epochs > 3, `${epochs} epochs`);
    for (const epoch of [1, 3, epochs]) {
      const first = await begin(configuration);
      const before = await train(first, epoch);
      const second = await resume(configuration, first.checkpoint());
      const after = await train(second);
      assert.deepEqual([...before, ...after], expected);
      assert.equal(second.epoch, epochs);
      assert.equal(await second.finish(), fingerprint);
      assert.deepEqual(second.checkpoint(), whole.checkpoint());
    }
  });
}

test('an epoch that has not been looked at yet is, when the run goes on', async () => {
  const whole = await begin(SHORT);
  const expected = await train(whole);
  const first = await begin(SHORT);
  const before = await train(first, 2);
  while (first.epoch < 3) first.train(5);
  assert.ok(first.mustLook);
  const second = await resume(SHORT, first.checkpoint());
  assert.deepEqual([...before, ...(await train(second))], expected);
  assert.equal(await second.finish(), await whole.finish());
});

test('what is trained while an epoch is looked at is not in its checkpoint', async () => {
  const whole = await begin(SHORT);
  await train(whole);
  const first = await begin(SHORT);
  await train(first, 2);
  while (first.epoch < 3) first.train(5);
  const expected = first.checkpoint();
  while (!isTimeToBreathe()) continue; // so that the look pauses as soon as it has begun
  const looking = first.look(() => {});
  while (!first.mayTrainBesides) await null;
  first.train(1);
  assert.deepEqual(first.checkpoint(), expected);
  await looking;
  const checkpoint = first.checkpoint();
  assert.deepEqual(checkpoint, { ...expected, due: null });
  const second = await resume(SHORT, checkpoint);
  await train(second);
  assert.equal(await second.finish(), await whole.finish());
});

test('a checkpoint is of the end of an epoch', async () => {
  const training = await begin(SHORT);
  await train(training, 1);
  training.train(2);
  assert.throws(() => training.checkpoint(), { name: 'RangeError', message: /end of an epoch/ });
});

test('a checkpoint of another network is refused', async () => {
  const training = await begin(SHORT);
  await train(training, 1);
  const other = { ...SHORT, hidden: [21] };
  await assert.rejects(resume(other, training.checkpoint()), {
    message: /^weights\[0\] must hold/,
  });
});

/** After so many epochs, and mini-batches of the next one. */
const CHANGES = [
  { epoch: 1, miniBatch: 13, eta: 0.1, lambda: 3 },
  { epoch: 3, miniBatch: 0, eta: 2, lambda: 0 },
];

/** A run that is changed while it goes on. @param {Configuration} configuration */
async function changedRun(configuration) {
  const training = await begin(configuration);
  const values = await train(training, 1);
  training.train(7);
  training.train(6);
  training.change(CHANGES[0]);
  values.push(...(await train(training, 3)));
  training.change(CHANGES[1]);
  values.push(...(await train(training)));
  return { values, fingerprint: await training.finish(), changes: training.takeChanges() };
}

test('changes on the way, one of them within an epoch, are repeated from their log to the same bits', async () => {
  const configuration = merged(SHORT, { monitors: ['trainingCost'] });
  const live = await changedRun(configuration);
  assert.deepEqual(live.changes, CHANGES);
  const plain = await begin(configuration);
  await train(plain);
  assert.notEqual(await plain.finish(), live.fingerprint);
  const repeated = await begin(configuration, live.changes);
  assert.deepEqual(await train(repeated), live.values);
  assert.equal(await repeated.finish(), live.fingerprint);
  assert.deepEqual(repeated.takeChanges(), CHANGES);
});

test('a run with changes goes on from a checkpoint before, between and after them', async () => {
  const configuration = merged(SHORT, { monitors: ['trainingCost'] });
  const live = await changedRun(configuration);
  for (const epoch of [1, 2, 3, 4]) {
    const first = await begin(configuration, CHANGES);
    await train(first, epoch);
    const second = await resume(configuration, first.checkpoint(), CHANGES);
    assert.deepEqual(await train(second), live.values.slice(epoch));
    assert.equal(await second.finish(), live.fingerprint);
    assert.deepEqual(
      second.takeChanges(),
      CHANGES.filter((change) => change.epoch >= epoch),
    );
  }
});

test('a change ends the repetition of others', async () => {
  const training = await begin(SHORT, CHANGES);
  await train(training, 2);
  training.change({ eta: 0.3, lambda: 1 });
  await train(training);
  assert.deepEqual(training.takeChanges(), [
    CHANGES[0],
    { epoch: 2, miniBatch: 0, eta: 0.3, lambda: 1 },
  ]);
});

test('early stopping keeps the network of the first of the best epochs, and that is in the checkpoint', async () => {
  const configuration = /** @type {Configuration} */ (merged(SHORT, RUNS['early stopping']));
  const training = await begin(configuration);
  /** @type {{accuracy: number, fingerprint: string}[]} */
  const epochs = [];
  await training.prepare();
  while (!training.isOver) {
    while (!training.mustLook) training.train(1000);
    const fingerprint = await training.network.fingerprint();
    await training.look((_, { values }) =>
      epochs.push({ accuracy: Number(values?.evaluationAccuracy), fingerprint }),
    );
  }
  const most = Math.max(...epochs.map(({ accuracy }) => accuracy));
  const best = epochs.findIndex(({ accuracy }) => accuracy === most);
  assert.equal(best, epochs.length - 1 - configuration.earlyStopping);
  assert.equal(await training.finish(), epochs[best].fingerprint);
  assert.equal(await training.network.fingerprint(), epochs[best].fingerprint);
  assert.notEqual(epochs.at(-1)?.fingerprint, epochs[best].fingerprint);
  const { parameters, best: kept } = training.checkpoint();
  assert.deepEqual(parameters, training.network.parameters());
  assert.deepEqual(kept, { epoch: best + 1, accuracy: most, parameters });
});

test('the next run of an experiment takes over the order of one that went on from a checkpoint', async () => {
  const how = /** @type {const} */ ({ network: 'new', data: 'same' });
  const whole = await begin(SHORT);
  await train(whole);
  const checkpoint = whole.checkpoint();
  const expected = whole.next(SHORT, how, 2);
  await train(expected);
  const resumed = (await resume(SHORT, checkpoint)).next(SHORT, how, 2);
  await train(resumed);
  assert.equal(await resumed.finish(), await expected.finish());
});
