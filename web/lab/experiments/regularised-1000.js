/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'regularised-1000',
  topic: 'regularisation',
  configuration: {
    precision: 'float64',
    seed: 12345678,
    initializer: 'large',
    eta: 0.5,
    lambda: 0.1,
    trainingSize: 1000,
    epochs: 400,
    evaluation: 'test',
    monitors: ['evaluationCost', 'evaluationAccuracy', 'trainingCost', 'trainingAccuracy'],
  },
  question: { kind: 'end', monitor: 'evaluationAccuracy', run: 0 },
  sharing: 'seed',
  runs: [
    {
      change: {},
      published: { monitor: 'evaluationAccuracy', final: 8695, highest: 8710 },
    },
  ],
};
