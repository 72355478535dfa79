/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'training-set-size',
  topic: 'overfitting',
  axis: 'trainingSize',
  configuration: {
    precision: 'float64',
    seed: 12345678,
    initializer: 'large',
    eta: 0.5,
    lambda: 0.01,
    trainingSize: 100,
    epochs: 15_000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy'],
    monitorEvery: 'run',
  },
  question: { kind: 'end', monitor: 'evaluationAccuracy', run: 8 },
  sharing: { network: 'same', data: 'fresh' },
  runs: [
    {
      change: { trainingSize: 100, epochs: 15000, lambda: 0.01 },
      published: { monitor: 'evaluationAccuracy', final: 6909 },
    },
    {
      change: { trainingSize: 200, epochs: 7500, lambda: 0.02 },
      published: { monitor: 'evaluationAccuracy', final: 7637 },
    },
    {
      change: { trainingSize: 500, epochs: 3000, lambda: 0.05 },
      published: { monitor: 'evaluationAccuracy', final: 8529 },
    },
    {
      change: { trainingSize: 1000, epochs: 1500, lambda: 0.1 },
      published: { monitor: 'evaluationAccuracy', final: 8885 },
    },
    {
      change: { trainingSize: 2000, epochs: 750, lambda: 0.2 },
      published: { monitor: 'evaluationAccuracy', final: 9127 },
    },
    {
      change: { trainingSize: 5000, epochs: 300, lambda: 0.5 },
      published: { monitor: 'evaluationAccuracy', final: 9324 },
    },
    {
      change: { trainingSize: 10000, epochs: 150, lambda: 1 },
      published: { monitor: 'evaluationAccuracy', final: 9489 },
    },
    {
      change: { trainingSize: 20000, epochs: 75, lambda: 2 },
      published: { monitor: 'evaluationAccuracy', final: 9585 },
    },
    {
      change: { trainingSize: 50000, epochs: 30, lambda: 5 },
      published: { monitor: 'evaluationAccuracy', final: 9597 },
    },
  ],
};
