/** The width of a pen: what a thin one wrote becomes as thick as the strokes of MNIST, or else little of it is left in 28 x 28 pixels. */

/** Longer side of a digit of MNIST, and the width of a thin stroke there, in pixels. */
const BOX = 20;
const THIN_STROKE = 1.9;

/** What a diagonal step is worth where a straight one is 1. */
const DIAGONAL = Math.SQRT2;

/** @typedef {{width: number, height: number, ink: Float32Array}} Cut ink of each pixel, from 0, paper, to 1 */

/**
 * @param {Cut} cut
 * @returns {Float32Array} how far each pixel is from the middle of the nearest one with much ink, in pixels
 */
function distances({ width, height, ink }) {
  const away = ink.map((one) => (one >= 0.5 ? 0 : Infinity));
  /** @param {number} at @param {number} x @param {number} y @param {number} step 1 for what is before, -1 for what is after */
  const relax = (at, x, y, step) => {
    const beside = x - step >= 0 && x - step < width;
    const other = x + step >= 0 && x + step < width;
    let least = away[at];
    if (beside) least = Math.min(least, away[at - step] + 1);
    const row = at - step * width;
    if (y - step >= 0 && y - step < height) {
      least = Math.min(least, away[row] + 1);
      if (beside) least = Math.min(least, away[row - step] + DIAGONAL);
      if (other) least = Math.min(least, away[row + step] + DIAGONAL);
    }
    away[at] = least;
  };
  for (let at = 0; at < away.length; at++) relax(at, at % width, Math.floor(at / width), 1);
  for (let at = away.length - 1; at >= 0; at--) relax(at, at % width, Math.floor(at / width), -1);
  return away;
}

/** @param {Cut} cut @returns {number} the mean width of its strokes, in pixels: twice its area for the length of its edge */
function strokeOf({ width, height, ink }) {
  const isInk = (/** @type {number} */ x, /** @type {number} */ y) =>
    x >= 0 && x < width && y >= 0 && y < height && ink[y * width + x] >= 0.5;
  let [area, edge] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isInk(x, y)) continue;
      area += 1;
      edge += Number(!isInk(x - 1, y)) + Number(!isInk(x + 1, y));
      edge += Number(!isInk(x, y - 1)) + Number(!isInk(x, y + 1));
    }
  }
  // A slanting edge has 4 sides of pixels for each pi of its length, on average.
  return edge > 0 ? (2 * area) / ((edge * Math.PI) / 4) : 0;
}

/**
 * @param {Cut} cut a digit
 * @returns {Cut} the same with strokes that are at least as wide, for its size, as thin ones of MNIST
 */
export function withPenOfMnist(cut) {
  const { width, height, ink } = cut;
  const wanted = (THIN_STROKE / BOX) * Math.max(width, height);
  const grow = (wanted - strokeOf(cut)) / 2;
  if (grow < 0.5) return cut;
  const margin = Math.ceil(grow) + 1;
  const size = { width: width + 2 * margin, height: height + 2 * margin };
  const wide = new Float32Array(size.width * size.height);
  for (let y = 0; y < height; y++) {
    const row = (y + margin) * size.width + margin;
    wide.set(ink.subarray(y * width, (y + 1) * width), row);
  }
  const away = distances({ ...size, ink: wide });
  const thick = wide.map((one, at) =>
    Math.max(one, Math.min(1, Math.max(0, grow + 0.5 - away[at]))),
  );
  return { ...size, ink: thick };
}
