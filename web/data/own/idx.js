/** IDX files, as MNIST and EMNIST have them. */
import { FileError } from './fault.js';
import { PIXELS } from './held.js';

/** What an IDX file of unsigned bytes begins with, in three dimensions and in one. */
export const IMAGES = 0x00000803;
export const LABELS = 0x00000801;

/** Side of an image, in pixels. */
const SIDE = 28;

/** @param {Uint8Array} bytes */
const viewOf = ({ buffer, byteOffset, byteLength }) => new DataView(buffer, byteOffset, byteLength);

/**
 * @param {Uint8Array} bytes with which a file begins
 * @returns {boolean} whether it is an IDX file, of whatever kind
 */
export const isIdx = ([a, b, type, rank]) =>
  a === 0 && b === 0 && type >= 0x08 && type <= 0x0e && rank >= 1 && rank <= 4;

/**
 * @param {string} file its name
 * @param {Uint8Array} bytes that begin as an IDX file does
 * @returns {{images: Uint8Array} | {labels: Uint8Array}} what comes after its header: pixels, image after image, or
 *   labels; as views
 * @throws {FileError} when it is neither images of 28 x 28 bytes nor labels, or not as long as it says
 */
export function readIdx(file, bytes) {
  const view = viewOf(bytes);
  const magic = view.getUint32(0);
  if (magic !== IMAGES && magic !== LABELS) {
    throw new FileError({ code: 'otherIdx', file, magic: magic.toString(16).padStart(8, '0') });
  }
  const header = magic === IMAGES ? 16 : 8;
  if (bytes.length < header) {
    throw new FileError({ code: 'idxLength', file, bytes: bytes.length, expected: header });
  }
  const count = view.getUint32(4);
  if (magic === IMAGES) {
    const [height, width] = [view.getUint32(8), view.getUint32(12)];
    if (height !== SIDE || width !== SIDE) {
      throw new FileError({ code: 'imageSize', file, height, width });
    }
  }
  const expected = header + count * (magic === IMAGES ? PIXELS : 1);
  if (bytes.length !== expected) {
    throw new FileError({ code: 'idxLength', file, bytes: bytes.length, expected });
  }
  const content = bytes.subarray(header);
  return magic === IMAGES ? { images: content } : { labels: content };
}

/** @param {string} path @returns {string} what the files of images and of labels of one set have in common */
const stemOf = (path) =>
  path
    .toLowerCase()
    .replace(/\.gz$/, '')
    .replace(/images?|labels?/g, '')
    .replace(/idx[13]/g, '');

/** @typedef {{file: string, bytes: Uint8Array}} Idx */
/** @typedef {{name: string, images: Uint8Array, labels: Uint8Array}} Pair name: of the file of images */

/**
 * Puts the files of images and of labels together that belong together: by their names, or else by how many they hold.
 * @param {Idx[]} files
 * @returns {Pair[]} one for each file of images
 * @throws {FileError} when one of them is wrong, or has nothing to go with it
 */
export function pairs(files) {
  const read = files.map(({ file, bytes }) => ({ file, ...readIdx(file, bytes) }));
  const images = read.flatMap((one) => ('images' in one ? [one] : []));
  const labels = read.flatMap((one) => ('labels' in one ? [one] : []));
  if (images.length === 0) throw new FileError({ code: 'noImages', file: labels[0].file });
  const taken = new Set();
  const found = images.map((one) => {
    const count = one.images.length / PIXELS;
    const free = labels.filter((other) => !taken.has(other));
    const other =
      free.find(({ file }) => stemOf(file) === stemOf(one.file)) ??
      (images.length === 1 && free.length === 1 ? free[0] : undefined) ??
      free.find((label) => label.labels.length === count);
    if (!other) throw new FileError({ code: 'noLabels', file: one.file });
    if (other.labels.length !== count) {
      const counts = { images: count, labels: other.labels.length };
      throw new FileError({ code: 'counts', file: one.file, other: other.file, ...counts });
    }
    taken.add(other);
    return { name: one.file, images: one.images, labels: other.labels };
  });
  const lonely = labels.find((other) => !taken.has(other));
  if (lonely) throw new FileError({ code: 'noImages', file: lonely.file });
  return found;
}
