// The chunks of MNIST for tests of the worker's side, without a server.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MNIST_FOLDER } from '../../../tools/mnist.js';
import { cutChunk, splitChunk } from '../../../web/data/chunk.js';

/** @typedef {import('../../../web/data/manifest.js').Chunk} Chunk */

const read = (/** @type {string} */ name) => readFileSync(join(MNIST_FOLDER, name));
const FILES = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'].map(read);

/** First example and number of examples of each chunk. */
const CHUNKS = /** @type {Record<string, [number, number]>} */ ({
  'training-00.bin': [0, 1000],
  'validation-00.bin': [50_000, 10_000],
});

/** What MnistSource gives, from the disk. A test can hold answers back, and let them fail. */
export class TestSource {
  /** @type {Promise<unknown>} what the validation data waits for */
  validation = Promise.resolve();

  /** @param {'training' | 'validation' | 'test'} set */
  async chunks(set) {
    const file = `${set}-00.bin`;
    return [{ file, examples: CHUNKS[file][1], bytes: 1, sha256: '' }];
  }

  /** @param {Chunk} chunk */
  async load({ file }) {
    if (file.startsWith('validation')) await this.validation;
    return splitChunk(cutChunk(FILES[0], FILES[1], ...CHUNKS[file]));
  }
}
