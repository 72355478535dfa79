/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'neuron-kinds',
  topic: 'neurons',
  title: 'Other kinds of neurons',
  about:
    'Sigmoid, tanh and rectified linear hidden neurons under softmax outputs with the log-likelihood cost, and sigmoid outputs with the cross-entropy to compare with. Tanh outputs would range from –1 to 1, so their targets do too.',
  configuration: {
    hidden: [30],
    eta: 0.1,
    lambda: 5,
    epochs: 15,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingCost'],
  },
  network: 'new',
  data: 'fresh',
  runs: [
    {
      label: 'sigmoid, sigmoid',
      change: {},
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      label: 'sigmoid, softmax',
      change: { output: 'softmax', cost: 'log-likelihood' },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      label: 'tanh, softmax',
      change: { activation: 'tanh', output: 'softmax', cost: 'log-likelihood' },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      label: 'rectified linear, softmax',
      change: { activation: 'relu', output: 'softmax', cost: 'log-likelihood' },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      label: 'tanh, tanh',
      change: { activation: 'tanh', output: 'tanh', cost: 'quadratic', eta: 0.05 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
  ],
};
