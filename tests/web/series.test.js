import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../web/lab/state.js';
import { DEFAULT_CONFIGURATION, merged } from '../../web/model/configuration.js';
import { EMPTY_NOTEBOOK, nextKept, withChange, withGroup, withKept } from '../../web/model/notebook.js'; // prettier-ignore
import { newRun, reduce } from '../../web/model/run.js';
import { lastEpoch, seriesOf } from '../../web/views/series.js';

/** @typedef {import('../../web/model/notebook.js').Notebook} Notebook */

/** A run with these counts of right answers of 10,000. @param {number[]} right @param {number} [epochs] */
function runOf(right, epochs = 3) {
  const reports = right.flatMap((evaluationAccuracy, epoch) => [
    { type: 'epoch', epoch, values: { evaluationAccuracy } },
    { type: 'progress', epoch: epoch + 1, miniBatch: 0, miniBatches: 10, recent: null },
  ]);
  return /** @type {any[]} */ (reports).reduce(reduce, newRun(merged(DEFAULT_CONFIGURATION, { epochs }))); // prettier-ignore
}

/** @param {Notebook} notebook @param {import('../../web/model/run.js').Run} run */
const withRun = (notebook, run) => withKept(notebook, { ...nextKept(run, notebook, null), run });

/** The lab with a notebook, and a run that has not begun. @param {Notebook} notebook */
const labWith = (notebook) => ({ ...initialState(DEFAULT_CONFIGURATION, {}), notebook });

/** @param {number[][]} right of each run */
const bandWith = (...right) =>
  withGroup(EMPTY_NOTEBOOK, { kind: 'seeds', path: 'seed', values: right.map((_, i) => i) }, right.map((one) => runOf(one))); // prettier-ignore

/** @param {Notebook} notebook */
const drawn = (notebook) => seriesOf(labWith(notebook), 'accuracy').map(({ what, x, y }) => ({ what, x, y })); // prettier-ignore

test('runs over seeds are a band from the lowest to the highest, with their mean', () => {
  const { notebook } = bandWith([9000, 9500], [9100, 9300], [9200, 9100]);
  assert.deepEqual(drawn(notebook), [
    { what: 'low', x: [1, 2], y: [90, 91] },
    { what: 'high', x: [1, 2], y: [92, 95] },
    { what: 'evaluation', x: [1, 2], y: [91, 93] },
  ]);
});

test('a band goes as far as the first of its runs, over those that have come to each epoch', () => {
  assert.deepEqual(drawn(bandWith([9000, 9500, 9600], [9100], []).notebook), [
    { what: 'low', x: [1, 2, 3], y: [90, 95, 96] },
    { what: 'high', x: [1, 2, 3], y: [91, 95, 96] },
    { what: 'evaluation', x: [1, 2, 3], y: [90.5, 95, 96] },
  ]);
  assert.deepEqual(drawn(bandWith([], []).notebook), []);
});

test('what is not shown is not drawn, and the present run only while it is shown', () => {
  const { notebook, group, kept } = bandWith([9000], [9100]);
  const hidden = withChange(notebook, group.id, { isShown: false });
  assert.deepEqual(drawn(hidden), []);
  const { run, ...present } = kept[0];
  const state = { ...labWith(hidden), present, run };
  assert.deepEqual(seriesOf(state, 'accuracy'), []);
  const shown = { ...state, notebook: withChange(hidden, present.id, { isShown: true }) };
  assert.deepEqual(seriesOf(shown, 'accuracy').map(({ owner }) => owner), [present.id]); // prettier-ignore
});

test('each run is drawn in its look, with its own epochs, and the axis ends with the longest', () => {
  const two = withRun(withRun(EMPTY_NOTEBOOK, runOf([9000, 9100])), runOf([8000, 8100, 8200, 8300], 40)); // prettier-ignore
  const series = seriesOf(labWith(two), 'accuracy');
  assert.deepEqual(series.map(({ owner }) => owner), two.runs.map(({ id }) => id)); // prettier-ignore
  assert.deepEqual(series.map(({ look }) => look), [0, 1]); // prettier-ignore
  assert.deepEqual(series.map(({ x }) => x.length), [2, 4]); // prettier-ignore
  assert.equal(lastEpoch(labWith(two), series), 30);
  assert.equal(lastEpoch(labWith(two), [...series, { ...series[0], x: [35] }]), 35);
});
