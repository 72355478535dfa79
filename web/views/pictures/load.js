/** Files as pictures. */
import { pictureOf } from '../../data/light.js';

/** Bytes that a picture may have; those of phones have up to 15 million. */
const MOST_BYTES = 40e6;

/** Longer side to which larger pictures are brought: of no digit more is seen than 28 pixels. */
const MOST_PIXELS = 1000;

/** @typedef {{code: 'noPicture'} | {code: 'largeFile', megabytes: number, limit: number}} PictureFault */

/** Why a file cannot be taken for a picture. */
export class PictureError extends Error {
  /** @param {PictureFault} fault @param {unknown} [cause] */
  constructor(fault, cause) {
    super(fault.code, { cause });
    this.fault = fault;
  }
}

/**
 * @param {Blob} file
 * @returns {Promise<import('../../data/picture.js').Picture>} what it shows, upright, its longer side at most 1,000
 *   pixels; rejects with a PictureError
 */
export async function loadPicture(file) {
  if (file.size > MOST_BYTES) {
    throw new PictureError({ code: 'largeFile', megabytes: file.size / 1e6, limit: MOST_BYTES / 1e6 }); // prettier-ignore
  }
  const bitmap = await createImageBitmap(file).catch((error) => {
    throw new PictureError({ code: 'noPicture' }, error);
  });
  const scale = Math.min(1, MOST_PIXELS / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const { width, height } = canvas;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new PictureError({ code: 'noPicture' });
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return pictureOf({ width, height, samples: data, channels: 4, most: 255 });
}
