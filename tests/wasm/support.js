// What several tests of the WebAssembly build need.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadNetwork2 } from 'network2-lab';

/** One engine for all tests of a file. */
export const network2 = await loadNetwork2();

/** @param {string} name of a file in tests/fixtures */
export const fixture = (name) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));

/**
 * Every number of `got` is the one of `expected`, to `tolerance` of its size where that exceeds 1.
 * @param {any} got a number or nested (typed) arrays of numbers
 * @param {any} expected the same shape
 * @param {number} tolerance
 * @param {string} [place]
 */
export function assertClose(got, expected, tolerance, place = '') {
  if (typeof expected === 'number') {
    const allowed = tolerance * Math.max(1, Math.abs(expected));
    assert.ok(Math.abs(got - expected) <= allowed, `${place}: got ${got}, expected ${expected}`);
    return;
  }
  assert.equal(got.length, expected.length, `${place}.length`);
  for (let i = 0; i < expected.length; i++) {
    assertClose(got[i], expected[i], tolerance, `${place}[${i}]`);
  }
}

/**
 * @param {number[][]} inputs
 * @param {number[]} labels
 * @param {number} classes
 * @param {import('network2-lab').Network2} [engine]
 */
export const datasetOf = (inputs, labels, classes, engine = network2) =>
  engine.Dataset.fromArrays({
    inputs: Float64Array.from(inputs.flat()),
    labels,
    inputSize: inputs[0].length,
    classes,
  });

/**
 * Random inputs, a third of them 0, with random labels.
 * @param {number} size
 * @param {number} inputSize
 * @param {number} classes
 * @param {number} seed
 * @param {import('network2-lab').Network2} [engine]
 */
export function randomDataset(size, inputSize, classes, seed, engine = network2) {
  const random = new network2.Random(seed);
  const inputs = Array.from({ length: size }, () =>
    Array.from({ length: inputSize }, () =>
      random.random() < 1 / 3 ? 0 : 2 * random.random() - 1,
    ),
  );
  const labels = inputs.map(() => Math.floor(random.random() * classes));
  random.delete();
  return datasetOf(inputs, labels, classes, engine);
}
