/** The IDX format of the MNIST files (yann.lecun.com/exdb/mnist), and what EMNIST does with it. */
import { bytes as checkBytes, flag, integer } from './check.js';
import { MAX_CLASSES, MAX_INPUT_SIZE } from './kinds.js';
import { readOptions } from './options.js';

/** What the two kinds of file begin with: bytes follow, in 3 dimensions or 1. */
const IMAGES = 0x00000803;
const LABELS = 0x00000801;

/** @param {number} word */
const hex = (word) => `0x${word.toString(16).padStart(8, '0')}`;

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed
 * @param {number} magic what the file begins with
 * @returns {{dimensions: number[], payload: Uint8Array}} what its header says, and what comes after it
 */
function parse(name, value, magic) {
  const file = checkBytes(name, value);
  if (file[0] === 0x1f && file[1] === 0x8b) {
    throw new RangeError(`${name} must be an IDX file, got gzip bytes: decompress them first`);
  }
  const rank = magic & 0xff;
  const header = 4 + 4 * rank;
  if (file.length < header) {
    throw new RangeError(
      `${name} must be an IDX file with a header of ${header} bytes, got ${file.length} bytes`,
    );
  }
  const view = new DataView(file.buffer, file.byteOffset, header);
  const found = view.getUint32(0);
  if (found !== magic) {
    throw new RangeError(
      `${name} must begin with the IDX magic number ${hex(magic)}, got ${hex(found)}`,
    );
  }
  const dimensions = Array.from({ length: rank }, (_, i) => view.getUint32(4 * (i + 1)));
  const payload = file.subarray(header);
  if (payload.length !== dimensions.reduce((product, factor) => product * factor, 1)) {
    throw new RangeError(
      `${name} must hold ${dimensions.join(' x ')} bytes after its header, got ${payload.length}`,
    );
  }
  return { dimensions, payload };
}

/**
 * @param {Uint8Array} stored labels as the file has them
 * @param {number} offset added to each
 * @param {number | undefined} wanted classes; undefined for as many as the labels need
 * @returns {{labels: Uint32Array, classes: number}} the labels, from 0 to classes - 1
 */
function readLabels(stored, offset, wanted) {
  const classes = wanted ?? Math.max(1, offset + 1 + stored.reduce((a, b) => Math.max(a, b), 0));
  const wrong = stored.findIndex((label) => label + offset < 0 || label + offset >= classes);
  if (wrong >= 0) {
    const shifted = offset === 0 ? '' : ` with labelOffset ${offset}`;
    throw new RangeError(
      `labels must be integers from 0 to ${classes - 1} (classes - 1)${shifted}, ` +
        `got ${stored[wrong] + offset} at position ${wrong}`,
    );
  }
  return { labels: Uint32Array.from(stored, (label) => label + offset), classes };
}

/**
 * @param {Uint8Array} images one after another
 * @param {number} rows of an image
 * @param {number} columns of an image
 * @returns {Uint8Array} the same, rows and columns of each changed for each other
 */
function transposed(images, rows, columns) {
  const result = new Uint8Array(images.length);
  for (let image = 0; image < images.length; image += rows * columns) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        result[image + column * rows + row] = images[image + row * columns + column];
      }
    }
  }
  return result;
}

/**
 * @param {unknown} images bytes of an IDX file of images
 * @param {unknown} labels bytes of an IDX file of labels
 * @param {unknown} given transpose, labelOffset and classes, each optional
 * @returns {{rows: import('./examples.js').Rows, size: number, inputSize: number, classes: number, labels: Uint32Array}}
 *   the examples of the two files
 */
export function readIdx(images, labels, given) {
  const image = parse('images', images, IMAGES);
  const label = parse('labels', labels, LABELS);
  const [size, height, width] = image.dimensions;
  if (size !== label.dimensions[0]) {
    throw new RangeError(
      'images and labels must hold equally many examples, ' +
        `got ${size} images and ${label.dimensions[0]} labels`,
    );
  }
  if (height * width > MAX_INPUT_SIZE) {
    throw new RangeError(
      `images must have at most ${MAX_INPUT_SIZE} pixels, got ${height} x ${width}`,
    );
  }
  const { transpose, labelOffset, classes } = readOptions('options', given, [
    'transpose',
    'labelOffset',
    'classes',
  ]);
  const isTransposed = flag('transpose', transpose ?? false);
  const read = readLabels(
    label.payload,
    integer('labelOffset', labelOffset ?? 0, -255, MAX_CLASSES),
    classes === undefined ? undefined : integer('classes', classes, 1, MAX_CLASSES),
  );
  /** @param {number} begin @param {number} end */
  const pixels = (begin, end) => {
    const block = image.payload.subarray(begin, end);
    return isTransposed ? transposed(block, height, width) : block;
  };
  return { rows: { type: 'bytes', read: pixels }, size, inputSize: height * width, ...read };
}
