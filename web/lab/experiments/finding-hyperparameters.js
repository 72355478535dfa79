/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'finding-hyperparameters',
  topic: 'hyperparameters',
  configuration: {
    eta: 10,
    lambda: 1000,
    epochs: 30,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy'],
  },
  sharing: 'seed',
  runs: [
    {
      change: {},
      published: { monitor: 'evaluationAccuracy', reported: 1000, within: 150 },
    },
  ],
  game: {
    goals: [0.2, 0.6, 0.9, 0.96, 0.98],
    hints: 5,
  },
};
