/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'momentum',
  topic: 'hyperparameters',
  configuration: {
    eta: 0.02,
    lambda: 5,
    epochs: 15,
    trainingSize: 10_000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingCost'],
  },
  question: { kind: 'choice', by: 'lowest', monitor: 'trainingCost', at: 'last' },
  sharing: 'seed',
  runs: [
    {
      change: { momentum: 0 },
      published: { monitor: 'trainingCost' },
    },
    {
      change: { momentum: 0.5 },
      published: { monitor: 'trainingCost' },
    },
    {
      change: { momentum: 0.9 },
      published: { monitor: 'trainingCost' },
    },
    {
      change: { momentum: 0, eta: 0.2 },
      published: { monitor: 'trainingCost' },
    },
  ],
};
