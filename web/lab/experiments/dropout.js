/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'dropout',
  topic: 'regularisation',
  configuration: {
    hidden: [100],
    eta: 0.5,
    lambda: 0,
    epochs: 60,
    trainingSize: 1000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
  },
  sharing: 'seed',
  runs: [
    {
      change: { dropout: 0 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      change: { dropout: 0.5 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
  ],
};
