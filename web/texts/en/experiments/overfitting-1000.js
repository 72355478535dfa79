/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Overfitting on 1,000 images',
  setup:
    'A network with 30 hidden neurons learns from only 1,000 images, without regularisation, for 400 epochs.',
  question: 'How will the accuracy on the test data change? Draw it in the chart below.',
  about:
    'With 1,000 training images and no regularisation, the cost on the training data falls almost to zero, and the network gets every training image right. Yet the accuracy on the test data stops improving near 82%: what the network learns after that does not carry over to new images. The book’s figure follows the test data through training, and so does this one; to choose settings, use the validation data.',
  runs: ['1,000 images'],
};
