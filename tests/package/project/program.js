// What a program does with the package: one epoch of the book's network.
import { loadNetwork2 } from 'network2-lab';
import { loadMnist } from 'network2-lab/mnist';

/**
 * @param {import('network2-lab/mnist').MnistOptions} [options]
 * @param {import('network2-lab').LoadOptions} [engine] where it is
 * @returns {Promise<number>} how many of the 10,000 validation images are then read right
 */
export async function trainOneEpoch(options, engine) {
  const { Network } = await loadNetwork2(engine);
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
