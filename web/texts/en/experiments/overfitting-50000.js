/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Less overfitting with 50,000 images',
  setup:
    'The network of the overfitting experiment, again without regularisation, on all 50,000 training images.',
  question:
    'With 1,000 training images the accuracy on the test data stopped near 82%. Where does it end with fifty times as many?',
  about:
    'The same network trains on all 50,000 training images, and its accuracy on the test data, which the book’s figure shows as well, stays close to its accuracy on the training data. More data is one of the best remedies for overfitting.',
  caution:
    'With η = 0.5 and no regularisation, each epoch of this run magnifies rounding errors about a thousandfold. After two epochs the counts therefore depend on the order in which a machine adds numbers.',
  runs: ['50,000 images'],
};
