/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'dropout',
  topic: 'regularisation',
  configuration: {
    hidden: [300],
    eta: 0.2,
    lambda: 0,
    epochs: 60,
    trainingSize: 1000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
  },
  question: { kind: 'choice', by: 'highest', monitor: 'evaluationAccuracy', at: 'last' },
  sharing: 'seed',
  runs: [
    {
      change: { dropout: 0 },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { dropout: 0.5 },
      published: { monitor: 'evaluationAccuracy' },
    },
  ],
};
