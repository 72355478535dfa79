/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'schedule',
  topic: 'hyperparameters',
  configuration: {
    eta: 0.5,
    lambda: 5,
    epochs: 150,
    trainingSize: 10_000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingCost'],
  },
  question: { kind: 'choice', by: 'highest', monitor: 'evaluationAccuracy', at: 'best' },
  sharing: 'seed',
  runs: [
    {
      change: {},
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      change: { schedule: { kind: 'stepwise', patience: 10, factor: 0.5, stopAt: 1 / 128 } },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
  ],
};
