/**
 * Photographs of writing without their paper: how light the paper is at each place, under lamps and shadows, is
 * estimated from what surrounds it, and what is left is ink. Pure functions over arrays of light.
 */
import { withoutRules } from './ruled-lines.js';
import { piecesIn } from './pieces.js';

/** @typedef {import('./picture.js').Picture} Picture */

/** Cells along the longer side of the coarse picture by which the paper is estimated. */
const CELLS = 96;

/** Cells to each side with whose median each is compared: together a quarter of the picture. */
const WINDOW = 12;

/** The median is taken at every so many cells, and in between it is interpolated. */
const STRIDE = 3;

/** Half the width of the widest stroke, in cells. */
const PEN = 6;

/** Paper is at least so light; a share of less means nothing. */
const DARKEST_PAPER = 0.05;

/** Contrast below which there is no ink, and how many times the noise it has to be. */
const LEAST_CONTRAST = 0.12;
const ABOVE_NOISE = 4;

/** Contrast that the edge of a shadow does not reach. */
const NO_SHADOW = 0.3;

/** Shares of the strongest ink: below the first there is paper; what is nowhere above the second is a shadow. */
const PAPER = 0.15;
const SURE = 0.4;

/**
 * @typedef {object} Ink what is written in a picture
 * @property {number} width in pixels
 * @property {number} height in pixels
 * @property {Float32Array} ink of each pixel, row by row, from 0, paper, to 1
 * @property {boolean} isInverted whether the ink is lighter than what it is on
 */

/** @param {Float32Array} values @returns {number} the one in the middle; the values are put in order */
const medianOf = (values) => values.sort()[values.length >> 1];

/**
 * @param {Picture} picture
 * @param {number} size of a cell, in pixels
 * @returns {Picture} its cells, each with the mean light of its pixels
 */
function coarse({ width, height, light }, size) {
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)];
  const [sums, counts] = [new Float32Array(columns * rows), new Float32Array(columns * rows)];
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / size) * columns;
    for (let x = 0; x < width; x++) {
      const cell = row + Math.floor(x / size);
      sums[cell] += light[y * width + x];
      counts[cell] += 1;
    }
  }
  return { width: columns, height: rows, light: sums.map((sum, i) => sum / counts[i]) };
}

/**
 * Values at any place of a grid, linear between its points.
 * @param {{width: number, height: number, light: Float32Array}} grid
 * @param {number} x of a place, in steps of the grid
 * @param {number} y
 */
function interpolated({ width, height, light }, x, y) {
  const u = Math.min(Math.max(x, 0), width - 1);
  const v = Math.min(Math.max(y, 0), height - 1);
  const left = Math.floor(u);
  const top = Math.floor(v) * width;
  const right = Math.min(left + 1, width - 1);
  const bottom = Math.min(top + width, (height - 1) * width);
  const p = u - left;
  const q = v - Math.floor(v);
  const upper = light[top + left] * (1 - p) + light[top + right] * p;
  const lower = light[bottom + left] * (1 - p) + light[bottom + right] * p;
  return upper * (1 - q) + lower * q;
}

/** @param {Picture} cells @returns {Float32Array} the median of what surrounds each */
function medians({ width, height, light }) {
  const grid = { width: Math.ceil(width / STRIDE), height: Math.ceil(height / STRIDE) };
  const points = new Float32Array(grid.width * grid.height);
  for (let v = 0; v < grid.height; v++) {
    const [top, bottom] = [Math.max(0, v * STRIDE - WINDOW), Math.min(height, v * STRIDE + WINDOW + 1)]; // prettier-ignore
    for (let u = 0; u < grid.width; u++) {
      const left = Math.max(0, u * STRIDE - WINDOW);
      const right = Math.min(width, u * STRIDE + WINDOW + 1);
      const around = new Float32Array((bottom - top) * (right - left));
      for (let y = top; y < bottom; y++) {
        around.set(light.subarray(y * width + left, y * width + right), (y - top) * (right - left));
      }
      points[v * grid.width + u] = medianOf(around);
    }
  }
  const known = { ...grid, light: points };
  return light.map((_, i) =>
    interpolated(known, (i % width) / STRIDE, Math.floor(i / width) / STRIDE),
  );
}

/**
 * @param {Picture} cells
 * @param {(a: number, b: number) => number} choose Math.max or Math.min
 * @returns {Picture} in each the lightest, or darkest, of the square of cells around it
 */
function extremes({ width, height, light }, choose) {
  const across = light.map((_, at) => {
    const [first, x] = [at - (at % width), at % width];
    let most = light[at];
    const last = Math.min(width - 1, x + PEN);
    for (let u = Math.max(0, x - PEN); u <= last; u++) most = choose(most, light[first + u]);
    return most;
  });
  const both = across.map((one, at) => {
    const [y, x] = [Math.floor(at / width), at % width];
    let most = one;
    const last = Math.min(height - 1, y + PEN);
    for (let v = Math.max(0, y - PEN); v <= last; v++) most = choose(most, across[v * width + x]);
    return most;
  });
  return { width, height, light: both };
}

/**
 * @param {Picture} cells
 * @returns {Picture} with the cells of its edges repeated outwards, a widest stroke far
 */
function framed({ width, height, light }) {
  const size = { width: width + 4 * PEN, height: height + 4 * PEN };
  const within = (/** @type {number} */ at, /** @type {number} */ end) =>
    Math.min(Math.max(at - 2 * PEN, 0), end - 1);
  const wide = Float32Array.from({ length: size.width * size.height }, (_, at) => {
    const [x, y] = [within(at % size.width, width), within(Math.floor(at / size.width), height)];
    return light[y * width + x];
  });
  return { ...size, light: wide };
}

/**
 * The light of the paper, by a closing of mathematical morphology: dark strokes vanish, and the edges of shadows, which
 * are larger, stay where they are.
 * @param {Picture} cells dark ink on light paper
 * @returns {Picture} the light of the paper in each
 */
function paperOf(cells) {
  const { width, height } = cells;
  const closed = extremes(extremes(framed(cells), Math.max), Math.min);
  const light = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const first = (y + 2 * PEN) * closed.width + 2 * PEN;
    light.set(closed.light.subarray(first, first + width), y * width);
  }
  return { width, height, light };
}

/** @param {Float32Array} contrast @returns {number} how far it strays where there is nothing */
function noiseOf(contrast) {
  const step = Math.max(1, Math.floor(contrast.length / 20_000));
  const some = Float32Array.from({ length: Math.floor(contrast.length / step) }, (_, i) =>
    Math.abs(contrast[i * step]),
  );
  return 1.48 * medianOf(some);
}

/**
 * @param {Float32Array} contrast
 * @param {number} width
 * @returns {number} the strongest that is no single pixel's: over 3 x 3 of them
 */
function strongestOf(contrast, width) {
  let most = 0;
  for (let at = width + 1; at < contrast.length - width - 1; at++) {
    if (contrast[at] <= most) continue;
    let sum = 0;
    for (const row of [at - width, at, at + width]) {
      sum += contrast[row - 1] + contrast[row] + contrast[row + 1];
    }
    most = Math.max(most, sum / 9);
  }
  return most;
}

/**
 * Takes away what reaches into the picture from beyond its edges, as a table around a sheet does.
 * @param {Float32Array} contrast changed
 * @param {number} width
 * @param {number} height
 * @param {{above: number, below: number}} levels of what is taken for one thing, and of what of it is taken away
 * @returns {boolean} whether anything of some size is left
 */
function clearEdges(contrast, width, height, { above, below }) {
  const dark = contrast.map((one) => (one > above ? 1 : 0));
  let longest = 0;
  for (const { pixels, left, top, right, bottom } of piecesIn(dark, width, height)) {
    if (left > 0 && top > 0 && right < width && bottom < height) {
      longest = Math.max(longest, right - left, bottom - top);
    } else {
      for (const at of pixels) if (contrast[at] < below) contrast[at] = 0;
    }
  }
  return longest >= Math.max(width, height) / 40;
}

/**
 * @param {Float32Array} contrast
 * @param {number} width
 * @param {number} height
 * @param {number} least contrast of ink
 * @returns {Float32Array} without what comes in from the edges; as it was where that is all there is, and no shadow
 */
function withoutEdges(contrast, width, height, least) {
  const inside = contrast.slice();
  const sure = () => Math.max(least, SURE * strongestOf(inside, width));
  // Twice: without a black table, a pencil's ink may be the strongest.
  clearEdges(inside, width, height, { above: sure(), below: Infinity });
  if (!clearEdges(inside, width, height, { above: sure(), below: Infinity })) {
    return strongestOf(contrast, width) > NO_SHADOW ? contrast : inside;
  }
  clearEdges(inside, width, height, { above: least, below: sure() });
  return inside;
}

/**
 * @param {Picture} picture dark on light, or light on dark, anyhow lit
 * @returns {{contrast: Float32Array, isInverted: boolean}} how much darker than the paper each pixel is, as a share of the
 *   paper's light; lighter, and of its darkness, where that is what the writing is
 */
function contrastOf(picture) {
  const { width, height, light } = picture;
  const size = Math.max(1, Math.ceil(Math.max(width, height) / CELLS));
  const cells = coarse(picture, size);
  const around = medians(cells);
  // What stands out furthest is ink.
  const isInverted = cells.light.reduce((sum, one, i) => sum + (one - around[i]) ** 3, 0) > 0;
  const paper = paperOf(
    isInverted ? { ...cells, light: cells.light.map((one) => 1 - one) } : cells,
  );
  const contrast = new Float32Array(light.length);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const here = interpolated(paper, (x + 0.5) / size - 0.5, (y + 0.5) / size - 0.5);
      const shown = isInverted ? 1 - light[at] : light[at];
      contrast[at] = 1 - shown / Math.max(here, DARKEST_PAPER);
    }
  }
  return { contrast, isInverted };
}

/**
 * What is written in a picture, without paper, lamps, shadows, ruled lines, and what comes in from the edges.
 * @param {Picture} picture dark on light, or light on dark
 * @returns {Ink | null} null where there is none
 */
export function inkIn(picture) {
  const { width, height } = picture;
  const { contrast, isInverted } = contrastOf(picture);
  const least = Math.max(LEAST_CONTRAST, ABOVE_NOISE * noiseOf(contrast));
  const unruled = withoutRules(contrast, width, height, least);
  const plain = withoutEdges(unruled, width, height, least);
  const strongest = strongestOf(plain, width);
  if (strongest < least) return null;
  const [low, sure] = [Math.max(PAPER * strongest, (least * 3) / 4), SURE * strongest];
  const ink = plain.map((one) => Math.min(1, Math.max(0, (one - low) / (strongest - low))));
  const pieces = piecesIn(ink, width, height);
  for (const { pixels } of pieces) {
    if (!pixels.some((at) => plain[at] >= sure)) for (const at of pixels) ink[at] = 0;
  }
  return { width, height, ink, isInverted };
}
