/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'expanded-data',
  topic: 'expansion',
  configuration: {
    hidden: [300],
    activation: 'relu',
    output: 'softmax',
    cost: 'log-likelihood',
    eta: 0.1,
    schedule: { kind: 'linear' },
    lambda: 0.1,
    epochs: 30,
    evaluation: 'test',
    monitors: ['evaluationAccuracy'],
  },
  question: { kind: 'choice', by: 'highest', monitor: 'evaluationAccuracy', at: 'last' },
  sharing: 'seed',
  runs: [
    {
      change: {},
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { distortion: { shift: 1, rotation: 10, scaling: 0.15, skew: 10 } },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { distortion: { rotation: 10, scaling: 0.15, skew: 10, alpha: 38, sigma: 5 } },
      published: { monitor: 'evaluationAccuracy' },
    },
  ],
};
