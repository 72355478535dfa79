import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNetworkFile } from '../../web/lab/network-file.js';

/** @param {number} layers hidden ones, of a neuron each */
const fileOf = (layers) =>
  new Blob([JSON.stringify({ sizes: [784, ...Array(layers).fill(1), 10] })]);

test('a file with more hidden layers than the lab takes is refused before anything else is done', async () => {
  assert.equal((await readNetworkFile(fileOf(8))).sizes.length, 10);
  await assert.rejects(readNetworkFile(fileOf(9)), {
    name: 'RangeError',
    message: 'The file must hold a network of at most 8 hidden layers, got 9.',
  });
  await assert.rejects(readNetworkFile(fileOf(20_000)), /got 20000\./);
});
