/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'neuron-kinds',
  topic: 'neurons',
  configuration: {
    hidden: [30],
    eta: 0.1,
    lambda: 5,
    epochs: 15,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingCost'],
  },
  question: { kind: 'choice', by: 'highest', monitor: 'evaluationAccuracy', at: 'first' },
  sharing: 'seed',
  runs: [
    {
      change: {},
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { output: 'softmax', cost: 'log-likelihood' },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { activation: 'tanh', output: 'softmax', cost: 'log-likelihood' },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { activation: 'relu', output: 'softmax', cost: 'log-likelihood' },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      change: { activation: 'tanh', output: 'tanh', cost: 'quadratic', eta: 0.05 },
      published: { monitor: 'evaluationAccuracy' },
    },
  ],
};
