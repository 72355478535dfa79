/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'plain-backprop',
  topic: 'expansion',
  configuration: {
    hidden: [500, 250],
    activation: 'relu',
    output: 'softmax',
    cost: 'log-likelihood',
    eta: 0.15,
    schedule: { kind: 'linear' },
    lambda: 0.1,
    distortion: { rotation: 10, scaling: 0.15, skew: 10, alpha: 38, sigma: 5 },
    miniBatchSize: 20,
    epochs: 150,
    evaluation: 'test',
    monitors: ['evaluationCost', 'evaluationAccuracy'],
  },
  question: { kind: 'end', monitor: 'evaluationAccuracy', run: 0 },
  sharing: 'seed',
  runs: [
    {
      change: {},
      published: {
        monitor: 'evaluationAccuracy',
        reported: 9940,
        atLeast: true,
        source: 'goal',
      },
    },
  ],
};
