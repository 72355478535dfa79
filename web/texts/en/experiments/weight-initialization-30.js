/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Weight initialisation, 30 hidden neurons',
  about:
    'Weights of standard deviation 1 saturate the hidden neurons, which then learn slowly; weights of standard deviation 1/√n do not. Both runs end at almost the same accuracy on the validation data, but the one with the default weights gets there much sooner. As in the book’s program, the second run draws its weights where the first left the generators.',
  runs: ['default weights', 'large weights'],
};
