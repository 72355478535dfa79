import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWeights, emptyCounts } from '../../web/data/histogram.js';
import { endOfAxis, weightShares } from '../../web/views/weights.js';

/** @param {number[]} weights */
const sharesOf = (weights) => {
  const counts = emptyCounts();
  countWeights(counts, weights);
  return weightShares(counts);
};

test('the shares of weights that are nearly 0, that are large, and of those between are of all weights', () => {
  const { bins, tiny, large } = sharesOf([0, 0.02, -0.02, 0.05, 1, -1, 1.1, -7]);
  assert.equal(bins.length, 41);
  assert.equal(tiny, 3 / 8);
  assert.equal(bins[20], tiny);
  assert.equal(bins[21], 1 / 8);
  assert.deepEqual([bins[0], bins[40]], [1 / 8, 1 / 8]);
  assert.ok(Math.abs(large - 2 / 8) < 1e-12);
});

test('the axis ends above the highest bar beside the middle, the same for all networks', () => {
  const narrow = sharesOf([...Array(90).fill(0), ...Array(9).fill(0.05), 0.5]);
  const wide = sharesOf([...Array(20).fill(0), ...Array(23).fill(0.1), ...Array(57).fill(-2)]);
  assert.ok(Math.abs(endOfAxis([narrow]) - 0.1) < 1e-12);
  assert.equal(endOfAxis([narrow, wide]), 0.25);
});

test('where all weights are nearly 0 there still is an axis', () => {
  assert.equal(endOfAxis([sharesOf([0, 0])]), 0.001);
});
