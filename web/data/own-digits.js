/** A person's own digits, each with its right label: as sets to train on, and as files. */

/**
 * @typedef {object} OwnDigit
 * @property {Uint8Array} pixels 784, row by row, from 0, paper, to 255
 * @property {number} label what it is, 0 to 9
 * @property {number} readAs as what it was read when it was kept, 0 to 9
 */

/** What IDX files of images and of labels begin with. */
const IMAGES = 0x00000803;
const LABELS = 0x00000801;

const SIDE = 28;
const PIXELS = SIDE * SIDE;

/**
 * @param {Float32Array} image 784 pixels, each p/256 with a whole p from 0, paper, to 255
 * @returns {Uint8Array} those p
 */
export const pixelsOf = (image) => Uint8Array.from(image, (ink) => Math.round(256 * ink));

/**
 * @param {Uint8Array} pixels 784, from 0 to 255
 * @returns {Float32Array} the image that a network sees of them
 */
export const imageOf = (pixels) => Float32Array.from(pixels, (pixel) => pixel / 256);

/**
 * @param {readonly OwnDigit[]} digits
 * @returns {{images: Uint8Array, labels: Uint8Array}} images: 784 pixels each, one after another, from 0, paper, to 255,
 *   of which a network sees p/256; labels: from 0 to 9, in the same order
 */
export function labelledDigits(digits) {
  const images = new Uint8Array(PIXELS * digits.length);
  digits.forEach(({ pixels }, i) => images.set(pixels, PIXELS * i));
  return { images, labels: Uint8Array.from(digits, ({ label }) => label) };
}

/**
 * @param {number} magic
 * @param {number[]} dimensions
 * @param {Uint8Array} bytes of the content
 * @returns {Uint8Array} an IDX file
 */
function idx(magic, dimensions, bytes) {
  const header = 4 * (1 + dimensions.length);
  const file = new Uint8Array(header + bytes.length);
  const view = new DataView(file.buffer);
  [magic, ...dimensions].forEach((word, i) => view.setUint32(4 * i, word));
  file.set(bytes, header);
  return file;
}

/**
 * @param {readonly OwnDigit[]} digits
 * @returns {{images: Uint8Array, labels: Uint8Array}} two IDX files, as those of MNIST; Dataset.fromIdx takes them
 */
export function idxFilesOf(digits) {
  const { images, labels } = labelledDigits(digits);
  const count = digits.length;
  return { images: idx(IMAGES, [count, SIDE, SIDE], images), labels: idx(LABELS, [count], labels) };
}
