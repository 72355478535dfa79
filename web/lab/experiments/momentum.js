/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'momentum',
  topic: 'hyperparameters',
  title: 'Momentum',
  about:
    'With momentum the gradient changes a velocity, and the velocity the weights: on a long slope the steps grow. μ = 0 is plain gradient descent; 1 – μ is like friction. The learning rate is small here, so that there is a slope to gather speed on.',
  configuration: {
    eta: 0.02,
    lambda: 5,
    epochs: 15,
    trainingSize: 10_000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingCost'],
  },
  network: 'new',
  data: 'fresh',
  runs: [
    {
      label: 'μ = 0',
      change: { momentum: 0 },
      published: { monitor: 'trainingCost' },
    },
    {
      label: 'μ = 0.5',
      change: { momentum: 0.5 },
      published: { monitor: 'trainingCost' },
    },
    {
      label: 'μ = 0.9',
      change: { momentum: 0.9 },
      published: { monitor: 'trainingCost' },
    },
  ],
};
