/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'learning-rates',
  title: 'Three learning rates',
  topic: 'hyperparameters',
  about:
    'With eta = 0.025 the cost falls smoothly and slowly; with 0.25 it falls faster and then wavers; with 2.5 the steps are so large that they jump about the minimum from the start. Each run has a new network, from the same generators.',
  caution:
    'At eta = 2.5 rounding errors grow so fast that not even the first epoch can be compared to more than three digits.',
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
  network: 'new',
  data: 'same',
  runs: [
    {
      label: 'eta 0.025',
      change: { eta: 0.025 },
      published: { monitor: 'trainingCost', final: 0.3392 },
    },
    {
      label: 'eta 0.25',
      change: { eta: 0.25 },
      published: { monitor: 'trainingCost', final: 0.3388 },
    },
    {
      label: 'eta 2.5',
      change: { eta: 2.5 },
      published: { monitor: 'trainingCost', final: 0.8607, stableEpochs: 0 },
    },
  ],
};
