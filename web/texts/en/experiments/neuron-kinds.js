/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Other kinds of neuron',
  about:
    'Sigmoid, tanh and rectified linear hidden neurons, all under softmax outputs with the log-likelihood cost. For comparison the first run has sigmoid outputs with the cross-entropy, and the last has tanh outputs, whose targets, like the outputs themselves, range from −1 to 1.',
  runs: [
    'sigmoid, sigmoid',
    'sigmoid, softmax',
    'tanh, softmax',
    'rectified linear, softmax',
    'tanh, tanh',
  ],
};
