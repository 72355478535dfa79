/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'The size of the training set',
  setup:
    'Nine runs, each with the same number of steps on more training images than the one before, and with λ in proportion.',
  question:
    'With 100 training images the network reads 69% of the validation images. How many does it read with 50,000?',
  about:
    'Each run takes the same number of steps on more training images than the one before, with λ in proportion. The accuracy on the validation data rises from 69.1% with 100 images to 95.9% with 20,000. The last step, to 50,000, adds only 12 images in 10,000, which is less than luck is worth: as in the book’s program, each run draws new weights.',
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
