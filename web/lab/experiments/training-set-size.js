/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'training-set-size',
  title: 'The size of the training set',
  topic: 'overfitting',
  about:
    'The same number of steps on ever more training images, with lambda in proportion. The accuracy on the validation data rises with every size and has not levelled off at 50,000: more data would still help.',
  axis: { field: 'trainingSize', title: 'Accuracy by number of training images' },
  configuration: {
    precision: 'float64',
    seed: 12345678,
    initializer: 'large',
    eta: 0.5,
    lambda: 0.01,
    trainingSize: 100,
    epochs: 15_000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy'],
    monitorEvery: 'run',
  },
  network: 'same',
  data: 'fresh',
  runs: [
    {
      label: '100 images',
      change: { trainingSize: 100, epochs: 15000, lambda: 0.01 },
      published: { monitor: 'evaluationAccuracy', final: 6909 },
    },
    {
      label: '200 images',
      change: { trainingSize: 200, epochs: 7500, lambda: 0.02 },
      published: { monitor: 'evaluationAccuracy', final: 7637 },
    },
    {
      label: '500 images',
      change: { trainingSize: 500, epochs: 3000, lambda: 0.05 },
      published: { monitor: 'evaluationAccuracy', final: 8529 },
    },
    {
      label: '1,000 images',
      change: { trainingSize: 1000, epochs: 1500, lambda: 0.1 },
      published: { monitor: 'evaluationAccuracy', final: 8885 },
    },
    {
      label: '2,000 images',
      change: { trainingSize: 2000, epochs: 750, lambda: 0.2 },
      published: { monitor: 'evaluationAccuracy', final: 9127 },
    },
    {
      label: '5,000 images',
      change: { trainingSize: 5000, epochs: 300, lambda: 0.5 },
      published: { monitor: 'evaluationAccuracy', final: 9324 },
    },
    {
      label: '10,000 images',
      change: { trainingSize: 10000, epochs: 150, lambda: 1 },
      published: { monitor: 'evaluationAccuracy', final: 9489 },
    },
    {
      label: '20,000 images',
      change: { trainingSize: 20000, epochs: 75, lambda: 2 },
      published: { monitor: 'evaluationAccuracy', final: 9585 },
    },
    {
      label: '50,000 images',
      change: { trainingSize: 50000, epochs: 30, lambda: 5 },
      published: { monitor: 'evaluationAccuracy', final: 9597 },
    },
  ],
};
