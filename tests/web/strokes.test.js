import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { MNIST_FOLDER } from '../../tools/mnist.js';
import { entriesOf } from '../entries.js';
import { inPixels, renderStrokes, spaced } from '../../web/data/strokes.js';

const SIZE = 28;
const stroke = (/** @type {number[][]} */ points) => points.map(([x, y]) => ({ x, y }));
const SEVEN = [stroke([[0.1, 0.1], [0.8, 0.1], [0.3, 0.9]])]; // prettier-ignore

/** @param {Float32Array} image @returns centre of mass, and how far the ink reaches, half a pixel of half ink */
function measure(image) {
  let [mass, x, y] = [0, 0, 0];
  const [columns, rows] = [new Float32Array(SIZE), new Float32Array(SIZE)];
  image.forEach((ink, i) => {
    const [column, row] = [i % SIZE, Math.floor(i / SIZE)];
    mass += ink;
    x += ink * (column + 0.5);
    y += ink * (row + 0.5);
    columns[column] = Math.max(columns[column], ink);
    rows[row] = Math.max(rows[row], ink);
  });
  const sum = (/** @type {Float32Array} */ all) => all.reduce((a, b) => a + b, 0);
  return { mass, x: x / mass, y: y / mass, width: sum(columns), height: sum(rows) };
}

/** @param {number} value @param {number} expected @param {number} within */
const near = (value, expected, within) =>
  assert.ok(Math.abs(value - expected) < within, `${value} is not near ${expected}`);

test('the centre of mass is where the images of MNIST have theirs', () => {
  let [mx, my] = [0, 0];
  const images = readFileSync(join(MNIST_FOLDER, 't10k-images-idx3-ubyte')).subarray(16);
  for (let i = 0; i < 1000; i++) {
    const { x, y } = measure(Float32Array.from(images.subarray(784 * i, 784 * (i + 1))));
    [mx, my] = [mx + x / 1000, my + y / 1000];
  }
  const { x, y } = measure(renderStrokes(SEVEN));
  near(x, mx, 0.1);
  near(y, my, 0.1);
});

test('the longer side of the ink is 20 pixels', () => {
  near(measure(renderStrokes(SEVEN)).height, 20, 0.3);
  const wide = [stroke([[0, 0], [3, 1]])]; // prettier-ignore
  near(measure(renderStrokes(wide)).width, 20, 0.3);
});

test('a straight line is a 1: 20 pixels high and about as wide as the pen', () => {
  const { width, height } = measure(renderStrokes([stroke([[5, 0], [5, 300]])])); // prettier-ignore
  near(height, 20, 0.3);
  near(width, 2.1, 0.3);
});

test('a dot is a dot in the middle', () => {
  const { mass, x, y, width } = measure(renderStrokes([stroke([[0.2, 0.9]])]));
  assert.ok(mass > 2 && mass < 10 && width <= 3, `${mass}, ${width}`);
  near(x, 14.5, 0.01);
  near(y, 14.5, 0.01);
});

test('where and how large a digit is drawn makes no difference', () => {
  const moved = SEVEN.map((points) =>
    points.map(({ x, y }) => ({ x: 640 * x - 90, y: 640 * y + 7 })),
  );
  const [image, other] = [renderStrokes(SEVEN), renderStrokes(moved)];
  assert.ok(image.every((ink, i) => Math.abs(ink - other[i]) <= 1 / 256));
});

test('pixels are whole numbers from 0 to 255, divided by 256', () => {
  for (const ink of entriesOf(renderStrokes(SEVEN))) {
    assert.ok(Number.isInteger(ink * 256) && ink >= 0 && ink <= 255 / 256);
  }
});

test('no strokes, and strokes without a finite point, are an empty image', () => {
  for (const strokes of [
    [],
    [[]],
    [
      stroke([
        [NaN, 1],
        [1, Infinity],
      ]),
    ],
  ]) {
    // prettier-ignore
    assert.ok(renderStrokes(strokes).every((ink) => ink === 0));
  }
});

/** @param {number} count of points along a 7 */
const dense = (count) =>
  Array.from({ length: count }, (_, i) => {
    const along = (2 * i) / (count - 1);
    return along < 1
      ? { x: 0.1 + 0.7 * along, y: 0.1 }
      : { x: 0.8 - 0.5 * (along - 1), y: 0.1 + 0.8 * (along - 1) };
  });

test('points that add nothing are left out: of 200,000 along a 7 no more are drawn than it is long', () => {
  const points = dense(200_000);
  const kept = spaced(points, 0.01);
  assert.ok(kept.length > 140 && kept.length < 170, `${kept.length}`);
  for (let i = 1; i < kept.length; i++) {
    assert.ok(Math.hypot(kept[i].x - kept[i - 1].x, kept[i].y - kept[i - 1].y) >= 0.01);
  }
  assert.deepEqual(spaced([{ x: 0, y: 0.005 }], 0.01, { x: 0, y: 0 }), []);
});

test('a stroke of 200,000 points is drawn as a few hundred', () => {
  const [drawn] = inPixels([dense(200_000)]);
  assert.ok(drawn.length > 200 && drawn.length < 400, `${drawn.length}`);
});

test('the image of a stroke hardly depends on how many points it has', () => {
  const [image, other] = [renderStrokes(SEVEN), renderStrokes([dense(200_000)])];
  const worst = Math.max(...image.map((ink, i) => Math.abs(ink - other[i])));
  assert.ok(worst <= 0.1, `${worst}`);
});

test('whatever is drawn, every pixel is a number from 0 to 255/256', () => {
  const point = fc.record({
    x: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    y: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(fc.array(point, { maxLength: 20 }), { maxLength: 5 }), (strokes) =>
      renderStrokes(strokes).every((ink) => ink >= 0 && ink <= 255 / 256),
    ),
    { seed: 1, numRuns: 200 },
  );
});
