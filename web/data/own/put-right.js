/** What can be put right of images and labels. */
import { PIXELS } from './held.js';

/** @typedef {import('./read.js').Examples} Examples */

/**
 * @typedef {object} Repair
 * @property {boolean} transpose rows and columns of each image change places
 * @property {boolean} invert ink and paper change places
 * @property {boolean} fromOne labels are counted from 1, and become one less
 */

const SIDE = 28;

/** Where each pixel of an image comes from when rows and columns change places. */
const TRANSPOSED = Uint16Array.from({ length: PIXELS }, (_, at) => (at % SIDE) * SIDE + Math.floor(at / SIDE)); // prettier-ignore

/**
 * @param {Uint8Array} image 784 pixels
 * @param {Pick<Repair, 'transpose' | 'invert'>} repair
 * @returns {Uint8Array} the image put right; the same where nothing is to be done
 */
export function imagePutRight(image, { transpose, invert }) {
  if (!transpose && !invert) return image;
  const mask = invert ? 255 : 0;
  return image.map((_, at) => image[transpose ? TRANSPOSED[at] : at] ^ mask);
}

/**
 * @param {Examples} examples
 * @param {Repair} repair
 * @returns {Examples} put right; what is not to be changed is shared
 */
export function putRight({ images, labels }, repair) {
  const right = repair.transpose || repair.invert ? new Uint8Array(images.length) : images;
  if (right !== images) {
    for (let at = 0; at < images.length; at += PIXELS) {
      right.set(imagePutRight(images.subarray(at, at + PIXELS), repair), at);
    }
  }
  return { images: right, labels: repair.fromOne ? labels.map((label) => label - 1) : labels };
}
