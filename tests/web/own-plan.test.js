import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from '../../web/data/own/examine.js';
import { Library } from '../../web/data/own/library.js';
import { examined, examplesFor, ownDataFrom, planFor, proposed } from '../../web/data/own/plan.js';
import { putRight } from '../../web/data/own/put-right.js';
import { sizesFor, split } from '../../web/data/own/split.js';
import { loadNetwork2 } from '../../web/lib/index.js';
import { MnistSets } from '../../web/worker/mnist-sets.js';
import { asInEmnist, digits, idxFiles, imageOf, only } from './support/own-files.js';

/** @typedef {import('./support/own-files.js').Examples} Examples */

const NOTHING = { transpose: false, invert: false, fromOne: false };

/**
 * @param {Examples} training
 * @param {Examples | null} [apart]
 * @param {string[] | null} [names]
 */
const readOf = (training, apart = null, names = null) =>
  examined({ title: 'mine', kind: 'idx', training, test: apart, names, leftOut: [] });

/** @param {Examples[]} all @returns {Examples} one after another */
const joined = (...all) => ({
  images: Uint8Array.from(Buffer.concat(all.map(({ images }) => images))),
  labels: Uint8Array.from(all.flatMap(({ labels }) => [...labels])),
});

/** @param {Examples} examples @returns {string[]} image and label of each, in an order that does not depend on theirs */
const contentOf = (examples) =>
  Array.from(examples.labels, (label, i) => `${label} ${Buffer.from(imageOf(examples, i)).toString('base64')}`).sort(); // prettier-ignore

const DIGITS = digits(0, 600);

test('MNIST as it is needs nothing, and nothing is proposed for it', async () => {
  const found = await readOf(DIGITS, digits(1000, 200));
  assert.deepEqual(proposed(found), NOTHING);
  const { images, blank, repeated, shared, areSorted } = found.report;
  assert.deepEqual({ images, blank, repeated, shared, areSorted }, { images: 800, blank: 0, repeated: 0, shared: 0, areSorted: false }); // prettier-ignore
});

test('images as EMNIST has them are put right, and come out as they were', async () => {
  const found = await readOf(asInEmnist(DIGITS));
  const repair = proposed(found);
  assert.deepEqual(repair, { transpose: true, invert: false, fromOne: true });
  assert.deepEqual(putRight(found.read.training, repair), DIGITS);
});

test('dark images on light paper are turned round, whether they lie or not', async () => {
  const dark = { ...DIGITS, images: DIGITS.images.map((pixel) => 255 - pixel) };
  assert.deepEqual(proposed(await readOf(dark)), { ...NOTHING, invert: true });
  assert.deepEqual(putRight(dark, { ...NOTHING, invert: true }), DIGITS);
  const both = { ...asInEmnist(dark), labels: dark.labels };
  assert.deepEqual(proposed(await readOf(both)), { ...NOTHING, invert: true, transpose: true });
  assert.deepEqual(putRight(both, { ...NOTHING, invert: true, transpose: true }), DIGITS);
});

test('blank images, repeated ones, and those that are trained and tested on are counted', async () => {
  const blank = { images: new Uint8Array(3 * 784), labels: Uint8Array.of(0, 1, 2) };
  const training = joined(DIGITS, blank, digits(10, 5));
  const report = await examine(training, joined(digits(0, 7), digits(5000, 20)));
  assert.deepEqual([report.blank, report.repeated, report.shared], [3, 5, 7]);
});

test('without a file for testing, seventy in a hundred images are for training, and each is in one set', async () => {
  const sets = split(DIGITS, null);
  const { training, validation, test: tested } = sets;
  assert.deepEqual([training, validation, tested].map(({ labels }) => labels.length), [420, 90, 90]); // prettier-ignore
  assert.deepEqual(contentOf(joined(training, validation, tested)), contentOf(DIGITS));
  assert.deepEqual(split(DIGITS, null), sets);
});

test('with a file for testing, images stay in their order, and the last sixth is validation data, as in MNIST', async () => {
  const apart = digits(2000, 50);
  const { training, validation, test: tested } = split(DIGITS, apart);
  assert.deepEqual(joined(training, validation), DIGITS);
  assert.equal(validation.labels.length, 100);
  assert.deepEqual(tested, apart);
});

test('images that come class by class are mixed, so that every set has some of each', async () => {
  const sorted = joined(...[0, 1, 2].map((digit) => only(DIGITS, (label) => label === digit)));
  const { validation, training } = split(sorted, digits(2000, 50));
  for (const { labels } of [validation, { labels: training.labels.subarray(0, 30) }]) {
    assert.deepEqual(new Set(labels), new Set([0, 1, 2]));
  }
});

test('no more images are used than the lab takes, and how many are not is said', async () => {
  assert.deepEqual(sizesFor(60_000, 10_000), { sizes: { training: 50_000, validation: 10_000, test: 10_000 }, unused: 0 }); // prettier-ignore
  assert.deepEqual(sizesFor(112_800, 18_800), { sizes: { training: 50_000, validation: 10_000, test: 10_000 }, unused: 61_600 }); // prettier-ignore
  assert.deepEqual(sizesFor(42_000, null), { sizes: { training: 29_400, validation: 6300, test: 6300 }, unused: 0 }); // prettier-ignore
  assert.throws(() => sizesFor(19, null), { why: { code: 'fewImages', images: 19, least: 20 } });
});

test('classes are called as folders are, or as usual for their number, and each is counted', async () => {
  const letters = { ...DIGITS, labels: DIGITS.labels.map((_, i) => i % 26) };
  assert.deepEqual(planFor(await readOf(letters), NOTHING, 47).names, [
    ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  ]);
  const balanced = { ...DIGITS, labels: DIGITS.labels.map((_, i) => i % 47) };
  assert.equal(planFor(await readOf(balanced), NOTHING, 47).names.join(''), '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt'); // prettier-ignore
  const { names, counts } = planFor(await readOf(only(DIGITS, (label) => label < 2), null, ['x', 'y']), NOTHING, 47); // prettier-ignore
  assert.deepEqual(names, ['x', 'y']);
  assert.deepEqual(counts, [0, 1].map((digit) => DIGITS.labels.filter((label) => label === digit).length)); // prettier-ignore
});

test('labels from 1 are 26 classes when they are put right, and 27 when they are not', async () => {
  const letters = { ...DIGITS, labels: DIGITS.labels.map((_, i) => 1 + (i % 26)) };
  const found = await readOf(letters);
  assert.equal(planFor(found, { ...NOTHING, fromOne: true }, 47).names.length, 26);
  assert.equal(planFor(found, NOTHING, 47).counts[0], 0);
});

test('more classes than the lab takes, or a single one, are refused', async () => {
  const byClass = { ...DIGITS, labels: DIGITS.labels.map((_, i) => i % 62) };
  const sixtyTwo = await readOf(byClass);
  assert.throws(() => planFor(sixtyTwo, NOTHING, 47), { why: { code: 'manyClasses', classes: 62, limit: 47 } }); // prettier-ignore
  const zeros = only(digits(0, 2000), (label) => label === 0);
  const one = await readOf(zeros);
  assert.throws(() => planFor(one, NOTHING, 47), { why: { code: 'fewClasses' } });
});

test('of each class the first training images are shown as they will be', async () => {
  const found = await readOf(asInEmnist(DIGITS));
  const shown = examplesFor(found, proposed(found), 10);
  const sevens = only(DIGITS, (label) => label === 7);
  assert.equal(shown.length, 10);
  assert.deepEqual(
    shown[7],
    [0, 1, 2, 3, 4, 5, 6, 7].map((i) => imageOf(sevens, i)),
  );
});

test('the same images have the same id, and others another; what classes are called does not matter', async () => {
  const found = await readOf(DIGITS);
  const names = [...'0123456789'];
  const one = await ownDataFrom(found, NOTHING, names);
  const same = await ownDataFrom(await readOf(DIGITS), NOTHING, [...'abcdefghij']);
  const other = await ownDataFrom(found, { ...NOTHING, invert: true }, names);
  assert.match(one.id, /^[0-9a-f]{16}$/);
  assert.equal(same.id, one.id);
  assert.notEqual(other.id, one.id);
});

/** A store in memory. */
function memoryStore() {
  /** @type {Map<string, any>} */
  const stored = new Map();
  return {
    stored,
    get: async (/** @type {string} */ id) => stored.get(id),
    all: async () => [...stored.values()],
    put: async (/** @type {any} */ data) => void stored.set(data.id, data),
    remove: async (/** @type {string} */ id) => void stored.delete(id),
  };
}

test('data go to the engine in chunks, in their order, from another visit too', async () => {
  const store = memoryStore();
  const data = await ownDataFrom(await readOf(digits(0, 9000), digits(9000, 300)), NOTHING, [...'abcdefghij']); // prettier-ignore
  assert.equal(await new Library(async () => store).put(data), true);
  const library = new Library(async () => store);
  const bytes = async (/** @type {Blob} */ blob) => new Uint8Array(await blob.arrayBuffer());
  const source = {
    chunks: (/** @type {any} */ set, /** @type {number} */ n, /** @type {string} */ id) => library.chunks(id, set, n), // prettier-ignore
    load: async (/** @type {any} */ { file }) => {
      const { images, labels } = /** @type {any} */ (await library.load(file));
      return { images: await bytes(images), labels: await bytes(labels) };
    },
  };
  const engine = await loadNetwork2();
  const sets = new MnistSets(engine, source, () => {});
  const which = { data: data.id, classes: 10 };
  const taken = await sets.take('training', 7400, which);
  assert.deepEqual([...taken.labels()], [...digits(0, 7400).labels]);
  assert.deepEqual(taken.input(6000), Float64Array.from(imageOf(digits(6000, 1), 0), (pixel) => pixel / 256)); // prettier-ignore
  const validation = await sets.take('validation', 1500, which);
  assert.deepEqual([...validation.labels()], [...digits(7500, 1500).labels]);
  await assert.rejects(sets.take('test', 301, which), { fault: { code: 'fewOwnImages', set: 'test', images: 301, listed: 300 } }); // prettier-ignore
  await library.remove(data.id);
  await assert.rejects(sets.take('test', 300, which), { fault: { code: 'noOwnData' } });
});

test('chunks of data of one’s own go when other data are wanted, but not before who waits for them has them', async () => {
  const engine = await loadNetwork2();
  const whole = digits(0, 10);
  /** @type {(files: {images: Uint8Array, labels: Uint8Array}) => void} */
  let arrive = () => {};
  /** @type {string[]} */
  const asked = [];
  const [images, labels] = idxFiles(whole, 'x').map(({ bytes }) => Uint8Array.from(bytes));
  const source = {
    chunks: async (/** @type {string} */ set, /** @type {number} */ _, /** @type {string} */ data) => [{ file: data === 'mnist' ? `${set}-00.bin` : `own ${data} ${set} 0`, examples: 10, bytes: 1, sha256: '' }], // prettier-ignore
    load: (/** @type {any} */ { file }) => {
      asked.push(file);
      if (!file.startsWith('own slow')) return Promise.resolve({ images, labels });
      return new Promise((resolve) => (arrive = resolve));
    },
  };
  const sets = new MnistSets(engine, /** @type {any} */ (source), () => {});
  const take = (/** @type {string} */ data) => sets.take('test', 5, { data, classes: 10 });
  const slow = take('slow');
  while (asked.length === 0) await Promise.resolve();
  const mine = await take('mine');
  arrive({ images, labels });
  assert.equal((await slow).size, 5);
  await take('mine');
  await take('mnist');
  await take('mine');
  await take('mnist');
  assert.deepEqual(asked, ['own slow test 0', 'own mine test 0', 'test-00.bin', 'own mine test 0']);
  assert.deepEqual([...mine.labels()], [...whole.labels.subarray(0, 5)], 'what was taken stays');
});

test('where the browser keeps nothing, data are here until the page is closed', async () => {
  const library = new Library(() => Promise.reject(new Error('no')));
  const data = await ownDataFrom(await readOf(DIGITS), NOTHING, [...'abcdefghij']);
  assert.equal(await library.put(data), false);
  assert.equal(await library.get(data.id), data);
  assert.equal(await library.get('0123456789abcdef'), null);
});

test('classes are called as a list says, whose labels are counted as those of the images', async () => {
  const { read, report } = await readOf(asInEmnist(DIGITS));
  const called = ['', 'Aa', 'Bb', 'Cc'];
  const counted = { ...NOTHING, fromOne: true };
  const { names } = planFor({ read: { ...read, called }, report }, counted, 47);
  assert.deepEqual(names.slice(0, 4), ['Aa', 'Bb', 'Cc', '3']);
  assert.equal(names.length, 10);
});
