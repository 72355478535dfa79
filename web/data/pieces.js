/** Pieces of ink that hang together. */

/**
 * @typedef {object} Piece
 * @property {number[]} pixels where its ink is, as places in the picture
 * @property {number} left its first column
 * @property {number} top its first row
 * @property {number} right the column after its last
 * @property {number} bottom the row after its last
 */

/**
 * @param {ArrayLike<number>} ink of each pixel, row by row; above 0 there is some
 * @param {number} width of the picture
 * @param {number} height of the picture
 * @returns {Piece[]} what hangs together, corners included
 */
export function piecesIn(ink, width, height) {
  const isSeen = new Uint8Array(width * height);
  /** @type {Piece[]} */
  const pieces = [];
  for (let first = 0; first < isSeen.length; first++) {
    if (isSeen[first] || !(ink[first] > 0)) continue;
    isSeen[first] = 1;
    const pixels = [first];
    let [left, top, right, bottom] = [width, height, 0, 0];
    for (let next = 0; next < pixels.length; next++) {
      const x = pixels[next] % width;
      const y = Math.floor(pixels[next] / width);
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      if (y >= bottom) bottom = y + 1;
      const [lastRow, lastColumn] = [Math.min(height - 1, y + 1), Math.min(width - 1, x + 1)];
      for (let v = Math.max(0, y - 1); v <= lastRow; v++) {
        for (let u = Math.max(0, x - 1); u <= lastColumn; u++) {
          const at = v * width + u;
          if (isSeen[at] || !(ink[at] > 0)) continue;
          isSeen[at] = 1;
          pixels.push(at);
        }
      }
    }
    pieces.push({ pixels, left, top, right, bottom });
  }
  return pieces;
}
