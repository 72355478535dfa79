import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_CONFIGURATION } from '../../web/model/configuration.js';
import { emptyCurves } from '../../web/model/curves.js';
import { resultOfRun } from '../../web/views/notebook/results.js';

/** @param {object} history */
function resultOf(history) {
  const curves = emptyCurves({ ...DEFAULT_CONFIGURATION, trainingSize: 1000 });
  return resultOfRun({ ...curves, history: { ...curves.history, ...history } });
}

test('a run came to its last and best accuracy on evaluation data, in per cent', () => {
  const history = { evaluationAccuracy: [9000, 9500, 9400], trainingAccuracy: [999, 999, 999] };
  assert.deepEqual(resultOf({ ...history, trainingCost: [1] }), {
    ...{ kind: 'accuracy', set: 'evaluation', last: 94, best: 95 },
  });
});

test('without that it came to the best that is known: training data, then costs, which are best when low', () => {
  const accuracy = { trainingAccuracy: [900, 800], evaluationCost: [1] };
  assert.deepEqual(resultOf(accuracy), {
    ...{ kind: 'accuracy', set: 'training', last: 80, best: 90 },
  });
  assert.deepEqual(resultOf({ evaluationCost: [1, 0.25, 0.5], trainingCost: [9] }), {
    ...{ kind: 'cost', set: 'evaluation', last: 0.5, best: 0.25 },
  });
  assert.equal(resultOf({ trainingCost: [2] })?.set, 'training');
  assert.equal(resultOf({}), null);
});

test('a cost that has stopped being a number is not the best', () => {
  assert.equal(resultOf({ trainingCost: [2, 1, NaN] })?.best, 1);
  assert.equal(resultOf({ trainingCost: [NaN, Infinity, 3] })?.best, 3);
});
