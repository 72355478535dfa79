// Photographs of digits, as cameras take them: paper under a lamp, a shadow, noise, ruled lines.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MNIST_FOLDER } from '../../../tools/mnist.js';
import { seeded } from './seeded.js';

const images = readFileSync(join(MNIST_FOLDER, 't10k-images-idx3-ubyte')).subarray(16);
const labels = readFileSync(join(MNIST_FOLDER, 't10k-labels-idx1-ubyte')).subarray(8);

/** @param {number} index of a test image @returns {number} what it shows */
export const labelOf = (index) => labels[index];

/** @param {number} index of a test image @returns {Float32Array} its pixels, as a network of MNIST sees them */
export const pixelsOf = (index) =>
  Float32Array.from(images.subarray(784 * index, 784 * (index + 1)), (pixel) => pixel / 256);

/**
 * @param {number} index of a test image
 * @param {number} x in its pixels, from its left edge
 * @param {number} y likewise, from its top
 * @returns {number} ink there, from 0 to 1, without the steps of pixels
 */
function inkAt(index, x, y) {
  const at = (/** @type {number} */ column, /** @type {number} */ row) =>
    column < 0 || row < 0 || column > 27 || row > 27 ? 0 : images[784 * index + 28 * row + column];
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [p, q] = [x - 0.5 - left, y - 0.5 - top];
  const upper = at(left, top) * (1 - p) + at(left + 1, top) * p;
  const lower = at(left, top + 1) * (1 - p) + at(left + 1, top + 1) * p;
  return (upper * (1 - q) + lower * q) / 255;
}

/**
 * @typedef {object} How a photograph is taken
 * @property {number} width in pixels
 * @property {number} height in pixels
 * @property {{index: number, left: number, top: number, scale: number}[]} digits test images, where they stand, and how many
 *   pixels each of theirs is wide
 * @property {[number, number]} [paper] its light at the left and at the right edge
 * @property {number} [ink] share of the paper's light that ink swallows
 * @property {number} [shadow] share of the light that is left in the lower right corner, behind a soft edge
 * @property {number} [noise] how far the light of a pixel strays
 * @property {number} [rules] pixels between ruled lines; none where it is 0
 * @property {boolean} [isInverted] whether it is chalk on a board
 * @property {number} [seed] of the noise
 */

/** @param {How} how @returns {import('../../../web/data/picture.js').Picture} */
export function photograph({ width, height, digits, ...how }) {
  const { paper = [0.95, 0.95], ink = 0.8, shadow = 1, noise = 0, rules = 0, seed = 1 } = how;
  const random = seeded(seed);
  const light = Float32Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    let here = paper[0] + ((paper[1] - paper[0]) * x) / width;
    // The edge of the shadow runs from corner to corner, a tenth of the picture wide.
    const behind = (x / width + y / height - 1.1) / 0.1 + 0.5;
    here *= 1 - (1 - shadow) * Math.min(1, Math.max(0, behind));
    if (rules > 0 && (y + 0.02 * x) % rules < 2) here *= 0.75;
    let drawn = 0;
    for (const { index, left, top, scale } of digits) {
      drawn = Math.max(drawn, inkAt(index, (x - left) / scale, (y - top) / scale));
    }
    here *= 1 - ink * drawn;
    here += noise * (random() + random() + random() + random() - 2);
    return Math.min(1, Math.max(0, how.isInverted ? 1 - here : here));
  });
  return { width, height, light };
}
