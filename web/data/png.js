/** PNG files as pictures. */
import { convertIndexedToRgb, decode } from 'fast-png';
import { pictureOf } from './light.js';

/** @typedef {import('fast-png').DecodedPng} Png */

/**
 * @param {Png} png with less than a byte for each pixel
 * @returns {Uint8Array} its samples, one after another; in the file, a row begins with a byte
 */
function unpacked({ width, height, depth, data }) {
  const bytes = Math.ceil((width * depth) / 8);
  return Uint8Array.from({ length: width * height }, (_, pixel) => {
    const bit = (pixel % width) * depth;
    const byte = data[Math.floor(pixel / width) * bytes + Math.floor(bit / 8)];
    return (byte >> (8 - depth - (bit % 8))) & ((1 << depth) - 1);
  });
}

/**
 * @param {Png} png
 * @returns {{samples: ArrayLike<number>, channels: number, most: number}} numbers of each pixel: grey or red, green
 *   and blue, and in the last of two or four, how opaque it is; most: the largest that each can be
 */
function samplesOf(png) {
  const { palette, depth, data, channels } = png;
  if (palette) {
    return { samples: convertIndexedToRgb(png), channels: palette[0].length, most: 255 };
  }
  return { samples: depth < 8 ? unpacked(png) : data, channels, most: 2 ** depth - 1 };
}

/**
 * @param {Uint8Array} bytes of a PNG file
 * @returns {import('./picture.js').Picture} what it shows. What is transparent is white paper, or black where the
 *   rest is light. Throws an Error when these bytes are no PNG.
 */
export function readPng(bytes) {
  const png = decode(bytes);
  return pictureOf({ width: png.width, height: png.height, ...samplesOf(png) });
}
