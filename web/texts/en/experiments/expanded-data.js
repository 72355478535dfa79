/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Expanding the training data',
  setup:
    'A network with 300 hidden neurons trains for 30 epochs: on the images as they are; on images that every epoch shifts, rotates, scales and skews a little; and on images that are also bent elastically.',
  question: 'Which images make the network that reads the most test images?',
  about:
    'Every epoch shifts, rotates, scales and skews each image a little, or also bends it elastically: the digit stays the same, but its pixels change. Simard, Steinkraus and Platt (2003) report 98.4%, 98.9% and 99.3% with 800 hidden neurons; this network has 300 and trains for 30 epochs. In so short a run the elastic images have done no better than the affine ones.',
  runs: ['original images', 'affine', 'affine and elastic'],
};
