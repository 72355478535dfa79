/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'learning-rates',
  topic: 'hyperparameters',
  configuration: {
    precision: 'float64',
    seed: 12345678,
    eta: 0.025,
    lambda: 5,
    trainingSize: 50_000,
    epochs: 30,
    evaluation: 'validation',
    monitors: ['trainingCost'],
  },
  question: { kind: 'choice', by: 'lowest', monitor: 'trainingCost', at: 'last' },
  sharing: { network: 'new', data: 'same' },
  runs: [
    {
      change: { eta: 0.025 },
      published: { monitor: 'trainingCost', final: 0.3392 },
    },
    {
      change: { eta: 0.25 },
      published: { monitor: 'trainingCost', final: 0.3388 },
    },
    {
      change: { eta: 2.5 },
      published: { monitor: 'trainingCost', final: 0.8607, stableEpochs: 0 },
    },
  ],
};
