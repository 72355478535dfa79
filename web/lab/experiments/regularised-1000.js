/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'regularised-1000',
  title: 'Regularisation on 1,000 images',
  topic: 'regularisation',
  about:
    'The overfitting network again, with L2 regularisation, lambda = 0.1. Now the accuracy on the test data keeps improving through all 400 epochs, and ends more than four percentage points higher.',
  configuration: {
    precision: 'float64',
    seed: 12345678,
    initializer: 'large',
    eta: 0.5,
    lambda: 0.1,
    trainingSize: 1000,
    epochs: 400,
    evaluation: 'test',
    monitors: ['evaluationCost', 'evaluationAccuracy', 'trainingCost', 'trainingAccuracy'],
  },
  network: 'same',
  data: 'same',
  runs: [
    {
      label: 'lambda 0.1',
      change: {},
      published: { monitor: 'evaluationAccuracy', final: 8695, highest: 8710 },
    },
  ],
};
