/** What can be said of images and labels before anything is trained. */
import { breathe } from './breathing.js';
import { PIXELS } from './held.js';

/** @typedef {import('./read.js').Examples} Examples */

/**
 * @typedef {object} Report
 * @property {number} images
 * @property {number} blank images without any ink, or of one shade throughout
 * @property {number} repeated images that are the same as an earlier one of their set
 * @property {number} shared images of the test data that are among the training data as well
 * @property {boolean} areFromOne whether the labels are counted from 1
 * @property {boolean} areTransposed whether rows and columns seem to have changed places, as in EMNIST
 * @property {boolean} areInverted whether they are dark on light
 * @property {boolean} areSorted whether the training images come class by class
 */

/** Images that are looked at for how they lie. */
const SAMPLE = 2000;

/**
 * Of a person's digits nine in ten are spread out further upwards than sidewards, and of letters more than half: where so
 * few are, they lie on their side.
 */
const LYING = 0.35;

/** Characters are written in the middle of the page: where so much of the border is light, the page is. */
const LIGHT = 128;

/** Images that come class by class change it less often than this share of what chance would make. */
const SELDOM = 0.5;

/** @param {Uint8Array} images @returns {Uint8Array[]} some of them, from all over */
function sampleOf(images) {
  const count = images.length / PIXELS;
  const step = Math.max(1, Math.floor(count / SAMPLE));
  return Array.from({ length: Math.floor((count - 1) / step) + 1 }, (_, i) =>
    images.subarray(i * step * PIXELS, (i * step + 1) * PIXELS),
  );
}

/** @param {Uint8Array} image @param {number} mask 255 where it is dark on light @returns {number} how much further its ink is spread out upwards than sidewards */
function uprightness(image, mask) {
  let [mass, x, y, xx, yy] = [0, 0, 0, 0, 0];
  for (let at = 0; at < PIXELS; at++) {
    const ink = image[at] ^ mask;
    if (ink === 0) continue;
    const [column, row] = [at % 28, Math.floor(at / 28)];
    mass += ink;
    x += ink * column;
    y += ink * row;
    xx += ink * column * column;
    yy += ink * row * row;
  }
  if (mass === 0) return 0;
  return yy / mass - (y / mass) ** 2 - (xx / mass - (x / mass) ** 2);
}

/** @param {Uint8Array[]} sample @param {boolean} areInverted @returns {boolean} whether they lie on their side */
function lie(sample, areInverted) {
  const measured = sample.map((image) => uprightness(image, areInverted ? 255 : 0)).filter((one) => one !== 0); // prettier-ignore
  const upright = measured.filter((one) => one > 0).length;
  return measured.length > 0 && upright < LYING * measured.length;
}

/** @param {Uint8Array[]} sample @returns {boolean} whether their paper is light */
function areDarkOnLight(sample) {
  let [sum, count] = [0, 0];
  for (const image of sample) {
    for (let i = 0; i < 28; i++) {
      sum += image[i] + image[PIXELS - 1 - i] + image[28 * i] + image[28 * i + 27];
      count += 4;
    }
  }
  return sum / count > LIGHT;
}

/**
 * @param {Uint8Array} image
 * @returns {number} 52 bits, which another image has as good as never
 */
function keyOf(image) {
  let [one, other] = [0x811c9dc5, 0x9e3779b9];
  for (const pixel of image) {
    one = Math.imul(one ^ pixel, 0x01000193);
    other = Math.imul(other + pixel + 1, 0x85ebca6b) ^ (other >>> 15);
  }
  return (one >>> 0) * 2 ** 20 + (other >>> 12);
}

/**
 * @param {Uint8Array} labels
 * @returns {boolean} whether they come class by class
 */
export function areInClasses(labels) {
  if (labels.length < 2) return false;
  const counts = new Uint32Array(256);
  let changes = 0;
  labels.forEach((label, i) => {
    counts[label] += 1;
    if (i > 0 && label !== labels[i - 1]) changes += 1;
  });
  const same = counts.reduce((sum, count) => sum + (count / labels.length) ** 2, 0);
  return changes < SELDOM * (1 - same) * (labels.length - 1);
}

/**
 * @param {Examples} training
 * @param {Examples | null} test
 * @returns {Promise<Report>}
 */
export async function examine(training, test) {
  const sets = test ? [training, test] : [training];
  let [blank, repeated, shared] = [0, 0, 0];
  /** @type {Set<number>[]} */
  const seen = sets.map(() => new Set());
  for (const [set, { images }] of sets.entries()) {
    for (let at = 0; at < images.length; at += PIXELS) {
      await breathe();
      const image = images.subarray(at, at + PIXELS);
      const [first] = image;
      if (image.every((pixel) => pixel === first)) {
        blank += 1;
        continue;
      }
      const key = keyOf(image);
      if (seen[set].has(key)) repeated += 1;
      if (set === 1 && seen[0].has(key)) shared += 1;
      seen[set].add(key);
    }
  }
  const sample = sampleOf(training.images);
  const areInverted = areDarkOnLight(sample);
  const lowest = Math.min(
    ...sets.map(({ labels }) => labels.reduce((a, b) => Math.min(a, b), 255)),
  );
  return {
    images: sets.reduce((sum, { labels }) => sum + labels.length, 0),
    ...{ blank, repeated, shared, areInverted },
    areFromOne: lowest === 1,
    areTransposed: lie(sample, areInverted),
    areSorted: areInClasses(training.labels),
  };
}
