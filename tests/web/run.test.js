import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { DEFAULT_CONFIGURATION, merged } from '../../web/model/configuration.js';
import { emptyCurves } from '../../web/model/curves.js';
import {
  epochsLearnt,
  hasBegun,
  newRun,
  presentConfiguration,
  reduce,
  rewound,
} from '../../web/model/run.js';
import { TrainingSession } from '../../web/worker/session.js';
import { TestSource } from './support/mnist-source.js';

/** @typedef {import('../../web/model/run.js').Run} Run */

/** Three epochs of ten mini-batches. */
const CONFIGURATION = merged(DEFAULT_CONFIGURATION, {
  hidden: [20],
  ...{ trainingSize: 100, epochs: 3, eta: 0.5, lambda: 0.1, speeds: true },
});

/** @param {number} epoch @param {number} miniBatch @param {object} [rest] */
const progress = (epoch, miniBatch, rest) => ({
  ...{ type: 'progress', epoch, miniBatch, miniBatches: 10, share: 1 },
  ...{ imagesPerSecond: 10, secondsLeft: 2, seconds: 1.5, recent: null, ...rest },
});

/** @param {number} epoch @param {number} miniBatch @param {number} eta @param {number} [lambda] */
const change = (epoch, miniBatch, eta, lambda = 0.1) =>
  ({ type: 'change', epoch, miniBatch, eta, lambda }); // prettier-ignore

/** A change as a run has it. @param {[number, number, number, number?]} values as of change */
const entry = (...values) => {
  const { type: _, ...rest } = change(...values);
  return rest;
};

/** @param {any[]} reports @param {Run} [run] @returns {Run} after these */
const after = (reports, run = newRun(CONFIGURATION)) => reports.reduce(reduce, run);

test('a run that has not begun has shown nothing, and is at the beginning of its first epoch', () => {
  const run = newRun({ ...CONFIGURATION, trainingSize: 105 });
  assert.equal(hasBegun(run), false);
  assert.equal(run.progress.miniBatches, 11);
  assert.deepEqual(run.curves, emptyCurves({ ...CONFIGURATION, trainingSize: 105 }));
  assert.deepEqual([run.experiment, run.isFromFile, run.fingerprint], [null, false, null]);
  const experiment = { id: 'l1-l2', run: 1 };
  assert.deepEqual(newRun(CONFIGURATION, { experiment }).experiment, experiment);
});

test('progress says where the run stands, and a point of the mini-batches where it brings one', () => {
  const run = after([progress(1, 5), progress(1, 6, { recent: { cost: 0.5, accuracy: 0.75 } })]);
  assert.deepEqual(run.progress, {
    ...{ epoch: 1, epochs: 3, miniBatch: 6, miniBatches: 10, share: 1 },
    ...{ imagesPerSecond: 10, secondsLeft: 2, seconds: 1.5, secondsBefore: 0 },
  });
  assert.deepEqual(run.curves.miniBatches, { epoch: [1.6], cost: [0.5], accuracy: [0.75] });
  assert.ok(hasBegun(run));
});

test('an epoch brings the values of its monitors, and leaves the other columns as they are', () => {
  const { history } = after([
    { type: 'epoch', epoch: 0, values: { trainingCost: 1, evaluationAccuracy: 80 } },
    { type: 'epoch', epoch: 1, values: { trainingCost: 0.5, evaluationAccuracy: 90 } },
  ]).curves;
  assert.deepEqual(history, {
    ...{ trainingCost: [1, 0.5], evaluationAccuracy: [80, 90] },
    ...{ evaluationCost: [], trainingAccuracy: [] },
  });
});

test('the speeds of the layers are columns, and of the weights the last count is kept', () => {
  const { speeds, histogram } = after([
    { type: 'speeds', epoch: 0, speeds: [1, 2] },
    { type: 'weights', counts: [1] },
    { type: 'speeds', epoch: 1, speeds: [3, 4] },
    { type: 'weights', counts: [2] },
  ]).curves;
  assert.deepEqual(speeds, { epoch: [0, 1], layers: [[1, 3], [2, 4]] }); // prettier-ignore
  assert.deepEqual(histogram, [2]);
});

test('the end brings the fingerprint, and as many epochs as there were', () => {
  const run = after([progress(2, 0), { type: 'end', fingerprint: '0123456789abcdef' }]);
  assert.equal(run.fingerprint, '0123456789abcdef');
  assert.equal(run.curves.run.epochs, 2);
  assert.equal(run.progress.epochs, 3);
});

test('reports of the network and of the pad change nothing of a run', () => {
  const run = after([progress(1, 0)]);
  assert.equal(after([{ type: 'checkpoint', checkpoint: {} }, { type: 'prediction' }], run), run);
});

test('a report leaves the run before it as it was, but for the points of its mini-batches', () => {
  const run = after([progress(1, 0), change(1, 0, 0.25)]);
  const before = structuredClone(run);
  const point = { recent: { cost: 0.5, accuracy: 1 } };
  after([progress(2, 3, point), change(2, 3, 1), { type: 'end', fingerprint: 'f' }], run);
  assert.deepEqual(
    { ...run, curves: { ...run.curves, miniBatches: null } },
    { ...before, curves: { ...before.curves, miniBatches: null } },
  );
});

test('changes of eta and lambda are logged in their order, and the last is the present one', () => {
  const run = after([change(0, 3, 0.25), change(1, 0, 0.25, 7)]);
  assert.deepEqual(run.changes, [entry(0, 3, 0.25), entry(1, 0, 0.25, 7)]);
  assert.equal(run.configuration, CONFIGURATION);
  assert.deepEqual(presentConfiguration(run), { ...CONFIGURATION, eta: 0.25, lambda: 7 });
  assert.equal(presentConfiguration(newRun(CONFIGURATION)), CONFIGURATION);
});

test('a change before the first mini-batch is one of the configuration', () => {
  const run = after([change(0, 0, 0.25, 7)]);
  assert.deepEqual(run.changes, []);
  assert.deepEqual(run.configuration, { ...CONFIGURATION, eta: 0.25, lambda: 7 });
});

test('what was changed again before anything was trained with it never counted', () => {
  const { changes } = after([change(0, 3, 0.25), change(0, 3, 0.3), change(0, 3, 0.35)]);
  assert.deepEqual(changes, [entry(0, 3, 0.35)]);
});

/** Two and a half epochs with three changes. */
const interrupted = () =>
  after([
    { type: 'speeds', epoch: 0, speeds: [1, 1] },
    change(0, 4, 0.4),
    progress(0, 5, { recent: { cost: 3, accuracy: 0.1 } }),
    progress(1, 0, { recent: { cost: 2, accuracy: 0.2 } }),
    { type: 'speeds', epoch: 1, speeds: [2, 2] },
    { type: 'epoch', epoch: 0, values: { trainingCost: 3 } },
    change(1, 0, 0.3),
    progress(1, 5, { recent: { cost: 1, accuracy: 0.3 } }),
    change(1, 6, 0.2),
    progress(2, 0, { recent: { cost: 0.5, accuracy: 0.4 } }),
    { type: 'speeds', epoch: 2, speeds: [3, 3] },
    { type: 'epoch', epoch: 1, values: { trainingCost: 2 } },
    progress(2, 5, { recent: { cost: 0.25, accuracy: 0.5 } }),
  ]);

test('a run that was interrupted stands as it did at the end of an epoch, and has its changes to repeat', () => {
  const run = rewound(interrupted(), 1);
  assert.deepEqual(run.curves.miniBatches.epoch, [0.5, 1]);
  assert.deepEqual(run.curves.history.trainingCost, [3]);
  assert.deepEqual(run.curves.speeds, { epoch: [0, 1], layers: [[1, 2], [1, 2]] }); // prettier-ignore
  assert.deepEqual([run.progress.epoch, run.progress.miniBatch], [1, 0]);
  assert.equal(run.progress.secondsLeft, null);
  assert.equal(run.progress.seconds, 1.5);
  assert.deepEqual(run.changes, [entry(0, 4, 0.4), entry(1, 0, 0.3), entry(1, 6, 0.2)]);
});

test('the time of a run that was interrupted goes on, though who trains it counts from zero', () => {
  const again = after([progress(1, 1)], rewound(interrupted(), 1));
  assert.equal(again.progress.seconds, 3);
  assert.equal(after([progress(1, 2, { seconds: 4 })], again).progress.seconds, 5.5);
  assert.equal(after([progress(1, 1)], rewound(again, 1)).progress.seconds, 4.5);
});

test('a run that is put back to its start has shown nothing, what was seen before it began included', () => {
  const run = rewound(interrupted(), 0);
  assert.equal(hasBegun(run), false);
  assert.deepEqual(run.curves, emptyCurves(CONFIGURATION));
  assert.equal(run.changes.length, 3);
});

test('changes that are repeated stay as they are; another one takes the place of those that come later', () => {
  const run = rewound(interrupted(), 1);
  const repeated = after([change(1, 0, 0.3), progress(1, 6), change(1, 6, 0.2)], run);
  assert.deepEqual(repeated.changes, run.changes);
  const other = after([change(1, 0, 0.3), progress(1, 3), change(1, 3, 0.9)], run);
  assert.deepEqual(other.changes, [entry(0, 4, 0.4), entry(1, 0, 0.3), entry(1, 3, 0.9)]);
  assert.deepEqual(after([change(0, 0, 0.9)], rewound(run, 0)).changes, []);
});

test('a run whose monitors look at its end alone has nothing of them before', () => {
  const configuration = merged(CONFIGURATION, { monitorEvery: 'run' });
  const end = [progress(3, 0), { type: 'epoch', epoch: 2, values: { trainingCost: 2 } }];
  const run = after(end, newRun(configuration));
  assert.deepEqual(rewound(run, 2).curves.history.trainingCost, []);
  assert.deepEqual(rewound(run, 3).curves.history.trainingCost, [2]);
});

const engine = await loadNetwork2();

/** A session with what its reports make of a run. @param {Run} run */
function follow(run) {
  /** @type {{run: Run, checkpoints: any[]}} */
  const followed = { run, checkpoints: [] };
  const session = new TrainingSession(engine, new TestSource(), async (report) => {
    if (!('run' in report)) return;
    if (report.type === 'checkpoint') followed.checkpoints.push(structuredClone(report.checkpoint));
    followed.run = reduce(followed.run, report);
  });
  return { session, followed };
}

test('a run with changes that is interrupted after them ends as if nothing had happened', async () => {
  const first = follow(newRun(CONFIGURATION));
  first.session.reset(CONFIGURATION, 1);
  await first.session.run('epoch');
  for (let step = 0; step < 3; step++) await first.session.run('mini-batch');
  first.session.change({ eta: 0.1, lambda: 3 });
  await first.session.run('mini-batch');
  first.session.change({ eta: 2, lambda: 0 });
  await first.session.run('mini-batch');
  const { checkpoints } = first.followed;
  const lost = structuredClone(first.followed.run);
  await first.session.run('end');
  const whole = first.followed.run;
  assert.equal(whole.changes.length, 2);

  const [checkpoint] = checkpoints;
  assert.equal(checkpoint.epoch, 1);
  for (const at of [checkpoint, null]) {
    const second = follow(rewound(lost, at?.epoch ?? 0));
    const { configuration, changes } = second.followed.run;
    if (at) second.session.resume(configuration, at, 2, changes);
    else second.session.reset(configuration, 2, changes);
    await second.session.run('end');
    const { run } = second.followed;
    assert.equal(run.fingerprint, whole.fingerprint);
    assert.deepEqual(run.changes, whole.changes);
    assert.deepEqual(run.curves.history, whole.curves.history);
    assert.deepEqual(run.curves.speeds, whole.curves.speeds);
  }
});

test('the network of a run that ended early has learnt up to its best epoch, once the run is complete', () => {
  const configuration = { ...CONFIGURATION, earlyStopping: 1 };
  const epoch = (/** @type {number} */ i, /** @type {number} */ right) => ({ type: 'epoch', epoch: i, values: { evaluationAccuracy: right } }); // prettier-ignore
  const reports = [progress(1, 0), epoch(0, 7000), progress(2, 0), epoch(1, 6900)];
  const running = after(reports, newRun(configuration));
  assert.equal(epochsLearnt(running), 2);
  const end = { type: 'end', fingerprint: '0123456789abcdef' };
  assert.equal(epochsLearnt(after([end], running)), 1);
  assert.equal(epochsLearnt(after([...reports, end])), 2);
});
