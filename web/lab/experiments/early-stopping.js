/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'early-stopping',
  topic: 'overfitting',
  title: 'Early stopping',
  about:
    'How many epochs are enough? The run ends by itself when the accuracy on the validation data has not risen above its best for ten epochs, and again for thirty: more patience costs time and sometimes finds a better network.',
  configuration: {
    eta: 0.5,
    lambda: 5,
    epochs: 200,
    trainingSize: 10_000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
  },
  network: 'new',
  data: 'fresh',
  runs: [
    {
      label: 'none better in 10 epochs',
      change: { earlyStopping: 10 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      label: 'none better in 30 epochs',
      change: { earlyStopping: 30 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
  ],
};
