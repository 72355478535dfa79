import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { idxFilesOf, imageOf, labelledDigits, pixelsOf } from '../../web/data/own-digits.js';
import { OwnDigits } from '../../web/lab/own-digits.js';

/** @param {number} label @param {number} [ink] */
const digit = (label, ink = label) => ({
  pixels: new Uint8Array(784).fill(ink),
  ...{ label, readAs: 7 },
});

/** A store in memory, as the browser's. */
class MemoryStore {
  /** @type {Map<number, any>} */
  kept = new Map();
  async load() {
    return [...this.kept.values()];
  }
  /** @param {any[]} digits */
  async add(digits) {
    for (const one of digits) this.kept.set(one.id, one);
  }
  /** @param {number[]} ids */
  async remove(ids) {
    for (const id of ids) this.kept.delete(id);
  }
}

const labelsOf = (/** @type {OwnDigits} */ own) => own.digits.map(({ label }) => label);

test('an image is kept to the pixel', () => {
  const image = Float32Array.from({ length: 784 }, (_, i) => (i % 256) / 256);
  assert.deepEqual(imageOf(pixelsOf(image)), image);
});

test('own digits are images and labels, in the order in which they were kept', () => {
  const { images, labels } = labelledDigits([digit(3), digit(1, 255)]);
  assert.equal(images.length, 2 * 784);
  assert.deepEqual([images[0], images[783], images[784]], [3, 3, 255]);
  assert.deepEqual(Array.from(labels), [3, 1]);
  assert.equal(labelledDigits([]).images.length, 0);
});

test('their files are IDX files, which make a Dataset', async () => {
  const { Dataset } = await loadNetwork2();
  const { images, labels } = idxFilesOf([digit(3), digit(1, 255)]);
  const set = Dataset.fromIdx(images, labels, { classes: 10 });
  assert.deepEqual([set.size, set.inputSize, set.label(0), set.label(1)], [2, 784, 3, 1]);
  assert.deepEqual([set.input(0)[5], set.input(1)[5]], [3 / 256, 255 / 256]);
});

test('digits are there at the next visit, in their order, and those deleted are not', async () => {
  const store = new MemoryStore();
  const own = new OwnDigits(store);
  await own.open();
  await own.add([digit(4)]);
  await own.add([digit(5), digit(6)]);
  assert.deepEqual(labelsOf(own), [4, 5, 6]);
  await own.remove([own.digits[1].id]);
  const next = new OwnDigits(store);
  await next.open();
  assert.deepEqual(labelsOf(next), [4, 6]);
  assert.ok(next.isStored);
});

test('what was deleted can be put back in its place', async () => {
  const store = new MemoryStore();
  const own = new OwnDigits(store);
  await own.add([digit(1), digit(2), digit(3)]);
  const removed = own.digits.slice(0, 2);
  await own.remove(removed.map(({ id }) => id));
  await own.restore(removed);
  assert.deepEqual(labelsOf(own), [1, 2, 3]);
  assert.equal(store.kept.size, 3);
});

test('where nothing can be stored they are there until the page is left, and say so', async () => {
  const refuse = async () => {
    throw new DOMException('not allowed', 'SecurityError');
  };
  for (const store of [null, { load: refuse, add: refuse, remove: refuse }]) {
    const own = new OwnDigits(store);
    await own.open();
    await own.add([digit(8)]);
    assert.deepEqual(labelsOf(own), [8]);
    assert.equal(own.isStored, false);
  }
});

test('what is damaged in the store is passed over', async () => {
  const store = new MemoryStore();
  for (const [id, change] of [{}, { label: 10 }, { pixels: [1] }, { readAs: null }].entries()) {
    store.kept.set(id, { ...digit(2), id, ...change });
  }
  store.kept.set(9, null);
  const own = new OwnDigits(store);
  await own.open();
  assert.deepEqual(labelsOf(own), [2]);
});
