import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadMnist } from '../../tools/mnist.js';
import { packNetwork, unpackNetwork } from '../../web/data/packed-network.js';
import { network2 } from './support.js';

const bytes = readFileSync(new URL('../../web/reader/reader.bin', import.meta.url));
const { validation, test: testData } = loadMnist(network2);

test('the network that comes with the page reads at least 99.4 % of the test images', () => {
  const reader = network2.Network.fromJSON(unpackNetwork(bytes));
  const right = reader.accuracy(testData);
  assert.ok(right >= 9940, `${right} of 10,000`);
});

test('a packed network reads as well as the one it was made of', () => {
  const training = loadMnist(network2).training.slice(0, 1000);
  const network = new network2.Network([784, 30, 10]);
  network.sgd(training, { eta: 0.5, epochs: 3, miniBatchSize: 10 });
  const packed = network2.Network.fromJSON(unpackNetwork(packNetwork(network.toJSON())));
  const difference = Math.abs(packed.accuracy(validation) - network.accuracy(validation));
  assert.ok(difference <= 50, `${difference} of 10,000`);
});
