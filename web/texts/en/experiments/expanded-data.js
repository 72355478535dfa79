/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Expanding the training data',
  setup:
    'A network with 300 hidden neurons trains for 30 epochs: on the images as they are; on images that are shifted, rotated, scaled and skewed a little, anew in every epoch (the affine run); and on images that are bent elastically too. The three runs take minutes rather than seconds.',
  question: 'With which training images does the network read the most test images in the end?',
  about:
    'In every epoch each image is shifted, rotated, scaled and skewed a little, or bent elastically too: the digit stays the same, but its pixels change. Simard, Steinkraus and Platt (2003) report 98.4%, 98.9% and 99.3% with 800 hidden neurons; this network has 300 and trains for 30 epochs. In so short a run the affine and the elastic images have come out level.',
  runs: ['original images', 'affine', 'affine and elastic'],
};
