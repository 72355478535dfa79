import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDigits } from '../../web/data/digits-in-picture.js';
import { photograph, pixelsOf } from './support/photograph.js';

/** Test images 2, 1 and 0 show 1, 2 and 7. */
const THREE = [
  { index: 2, left: 60, top: 120, scale: 5 },
  { index: 1, left: 220, top: 90, scale: 6 },
  { index: 0, left: 400, top: 130, scale: 6 },
];
const SHEET = { width: 600, height: 400, digits: THREE };

/** @param {import('../../web/data/picture.js').Picture} picture */
const digitsIn = (picture) => findDigits(picture)?.digits ?? [];

/** @param {Float32Array} image @param {number} index of the test image that it should look like */
function looksLike(image, index) {
  const expected = pixelsOf(index);
  const off = image.reduce((sum, one, i) => sum + Math.abs(one - expected[i]), 0) / 784;
  assert.ok(off < 0.08, `image ${index}: ${off}`);
}

/** @type {Record<string, Partial<import('./support/photograph.js').How>>} */
const TAKEN = {
  'on white paper': {},
  'in a light that falls from the left': { paper: [0.95, 0.45] },
  'in little light': { paper: [0.5, 0.3], ink: 0.6 },
  'with the edge of a shadow across them': { shadow: 0.5 },
  'with the noise of a small lens': { noise: 0.04 },
  'on ruled paper': { rules: 50 },
  'in chalk on a board': { isInverted: true, paper: [0.9, 0.7] },
  'in pencil': { ink: 0.35, noise: 0.015, paper: [0.9, 0.7] },
  'in pencil on ruled paper, in noise and shadow': {
    ink: 0.6,
    noise: 0.02,
    rules: 50,
    shadow: 0.6,
  },
};

for (const [how, taken] of Object.entries(TAKEN)) {
  test(`three digits are found one by one, ${how}, and look as in MNIST`, () => {
    const found = digitsIn(photograph({ ...SHEET, ...taken }));
    assert.equal(found.length, 3);
    found.forEach(({ image }, i) => looksLike(image, THREE[i].index));
  });
}

test('the picture of the ink is light on dark or dark on light', () => {
  assert.equal(findDigits(photograph(SHEET))?.written.isInverted, false);
  const board = { ...SHEET, isInverted: true, paper: /** @type {[number, number]} */ ([0.9, 0.8]) };
  assert.equal(findDigits(photograph(board))?.written.isInverted, true);
});

test('digits are read row by row, from left to right, though they stand unevenly', () => {
  const at = (/** @type {number} */ index, /** @type {number} */ left, /** @type {number} */ top) => ({ ...{ index, left, top }, scale: 5 }); // prettier-ignore
  const digits = [at(0, 300, 20), at(1, 80, 55), at(2, 420, 240), at(3, 60, 210), at(4, 240, 230)];
  const found = digitsIn(photograph({ width: 600, height: 400, digits }));
  assert.equal(found.length, 5);
  found.forEach(({ image }, i) => looksLike(image, [1, 0, 3, 4, 2][i]));
});

test('a table around the sheet is no ink, though it is darker than the pencil', () => {
  const picture = photograph({ ...SHEET, ink: 0.35, noise: 0.01 });
  picture.light.forEach((_, at) => {
    const [x, y] = [at % SHEET.width, Math.floor(at / SHEET.width)];
    if (x < 30 + 0.1 * y || y > 350) picture.light[at] = 0.05;
  });
  assert.equal(digitsIn(picture).length, 3);
});

test('where there is nothing but paper, nothing is found', () => {
  const sheet = { width: 600, height: 400, digits: [] };
  for (const how of [
    {},
    { noise: 0.05 },
    { noise: 0.01, rules: 50 },
    { shadow: 0.6, noise: 0.02, paper: /** @type {[number, number]} */ ([0.9, 0.5]) },
  ]) {
    assert.equal(findDigits(photograph({ ...sheet, ...how })), null);
  }
});

/** @param {number} width @param {number} height @param {[number, number, number, number][]} strokes left, top, right, bottom */
function drawn(width, height, strokes) {
  const light = Float32Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const isInk = strokes.some(([l, t, r, b]) => x >= l && x < r && y >= t && y < b);
    return isInk ? 0.1 : 0.9;
  });
  return { width, height, light };
}

test('the bar of a 5 that stands apart belongs to it; two digits close together stay two', () => {
  const five = drawn(300, 300, [[100, 80, 160, 90], [100, 105, 110, 150], [100, 140, 150, 150], [140, 150, 150, 200], [90, 195, 150, 205]]); // prettier-ignore
  assert.equal(digitsIn(five).length, 1);
  const ones = drawn(300, 300, [[100, 80, 112, 200], [122, 80, 134, 200]]); // prettier-ignore
  assert.equal(digitsIn(ones).length, 2);
  const above = drawn(300, 300, [[100, 40, 112, 130], [100, 150, 112, 240]]); // prettier-ignore
  assert.equal(digitsIn(above).length, 2);
});

test('slanting digits whose boxes meet stay two, and a stem that stands apart belongs to its 4', () => {
  const steps = (/** @type {number} */ left) => Array.from({ length: 12 }, (_, i) => /** @type {[number, number, number, number]} */ ([left - 5 * i, 80 + 10 * i, left - 5 * i + 12, 90 + 10 * i])); // prettier-ignore
  assert.equal(digitsIn(drawn(300, 300, [...steps(130), ...steps(185)])).length, 2);
  const four = drawn(300, 300, [[100, 80, 110, 150], [100, 140, 132, 150], [138, 70, 148, 230]]); // prettier-ignore
  assert.equal(digitsIn(four).length, 1);
});

test('specks are no digits', () => {
  const picture = drawn(300, 300, [[100, 80, 112, 200], [200, 90, 204, 93], [40, 250, 45, 256]]); // prettier-ignore
  assert.equal(digitsIn(picture).length, 1);
});

test('a thin pen makes strokes as wide as those of MNIST, and a wide one keeps its own', () => {
  const massOf = (/** @type {number} */ pen) => {
    const [{ image }] = digitsIn(drawn(400, 400, [[200, 100, 200 + pen, 300]]));
    return image.reduce((sum, one) => sum + one, 0) / 20;
  };
  assert.ok(massOf(4) > 1.4 && massOf(4) < 2.6, `${massOf(4)}`);
  assert.ok(massOf(40) > 3.5, `${massOf(40)}`);
});

test('a picture of 28 x 28 pixels is an image of MNIST already', () => {
  const light = pixelsOf(5).map((pixel) => 1 - pixel);
  const [{ image }] = digitsIn({ width: 28, height: 28, light });
  assert.ok(image.every((one, i) => Math.abs(one - pixelsOf(5)[i]) <= 1.5 / 256));
});
