/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'early-stopping',
  topic: 'overfitting',
  configuration: {
    eta: 0.5,
    lambda: 5,
    epochs: 200,
    trainingSize: 10_000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
  },
  question: { kind: 'choice', by: 'highest', monitor: 'evaluationAccuracy', at: 'best' },
  sharing: 'seed',
  runs: [
    {
      change: { earlyStopping: 5 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      change: { earlyStopping: 10 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      change: { earlyStopping: 30 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
  ],
};
