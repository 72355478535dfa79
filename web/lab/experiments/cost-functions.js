/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'cost-functions',
  topic: 'cost',
  configuration: {
    initializer: 'large',
    lambda: 0,
    epochs: 30,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy'],
  },
  question: { kind: 'choice', by: 'highest', monitor: 'evaluationAccuracy', at: 'first' },
  sharing: 'seed',
  runs: [
    {
      change: { cost: 'quadratic', eta: 3 },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { cost: 'quadratic', eta: 0.5 },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { cost: 'cross-entropy', eta: 0.5 },
      published: { monitor: 'evaluationAccuracy' },
    },
  ],
};
