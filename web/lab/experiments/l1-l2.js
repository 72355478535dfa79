/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'l1-l2',
  topic: 'regularisation',
  configuration: {
    hidden: [30],
    eta: 0.5,
    lambda: 5,
    epochs: 20,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
    histogram: true,
  },
  question: { kind: 'choice', by: 'smallWeights' },
  sharing: 'seed',
  runs: [
    {
      change: { lambda: 0 },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { regularization: 'L2' },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { regularization: 'L1' },
      published: { monitor: 'evaluationAccuracy' },
    },
  ],
};
