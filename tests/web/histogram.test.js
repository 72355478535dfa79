import assert from 'node:assert/strict';
import { test } from 'node:test';
import { histogramOf, RANGE } from '../../web/data/histogram.js';

test('weights are counted by their size, about 0 in the middle and what is beyond at the ends', () => {
  const counts = histogramOf([
    [
      [0, 0.02, -0.02],
      [0.06, 0, 3],
    ],
    [[-100, -2]],
  ]);
  assert.equal(counts.length, 81);
  assert.equal(counts[40], 4);
  assert.equal(counts[41], 1);
  assert.equal(counts[80], 1);
  assert.equal(counts[0], 2);
  assert.equal(counts.reduce((sum, count) => sum + count), 8); // prettier-ignore
  assert.ok(Math.abs(RANGE[1] - 2.025) < 1e-12);
});
