import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { network2, randomDataset } from './support.js';

const { Network } = network2;

/**
 * The fingerprint, from the nested lists of the file.
 * @param {any} network
 */
function expectedOf(network) {
  const { biases, weights } = network.toJSON();
  const hash = createHash('sha256');
  for (const [l, layer] of biases.entries()) {
    for (const number of [...layer.flat(), ...weights[l].flat()]) {
      const bytes = Buffer.alloc(network.precision === 'float32' ? 4 : 8);
      if (network.precision === 'float32') bytes.writeFloatLE(number);
      else bytes.writeDoubleLE(number);
      hash.update(bytes);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

for (const precision of /** @type {const} */ (['float32', 'float64'])) {
  test(`a ${precision} network's fingerprint is of its biases and weights, layer by layer`, async () => {
    const network = new Network([6, 5, 4, 3], { precision, seed: 7 });
    const before = await network.fingerprint();
    assert.equal(before, expectedOf(network));
    network.sgd(randomDataset(23, 6, 3, 1), { epochs: 2, miniBatchSize: 5, eta: 0.5, lambda: 0.1 });
    const after = await network.fingerprint();
    assert.equal(after, expectedOf(network));
    assert.notEqual(after, before);
  });
}

test('a fingerprint is of the network as it was when it was asked for', async () => {
  const network = new Network([6, 5, 3]);
  const before = expectedOf(network);
  const asked = network.fingerprint();
  network.largeWeightInitializer();
  network.delete();
  assert.equal(await asked, before);
  await assert.rejects(network.fingerprint(), /deleted/);
});

test('a page without cryptography of its browser gets the same fingerprint', async () => {
  const network = new Network([6, 5, 3]);
  const { crypto } = globalThis;
  Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
  try {
    assert.equal(await network.fingerprint(), expectedOf(network));
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
  }
});
