/**
 * A chunk of MNIST: a complete IDX file of images, then a complete IDX file of their labels, gzip
 * around both. The manifest says how many bytes and which SHA-256 the gzip has.
 */

/** What the data are called that come with the page. */
export const MNIST = 'mnist';

/** @param {{file: string}} chunk @returns {boolean} whether it is of data of one's own */
export const isOwn = ({ file }) => file.startsWith('own ');

/** @param {string} file of a chunk @returns {string} the data that it is of: MNIST, or the id of one's own */
export const dataOf = (file) => (isOwn({ file }) ? file.split(' ')[1] : MNIST);

/** Which data chunks are of: MNIST, or the id of one's own, and their classes. @typedef {{data: string, classes: number}} Which */

const IMAGES_MAGIC = 0x00000803;
const LABELS_MAGIC = 0x00000801;
const IMAGES_HEADER = 16;
const LABELS_HEADER = 8;

/**
 * @param {Uint8Array} bytes of an IDX file
 * @param {number} magic it must begin with
 * @param {number} header length of its header
 * @param {string} name of the file, for errors
 * @returns {DataView} of its header
 */
function headerOf(bytes, magic, header, name) {
  if (bytes.length < header) {
    throw new RangeError(
      `${name} must have a header of ${header} bytes, got ${bytes.length} bytes`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, header);
  if (view.getUint32(0) !== magic) {
    const [wanted, got] = [magic, view.getUint32(0)].map((word) => word.toString(16));
    throw new RangeError(`${name} must begin with the IDX magic number ${wanted}, got ${got}`);
  }
  return view;
}

/** @param {number[]} words @returns {Uint8Array<ArrayBuffer>} them as a header */
function header(...words) {
  const bytes = new Uint8Array(4 * words.length);
  const view = new DataView(bytes.buffer);
  for (const [i, word] of words.entries()) view.setUint32(4 * i, word);
  return bytes;
}

/** @param {number} count of images of 28 x 28 pixels @returns {Uint8Array<ArrayBuffer>} what an IDX file of them begins with */
export const imagesHeader = (count) => header(IMAGES_MAGIC, count, 28, 28);

/** @param {number} count of labels @returns {Uint8Array<ArrayBuffer>} what an IDX file of them begins with */
export const labelsHeader = (count) => header(LABELS_MAGIC, count);

/**
 * Examples first .. first+count-1 of a pair of IDX files, as a chunk before compression.
 * @param {Uint8Array} images IDX file of images, unsigned bytes
 * @param {Uint8Array} labels IDX file of labels
 * @param {number} first example
 * @param {number} count of examples; the files must hold them
 * @returns {Uint8Array} the chunk
 */
export function cutChunk(images, labels, first, count) {
  const view = headerOf(images, IMAGES_MAGIC, IMAGES_HEADER, 'images');
  headerOf(labels, LABELS_MAGIC, LABELS_HEADER, 'labels');
  const size = view.getUint32(8) * view.getUint32(12);
  const pixels = images.subarray(
    IMAGES_HEADER + first * size,
    IMAGES_HEADER + (first + count) * size,
  );
  const digits = labels.subarray(LABELS_HEADER + first, LABELS_HEADER + first + count);
  if (pixels.length !== count * size || digits.length !== count) {
    throw new RangeError(`images and labels must hold examples ${first} to ${first + count - 1}`);
  }
  const chunk = new Uint8Array(IMAGES_HEADER + pixels.length + LABELS_HEADER + digits.length);
  chunk.set(images.subarray(0, IMAGES_HEADER));
  chunk.set(pixels, IMAGES_HEADER);
  const labelsAt = IMAGES_HEADER + pixels.length;
  chunk.set(labels.subarray(0, LABELS_HEADER), labelsAt);
  chunk.set(digits, labelsAt + LABELS_HEADER);
  const header = new DataView(chunk.buffer);
  header.setUint32(4, count);
  header.setUint32(labelsAt + 4, count);
  return chunk;
}

/**
 * @param {Uint8Array} chunk uncompressed
 * @returns {{images: Uint8Array, labels: Uint8Array}} its two IDX files, as views of it; their
 *   contents are for the reader of IDX files to check
 */
export function splitChunk(chunk) {
  const view = headerOf(chunk, IMAGES_MAGIC, IMAGES_HEADER, 'chunk');
  const end = IMAGES_HEADER + view.getUint32(4) * view.getUint32(8) * view.getUint32(12);
  return { images: chunk.subarray(0, end), labels: chunk.subarray(end) };
}

/**
 * What the headers of a chunk promise.
 * @param {{images: Uint8Array, labels: Uint8Array}} files from splitChunk
 * @returns {{images: number, labels: number, height: number, width: number}} how many of each, and the
 *   size of an image in pixels; throws a RangeError where a header is missing
 */
export function headersOf({ images, labels }) {
  const view = headerOf(images, IMAGES_MAGIC, IMAGES_HEADER, 'images');
  return {
    images: view.getUint32(4),
    labels: headerOf(labels, LABELS_MAGIC, LABELS_HEADER, 'labels').getUint32(4),
    height: view.getUint32(8),
    width: view.getUint32(12),
  };
}
