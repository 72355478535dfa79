import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packNetwork, unpackNetwork } from '../../web/data/packed-network.js';

const SAVED = {
  sizes: [3, 2, 1],
  weights: [
    [
      [0.5, -1.27, 0],
      [0, 0, 0],
    ],
    [[254, -3]],
  ],
  biases: [[[0.25], [-3.5]], [[1]]],
  cost: 'LogLikelihoodCost',
  hidden: /** @type {const} */ ('relu'),
};

test('a packed network comes back with its weights to 8 bits and the rest as it was', () => {
  const bytes = packNetwork(SAVED);
  const { weights, ...rest } = unpackNetwork(bytes);
  const { weights: before, ...restBefore } = SAVED;
  assert.deepEqual(rest, restBefore);
  before.forEach((rows, l) =>
    rows.forEach((row, j) => {
      const allowed = Math.max(...row.map(Math.abs)) / 253;
      row.forEach((weight, k) => assert.ok(Math.abs(weights[l][j][k] - weight) <= allowed));
    }),
  );
  assert.deepEqual(packNetwork(unpackNetwork(bytes)), bytes);
});

test('bytes that are cut off, too many or something else are refused', () => {
  const bytes = packNetwork(SAVED);
  const refused = (/** @type {Uint8Array} */ wrong, /** @type {RegExp} */ message) =>
    assert.throws(() => unpackNetwork(wrong), { name: 'RangeError', message });
  refused(bytes.slice(0, -1), /must have \d+ bytes for a network of sizes 3, 2, 1, got \d+/);
  refused(Uint8Array.from([...bytes, 0]), /got \d+/);
  refused(new Uint8Array(2000), /must begin with a line/);
  refused(new Uint8Array(), /must begin with a line/);
  refused(new TextEncoder().encode('<!doctype html>\n<p>'), /must begin with a line/);
});
