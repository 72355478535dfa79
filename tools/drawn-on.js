/**
 * Digits as people write them whom MNIST has hardly any of: a 1 with a long flag, and sometimes a foot, and a 0 with a
 * stroke through it. They are drawn onto training images, so that the network that comes with the page reads them.
 */

import { IMAGE_SIZE as SIDE, MIDDLE } from '../web/data/strokes.js';

const PIXELS = SIDE * SIDE;
const RADIANS = Math.PI / 180;

/** Of the images of 1 every so many gets a flag; of those of 0, a stroke. */
const EVERY = /** @type {Record<number, number>} */ ({ 0: 8, 1: 3 });

/** Share of the flagged ones that have a foot as well. */
const WITH_FOOT = 0.3;

/** @typedef {{x: number, y: number}} Point */
/** @typedef {Uint8Array} Image 784 pixels from 0, paper, to 255 */
/** @typedef {(from: number, to: number) => number} Between draws a number, evenly */

/** @param {Image} image @returns {[x: number, y: number, ink: number][]} its pixels with ink, by their middles */
function inked(image) {
  /** @type {[number, number, number][]} */
  const found = [];
  image.forEach((ink, at) => {
    if (ink > 0) found.push([(at % SIDE) + 0.5, Math.floor(at / SIDE) + 0.5, ink / 255]);
  });
  return found;
}

/**
 * @param {Image} image
 * @returns {{x: number, y: number, top: number, bottom: number, lean: number, mass: number}} centre of mass, first and last row with
 *   much ink, pixels to the right for each upwards, and how much ink there is in whole pixels
 */
function measured(image) {
  const pixels = inked(image);
  let [mass, x, y] = [0, 0, 0];
  for (const [px, py, ink] of pixels) {
    [mass, x, y] = [mass + ink, x + ink * px, y + ink * py];
  }
  [x, y] = [x / mass, y / mass];
  let [along, square] = [0, 0];
  for (const [px, py, ink] of pixels) {
    along += ink * (px - x) * (py - y);
    square += ink * (py - y) ** 2;
  }
  const rows = pixels.filter(([, , ink]) => ink > 0.5).map(([, py]) => py);
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  return { x, y, top, bottom, lean: -along / square, mass };
}

/**
 * Draws a line with soft edges over what is there.
 * @param {Image} image
 * @param {Point} a
 * @param {Point} b
 * @param {number} radius of the pen
 */
function drawLine(image, a, b, radius) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy;
  for (let at = 0; at < PIXELS; at++) {
    const [x, y] = [(at % SIDE) + 0.5 - a.x, Math.floor(at / SIDE) + 0.5 - a.y];
    const t = Math.min(1, Math.max(0, (x * dx + y * dy) / length2));
    const away = Math.sqrt((x - t * dx) ** 2 + (y - t * dy) ** 2);
    const ink = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - away)));
    image[at] = Math.max(image[at], ink);
  }
}

/**
 * Puts the centre of mass where MNIST has it, to the pixel.
 * @param {Image} image
 */
function centre(image) {
  const { x, y } = measured(image);
  const [right, down] = [Math.round(MIDDLE - x), Math.round(MIDDLE - y)];
  const before = image.slice();
  image.forEach((_, at) => {
    const [fromX, fromY] = [(at % SIDE) - right, Math.floor(at / SIDE) - down];
    const isInside = fromX >= 0 && fromX < SIDE && fromY >= 0 && fromY < SIDE;
    image[at] = isInside ? before[SIDE * fromY + fromX] : 0;
  });
}

/**
 * Gives a 1 a flag: from the top of its stem down to the left, at an angle that no bar of a 7 has.
 * @param {Image} image of a 1
 * @param {Between} between
 */
function drawFlag(image, between) {
  const { x, y, top, bottom, lean, mass } = measured(image);
  const height = bottom - top + 1;
  const stem = 90 - Math.atan(lean) / RADIANS; // degrees below the horizontal, to the left
  const [least, most] = [32, Math.min(66, stem - 22)];
  if (most <= least || height < 15) return; // it leans too far for a flag, or lies
  const angle = between(least, most) * RADIANS;
  const length = between(0.25, 0.65) * height;
  const radius = Math.max(0.6, mass / height / Math.hypot(1, lean) / 2);
  const tip = { x: x + lean * (y - top), y: top };
  const end = { x: tip.x - length * Math.cos(angle), y: tip.y + length * Math.sin(angle) };
  drawLine(image, tip, end, radius);
  if (between(0, 1) < WITH_FOOT) {
    const foot = { x: x + lean * (y - bottom), y: bottom };
    const half = between(0.15, 0.35) * height;
    drawLine(image, { x: foot.x - half, y: foot.y }, { x: foot.x + half, y: foot.y }, radius);
  }
}

/**
 * Puts a stroke through a 0, from the lower left to the upper right.
 * @param {Image} image of a 0
 * @param {Between} between
 */
function drawStroke(image, between) {
  const { x, y, top, bottom } = measured(image);
  const half = ((bottom - top + 1) / 2) * between(0.8, 1.1);
  const across = half / Math.tan(between(45, 70) * RADIANS);
  const [from, to] = [{ x: x - across, y: y + half }, { x: x + across, y: y - half }]; // prettier-ignore
  drawLine(image, from, to, between(0.8, 1.3));
}

const DRAWN = /** @type {Record<number, typeof drawFlag>} */ ({ 0: drawStroke, 1: drawFlag });

/**
 * Draws onto some of the images what their writers left out.
 * @param {Uint8Array} images 784 bytes each, one after another; changed
 * @param {Uint8Array} labels of them
 * @param {() => number} random gives numbers from 0 to 1
 * @returns {number} images that have been changed
 */
export function drawOn(images, labels, random) {
  const between = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + (to - from) * random();
  const seen = /** @type {Record<number, number>} */ ({ 0: 0, 1: 0 });
  let changed = 0;
  labels.forEach((label, i) => {
    if (!(label in EVERY) || ++seen[label] % EVERY[label] !== 0) return;
    const image = images.subarray(i * PIXELS, (i + 1) * PIXELS);
    DRAWN[label](image, between);
    centre(image);
    changed += 1;
  });
  return changed;
}
