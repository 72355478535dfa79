/** PNG files as pictures. */
import { convertIndexedToRgb, decode } from 'fast-png';

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
 * @returns {import('../data/picture.js').Picture} what it shows. What is transparent is white paper, or black where the
 *   rest is light. Throws an Error when these bytes are no PNG.
 */
export function readPng(bytes) {
  const png = decode(bytes);
  const { samples, channels, most } = samplesOf(png);
  const [colours, hasAlpha] = [channels < 3 ? 1 : 3, channels % 2 === 0];
  const length = png.width * png.height;
  const light = new Float32Array(length);
  const alpha = new Float32Array(length).fill(1);
  let [sum, opaque] = [0, 0];
  for (let pixel = 0; pixel < length; pixel++) {
    const at = pixel * channels;
    const [r, g = r, b = r] = Array.from({ length: colours }, (_, i) => samples[at + i] / most);
    light[pixel] = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    if (hasAlpha) alpha[pixel] = samples[at + colours] / most;
    sum += alpha[pixel] * light[pixel];
    opaque += alpha[pixel];
  }
  const paper = sum > opaque / 2 && opaque < length ? 0 : 1;
  return {
    width: png.width,
    height: png.height,
    light: light.map((one, pixel) => paper + alpha[pixel] * (one - paper)),
  };
}
