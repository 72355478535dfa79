/** The bytes of files that people have: as they are, or compressed. */
import { FileError } from './fault.js';

/** Largest content of a file that is taken, in megabytes: EMNIST's largest set of 47 classes in balance has 89. */
export const MAX_MEGABYTES = 200;

const MAX_BYTES = MAX_MEGABYTES * 1e6;

/**
 * A file, by its path.
 * @typedef {{path: string, blob: Blob}} Found
 */

/** @param {string} file @param {number} bytes */
export function checkSize(file, bytes) {
  if (bytes <= MAX_BYTES) return;
  throw new FileError({ code: 'largeFile', file, megabytes: bytes / 1e6, limit: MAX_MEGABYTES });
}

/** @param {Found} found @param {number} count @returns {Promise<Uint8Array>} the first so many bytes, or all */
export const headOf = async ({ blob }, count) =>
  new Uint8Array(await blob.slice(0, count).arrayBuffer());

/** @param {Found} found @returns {Promise<Uint8Array>} all bytes */
export async function bytesOf({ path, blob }) {
  checkSize(path, blob.size);
  return new Uint8Array(await blob.arrayBuffer());
}

/**
 * @param {Found} found gzip
 * @returns {Promise<Found>} what was compressed, under its name without .gz
 * @throws {FileError} when it is damaged, or larger than what is taken: no more of it is unpacked then
 */
export async function unzipped({ path, blob }) {
  const reader = blob.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  let size = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      size += value.length;
      checkSize(path, size);
      pieces.push(/** @type {Uint8Array<ArrayBuffer>} */ (value));
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    if (error instanceof FileError) throw error;
    const { message } = /** @type {Error} */ (error);
    throw new FileError({ code: 'damaged', file: path, detail: message }, { cause: error });
  }
  return { path: path.replace(/\.gz$/i, ''), blob: new Blob(pieces) };
}
