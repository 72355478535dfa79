/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'dropout',
  topic: 'regularisation',
  title: 'Dropout',
  about:
    'In every mini-batch half of the hidden neurons, others each time, sit out. None can rely on a particular other one, so what they learn is sturdier: with few training images the accuracy on new ones rises, while that on the training images grows more slowly. All neurons are there when the network is evaluated.',
  configuration: {
    hidden: [100],
    eta: 0.5,
    lambda: 0,
    epochs: 60,
    trainingSize: 1000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
  },
  network: 'new',
  data: 'fresh',
  runs: [
    {
      label: 'no dropout',
      change: { dropout: 0 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      label: 'dropout 0.5',
      change: { dropout: 0.5 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
  ],
};
