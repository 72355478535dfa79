/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Dropout',
  about:
    'In every mini-batch half of the hidden neurons, chosen anew each time, sit out. Because no neuron can rely on any particular other, what each learns is more robust: with few training images, the accuracy on new images rises while that on the training images grows more slowly. All neurons take part when the network is evaluated.',
  runs: ['no dropout', 'dropout 0.5'],
};
