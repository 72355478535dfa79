/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'weight-initialization-100',
  topic: 'initialisation',
  configuration: {
    precision: 'float64',
    seed: 12345678,
    hidden: [100],
    eta: 0.1,
    lambda: 5,
    trainingSize: 50_000,
    epochs: 30,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy'],
  },
  question: {
    kind: 'choice',
    by: 'highest',
    monitor: 'evaluationAccuracy',
    at: 'last',
    runs: [2, 3],
  },
  sharing: { network: 'same', data: 'same' },
  runs: [
    {
      change: { initializer: 'default' },
      published: { monitor: 'evaluationAccuracy', final: 9781 },
    },
    {
      change: { initializer: 'large' },
      published: { monitor: 'evaluationAccuracy', final: 9742 },
    },
    {
      change: { initializer: 'default', epochs: 60 },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { initializer: 'large', epochs: 60 },
      published: { monitor: 'evaluationAccuracy' },
    },
  ],
};
