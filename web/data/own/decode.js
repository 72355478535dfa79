/** What pictures show, in a browser. */
import { readPng } from '../png.js';
import { blobOf, bytesOf } from './bytes.js';
import { FileError } from './fault.js';

/** Pixels of a picture, at most: a photograph has some millions. */
const MOST = 50_000_000;

/** @param {Blob} blob @returns {Promise<import('../picture.js').Picture>} what the browser makes of it, on white */
async function drawn(blob) {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  if (width * height > MOST) throw new RangeError('the picture is too large');
  const canvas = new OffscreenCanvas(width, height);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const light = Float32Array.from({ length: width * height }, (_, pixel) => {
    const [r, g, b] = data.subarray(4 * pixel, 4 * pixel + 3);
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  });
  return { width, height, light };
}

/**
 * PNG is read here, so that every browser sees the same; JPEG is left to the browser.
 * @type {import('./pictures.js').Decode}
 */
export async function decode(found) {
  const { path } = found;
  try {
    const bytes = await bytesOf(found);
    return bytes[0] === 0x89 ? readPng(bytes) : await drawn(blobOf(found));
  } catch (error) {
    throw new FileError({ code: 'noPicture', file: path }, { cause: error });
  }
}
