import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_CONFIGURATION } from '../../web/model/configuration.js';
import { cutShort, emptyCurves, withEpoch, withMiniBatches } from '../../web/model/curves.js';
import { initialState } from '../../web/lab/state.js';
import { spokenSummary, tableOf } from '../../web/views/chart-words.js';
import { hasIncomparableCosts, seriesOf, thinned, valueRange } from '../../web/views/series.js';

/** @typedef {import('../../web/model/curves.js').Curves} Curves */

const empty = () => emptyCurves({ ...DEFAULT_CONFIGURATION, trainingSize: 1000, epochs: 3 });

/** Two epochs, with a point of the mini-batches in the middle of each and at the end of the first. */
function twoEpochs() {
  let curves = empty();
  curves = withMiniBatches(curves, 0.5, { cost: 2, accuracy: 0.5 });
  curves = withMiniBatches(curves, 1, { cost: 1, accuracy: 0.75 });
  curves = withEpoch(curves, 0, { evaluationAccuracy: 8000, trainingCost: 0.75 });
  curves = withMiniBatches(curves, 1.5, { cost: 0.7, accuracy: 0.9 });
  return withEpoch(curves, 1, { evaluationAccuracy: 9000, trainingCost: 0.5 });
}

/** @param {Curves} curves of the present run @param {'cost' | 'accuracy'} kind */
function seriesOfCurves(curves, kind) {
  const state = initialState(DEFAULT_CONFIGURATION, {});
  return seriesOf({ ...state, run: { ...state.run, curves } }, kind);
}

test('a run that ended early has as many epochs as it took', () => {
  assert.equal(cutShort(twoEpochs(), 2).run.epochs, 2);
  const curves = twoEpochs();
  assert.equal(cutShort(curves, 3), curves);
});

test('each series of a chart has its own positions, and the unit of the chart', () => {
  const accuracy = seriesOfCurves(twoEpochs(), 'accuracy');
  assert.deepEqual(
    accuracy.map(({ what, x, y }) => ({ what, x, y })),
    [
      { what: 'miniBatches', x: [0.5, 1, 1.5], y: [50, 75, 90] },
      { what: 'evaluation', x: [1, 2], y: [80, 90] },
    ],
  );
  const cost = seriesOfCurves(twoEpochs(), 'cost').find(({ what }) => what === 'training');
  assert.deepEqual(cost?.y, [0.75, 0.5]);
  assert.deepEqual(seriesOfCurves(empty(), 'cost'), []);
});

test('a long series is thinned to means, a short one left alone', () => {
  const x = Array.from({ length: 1000 }, (_, i) => i + 1);
  const few = thinned(x, x, 100);
  assert.equal(few.x.length, 100);
  assert.equal(few.x[99], 1000);
  assert.equal(few.y[0], 5.5);
  assert.deepEqual(thinned(x, x, 1000), { x, y: x });
});

test('the accuracy axis ends at 100 % and begins a little below the lowest epoch', () => {
  const [low, high] = valueRange(seriesOfCurves(twoEpochs(), 'accuracy'), 'accuracy');
  assert.equal(high, 100);
  assert.ok(low < 80 && low >= 70, `${low}`);
  assert.deepEqual(valueRange([], 'accuracy'), [0, 100]);
});

test('the cost axis begins at 0 and holds every epoch, however the run ends', () => {
  const [low, high] = valueRange(seriesOfCurves(twoEpochs(), 'cost'), 'cost');
  assert.equal(low, 0);
  assert.ok(high > 0.75);
  const diverged = withEpoch(twoEpochs(), 2, { trainingCost: NaN, evaluationAccuracy: 980 });
  assert.ok(Number.isFinite(valueRange(seriesOfCurves(diverged, 'cost'), 'cost')[1]));
});

test('the summary says where each series began, ended and was best', () => {
  assert.equal(
    spokenSummary(twoEpochs(), 'accuracy'),
    'Accuracy by epoch. On validation data: 80.00% after epoch 1, 90.00% after epoch 2, highest 90.00% after epoch 2.',
  );
  assert.equal(spokenSummary(empty(), 'cost'), 'Cost by epoch. No epoch has ended yet.');
});

test('the table has the last epoch first', () => {
  assert.deepEqual(tableOf(twoEpochs(), 'cost'), {
    head: ['Epoch', 'Training data'],
    rows: [
      ['2', '0.5000'],
      ['1', '0.7500'],
    ],
  });
});

test('costs of sets of different size are called incomparable only when lambda is in them', () => {
  const curves = withEpoch(twoEpochs(), 2, { evaluationCost: 1 });
  assert.equal(hasIncomparableCosts(curves, 5), true);
  assert.equal(hasIncomparableCosts(curves, 0), false);
  assert.equal(hasIncomparableCosts(twoEpochs(), 5), false);
});
