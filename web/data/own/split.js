/** Which images are for training, for validation, and for testing. */
import { areInClasses } from './examine.js';
import { PIXELS } from './held.js';
import { FileError } from './fault.js';

/** @typedef {import('./read.js').Examples} Examples */
/** @typedef {Record<import('./held.js').SetName, Examples>} Sets */

/** Images of each that are made use of, at most. */
const MOST = { training: 50_000, validation: 10_000, test: 10_000 };

/** Images without which nothing can be said of a network. */
export const LEAST = 20;

/** Share of the images that validation and test data get where no file is for testing. */
const SHARE = 0.15;

/** Share of the training images that validation data get where a file is for testing. */
const SIXTH = 1 / 6;

/** Seed of the order. */
const SEED = 1;

/**
 * The generator mulberry32, of Tommy Ettinger.
 * @param {number} seed
 * @returns {() => number} that gives numbers from 0 to below 1
 */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {Examples} examples
 * @returns {Examples} in an order by chance, always the same one
 */
function shuffled({ images, labels }) {
  const random = generator(SEED);
  const order = Uint32Array.from(labels, (_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  const result = { images: new Uint8Array(images.length), labels: new Uint8Array(labels.length) };
  order.forEach((from, to) => {
    result.images.set(images.subarray(from * PIXELS, (from + 1) * PIXELS), to * PIXELS);
    result.labels[to] = labels[from];
  });
  return result;
}

/** @param {Examples} examples @returns {Examples} in their order, unless they come class by class: whoever takes the first of them wants some of each */
const mixed = (examples) => (areInClasses(examples.labels) ? shuffled(examples) : examples);

/** @param {Examples} examples @param {number} first @param {number} end @returns {Examples} a part of them, without a copy */
const part = ({ images, labels }, first, end) => ({
  images: images.subarray(first * PIXELS, end * PIXELS),
  labels: labels.subarray(first, end),
});

/**
 * @param {number} training images
 * @param {number | null} test images that came apart; null where none did
 * @returns {{sizes: Record<import('./held.js').SetName, number>, unused: number}} how many go where
 * @throws {FileError} where there are too few
 */
export function sizesFor(training, test) {
  const images = training + (test ?? 0);
  if (training < LEAST || test === 0)
    throw new FileError({ code: 'fewImages', images, least: LEAST });
  const apart = test === null;
  const cut = (/** @type {number} */ share) => Math.max(1, Math.floor(training * share));
  const validation = Math.min(MOST.validation, cut(apart ? SHARE : SIXTH));
  const tested = Math.min(MOST.test, apart ? cut(SHARE) : test);
  const left = training - validation - (apart ? tested : 0);
  const sizes = { training: Math.min(MOST.training, left), validation, test: tested };
  return { sizes, unused: images - sizes.training - validation - tested };
}

/**
 * Where a file is for testing its images are the test data, and the last of the others the validation data, as MNIST is
 * parted; else an order by chance decides.
 * @param {Examples} training
 * @param {Examples | null} test
 * @returns {Sets}
 */
export function split(training, test) {
  const { sizes } = sizesFor(training.labels.length, test?.labels.length ?? null);
  const all = test ? mixed(training) : shuffled(training);
  const count = all.labels.length;
  const end = test ? count : count - sizes.test;
  return {
    training: part(all, 0, sizes.training),
    validation: part(all, end - sizes.validation, end),
    test: test ? part(mixed(test), 0, sizes.test) : part(all, end, count),
  };
}
