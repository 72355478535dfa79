/** Zip files. */
import { unzipSync } from 'fflate';
import { bytesOf, checkSize } from './bytes.js';
import { FileError } from './fault.js';

/**
 * What a zip file says it holds counts before anything is unpacked, and gets no more room than that.
 * @param {import('./bytes.js').Found} found
 * @param {(path: string) => boolean} isWanted whether a file in it is of use
 * @param {{bytes: number}} all what has been unpacked so far, which becomes more
 * @returns {Promise<import('./bytes.js').Found[]>} the files in it that are
 * @throws {FileError} when it is damaged, or they are together larger than what is taken
 */
export async function filesIn(found, isWanted, all) {
  const { path } = found;
  const bytes = await bytesOf(found);
  try {
    const files = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        if (!isWanted(name)) return false;
        all.bytes += Math.max(size, originalSize);
        checkSize(path, all.bytes);
        return true;
      },
    });
    return Object.entries(files).map(([name, content]) => ({
      path: `${path}/${name}`,
      content: /** @type {Uint8Array<ArrayBuffer>} */ (content),
    }));
  } catch (error) {
    if (error instanceof FileError) throw error;
    const { message } = /** @type {Error} */ (error);
    throw new FileError({ code: 'damaged', file: path, detail: message }, { cause: error });
  }
}
