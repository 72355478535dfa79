import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surpriseAt, surprises } from '../../web/lab/surprise.js';

test('what was certain is no surprise, and half the probability adds as much each time', () => {
  assert.equal(surpriseAt(1), 0);
  const steps = [1, 0.5, 0.25, 0.125].map(surpriseAt);
  for (const i of [1, 2, 3]) {
    assert.ok(Math.abs(steps[i] - steps[i - 1] - Math.LN2) < 1e-12);
  }
});

test('where the answer is always the same, the mean is the surprise at it', () => {
  assert.equal(surprises(1, 0.2).mean, surpriseAt(0.2));
  assert.equal(surprises(0, 0.2).mean, surpriseAt(0.8));
});

test('the mean is least where the neuron gives each answer as often as it is right', () => {
  const meanAt = (/** @type {number} */ a) => surprises(0.7, a).mean;
  const all = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  const best = all.reduce((a, b) => (meanAt(b) < meanAt(a) ? b : a));
  assert.equal(best, 0.7);
  assert.ok(meanAt(0.7) > 0.6); // and even then it is not 0, since nobody can know
});
