import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorOn, fitted, MAX_DEGREE, POINTS, UNSEEN, valueOf } from '../../web/lab/polynomial.js';

test('a polynomial is evaluated from its coefficients', () => {
  assert.equal(valueOf([1, 2, 3], 2), 17);
  assert.equal(valueOf([5], 9), 5);
});

test('a straight line through points of a straight line is that line', () => {
  const [a, b] = fitted(1, 0, [[-1, 1], [0, 3], [1, 5]]); // prettier-ignore
  assert.ok(Math.abs(a - 3) < 1e-12 && Math.abs(b - 2) < 1e-12);
});

test('with a coefficient for each point, the curve goes through all of them and misses the unseen ones', () => {
  const exact = fitted(MAX_DEGREE, 0);
  assert.ok(errorOn(exact, POINTS) < 1e-6);
  assert.ok(errorOn(exact, UNSEEN) > 2 * errorOn(fitted(1, 0), UNSEEN));
});

test('regularisation makes the coefficients smaller, the fit worse and the unseen points better met', () => {
  const [plain, regularised] = [fitted(MAX_DEGREE, 0), fitted(MAX_DEGREE, 0.1)];
  const largest = (/** @type {number[]} */ some) => Math.max(...some.map(Math.abs));
  assert.ok(largest(regularised) < largest(plain) / 10);
  assert.ok(errorOn(regularised, POINTS) > errorOn(plain, POINTS));
  assert.ok(errorOn(regularised, UNSEEN) < errorOn(plain, UNSEEN) / 2);
});
