import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWeights, emptyCounts, histogramToCsv } from '../../web/data/histogram.js';

test('weights are counted by their size, about 0 in the middle and what is beyond at the ends', () => {
  const counts = emptyCounts();
  countWeights(counts, Float32Array.of(9, 0, 0.02, -0.02, 0.06, 0, 3, 9), 1, 7);
  countWeights(counts, [-100, -2], 0, 50_000);
  assert.equal(counts.length, 81);
  assert.equal(counts[40], 4);
  assert.equal(counts[41], 1);
  assert.equal(counts[80], 1);
  assert.equal(counts[0], 2);
  assert.equal(counts.reduce((sum, count) => sum + count), 8); // prettier-ignore
});

test('the CSV has a row for each bin, with its middle', () => {
  const counts = emptyCounts();
  countWeights(counts, [0.06, 0]);
  const lines = histogramToCsv(counts).split('\r\n');
  assert.equal(lines.length, 1 + 81 + 1);
  assert.deepEqual(
    [lines[0], lines[1], lines[41], lines[42]],
    ['weight,count', '-2.00,0', '0.00,1', '0.05,1'],
  );
});
