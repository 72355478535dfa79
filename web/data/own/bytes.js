/** The bytes of files that people have: as they are, or compressed. */
import { FileError } from './fault.js';

/** Largest content of a file that is taken, in megabytes: EMNIST's largest set of 47 classes in balance has 89. */
export const MAX_MEGABYTES = 200;

const MAX_BYTES = MAX_MEGABYTES * 1e6;

/**
 * A file, by its path. What was unpacked stays in memory: thousands of blobs would cost more than what is in them.
 * @typedef {{path: string, content: Blob | Uint8Array<ArrayBuffer>}} Found
 */

/** @param {string} file @param {number} bytes */
export function checkSize(file, bytes) {
  if (bytes <= MAX_BYTES) return;
  throw new FileError({ code: 'largeFile', file, megabytes: bytes / 1e6, limit: MAX_MEGABYTES });
}

/** @param {Found} found @param {number} count @returns {Promise<Uint8Array>} the first so many bytes, or all */
export async function headOf({ content }, count) {
  if (content instanceof Uint8Array) return content.subarray(0, count);
  return new Uint8Array(await content.slice(0, count).arrayBuffer());
}

/** @param {Found} found @returns {Promise<Uint8Array<ArrayBuffer>>} all bytes */
export async function bytesOf({ path, content }) {
  if (content instanceof Uint8Array) return content;
  checkSize(path, content.size);
  return new Uint8Array(await content.arrayBuffer());
}

/** @param {Found} found @returns {Blob} all bytes */
export const blobOf = ({ content }) => (content instanceof Blob ? content : new Blob([content]));

/**
 * @param {Found} found gzip
 * @param {{bytes: number}} all what has been unpacked so far, which becomes more
 * @returns {Promise<Found>} what was compressed, under its name without .gz
 * @throws {FileError} when it is damaged, or larger than what is taken: no more of it is unpacked then
 */
export async function unzipped(found, all) {
  const { path } = found;
  const reader = blobOf(found).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  let size = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      size += value.length;
      all.bytes += value.length;
      checkSize(path, all.bytes);
      pieces.push(/** @type {Uint8Array<ArrayBuffer>} */ (value));
    }
  } catch (error) {
    await reader.cancel().catch(() => {});
    if (error instanceof FileError) throw error;
    const { message } = /** @type {Error} */ (error);
    throw new FileError({ code: 'damaged', file: path, detail: message }, { cause: error });
  }
  const content = new Uint8Array(size);
  let end = 0;
  for (const piece of pieces) {
    content.set(piece, end);
    end += piece.length;
  }
  return { path: path.replace(/\.gz$/i, ''), content };
}
