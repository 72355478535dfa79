/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Dropout',
  setup:
    'A network with 300 hidden neurons learns from 1,000 images, first with all its neurons, then with half of the hidden ones, chosen anew in every mini-batch, sitting out.',
  question: 'Which run reads more validation images in the end?',
  about:
    'In every mini-batch half of the hidden neurons, chosen anew each time, sit out. Because no neuron can rely on any particular other, what each learns is more robust. Compare the two curves of each run on 1,000 training images: with dropout the accuracy on the training data rises more slowly (97.0% instead of 99.4% after 20 epochs), but that on the validation data ends higher (89.8% instead of 88.5%). All neurons take part when the network is evaluated. Both runs begin with the same weights; from the second epoch on they see the images in another order, because the generator that shuffles the images also chooses the neurons that sit out.',
  runs: ['no dropout', 'dropout 0.5'],
};
