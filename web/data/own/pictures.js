/** Pictures in folders that are called as their classes. */
import { renderPicture } from '../picture.js';
import { breathe } from './breathing.js';
import { FileError } from './fault.js';
import { PIXELS } from './held.js';

/** @typedef {import('./bytes.js').Found} Found */
/** @typedef {(found: Found) => Promise<import('../picture.js').Picture>} Decode shows what a file shows; rejects where it is no picture */

/** Folders that say which set their pictures belong to, and which. @type {[RegExp, 'training' | 'test'][]} */
const SETS = [
  [/^(train|training)$/i, 'training'],
  [/^(test|testing|valid|validation|val)$/i, 'test'],
];

/**
 * @param {string} path
 * @returns {{name: string, set: 'training' | 'test'} | null} class and set; null where it is in no folder
 */
export function placeOf(path) {
  const folders = path.split('/').slice(0, -1);
  const name = folders.at(-1);
  if (name === undefined) return null;
  const set = folders.flatMap((folder) => SETS.find(([pattern]) => pattern.test(folder))?.[1] ?? [])[0]; // prettier-ignore
  return { name, set: set ?? 'training' };
}

/** @param {string} one @param {string} other */
const inOrder = (one, other) => one.localeCompare(other, 'en', { numeric: true });

/**
 * Reads pictures. Each is brought to an image as the pad makes one; those of 28 x 28 pixels stay as they are, but light
 * ones on which is dark ink are turned round.
 * @param {Found[]} files
 * @param {Decode} decode
 * @param {(share: number) => void} onProgress told how much has been read
 * @returns {Promise<{names: string[], training: import('./read.js').Examples, test: import('./read.js').Examples | null}>}
 */
export async function readPictures(files, decode, onProgress) {
  const placed = files.map((found) => {
    const place = placeOf(found.path);
    if (!place) throw new FileError({ code: 'noFolder', file: found.path });
    return { found, ...place };
  });
  placed.sort((one, other) => inOrder(one.found.path, other.found.path));
  const names = [...new Set(placed.map(({ name }) => name))].sort(inOrder);
  let done = 0;
  /** @param {'training' | 'test'} wanted */
  const read = async (wanted) => {
    const own = placed.filter(({ set }) => set === wanted);
    const images = new Uint8Array(own.length * PIXELS);
    for (const [i, { found }] of own.entries()) {
      await breathe();
      const image = renderPicture(await decode(found));
      image?.forEach((ink, pixel) => (images[i * PIXELS + pixel] = Math.round(ink * 256)));
      done += 1;
      onProgress(done / files.length);
    }
    return { images, labels: Uint8Array.from(own, ({ name }) => names.indexOf(name)) };
  };
  const training = await read('training');
  const test = await read('test');
  if (training.labels.length === 0) return { names, training: test, test: null };
  return { names, training, test: test.labels.length > 0 ? test : null };
}
