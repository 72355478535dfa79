/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Weight initialisation, 30 hidden neurons',
  setup:
    'A network with 30 hidden neurons begins with weights of standard deviation 1/√n, where n is the number of inputs to a neuron (the default ones), or of standard deviation 1 (the large ones).',
  question: 'Which initial weights are ahead after the first epoch?',
  about:
    'Weights of standard deviation 1 saturate the hidden neurons, which then learn slowly; weights of standard deviation 1/√n do not. Both runs end at almost the same accuracy on the validation data, but the one with the default weights gets there much sooner. As in the book’s program, the generators of random numbers are not set back between the runs, so the second draws other numbers than the first.',
  runs: ['default weights', 'large weights'],
};
