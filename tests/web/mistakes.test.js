import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changesBetween,
  confusionOf,
  CRITICAL,
  imagesIn,
  mcNemar,
} from '../../web/model/mistakes.js';

const labels = Uint8Array.of(0, 0, 1, 1, 2, 2);
const answers = Uint8Array.of(0, 1, 1, 0, 1, 2);

test('a confusion matrix has a row for each right answer and a column for each that was given', () => {
  assert.deepEqual(confusionOf(labels, answers, 3), [
    [1, 1, 0],
    [1, 1, 0],
    [0, 1, 1],
  ]);
});

test('the images of a cell come surest first', () => {
  const seen = {
    labels: Uint8Array.of(4, 4, 4, 9),
    answers: Uint8Array.of(9, 9, 4, 9),
    outputs: Float32Array.of(0.5, 0.9, 1, 1),
  };
  assert.deepEqual(imagesIn(seen, 4, 9), [1, 0]);
  assert.deepEqual(imagesIn(seen, 4, 7), []);
});

test('what was wrong and is right is gained, the other way round lost, and wrong in another way neither', () => {
  const after = Uint8Array.of(0, 0, 0, 2, 2, 2);
  assert.deepEqual(changesBetween(labels, answers, after), { gained: [1, 4], lost: [2] });
});

test("McNemar's count is that of his formula, and tells luck from more", () => {
  assert.equal(mcNemar(0, 0), 0);
  assert.equal(mcNemar(10, 10), 0);
  assert.ok(Math.abs(mcNemar(59, 33) - 25 ** 2 / 92) < 1e-12);
  assert.ok(mcNemar(59, 33) > CRITICAL);
  assert.ok(mcNemar(50, 42) < CRITICAL);
});
