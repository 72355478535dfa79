import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numbersIn, valuesOf } from '../../web/views/notebook/several.js';

test('values of a sweep have equal ratios or equal steps, and two significant digits', () => {
  const eta = { path: 'eta', from: 0.01, to: 10, steps: 6 };
  assert.deepEqual(valuesOf({ ...eta, isLogarithmic: true }), [0.01, 0.04, 0.16, 0.63, 2.5, 10]);
  const momentum = { path: 'momentum', from: 0, to: 0.9, steps: 4, isLogarithmic: false };
  assert.deepEqual(valuesOf(momentum), [0, 0.3, 0.6, 0.9]);
});

test('values of settings that are whole numbers are whole, round, and none comes twice', () => {
  const images = { path: 'trainingSize', from: 100, to: 50_000, steps: 6, isLogarithmic: true };
  assert.deepEqual(valuesOf(images), [100, 350, 1200, 4200, 14_000, 50_000]);
  const few = { path: 'miniBatchSize', from: 1, to: 3, steps: 6, isLogarithmic: true };
  assert.deepEqual(valuesOf(few), [1, 2, 3]);
});

test('whatever the range, its values begin and end at its ends, rise, and are as many as asked or fewer', () => {
  const range = fc.record({
    path: fc.constantFrom('eta', 'trainingSize'),
    from: fc.integer({ min: 1, max: 9 }),
    times: fc.integer({ min: 2, max: 99 }),
    steps: fc.integer({ min: 2, max: 20 }),
    isLogarithmic: fc.boolean(),
  });
  fc.assert(
    fc.property(range, ({ from, times, ...rest }) => {
      const to = from * 10 * times;
      const values = valuesOf({ ...rest, from, to });
      assert.equal(values[0], from);
      assert.equal(values.at(-1), Number(to.toPrecision(2)));
      assert.ok(values.length <= rest.steps);
      for (let i = 1; i < values.length; i++) assert.ok(values[i] > values[i - 1]);
      for (const value of values) assert.equal(value, Number(value.toPrecision(2)));
      if (rest.path === 'trainingSize') assert.ok(values.every(Number.isInteger));
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('numbers of a list are read with spaces or semicolons between them, each once', () => {
  assert.deepEqual(numbersIn('0.1 1;10 ;  100'), [0.1, 1, 10, 100]);
  assert.deepEqual(numbersIn(' 1, 2, 3 '), [1, 2, 3]);
  assert.deepEqual(numbersIn('1 1.0 2'), [1, 2]);
  assert.deepEqual(numbersIn('1e-3 -5'), [0.001, -5]);
});

test('a comma stands before decimals, or between thousands as the page writes them', () => {
  assert.deepEqual(numbersIn('0,5 2,25'), [0.5, 2.25]);
  assert.deepEqual(numbersIn('1,000 50,000'), [1000, 50_000]);
  assert.deepEqual(numbersIn('0,125 1'), [0.125, 1]);
});

test('what is no list of two to twenty numbers is none', () => {
  const many = Array.from({ length: 21 }, (_, i) => i).join(' ');
  for (const entry of ['', '5', '5 5', '1 two', '1 Infinity', '1 NaN', '1,2,3 4', many]) {
    assert.equal(numbersIn(entry), null, entry);
  }
});
