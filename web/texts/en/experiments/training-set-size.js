/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'The size of the training set',
  about:
    'Each run takes the same number of steps on more training images than the one before, with λ in proportion. The accuracy on the validation data rises with every size and has not levelled off at 50,000, so more data would still help.',
  axis: 'Accuracy by number of training images',
  runs: [
    '100 images',
    '200 images',
    '500 images',
    '1,000 images',
    '2,000 images',
    '5,000 images',
    '10,000 images',
    '20,000 images',
    '50,000 images',
  ],
};
