/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Quadratic or cross-entropy cost',
  about:
    'The same network learns to read digits with the quadratic cost of chapter 1 and with the cross-entropy. Both runs start with large weights, as the book’s programs did at that point. The book used η = 3 for the quadratic cost and η = 0.5 for the cross-entropy: because the two costs are different functions, a learning rate that suits one need not suit the other.',
  runs: ['quadratic, η = 3', 'cross-entropy, η = 0.5'],
};
