import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { epochsAsked } from '../../web/model/forecast.js';
import { sketched } from '../../web/model/sketch.js';

const at = (/** @type {number} */ epoch, /** @type {number} */ share) => ({ epoch, share });

test('an end is where the pen is, to half a per cent', () => {
  assert.deepEqual(sketched('end', null, 30, at(3, 0.2), at(9, 0.9031)), {
    kind: 'end',
    share: 0.905,
  });
});

test('a curve begins as a level line where the pen is put down', () => {
  const place = at(0, 0.604);
  assert.deepEqual(sketched('curve', null, 400, place, place), {
    kind: 'curve',
    shares: Array(8).fill(0.6),
  });
});

test('a quick stroke takes along all epochs that it passes, in either direction', () => {
  assert.deepEqual(epochsAsked(100), [1, 3, 9, 19, 33, 52, 74, 100]);
  const level = sketched('curve', null, 100, at(0, 0.5), at(0, 0.5));
  const curve = { kind: 'curve', shares: [0.5, 0.5, 0.5, 0.6, 0.67, 0.76, 0.9, 0.5] };
  assert.deepEqual(sketched('curve', level, 100, at(10, 0.55), at(80, 0.9)), curve);
  assert.deepEqual(sketched('curve', level, 100, at(80, 0.9), at(18, 0.59)), {
    kind: 'curve',
    shares: [0.5, 0.5, 0.5, 0.59, 0.67, 0.76, 0.87, 0.5],
  });
});

test('wherever the pen goes, also beyond the chart, the answer is one that can be kept', () => {
  const place = fc.record({
    epoch: fc.double({ min: -50, max: 500, noNaN: true }),
    share: fc.double({ min: -1, max: 2, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 2 }),
      fc.integer({ min: 1, max: 400 }),
      (pen, epochs) => {
        /** @type {import('../../web/model/forecast.js').Forecast | null} */
        let answer = null;
        for (const [i, to] of pen.entries()) answer = sketched('curve', answer, epochs, pen[Math.max(0, i - 1)], to); // prettier-ignore
        const { shares } = /** @type {{shares: number[]}} */ (/** @type {unknown} */ (answer));
        return (
          shares.length === epochsAsked(epochs).length &&
          shares.every((share) => share >= 0 && share <= 1)
        );
      },
    ),
    { seed: 1 },
  );
});
