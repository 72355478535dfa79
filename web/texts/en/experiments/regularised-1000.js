/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Regularisation on 1,000 images',
  setup: 'The overfitting network again, 1,000 images and 400 epochs, now with L2 regularisation.',
  question:
    'Without regularisation this network ended at 82.2% of the test images. Where does it end with λ = 0.1?',
  about:
    'This is the overfitting network again, now with L2 regularisation and λ = 0.1. After 400 epochs the accuracy on the test data, which the book’s figure shows as well, is 87.0% instead of 82.2%.',
  runs: ['λ = 0.1'],
};
