/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Three learning rates',
  setup: 'Three learning rates, each ten times the one before, for 30 epochs on all 50,000 images.',
  question: 'With which learning rate is the cost on the training data lowest after 30 epochs?',
  about:
    'With η = 0.025 the cost falls smoothly but slowly; with η = 0.25 it falls faster and then wavers; with η = 2.5 the steps are so large that they jump about the minimum from the start. As in the book’s program, each run has a new network, because the generators of random numbers are not set back between the runs.',
  caution:
    'At η = 2.5 rounding errors grow so fast that not even the first epoch can be compared to more than three digits.',
  runs: ['η = 0.025', 'η = 0.25', 'η = 2.5'],
};
