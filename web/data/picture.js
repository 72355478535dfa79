/**
 * A picture of one digit, of any size, as an image of MNIST, as strokes.js makes one of pen strokes: the longer
 * side of the ink is brought to 20 pixels, and its centre of mass put where MNIST has it.
 */
import { IMAGE_SIZE, MIDDLE } from './strokes.js';

/** Longer side of the ink, in pixels. */
const BOX = 20;

/** Contrast below which there is no ink, and share of the strongest ink below which there is only paper. */
const LEAST_CONTRAST = 0.1;
const PAPER = 0.1;

/**
 * @typedef {object} Picture
 * @property {number} width in pixels
 * @property {number} height in pixels
 * @property {Float32Array} light of each pixel, row by row, from 0, black, to 1, white
 */

/** @param {Picture} picture @returns {number} the light of the paper: the median of the outermost pixels */
function paperOf({ width, height, light }) {
  const border = light.filter((_, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return x === 0 || y === 0 || x === width - 1 || y === height - 1;
  });
  return border.sort()[Math.floor(border.length / 2)];
}

/**
 * @param {Picture} picture dark on light, or light on dark
 * @returns {Float32Array | null} how much ink each pixel has, from 0 to 1; null where there is none
 */
function inkOf(picture) {
  const paper = paperOf(picture);
  const contrast = picture.light.map((light) => Math.abs(light - paper));
  const strongest = contrast.reduce((most, one) => Math.max(most, one), 0);
  if (strongest < LEAST_CONTRAST) return null;
  return contrast.map((one) => Math.max(0, (one / strongest - PAPER) / (1 - PAPER)));
}

/**
 * @param {Float32Array} ink
 * @param {number} width
 * @returns {{x: number, y: number, side: number}} its centre of mass, and the longer side of what it covers
 */
function placeOf(ink, width) {
  let [mass, x, y] = [0, 0, 0];
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  ink.forEach((one, pixel) => {
    if (one === 0) return;
    const [column, row] = [pixel % width, Math.floor(pixel / width)];
    [left, right] = [Math.min(left, column), Math.max(right, column + 1)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row + 1)];
    mass += one;
    x += one * (column + 0.5);
    y += one * (row + 0.5);
  });
  return { x: x / mass, y: y / mass, side: Math.max(right - left, bottom - top) };
}

/**
 * @param {number} from a place between pixels
 * @param {number} to a later one
 * @param {number} size pixels that there are
 * @returns {{pixel: number, share: number}[]} those between, and how much of each
 */
function between(from, to, size) {
  const first = Math.max(0, Math.floor(from));
  const end = Math.min(size, Math.ceil(to));
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => {
    const pixel = first + i;
    return { pixel, share: Math.min(to, pixel + 1) - Math.max(from, pixel) };
  });
}

/**
 * @param {{width: number, height: number, ink: Float32Array}} written ink of each pixel, from 0, paper, to 1; somewhere
 *   there is some
 * @returns {Float32Array} 28 x 28 pixels, each the mean of what it covers
 */
function fitted({ width, height, ink }) {
  const { x, y, side } = placeOf(ink, width);
  const scale = side / BOX;
  const cut = (/** @type {number} */ middle, /** @type {number} */ size) =>
    Array.from({ length: IMAGE_SIZE }, (_, i) => {
      const from = middle + (i - MIDDLE) * scale;
      return between(from, from + scale, size);
    });
  const [columns, rows] = [cut(x, width), cut(y, height)];
  const image = new Float32Array(IMAGE_SIZE * IMAGE_SIZE);
  return image.map((_, at) => {
    let sum = 0;
    for (const row of rows[Math.floor(at / IMAGE_SIZE)]) {
      for (const column of columns[at % IMAGE_SIZE]) {
        sum += row.share * column.share * ink[row.pixel * width + column.pixel];
      }
    }
    return sum / (scale * scale);
  });
}

/**
 * The image that a network trained on MNIST should see of ink.
 * @param {{width: number, height: number, ink: Float32Array}} written ink of each pixel, from 0, paper, to 1; somewhere
 *   there is some
 * @returns {Float32Array} 784 pixels row by row, each p/256 with a whole p from 0, paper, to 255
 */
export function imageOfInk(written) {
  const image = fitted(written);
  const strongest = image.reduce((most, one) => Math.max(most, one), 0);
  return image.map((one) => Math.round((one / strongest) * 255) / 256);
}

/**
 * The image that a network trained on MNIST should see of a picture. One of 28 x 28 pixels is taken for an image of
 * MNIST already, and left where it is.
 * @param {Picture} picture dark on light, or light on dark
 * @returns {Float32Array | null} 784 pixels row by row, each p/256 with a whole p from 0, paper, to 255; null
 *   where there is no ink
 */
export function renderPicture(picture) {
  const ink = inkOf(picture);
  if (!ink) return null;
  const { width, height } = picture;
  if (width === IMAGE_SIZE && height === IMAGE_SIZE) {
    const paper = paperOf(picture) > 0.5 ? 1 : 0;
    return picture.light.map((light) => Math.round(Math.abs(light - paper) * 255) / 256);
  }
  return imageOfInk({ width, height, ink });
}
