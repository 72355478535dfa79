// What a program does with the package: one epoch of the book's network.
import { loadNetwork2 } from 'network2-lab';
import { loadMnist } from 'network2-lab/mnist';

/**
 * @param {import('network2-lab/mnist').MnistOptions} [options]
 * @returns {Promise<number>} how many of the 10,000 validation images are then read right
 */
export async function trainOneEpoch(options) {
  const { Network } = await loadNetwork2();
  const { training, validation } = await loadMnist(options);
  const history = new Network([784, 30, 10], { seed: 0 }).sgd(training, {
    epochs: 1,
    miniBatchSize: 10,
    eta: 0.5,
    lambda: 5,
    evaluation: validation,
    monitor: ['evaluationAccuracy'],
  });
  return history.evaluationAccuracy[0];
}
