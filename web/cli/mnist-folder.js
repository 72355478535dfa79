/** The chunks of MNIST on a disk. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { splitChunk } from '../data/chunk.js';
import { readManifest } from '../data/manifest.js';

const unpack = promisify(gunzip);

/** @typedef {import('../data/manifest.js').Chunk} Chunk */

/** What MnistSource is, for a folder instead of a server. */
export class MnistFolder {
  #folder;

  /** @param {URL} folder of the chunks, with a slash at the end */
  constructor(folder) {
    this.#folder = folder;
  }

  /**
   * @param {'training' | 'validation' | 'test'} set
   * @returns {Promise<Chunk[]>} the chunks that hold the set; rejects when the folder is not there
   */
  async chunks(set) {
    const manifest = await readFile(new URL('manifest.json', this.#folder), 'utf8');
    return readManifest(JSON.parse(manifest)).sets[set];
  }

  /**
   * @param {Chunk} chunk one of those that `chunks` gave
   * @returns {Promise<{images: Uint8Array, labels: Uint8Array}>} its two IDX files
   */
  async load({ file }) {
    return splitChunk(await unpack(await readFile(new URL(file, this.#folder))));
  }
}
