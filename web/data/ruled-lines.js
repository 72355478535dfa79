/** The lines of ruled and squared paper: straight, thin, and nearly as long as the picture. */

/** Degrees by which the paper may be turned, either way, and steps in which that is tried. */
const MOST_TURN = 6;
const TURN_STEP = 0.25;

/** Share of the picture's width that a line has to cover, for writing may interrupt it. */
const COVERED = 0.55;

/** Pixels of width per pixel that a line may be thick. */
const THIN = 150;

/**
 * @param {Uint8Array} mask of what is dark
 * @param {number} width
 * @param {number} height
 * @param {number} thickness pixels, at most
 * @returns {number[]} the pixels of which no more than that are dark one below the other
 */
function thinPixels(mask, width, height, thickness) {
  /** @type {number[]} */
  const thin = [];
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      const top = y;
      while (y < height && mask[y * width + x]) y++;
      if (y > top && y - top <= thickness) {
        for (let v = top; v < y; v++) thin.push(v * width + x);
      }
    }
  }
  return thin;
}

/**
 * @param {number[]} thin pixels
 * @param {number} width
 * @param {number} height
 * @returns {{slope: number, row: number}[]} the lines on which enough of them lie: rows down for each column, and the row
 *   of the first column
 */
function linesThrough(thin, width, height) {
  /** @type {{slope: number, row: number}[]} */
  const lines = [];
  for (let turn = -MOST_TURN; turn <= MOST_TURN; turn += TURN_STEP) {
    const slope = Math.tan((turn * Math.PI) / 180);
    const rows = new Uint32Array(3 * height); // lines may begin above and below the picture
    for (const at of thin) {
      const row = Math.round(Math.floor(at / width) - (at % width) * slope) + height;
      if (row >= 0 && row < rows.length) rows[row] += 1;
    }
    rows.forEach((count, row) => {
      if (count >= COVERED * width) lines.push({ slope, row: row - height });
    });
  }
  return lines;
}

/**
 * Clears the lines that run from left to right.
 * @param {Uint8Array} mask of what is dark; changed
 * @param {number} width
 * @param {number} height
 * @returns {boolean} whether there were any
 */
function clearLyingLines(mask, width, height) {
  const thickness = Math.max(3, Math.round(width / THIN));
  const thin = thinPixels(mask, width, height, thickness);
  if (thin.length < COVERED * width) return false;
  const lines = linesThrough(thin, width, height);
  for (const at of thin) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (lines.some(({ slope, row }) => Math.abs(y - x * slope - row) <= thickness)) mask[at] = 0;
  }
  return lines.length > 0;
}

/**
 * @param {Uint8Array} mask
 * @param {number} width
 * @param {number} height
 * @returns {Uint8Array} it with rows and columns changed for each other
 */
function transposed(mask, width, height) {
  const turned = new Uint8Array(mask.length);
  for (let at = 0; at < mask.length; at++) {
    turned[(at % width) * height + Math.floor(at / width)] = mask[at];
  }
  return turned;
}

/**
 * @param {Float32Array} contrast of each pixel with the paper
 * @param {number} width
 * @param {number} height
 * @param {number} threshold of what counts as dark
 * @returns {Float32Array} the same without ruled lines, but where something is written across them
 */
export function withoutRules(contrast, width, height, threshold) {
  const plain = contrast.slice();
  // The soft edges of a line belong to it.
  const isDark = Uint8Array.from(contrast, (one) => (one > threshold / 2 ? 1 : 0));
  const [lying, standing] = [isDark.slice(), transposed(isDark, width, height)];
  const hasLying = clearLyingLines(lying, width, height);
  const hasStanding = clearLyingLines(standing, height, width);
  if (!hasLying && !hasStanding) return plain;
  const kept = transposed(standing, height, width);
  for (let at = 0; at < plain.length; at++) {
    if (isDark[at] && !(lying[at] && kept[at])) plain[at] = 0;
  }
  return plain;
}
