/** The four files of MNIST as its makers published them, gzipped or not. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { cutChunk, splitChunk } from '../data/chunk.js';
import { LoadError } from '../data/fault.js';
import { EVALUATION_IMAGES, MNIST, TRAINING_IMAGES } from '../model/configuration.js';
import { Failure } from './failures.js';
import { say } from './say.js';

const unpack = promisify(gunzip);

/** The files that each set comes from, its first example there, and how many it has. */
const SETS = /** @type {const} */ ({
  training: { from: 'train', first: 0, count: TRAINING_IMAGES },
  validation: { from: 'train', first: TRAINING_IMAGES, count: EVALUATION_IMAGES },
  test: { from: 't10k', first: 0, count: EVALUATION_IMAGES },
});

const KINDS = /** @type {const} */ (['images-idx3', 'labels-idx1']);

/**
 * @param {string} folder
 * @param {'train' | 't10k'} from
 * @param {(typeof KINDS)[number]} kind
 * @returns {string | undefined} path of the file, whichever of its names it has there
 */
const pathOf = (folder, from, kind) =>
  [`${from}-${kind}-ubyte`, `${from}-${kind.replace('-idx', '.idx')}-ubyte`]
    .flatMap((name) => [name, `${name}.gz`])
    .map((name) => join(folder, name))
    .find(existsSync);

/** What MnistSource is, for the original files. */
export class OriginalMnist {
  #folder;

  /** @param {string} folder with the four files */
  constructor(folder) {
    this.#folder = folder;
  }

  /**
   * @param {string} folder
   * @returns {OriginalMnist | null} null when one of the files is not there
   */
  static in(folder) {
    const paths = ['train', 't10k'].flatMap((from) =>
      KINDS.map((kind) => pathOf(folder, /** @type {'train'} */ (from), kind)),
    );
    return paths.every(Boolean) ? new OriginalMnist(folder) : null;
  }

  /** @param {keyof typeof SETS} set @param {number} _examples @param {string} [data] that they are to be of @returns {Promise<import('../data/manifest.js').Chunk[]>} one for the whole set */
  async chunks(set, _examples, data = MNIST) {
    if (data !== MNIST) throw new LoadError({ code: 'noOwnData' });
    return [{ file: set, examples: SETS[set].count, bytes: 1, sha256: '' }];
  }

  /**
   * @param {import('../data/manifest.js').Chunk} chunk one of those that `chunks` gave
   * @returns {Promise<{images: Uint8Array, labels: Uint8Array}>} its two IDX files; rejects with a Failure when they are
   *   none, or too short
   */
  async load({ file }) {
    const { from, first, count } = SETS[/** @type {keyof typeof SETS} */ (file)];
    const [images, labels] = await Promise.all(KINDS.map((kind) => this.#read(from, kind)));
    try {
      return splitChunk(cutChunk(images, labels, first, count));
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw new Failure(say('wrongMnist', { folder: this.#folder, detail: message }));
    }
  }

  /** @param {'train' | 't10k'} from @param {(typeof KINDS)[number]} kind */
  async #read(from, kind) {
    const path = /** @type {string} */ (pathOf(this.#folder, from, kind));
    const bytes = await readFile(path);
    return path.endsWith('.gz') ? unpack(bytes) : bytes;
  }
}
