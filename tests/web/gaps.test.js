import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { loadMnist } from '../../tools/mnist.js';
import { repeat } from '../../web/cli/repeat.js';
import { restoredFrom } from '../../web/lab/restoring.js';
import { initialState } from '../../web/lab/state.js';
import { DEFAULT_CONFIGURATION, merged } from '../../web/model/configuration.js';
import { runsToCsv } from '../../web/model/csv.js';
import { atEpoch, emptyCurves, withEpoch, withSpeeds } from '../../web/model/curves.js';
import { verdictOf } from '../../web/model/experiment.js';
import { readHandIn, writeHandIn } from '../../web/model/hand-in.js';
import { newRun, reduce, withWatched } from '../../web/model/run.js';
import { verify } from '../../web/model/verify.js';
import { Training } from '../../web/worker/training.js';
import { pictureOf } from '../../web/views/chart-picture.js';
import { spokenSummary, tableOf } from '../../web/views/chart-words.js';
import { resultOfRun } from '../../web/views/notebook/results.js';
import { seriesOf } from '../../web/views/series.js';

/** @typedef {import('../../web/model/run.js').Run} Run */

const FINGERPRINT = '0123456789abcdef';

/** @param {object} [change] of the default configuration */
const configured = (change = {}) =>
  merged(DEFAULT_CONFIGURATION, { trainingSize: 1000, epochs: 5, ...change });

/** @param {number} epoch from 0 @param {Record<string, number>} values @returns {any} */
const seen = (epoch, values) => ({ type: 'epoch', epoch, values });

const moment = { imagesPerSecond: 0, secondsLeft: 0, recent: null, miniBatches: 100, share: 1, seconds: 1 }; // prettier-ignore

/** Five epochs, of which the first, the fourth and the fifth were watched on evaluation data. @returns {Run} */
function gappedRun() {
  const reports = /** @type {any[]} */ ([
    seen(0, { evaluationAccuracy: 9000, trainingCost: 1 }),
    seen(1, { trainingCost: 0.5 }),
    seen(2, {}),
    seen(3, { evaluationAccuracy: 9500 }),
    seen(4, { evaluationAccuracy: 9400 }),
    { type: 'progress', epoch: 5, miniBatch: 0, ...moment },
    { type: 'end', fingerprint: FINGERPRINT },
  ]);
  return reports.reduce(reduce, newRun(configured({ monitors: ['evaluationAccuracy'] })));
}

test('an epoch that was not watched is a gap, and the values after it stand at their epochs', () => {
  const { history } = gappedRun().curves;
  assert.deepEqual(history.evaluationAccuracy, [9000, null, null, 9500, 9400]);
  assert.deepEqual(history.trainingCost, [1, 0.5]);
  assert.deepEqual(history.evaluationCost, []);
  const { history: before } = atEpoch(gappedRun().curves, 2);
  assert.deepEqual(before.evaluationAccuracy, [9000, null]);
  const once = withEpoch(emptyCurves(configured({ monitorEvery: 'run' })), 4, { trainingCost: 1 });
  assert.deepEqual(once.history.trainingCost, [1]);
});

test('what is newly watched has gaps for what is over, and what is no longer watched keeps its values', () => {
  const run = gappedRun();
  const watched = withWatched(run, {
    monitors: ['evaluationCost'],
    speeds: true,
    histogram: false,
  });
  assert.deepEqual(watched.curves.history.evaluationCost, Array(5).fill(null));
  const { evaluationAccuracy } = watched.curves.history;
  assert.deepEqual(evaluationAccuracy, run.curves.history.evaluationAccuracy);
  assert.deepEqual(watched.configuration, { ...run.configuration, monitors: ['evaluationCost'], speeds: true }); // prettier-ignore
  assert.equal(watched.fingerprint, FINGERPRINT);
});

test('the speeds of an epoch that are told again stand in the place of those before', () => {
  const once = withSpeeds(withSpeeds(emptyCurves(configured()), 0, [1, 2]), 3, [3, 4]);
  assert.deepEqual(withSpeeds(once, 3, [3, 4]).speeds, { epoch: [0, 3], layers: [[1, 3], [2, 4]] }); // prettier-ignore
});

test('a run has a verdict only where each value that it takes was watched', () => {
  const { curves } = gappedRun();
  const monitor = /** @type {const} */ ('evaluationAccuracy');
  assert.equal(verdictOf({ monitor, reported: 9400 }, curves)?.agrees, true);
  assert.equal(verdictOf({ monitor, reported: 9500, best: true }, curves), null);
  assert.equal(verdictOf({ monitor, final: 9400 }, curves)?.agrees, true);
  assert.equal(verdictOf({ monitor, final: 9400, highest: 9500 }, curves), null);
  assert.equal(verdictOf({ monitor, final: 9400, series: [9000, 1, 2, 3, 9400] }, curves), null);
  const first = { monitor, final: 9400, series: [9000, 1, 2, 3, 9400], stableEpochs: 1 };
  assert.equal(verdictOf(first, curves)?.code, 'asPublishedAtFirst');
  assert.equal(verdictOf({ monitor: 'trainingCost', final: 0.5 }, curves), null);
  assert.equal(verdictOf({ monitor: 'evaluationCost', reported: 1 }, curves), null);
});

test('last and best are of the epochs that were watched', () => {
  const { curves } = gappedRun();
  assert.deepEqual(resultOfRun(curves), {
    kind: 'accuracy',
    set: 'evaluation',
    last: 94,
    best: 95,
  });
  const nothing = withWatched(newRun(configured({ monitors: [] })), { monitors: ['trainingCost'], speeds: false, histogram: false }); // prettier-ignore
  assert.equal(resultOfRun(nothing.curves), null);
});

test('summary and table say what there is, and leave a cell empty where there is nothing', () => {
  const { curves } = gappedRun();
  assert.equal(
    spokenSummary(curves, 'accuracy'),
    'Accuracy by epoch. On validation data: 90.00% after epoch 1, 94.00% after epoch 5, highest 95.00% after epoch 4.',
  );
  const cells = tableOf(curves, 'accuracy').rows.map((row) => row.join(' '));
  assert.deepEqual(cells, ['5 94.00%', '4 95.00%', '3 ', '2 ', '1 90.00%']);
});

test('a chart draws no line across a gap', () => {
  const run = gappedRun();
  const state = initialState(DEFAULT_CONFIGURATION, {});
  const series = seriesOf({ ...state, run }, 'accuracy');
  assert.deepEqual(series.map(({ y }) => y), [[90, null, null, 95, 94]]); // prettier-ignore
  const { shapes } = pictureOf({
    ...{ title: '', xLabel: '', note: '', keys: [], kind: 'accuracy', series, x: [0, 5], y: [80, 100] }, // prettier-ignore
  });
  const lines = shapes.filter((shape) => 'points' in shape && shape.clipped);
  assert.deepEqual(lines.map((line) => 'points' in line && line.points.length), [2]); // prettier-ignore
  assert.equal(shapes.filter((shape) => 'centre' in shape).length, 1);
});

test('a band has a gap where one of its runs has one', () => {
  const state = initialState(DEFAULT_CONFIGURATION, {});
  const group = /** @type {any} */ ({ id: 'g', kind: 'seeds', path: 'seed', values: [0, 1], isShown: true, look: 1 }); // prettier-ignore
  const other = [9100, 9200, 9300, 9400, 9500].reduce(
    (run, evaluationAccuracy, epoch) => reduce(run, seen(epoch, { evaluationAccuracy })),
    newRun(configured()),
  );
  const begun = { ...other, progress: { ...other.progress, epoch: 5 } };
  const runs = [gappedRun(), begun].map((run, i) => /** @type {any} */ ({ ...state.present, id: `${i}`, group: 'g', run })); // prettier-ignore
  const series = seriesOf({ ...state, notebook: { runs, groups: [group] } }, 'accuracy');
  const band = series.filter(({ owner }) => owner === 'g').map(({ what, y }) => [what, y]);
  assert.deepEqual(band, [
    ['low', [90, null, null, 94, 94]],
    ['high', [91, null, null, 95, 95]],
    ['evaluation', [90.5, null, null, 94.5, 94.5]],
  ]);
});

test('the CSV file has an empty cell for a gap', () => {
  const [header, ...rows] = runsToCsv([{ name: 'a', run: gappedRun() }]).trim().split('\r\n').map((row) => row.split(',')); // prettier-ignore
  const at = ['epoch', 'evaluationAccuracy', 'trainingCost'].map((name) => header.indexOf(name));
  assert.deepEqual(
    rows.map((row) => at.map((i) => row[i]).join()),
    ['1,9000,1', '2,,0.5', '4,9500,', '5,9400,'],
  );
});

test('a hand-in file gives back gaps, and curves of what is no longer watched', () => {
  const run = withWatched(gappedRun(), { monitors: ['evaluationCost'], speeds: false, histogram: false }); // prettier-ignore
  const file = writeHandIn([{ id: 'a', name: null, starred: false, seconds: 1, run }]);
  assert.deepEqual(readHandIn(file).runs[0].run.curves.history, run.curves.history);
});

test('a run with gaps is brought back from the store as it was', () => {
  const run = gappedRun();
  const kept = { ...initialState(DEFAULT_CONFIGURATION, {}).present, status: 'complete', run };
  const { runs } = restoredFrom({ runs: [structuredClone(kept)], last: { order: [kept.id] } });
  assert.deepEqual(runs[0].run.curves.history, run.curves.history);
});

const engine = await loadNetwork2();
const mnist = loadMnist(engine);
const sets = {
  take: async (/** @type {keyof typeof mnist} */ set, /** @type {number} */ examples) =>
    mnist[set].slice(0, examples),
  fetch: async () => [],
};

/**
 * Makes a run, of which something else is watched after some epochs.
 * @param {import('../../web/model/configuration.js').Configuration} configuration
 * @param {Record<number, import('../../web/model/configuration.js').Watched>} watching by epoch
 * @returns {Promise<Run>}
 */
async function watchedRun(configuration, watching) {
  const training = Training.fromSeed(engine, sets, configuration, 1);
  let run = newRun(configuration);
  const report = (/** @type {any} */ one) => (run = reduce(run, one));
  const look = () =>
    training.look((epoch, { speeds, values }) => {
      if (speeds) report({ type: 'speeds', epoch, speeds });
      if (values) report(seen(epoch - 1, /** @type {any} */ (values)));
    });
  await training.prepare();
  for (let epoch = 0; ; epoch++) {
    report({ type: 'progress', epoch, miniBatch: 0, ...moment });
    if (training.mustLook) await look();
    if (watching[epoch]) {
      training.watch(watching[epoch]);
      run = withWatched(run, watching[epoch]);
      if (training.mustLook) await look();
    }
    if (training.isOver) break;
    while (training.epoch === epoch) training.train(1000);
  }
  return reduce(run, { type: 'end', fingerprint: await training.finish() });
}

test('a run of which other things were watched in its course comes out the same, and an altered value is found', async () => {
  const configuration = configured({ trainingSize: 200, epochs: 4, lambda: 0, monitors: ['trainingAccuracy'] }); // prettier-ignore
  const run = await watchedRun(configuration, {
    1: { monitors: ['evaluationAccuracy', 'trainingCost'], speeds: true, histogram: false },
    3: { monitors: ['trainingCost'], speeds: false, histogram: false },
    4: { monitors: ['trainingCost', 'evaluationCost'], speeds: true, histogram: true },
  });
  const { history, speeds } = run.curves;
  assert.equal(history.trainingAccuracy.length, 1);
  assert.equal(history.evaluationAccuracy.length, 3);
  assert.deepEqual(history.evaluationCost, [null, null, null, null]);
  assert.deepEqual(speeds.epoch, [1, 2, 3, 4]);
  const withHistory = (/** @type {object} */ change) => ({
    ...run,
    curves: { ...run.curves, history: { ...history, ...change } },
  });
  const answers = await verify(
    [
      run,
      withHistory({ evaluationAccuracy: history.evaluationAccuracy.with(1, 7) }),
      withHistory({ trainingAccuracy: [7] }),
      withHistory({ trainingCost: history.trainingCost.slice(0, 3) }),
    ],
    (one) => repeat(engine, sets, one, []),
  );
  assert.deepEqual(answers[0], { code: 'same' });
  assert.deepEqual(
    answers.slice(1).map((answer) => 'what' in answer && 'epoch' in answer && [answer.what, answer.epoch]), // prettier-ignore
    [
      ['evaluationAccuracy', 2],
      ['trainingAccuracy', 1],
      ['trainingCost', 4],
    ],
  );
});
