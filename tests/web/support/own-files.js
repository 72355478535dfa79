// Files such as people have, made of the digits that MNIST tests with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encode } from 'fast-png';
import { zipSync } from 'fflate';
import { MNIST_FOLDER } from '../../../tools/mnist.js';
import { imagesHeader, labelsHeader } from '../../../web/data/chunk.js';

/** @typedef {{images: Uint8Array, labels: Uint8Array}} Examples */

const PIXELS = 784;

const read = (/** @type {string} */ name) => readFileSync(join(MNIST_FOLDER, name));
const ALL = {
  images: read('t10k-images-idx3-ubyte').subarray(16),
  labels: read('t10k-labels-idx1-ubyte').subarray(8),
};

/**
 * @param {number} first
 * @param {number} count
 * @returns {Examples} digits in their order
 */
export const digits = (first, count) => ({
  images: Uint8Array.from(ALL.images.subarray(first * PIXELS, (first + count) * PIXELS)),
  labels: Uint8Array.from(ALL.labels.subarray(first, first + count)),
});

/**
 * @param {Examples} examples
 * @param {(label: number, index: number) => boolean} isWanted
 * @returns {Examples}
 */
export function only({ images, labels }, isWanted) {
  const places = [...labels.keys()].filter((i) => isWanted(labels[i], i));
  const all = new Uint8Array(places.length * PIXELS);
  places.forEach((from, to) =>
    all.set(images.subarray(from * PIXELS, (from + 1) * PIXELS), to * PIXELS),
  );
  return { images: all, labels: Uint8Array.from(places, (i) => labels[i]) };
}

/** @param {Examples} examples @param {number} i @returns {Uint8Array} an image */
export const imageOf = ({ images }, i) => images.subarray(i * PIXELS, (i + 1) * PIXELS);

/** @param {Examples} examples @returns {Examples} rows and columns of each image exchanged, and labels counted from 1 */
export const asInEmnist = ({ images, labels }) => ({
  images: images.map((_, at) => {
    const [row, column] = [Math.floor((at % PIXELS) / 28), at % 28];
    return images[at - (at % PIXELS) + column * 28 + row];
  }),
  labels: labels.map((label) => label + 1),
});

/** @typedef {{path: string, bytes: Uint8Array}} TestFile */

/** @param {Examples} examples @param {string} name such as train @returns {TestFile[]} two IDX files */
export const idxFiles = ({ images, labels }, name) => [
  {
    path: `${name}-images-idx3-ubyte`,
    bytes: Buffer.concat([imagesHeader(labels.length), images]),
  },
  {
    path: `${name}-labels-idx1-ubyte`,
    bytes: Buffer.concat([labelsHeader(labels.length), labels]),
  },
];

/** @param {TestFile} file @returns {TestFile} */
export const zipped = ({ path, bytes }) => ({ path: `${path}.gz`, bytes: gzipSync(bytes) });

/**
 * @param {Examples} examples
 * @param {string} path
 * @param {{header?: string, nameOf?: (label: number) => string}} [how]
 * @returns {TestFile}
 */
export function csvFile(examples, path, { header, nameOf = String } = {}) {
  const lines = Array.from(examples.labels, (label, i) =>
    [nameOf(label), ...imageOf(examples, i)].join(','),
  );
  const text = [...(header === undefined ? [] : [header]), ...lines, ''].join('\n');
  return { path, bytes: Buffer.from(text) };
}

/** The line of headings in Kaggle's files. */
export const HEADER = ['label', ...Array.from({ length: PIXELS }, (_, i) => `pixel${i}`)].join(',');

/**
 * @param {Examples} examples
 * @param {string[]} folders for each label
 * @returns {TestFile[]} PNG pictures of 28 x 28 pixels
 */
export const pictureFiles = (examples, folders) =>
  Array.from(examples.labels, (label, i) => ({
    path: `${folders[label]}/${i}.png`,
    bytes: encode({ width: 28, height: 28, channels: 1, depth: 8, data: imageOf(examples, i) }),
  }));

/**
 * @param {Examples} examples
 * @param {string[]} folders for each label
 * @returns {TestFile[]} PNG pictures of 60 x 70 pixels, dark on light, with the image enlarged and out of the middle
 */
export const largePictures = (examples, folders) =>
  Array.from(examples.labels, (label, i) => {
    const [width, height, image] = [60, 70, imageOf(examples, i)];
    const data = Uint8Array.from({ length: width * height }, (_, at) => {
      const [x, y] = [Math.floor((at % width) / 2), Math.floor(at / width / 2)];
      return 230 - (x < 28 && y < 28 ? image[28 * y + x] * 0.8 : 0);
    });
    return {
      path: `${folders[label]}/${i}.png`,
      bytes: encode({ width, height, channels: 1, depth: 8, data }),
    };
  });

/** @param {TestFile[]} files @param {string} path @returns {TestFile} */
export const zipFile = (files, path) => ({
  path,
  bytes: zipSync(Object.fromEntries(files.map((file) => [file.path, file.bytes])), { level: 0 }),
});

/** @param {TestFile[]} files @returns {import('../../../web/data/own/bytes.js').Found[]} as a page has them */
export const found = (files) =>
  files.map(({ path, bytes }) => ({ path, content: new Blob([/** @type {any} */ (bytes)]) }));
