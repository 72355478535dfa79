/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Deep networks and the vanishing gradient',
  about:
    'In networks with two to four hidden layers of sigmoids, each layer learns several times more slowly than the next one towards the output, so more layers do not help. As in chapter 5, all 1,000 images form one mini-batch, and the speed of a layer is the length of the gradient of its biases. The book’s speeds start at 0.07 and 0.31 with two hidden layers, and at 0.003, 0.017, 0.07 and 0.285 with four.',
  runs: ['2 hidden layers', '3 hidden layers', '4 hidden layers'],
};
