/** The samples of a picture, as files and canvases have them, as light. */

/** @typedef {import('./picture.js').Picture} Picture */

/** Shares of red, green and blue in the light that people see (ITU-R BT.709). */
const [RED, GREEN, BLUE] = [0.2126, 0.7152, 0.0722];

/**
 * @param {object} raw
 * @param {number} raw.width in pixels
 * @param {number} raw.height in pixels
 * @param {ArrayLike<number>} raw.samples of each pixel, row by row
 * @param {number} raw.channels samples of a pixel: grey, or red, green and blue; and as the last of two or four, how
 *   opaque it is
 * @param {number} raw.most the largest that a sample can be
 * @returns {Picture} What is transparent is white paper, or black where the rest is light.
 */
export function pictureOf({ width, height, samples, channels, most }) {
  const [isGrey, hasAlpha] = [channels < 3, channels % 2 === 0];
  const length = width * height;
  const light = new Float32Array(length);
  const alpha = new Float32Array(length).fill(1);
  let [sum, opaque] = [0, 0];
  for (let pixel = 0; pixel < length; pixel++) {
    const at = pixel * channels;
    const colour = isGrey
      ? samples[at]
      : RED * samples[at] + GREEN * samples[at + 1] + BLUE * samples[at + 2];
    light[pixel] = colour / most;
    if (hasAlpha) alpha[pixel] = samples[at + channels - 1] / most;
    sum += alpha[pixel] * light[pixel];
    opaque += alpha[pixel];
  }
  const paper = sum > opaque / 2 && opaque < length ? 0 : 1;
  return { width, height, light: light.map((one, i) => paper + alpha[i] * (one - paper)) };
}
