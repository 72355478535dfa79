import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { loadMnist } from '../../tools/mnist.js';
import { network2, randomDataset } from './support.js';

test('training takes no more memory after 1,000 epochs than after one', () => {
  const training = randomDataset(60, 784, 10, 3);
  const random = new network2.Random(1);
  const network = new network2.Network([784, 30, 10], { random });
  const run = new network2.Sgd(network, training, { miniBatchSize: 10, random });
  const options = { eta: 0.1, lambda: 1 };
  /** @param {number} epochs */
  const train = (epochs) => {
    for (let epoch = 0; epoch < epochs; epoch++) {
      run.train(run.miniBatches, options);
      const monitoring = run.monitor(['trainingCost', 'trainingAccuracy'], options);
      while (!monitoring.advance(50)) continue;
      monitoring.delete();
    }
  };
  train(1);
  const before = network2.memorySize();
  train(1000);
  assert.equal(network2.memorySize(), before);
  assert.equal(run.epoch, 1001);
});

test('all 70,000 images and a network in training fit into 120 MB', async () => {
  const engine = await loadNetwork2();
  const { training } = loadMnist(engine);
  const network = new engine.Network([784, 100, 10]);
  network.sgd(training.slice(0, 100), { epochs: 1, miniBatchSize: 10, eta: 0.5 });
  assert.ok(engine.memorySize() < 120e6, `${engine.memorySize()} bytes`);
});
