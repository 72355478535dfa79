import assert from 'node:assert/strict';
import { test } from 'node:test';
import { softmax } from '../../web/lab/softmax.js';

/** @param {number[]} values */
const shown = (values) => values.map((value) => value.toFixed(3));

test('activations are in proportion to e^z and their sum is 1', () => {
  const z = [2.5, -1, 3.2, 0.5];
  const a = softmax(z);
  assert.deepEqual(shown(a), ['0.315', '0.009', '0.633', '0.043']);
  assert.ok(Math.abs(a.reduce((sum, one) => sum + one) - 1) < 1e-15);
  assert.ok(Math.abs(a[2] / a[3] - Math.exp(2.7)) < 1e-12);
});

test('only differences count, however large the weighted inputs', () => {
  assert.deepEqual(softmax([1000, 1000]), [0.5, 0.5]);
  assert.deepEqual(softmax([-1000, -1000, -1000, -1000]), [0.25, 0.25, 0.25, 0.25]);
  assert.deepEqual(softmax([800, -800]), [1, 0]);
});
