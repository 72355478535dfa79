import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { DEFAULT_CONFIGURATION } from '../../web/model/configuration.js';
import { breathe } from '../../web/worker/breathing.js';
import { hyperparametersOf } from '../../web/worker/hyperparameters.js';
import { TrainingSession } from '../../web/worker/session.js';
import { TestSource } from './support/mnist-source.js';

/** @typedef {import('../../web/worker/protocol.js').Report} Report */

const engine = await loadNetwork2();

/** A run of a tenth of a second: 1,000 images, two epochs. */
const SHORT = { ...DEFAULT_CONFIGURATION, trainingSize: 1000, epochs: 2, lambda: 0.1 };

/** @param {object} [change] what differs from SHORT */
function open(change = {}) {
  const source = new TestSource();
  /** @type {Report[]} */
  const reports = [];
  /** @type {(() => void)[]} */
  const watchers = [];
  const session = new TrainingSession(engine, source, async (report) => {
    reports.push(report);
    for (const watch of watchers) watch();
  });
  const configuration = { ...SHORT, ...change };
  session.reset(configuration, 1);
  return {
    session,
    source,
    reports,
    configuration,
    /** @param {(report: Report) => boolean} isIt resolves at the first such report to come */
    reported: (isIt) =>
      new Promise((resolve) => {
        watchers.push(() => isIt(/** @type {Report} */ (reports.at(-1))) && resolve(undefined));
      }),
    /** The values of the monitors, epoch by epoch. */
    epochs: () =>
      reports
        .filter((report) => report.type === 'epoch')
        .map(({ epoch, values }) => ({ epoch, ...values })),
  };
}

/** What a run shows that nothing disturbs. @param {object} [change] what differs from SHORT */
async function undisturbed(change) {
  const { session, epochs } = open(change);
  assert.equal(await session.run('end'), 'complete');
  return { epochs: epochs(), network: session.save() };
}

/** Has the validation data wait. @param {TestSource} source @returns {() => void} lets it come */
function holdValidation(source) {
  let release = () => {};
  source.validation = new Promise((resolve) => (release = () => resolve(undefined)));
  return release;
}

/** Lets everything go on that waits for nothing but its turn. */
async function settle() {
  for (let turn = 0; turn < 20; turn++) await breathe();
}

test('two pieces of work that pause at the same time both go on', async () => {
  const order = /** @type {number[]} */ ([]);
  await Promise.all([1, 2, 3].map(async (work) => order.push(await breathe().then(() => work))));
  assert.deepEqual(order, [1, 2, 3]);
});

test('several images are read as one by one, beside the one on the pad', async () => {
  const { session, reports } = open();
  const images = [0.2, 0.7].map((ink) => new Float32Array(784).fill(ink));
  session.show(images[1]);
  const before = reports.length;
  const { own, reader } = session.read(images);
  assert.equal(reader, null); // it has not been asked for
  assert.equal(reports.length, before);
  const network = engine.Network.fromJSON(session.save());
  assert.deepEqual(own, images.map((image) => Array.from(network.feedforward(image)))); // prettier-ignore
  assert.deepEqual(session.read([]).own, []);
});

test('a session trains as Network.sgd does', async () => {
  const { network, epochs } = await undisturbed();
  const images = await new TestSource().load({ file: 'training-00.bin', examples: 0, bytes: 0, sha256: '' }); // prettier-ignore
  const same = new engine.Network([784, 30, 10], { seed: SHORT.seed });
  const { trainingAccuracy } = same.sgd(engine.Dataset.fromIdx(images.images, images.labels), {
    ...hyperparametersOf(SHORT),
    epochs: SHORT.epochs,
    miniBatchSize: SHORT.miniBatchSize,
    monitor: ['trainingAccuracy'],
  });
  assert.deepEqual(network, same.toJSON());
  assert.deepEqual(epochs.map((values) => values.trainingAccuracy), trainingAccuracy); // prettier-ignore
});

test('a network that is taken from a file is scored as it stands', async () => {
  const { network } = await undisturbed();
  const { images, labels } = await new TestSource().load({ file: 'validation-00.bin', examples: 0, bytes: 0, sha256: '' }); // prettier-ignore
  const right = engine.Network.fromJSON(network).accuracy(engine.Dataset.fromIdx(images, labels));
  const session = new TrainingSession(engine, new TestSource(), async () => {});
  session.load(network, { ...SHORT, evaluationSize: 10_000 }, 1);
  assert.equal(await session.score(), right);
});

test('the accuracy on the evaluation data is of as many of its images as were asked for, the first ones', async () => {
  const { network, epochs } = await undisturbed({ evaluationSize: 100 });
  const { images, labels } = await new TestSource().load({ file: 'validation-00.bin', examples: 0, bytes: 0, sha256: '' }); // prettier-ignore
  const some = engine.Dataset.fromIdx(images, labels).slice(0, 100);
  const accuracy = engine.Network.fromJSON(network).accuracy(some);
  assert.equal(epochs.at(-1)?.evaluationAccuracy, accuracy);
  assert.deepEqual(network, (await undisturbed()).network);
});

test('a step while the monitors look after an epoch is done, and the run goes on after it', async () => {
  const expected = await undisturbed();
  const { session, source, epochs } = open();
  const release = holdValidation(source);
  const first = session.run('end');
  await settle();
  session.pause();
  assert.equal(await first, 'paused');
  release();
  const steps = [session.run('mini-batch'), session.run('mini-batch')];
  assert.deepEqual(await Promise.all(steps), ['paused', 'paused']);
  assert.equal(await session.run('end'), 'complete');
  assert.deepEqual(epochs(), expected.epochs);
  assert.deepEqual(session.save(), expected.network);
});

test('the values of an epoch are of the network that it ended with, however late the evaluation data comes', async () => {
  const expected = await undisturbed();
  const { session, source, epochs, reported } = open();
  const release = holdValidation(source);
  const first = session.run('epoch');
  await reported((report) => report.type === 'progress' && report.epoch === 1);
  session.pause();
  assert.equal(await first, 'paused');
  const steps = session.run('mini-batch');
  await settle();
  release();
  assert.equal(await steps, 'paused');
  assert.equal(await session.run('mini-batch'), 'paused');
  assert.equal(await session.run('end'), 'complete');
  assert.deepEqual(epochs(), expected.epochs);
});

test('of two runs that are asked for at once the first ends as paused, and the second is completed', async () => {
  const expected = await undisturbed();
  const { session, epochs } = open();
  assert.deepEqual(await Promise.all([session.run('end'), session.run('end')]), [
    'paused',
    'complete',
  ]);
  assert.deepEqual(epochs(), expected.epochs);
});

test('a run cut into steps and pauses ends with the bits of one at a stretch', async () => {
  const expected = await undisturbed();
  const { session, reported } = open();
  for (let step = 0; step < 5; step++) assert.equal(await session.run('mini-batch'), 'paused');
  assert.equal(await session.run('epoch'), 'paused');
  const rest = session.run('end');
  await reported((report) => report.type === 'progress');
  session.pause();
  session.pause();
  const outcome = await rest;
  if (outcome === 'paused') assert.equal(await session.run('end'), 'complete');
  assert.deepEqual(session.save(), expected.network);
});

test('another network in the place of one in training ends its run, and its reports', async () => {
  const expected = await undisturbed();
  const { session, configuration, reports, reported, epochs } = open({ epochs: 1000 });
  const first = session.run('end');
  await reported((report) => report.type === 'epoch');
  session.reset({ ...configuration, epochs: 2 }, 2);
  const from = reports.length;
  assert.equal(await first, 'replaced');
  assert.equal(await session.run('end'), 'complete');
  const later = reports.slice(from).filter((report) => 'run' in report);
  assert.ok(later.length > 0);
  assert.ok(later.every((report) => report.run === 2));
  assert.deepEqual(epochs().slice(-2), expected.epochs);
});

test('a network that is refused leaves the one before in training', async () => {
  const expected = await undisturbed();
  const { session, configuration } = open();
  assert.equal(await session.run('epoch'), 'paused');
  assert.throws(() => session.reset({ ...configuration, hidden: [65536, 65536] }, 2), RangeError);
  assert.throws(
    () => session.load({ sizes: [2, 1], cost: 'QuadraticCost', weights: [[[1, 2]]], biases: [[[1]]] }, configuration, 2), // prettier-ignore
    { name: 'RangeError', fault: { code: 'wrongSizes', sizes: '2, 1', outputs: 10 } },
  );
  assert.equal(await session.run('end'), 'complete');
  assert.deepEqual(session.save(), expected.network);
});

test('evaluation data that fails to come is asked for again, and costs no value', async () => {
  const expected = await undisturbed();
  const { session, source, epochs } = open();
  source.validation = Promise.reject(new Error('validation-00.bin could not be fetched'));
  source.validation.catch(() => {});
  await assert.rejects(session.run('end'), /could not be fetched/);
  source.validation = Promise.resolve();
  assert.equal(await session.run('end'), 'complete');
  assert.deepEqual(epochs(), expected.epochs);
});

test('a network that has diverged is not saved, and that is said', async () => {
  const { session } = open({ eta: 1e38 });
  assert.equal(await session.run('end'), 'diverged');
  assert.throws(() => session.save(), {
    name: 'RangeError',
    fault: { code: 'divergedNetwork' },
  });
});

test('another eta counts from the next mini-batch on', async () => {
  const { session } = open();
  await session.run('epoch');
  const before = JSON.stringify(session.save());
  session.change({ eta: 1e-30, lambda: 0 });
  await session.run('end');
  assert.equal(JSON.stringify(session.save()), before);
});

test('a schedule may make eta as small as a number can be', async () => {
  const { session } = open({
    eta: Number.MIN_VALUE,
    schedule: { ...SHORT.schedule, kind: 'linear' },
  });
  assert.equal(await session.run('end'), 'complete');
});

test('a run that the accuracy guides waits for it, also between steps', async () => {
  const change = { epochs: 100, earlyStopping: 1, eta: 3 };
  const expected = await undisturbed(change);
  assert.ok(expected.epochs.length < 100);
  const { session, epochs } = open(change);
  let outcome = '';
  for (let calls = 0; outcome !== 'complete' && calls < 1000; calls++) {
    outcome = await session.run('mini-batch');
    if (outcome !== 'complete') outcome = await session.run('epoch');
  }
  assert.deepEqual(epochs(), expected.epochs);
});

test('a look inside lets calls be answered, and shows what the network was', async () => {
  const change = {
    hidden: [500, 250],
    histogram: true,
    speeds: true,
    epochs: 1,
    miniBatchSize: 500,
  };
  const { session, reports } = open(change);
  const before = engine.Network.fromJSON(session.save(), { precision: SHORT.precision });
  const first = session.run('end');
  let turns = 0;
  while (!reports.some((report) => report.type === 'speeds')) {
    turns += 1;
    await breathe();
  }
  assert.ok(turns > 3, `${turns} turns`);
  assert.equal(await first, 'complete');
  const images = await new TestSource().load({ file: 'training-00.bin', examples: 0, bytes: 0, sha256: '' }); // prettier-ignore
  const set = engine.Dataset.fromIdx(images.images, images.labels);
  const [speeds] = reports.filter((report) => report.type === 'speeds');
  assert.deepEqual(speeds.speeds, before.gradientNorms(set));
  const [weights] = reports.filter((report) => report.type === 'weights');
  assert.equal(weights.counts.reduce((sum, count) => sum + count), 784 * 500 + 500 * 250 + 250 * 10); // prettier-ignore
});

test('a look inside comes before the first epoch and after each, once', async () => {
  const { session, reports } = open({ histogram: true, speeds: true });
  await session.run('mini-batch');
  await session.run('mini-batch');
  assert.equal(await session.run('end'), 'complete');
  const speeds = reports.filter((report) => report.type === 'speeds');
  assert.deepEqual(speeds.map(({ epoch }) => epoch), [0, 1, 2]); // prettier-ignore
  assert.equal(reports.filter((report) => report.type === 'weights').length, 3);
});

/** @param {Report[]} reports @returns {any} the reports of the end, the fingerprint among them */
const endOf = (reports) => reports.filter(({ type }) => type === 'end').at(-1);

/** @param {Report[]} reports @returns {any[]} what they bring to go on from */
const checkpointsOf = (reports) =>
  reports.flatMap((report) => (report.type === 'checkpoint' ? [report.checkpoint] : []));

test('a complete run has reported what to go on from, and its fingerprint, before that is answered', async () => {
  const { session, reports } = open();
  await session.run('epoch');
  assert.equal(endOf(reports), undefined);
  assert.equal(await session.run('end'), 'complete');
  const network = engine.Network.fromJSON(session.save(), { precision: SHORT.precision });
  const fingerprint = await network.fingerprint();
  assert.deepEqual(reports.at(-1), { type: 'end', run: 1, fingerprint });
  assert.deepEqual(checkpointsOf(reports).at(-1).parameters, network.parameters());
  assert.equal(checkpointsOf(reports).at(-1).epoch, 2);
});

test('changes on the way are reported with their places, and a run that repeats them ends with the same fingerprint', async () => {
  const { session, reports, configuration } = open();
  for (let step = 0; step < 3; step++) await session.run('mini-batch');
  session.change({ eta: 0.1, lambda: 3 });
  assert.equal(await session.run('epoch'), 'paused');
  session.change({ eta: 2, lambda: 0 });
  assert.equal(await session.run('end'), 'complete');
  const changes = reports.filter((report) => report.type === 'change');
  assert.deepEqual(changes, [
    { type: 'change', run: 1, epoch: 0, miniBatch: 3, eta: 0.1, lambda: 3 },
    { type: 'change', run: 1, epoch: 1, miniBatch: 0, eta: 2, lambda: 0 },
  ]);
  const from = reports.length;
  session.reset(configuration, 2, changes);
  assert.equal(await session.run('end'), 'complete');
  const later = reports.slice(from);
  assert.equal(endOf(later).fingerprint, endOf(reports.slice(0, from)).fingerprint);
  assert.deepEqual(
    later.filter((report) => report.type === 'change'),
    changes.map((change) => ({ ...change, run: 2 })),
  );
});

test('another session goes on from a checkpoint to the same fingerprint', async () => {
  const expected = open();
  await expected.session.run('end');
  const first = open();
  await first.session.run('epoch');
  await first.session.run('mini-batch'); // lost
  const [checkpoint] = checkpointsOf(first.reports);
  assert.equal(checkpoint.epoch, 1);
  const second = open({ seed: 5 });
  second.session.resume(first.configuration, structuredClone(checkpoint), 2);
  assert.equal(await second.session.run('end'), 'complete');
  assert.equal(endOf(second.reports).fingerprint, endOf(expected.reports).fingerprint);
  assert.deepEqual(second.epochs(), expected.epochs().slice(1));
});

test('a checkpoint that does not fit leaves the network before in training', async () => {
  const expected = await undisturbed();
  const { session, configuration, reports } = open();
  await session.run('epoch');
  const [checkpoint] = checkpointsOf(reports);
  assert.throws(() => session.resume({ ...configuration, hidden: [5] }, checkpoint, 2), RangeError);
  assert.equal(await session.run('end'), 'complete');
  assert.deepEqual(session.save(), expected.network);
});

for (const [pace, tick, epochs] of /** @type {[string, number, number[]][]} */ ([
  ['that are over in no time', 0, [1, 5]],
  ['that take their time', 3, [1, 2, 3, 4, 5, 5]],
])) {
  test(`epochs ${pace} leave as many checkpoints as somebody can store`, async (t) => {
    const { session, reports } = open({ epochs: 5, monitors: [], histogram: true });
    let now = 1e9;
    t.mock.method(performance, 'now', () => (now += tick));
    assert.equal(await session.run('end'), 'complete');
    assert.deepEqual(
      checkpointsOf(reports).map(({ epoch }) => epoch),
      epochs,
    );
  });
}

test('a run that pauses between two epochs has left a checkpoint of the last one', async (t) => {
  const { session, reports } = open({ epochs: 5 });
  t.mock.method(performance, 'now', () => 2e9);
  for (let epoch = 1; epoch <= 3; epoch++) {
    await session.run('epoch');
    assert.equal(checkpointsOf(reports).at(-1).epoch, epoch);
  }
});

test('the network that early stopping keeps is the one that is saved', async () => {
  const { session, reports, epochs } = open({ epochs: 100, earlyStopping: 1, eta: 3 });
  assert.equal(await session.run('end'), 'complete');
  const { best } = checkpointsOf(reports).at(-1);
  assert.equal(best.epoch, epochs().length - 1);
  assert.equal(best.accuracy, Math.max(...epochs().map((values) => Number(values.evaluationAccuracy)))); // prettier-ignore
  const network = engine.Network.fromJSON(session.save(), { precision: SHORT.precision });
  assert.deepEqual(network.parameters(), best.parameters);
  await session.findMistakes();
  const mistakes = reports.findLast(({ type }) => type === 'mistakes');
  const { labels, answers, epoch, miniBatch } = /** @type {any} */ (mistakes);
  assert.deepEqual({ epoch, miniBatch }, { epoch: best.epoch, miniBatch: 0 });
  assert.equal(labels.filter((/** @type {number} */ label, /** @type {number} */ i) => label === answers[i]).length, best.accuracy); // prettier-ignore
});
