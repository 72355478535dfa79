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
    fault: { code: 'manyLayers', layers: 9, limit: 8 },
  });
  await assert.rejects(readNetworkFile(fileOf(20_000)), { message: /layers 20000/ });
});
