/** Data of one's own, ready to be trained on. */
import { imagesHeader, labelsHeader } from '../chunk.js';

/** @typedef {'training' | 'validation' | 'test'} SetName */

/** Pixels of an image, each a byte from 0, paper, to 255, ink. */
export const PIXELS = 784;

/** @typedef {{size: number, images: Blob, labels: Blob}} HeldSet pixels of its images, one after another, and their labels, a byte each */

/**
 * @typedef {object} OwnData
 * @property {string} id the first 16 hex digits of their SHA-256, see idOf
 * @property {string} title as their files are called
 * @property {string[]} names of the classes
 * @property {Record<SetName, HeldSet>} sets
 */

/** @param {BlobPart[]} parts */
const blob = (...parts) => new Blob(parts);

/**
 * @param {HeldSet} set
 * @param {number} first example
 * @param {number} count of examples, at most
 * @returns {{images: Blob, labels: Blob}} two IDX files of these, without a copy
 */
export function cut({ size, images, labels }, first, count) {
  const end = Math.min(size, first + count);
  return {
    images: blob(imagesHeader(end - first), images.slice(first * PIXELS, end * PIXELS)),
    labels: blob(labelsHeader(end - first), labels.slice(first, end)),
  };
}
