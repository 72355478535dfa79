import { loadNetwork2 } from 'network2-lab';
import { loadMnist } from 'network2-lab/mnist';

addEventListener('message', async ({ data: { base } }) => {
  try {
    const { Network } = await loadNetwork2();
    const { training, validation } = await loadMnist({ base });
    new Network([784, 30, 10]).sgd(training, {
      epochs: 3,
      miniBatchSize: 10,
      eta: 0.5,
      lambda: 5,
      evaluation: validation,
      monitor: ['evaluationAccuracy'],
      onEpoch: (_, { evaluationAccuracy }) =>
        postMessage(`${evaluationAccuracy} of ${validation.size} right`),
    });
  } catch (error) {
    postMessage(String(error));
  }
});
