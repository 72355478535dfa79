/** Digits on a picture, one by one: which pieces of ink belong together, and in what order they are read. */
import { inkIn } from './paper.js';
import { withPenOfMnist } from './pen-width.js';
import { imageOfInk, renderPicture } from './picture.js';
import { piecesIn } from './pieces.js';
import { IMAGE_SIZE } from './strokes.js';

/** @typedef {import('./pieces.js').Piece} Piece */
/** @typedef {import('./picture.js').Picture} Picture */

/**
 * @typedef {object} FoundDigit
 * @property {number} left its first column in the picture
 * @property {number} top its first row
 * @property {number} width in pixels of the picture
 * @property {number} height likewise
 * @property {Float32Array} ink what was cut out: width x height pixels from 0, paper, to 1
 * @property {Float32Array} image what a network trained on MNIST should see: 784 pixels as of renderPicture
 */

/** Heights of the larger of two pieces: nearer than this, beside or above each other, a small one belongs to it. */
const NEAR_BESIDE = 0.12;
const NEAR_ABOVE = 0.3;

/** Share of the larger one's height that a part of a digit has at most. */
const PART = 0.72;

/** Share of a piece's width and height that is within the box of another when it belongs to that, however large it is. */
const WITHIN = 0.25;

/** Share of the larger one's height by which the two together may be higher. */
const GROWTH = 1.4;

/** Share of the largest digit's size below which something is a speck, and the least size in pixels. */
const SPECK = 0.3;
const LEAST_SIZE = 8;

/** @param {Piece} piece */
const heightOf = ({ top, bottom }) => bottom - top;

/** @param {Piece} piece */
const sizeOf = ({ left, top, right, bottom }) => Math.max(right - left, bottom - top);

/** @param {number} a0 @param {number} a1 @param {number} b0 @param {number} b1 @returns {number} between two stretches; below 0 they overlap */
const gap = (a0, a1, b0, b1) => Math.max(a0, b0) - Math.min(a1, b1);

/**
 * @param {Piece} one
 * @param {Piece} other
 * @returns {boolean} whether they are parts of one digit: of a 5 whose bar stands apart, or a broken stroke
 */
function belongTogether(one, other) {
  const [large, small] = sizeOf(one) >= sizeOf(other) ? [one, other] : [other, one];
  const height = Math.max(heightOf(large), (large.right - large.left) * 0.6);
  const across = gap(large.left, large.right, small.left, small.right);
  const down = gap(large.top, large.bottom, small.top, small.bottom);
  // One box reaches far into the other: of slanting digits side by side the boxes meet too.
  const isWithin = -across > WITHIN * (small.right - small.left);
  if (isWithin && -down > WITHIN * heightOf(small)) return true;
  const joined = Math.max(large.bottom, small.bottom) - Math.min(large.top, small.top);
  if (sizeOf(small) > PART * height || joined > GROWTH * height) return false;
  return across <= 0 ? down < NEAR_ABOVE * height : down <= 0 && across < NEAR_BESIDE * height;
}

/** @param {Piece} one @param {Piece} other @returns {Piece} both as one */
const joined = (one, other) => ({
  pixels: [...one.pixels, ...other.pixels],
  left: Math.min(one.left, other.left),
  top: Math.min(one.top, other.top),
  right: Math.max(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
});

/** @param {Piece[]} pieces @returns {Piece[]} the digits that they make */
function digitsOf(pieces) {
  const size = Math.max(0, ...pieces.map(sizeOf));
  const rest = pieces
    .filter((piece) => sizeOf(piece) >= Math.max(3, size / 15))
    .toSorted((a, b) => sizeOf(b) - sizeOf(a));
  /** @type {Piece[]} */
  const digits = [];
  for (const piece of rest) {
    const with_ = digits.findIndex((digit) => belongTogether(digit, piece));
    if (with_ < 0) digits.push(piece);
    else digits[with_] = joined(digits[with_], piece);
  }
  const largest = Math.max(0, ...digits.map(sizeOf));
  return digits.filter((digit) => sizeOf(digit) >= Math.max(LEAST_SIZE, SPECK * largest));
}

/** @param {Piece[]} digits @returns {Piece[]} row by row, each from left to right */
function inReadingOrder(digits) {
  /** @type {Piece[][]} */
  const rows = [];
  for (const digit of digits.toSorted((a, b) => a.top + a.bottom - b.top - b.bottom)) {
    const middle = (digit.top + digit.bottom) / 2;
    const row = rows.at(-1);
    const isInRow = row?.some(({ top, bottom }) => middle > top && middle < bottom);
    if (row && isInRow) row.push(digit);
    else rows.push([digit]);
  }
  return rows.flatMap((row) => row.toSorted((a, b) => a.left - b.left));
}

/**
 * @param {Piece} digit
 * @param {import('./paper.js').Ink} written
 * @returns {FoundDigit}
 */
function cutOut({ pixels, left, top, right, bottom }, { width, ink }) {
  const size = { width: right - left, height: bottom - top };
  const cut = new Float32Array(size.width * size.height);
  for (const at of pixels) {
    cut[(Math.floor(at / width) - top) * size.width + (at % width) - left] = ink[at];
  }
  const drawn = withPenOfMnist({ ...size, ink: cut });
  return { left, top, ...size, ink: cut, image: imageOfInk(drawn) };
}

/**
 * Finds the digits of a picture. One of 28 x 28 pixels is taken for an image of MNIST, and left as it is.
 * @param {Picture} picture dark on light, or light on dark, anyhow lit
 * @returns {{written: import('./paper.js').Ink, digits: FoundDigit[]} | null} what is written in it, and its digits in
 *   the order in which they are read; null where there is no ink
 */
export function findDigits(picture) {
  const { width, height } = picture;
  if (width === IMAGE_SIZE && height === IMAGE_SIZE) {
    const image = renderPicture(picture);
    if (!image) return null;
    const isInverted = picture.light[0] < 0.5;
    const digit = { left: 0, top: 0, width, height, ink: image, image };
    return { written: { width, height, ink: image, isInverted }, digits: [digit] };
  }
  const written = inkIn(picture);
  if (!written) return null;
  const pieces = digitsOf(piecesIn(written.ink, width, height));
  if (pieces.length === 0) return null;
  return { written, digits: inReadingOrder(pieces).map((piece) => cutOut(piece, written)) };
}
