import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decode, encode } from 'fast-png';
import { MNIST_FOLDER } from '../../tools/mnist.js';
import { readPng } from '../../web/data/png.js';
import { renderPicture } from '../../web/data/picture.js';

const images = readFileSync(join(MNIST_FOLDER, 't10k-images-idx3-ubyte')).subarray(16);

/** @param {number} index @returns {Float32Array} its pixels as a network of MNIST sees them */
const digit = (index) =>
  Float32Array.from(images.subarray(784 * index, 784 * (index + 1)), (pixel) => pixel / 256);

/**
 * @param {number} index of a test image
 * @param {{scale?: number, left?: number, top?: number, width?: number, height?: number, paper?: number, ink?: number}} how
 *   it is drawn: times so many pixels, on a sheet of this size, in these lights
 */
function sheetOf(
  index,
  { scale = 1, left = 0, top = 0, width = 28, height = 28, paper = 1, ink = 0 },
) {
  const pixels = digit(index);
  const light = Float32Array.from({ length: width * height }, (_, at) => {
    const x = Math.floor(((at % width) - left) / scale);
    const y = Math.floor((Math.floor(at / width) - top) / scale);
    const isInside = x >= 0 && y >= 0 && x < 28 && y < 28;
    return paper + (isInside ? (pixels[28 * y + x] * 256) / 255 : 0) * (ink - paper);
  });
  return { width, height, light };
}

/** @param {Float32Array | null} image @param {Float32Array} expected @returns {number} mean difference of a pixel */
function difference(image, expected) {
  assert.ok(image);
  return image.reduce((sum, one, i) => sum + Math.abs(one - expected[i]), 0) / 784;
}

test('a picture of 28 x 28 pixels is taken as it is, dark on light or light on dark', () => {
  for (const [paper, ink] of [
    [1, 0],
    [0, 1],
  ]) {
    for (const index of [0, 7, 15]) {
      assert.ok(difference(renderPicture(sheetOf(index, { paper, ink })), digit(index)) < 1e-6);
    }
  }
});

test('a digit looks as in MNIST, wherever it stands, however large, in whatever lights', () => {
  for (const how of [
    { scale: 10, left: 30, top: 200, width: 400, height: 500 },
    { scale: 3, left: 90, top: 2, width: 200, height: 90, paper: 0.2, ink: 0.9 },
    { scale: 10, left: 40, top: 60, width: 500, height: 400, paper: 0.8, ink: 0.5 },
  ]) {
    for (const index of [0, 1, 7, 15]) {
      const off = difference(renderPicture(sheetOf(index, how)), digit(index));
      assert.ok(off < 0.04, `image ${index}: ${off}`);
    }
  }
});

test('pixels are 256ths from 0 to 255, the strongest ink 255', () => {
  const image = renderPicture(sheetOf(3, { scale: 7, left: 9, top: 4, width: 300, height: 210, ink: 0.4 })); // prettier-ignore
  assert.ok(image);
  assert.ok(image.every((one) => Number.isInteger(256 * one) && one >= 0));
  assert.equal(Math.max(...image), 255 / 256);
});

test('an empty sheet has no ink, and a dot is in the middle', () => {
  assert.equal(
    renderPicture({ width: 40, height: 30, light: new Float32Array(1200).fill(0.7) }),
    null,
  );
  const faint = Float32Array.from({ length: 1200 }, (_, i) => 0.7 + 0.02 * (i % 3));
  assert.equal(renderPicture({ width: 40, height: 30, light: faint }), null);
  const light = new Float32Array(1200).fill(1);
  light[40 * 3 + 5] = 0;
  const image = renderPicture({ width: 40, height: 30, light });
  assert.ok(image);
  const black = Array.from(image.keys()).filter((at) => image[at] > 0);
  const [columns, rows] = [black.map((at) => at % 28), black.map((at) => Math.floor(at / 28))];
  assert.deepEqual([Math.min(...columns), Math.max(...columns)], [4, 24]);
  assert.deepEqual([Math.min(...rows), Math.max(...rows)], [4, 24]);
});

/** A dark bar on light paper, 5 x 2 pixels: 0 is dark. */
const BAR = [1, 0, 0, 1, 1, 1, 1, 0, 0, 1];

/** @param {Parameters<typeof encode>[0]} png @returns {number[]} the light of its pixels */
const lightOf = (png) => Array.from(readPng(encode(png)).light, (one) => Number(one.toFixed(4)));

test('PNGs in grey and colour, of 8 and 16 bits, show what is in them', () => {
  const size = { width: 5, height: 2 };
  const grey = Uint8Array.from(BAR, (one) => 255 * one);
  assert.deepEqual(lightOf({ ...size, data: grey, channels: 1, depth: 8 }), BAR);
  const deep = Uint16Array.from(BAR, (one) => 65_535 * one);
  assert.deepEqual(lightOf({ ...size, data: deep, channels: 1, depth: 16 }), BAR);
  const colour = Uint8Array.from(BAR.flatMap((one) => [255 * one, 255 * one, 255 * one]));
  assert.deepEqual(lightOf({ ...size, data: colour, channels: 3, depth: 8 }), BAR);
  const blue = Uint8Array.from([0, 0, 255]);
  assert.deepEqual(lightOf({ width: 1, height: 1, data: blue, channels: 3, depth: 8 }), [0.0722]);
});

test('what is transparent in a PNG is paper: white under dark ink, black under light ink', () => {
  const size = { width: 5, height: 2 };
  const drawn = (/** @type {number} */ ink) =>
    Uint8Array.from(BAR.flatMap((one) => [ink, ink, ink, 255 * (1 - one)]));
  assert.deepEqual(lightOf({ ...size, data: drawn(0), channels: 4, depth: 8 }), BAR);
  const inverted = BAR.map((one) => 1 - one);
  assert.deepEqual(lightOf({ ...size, data: drawn(255), channels: 4, depth: 8 }), inverted);
  const greys = Uint8Array.from(BAR.flatMap((one) => [0, 255 * (1 - one)]));
  assert.deepEqual(lightOf({ ...size, data: greys, channels: 2, depth: 8 }), BAR);
});

test('PNGs with a palette, and with less than a byte for a pixel, show what is in them', () => {
  // 5 x 2 pixels of 1 bit: grey, and with a palette of white and black.
  const grey =
    'iVBORw0KGgoAAAANSUhEUgAAAAUAAAACAQAAAAC4ESvwAAAADElEQVR4nGOYwXACAAKUAWGUe6NiAAAAAElFTkSuQmCC';
  const indexed =
    'iVBORw0KGgoAAAANSUhEUgAAAAUAAAACAQMAAACqpIQeAAAABlBMVEX///8AAABVwtN+AAAADElEQVR4nGNIYDAAAAFUAJHI5CvIAAAAAElFTkSuQmCC';
  for (const base64 of [grey, indexed]) {
    const bytes = Buffer.from(base64, 'base64');
    assert.equal(decode(bytes).depth, 1);
    assert.deepEqual(Array.from(readPng(bytes).light), BAR);
  }
});
