import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawOn } from '../../tools/drawn-on.js';
import { readIdx } from '../../tools/mnist.js';
import { seeded } from './support/seeded.js';

const COUNT = 600;
const idx = readIdx('t10k');
const before = idx.images.subarray(16, 16 + 784 * COUNT);
const labels = idx.labels.subarray(8, 8 + COUNT);

/** @param {number} seed */
function drawnOn(seed) {
  const images = before.slice();
  return { images, changed: drawOn(images, labels, seeded(seed)) };
}

/** @param {Uint8Array} images @param {number} i */
const imageOf = (images, i) => images.subarray(784 * i, 784 * (i + 1));

/** @param {Uint8Array} image @returns ink, in whole pixels, and the centre of it */
function measure(image) {
  let [mass, x, y] = [0, 0, 0];
  image.forEach((ink, at) => {
    mass += ink / 255;
    x += (ink / 255) * ((at % 28) + 0.5);
    y += (ink / 255) * (Math.floor(at / 28) + 0.5);
  });
  return { mass, x: x / mass, y: y / mass };
}

test('only images of 0 and 1 are drawn on: of the ones a third, of the zeros an eighth', () => {
  const { images, changed } = drawnOn(1);
  const of = [0, 0];
  for (let i = 0; i < COUNT; i++) {
    const isSame = imageOf(images, i).every((ink, at) => ink === imageOf(before, i)[at]);
    if (!isSame) of[labels[i]] += 1;
  }
  const there = (/** @type {number} */ digit) => labels.filter((label) => label === digit).length;
  assert.equal(changed, Math.floor(there(0) / 8) + Math.floor(there(1) / 3));
  assert.equal(of.length, 2);
  assert.ok(of[0] === Math.floor(there(0) / 8), `${of[0]}`);
  assert.ok(of[1] >= Math.floor(there(1) / 3) - 6, `${of[1]}`); // some lean too far for a flag
});

test('what is drawn adds ink, and the centre of mass stays where MNIST has it', () => {
  const { images } = drawnOn(2);
  for (let i = 0; i < COUNT; i++) {
    const [was, is] = [measure(imageOf(before, i)), measure(imageOf(images, i))];
    assert.ok(is.mass > was.mass - 0.5, `image ${i}: ${is.mass} of ${was.mass}`);
    assert.ok(Math.abs(is.x - 14.5) < 0.6 && Math.abs(is.y - 14.5) < 0.6, `${i}: ${is.x}, ${is.y}`);
  }
});

test('the same random numbers draw the same, others something else', () => {
  assert.deepEqual(drawnOn(3).images, drawnOn(3).images);
  assert.notDeepEqual(drawnOn(3).images, drawnOn(4).images);
});
