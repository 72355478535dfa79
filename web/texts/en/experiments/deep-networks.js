/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Deep networks and the vanishing gradient',
  about:
    'In a network with several hidden layers of sigmoids, each layer learns several times more slowly than the next one towards the output. The first three runs are those of chapter 5: all 1,000 images form one mini-batch, and circles mark the book’s speeds before the first epoch and before the last. In 500 such steps, only the network with two hidden layers learns anything, and that little: 32%. The other four runs train in mini-batches of 10, with λ = 0.1, until the networks know 995 or more of their training images. Even then more layers do not help: with one hidden layer the accuracy on the validation data is 88.6%, with two 86.9%, with three 83.6% and with four 75.7%. Networks of different shapes begin with different weights, but luck is worth much less than these steps.',
  runs: [
    '2 hidden layers, one mini-batch',
    '3 hidden layers, one mini-batch',
    '4 hidden layers, one mini-batch',
    '1 hidden layer, mini-batches of 10',
    '2 hidden layers, mini-batches of 10',
    '3 hidden layers, mini-batches of 10',
    '4 hidden layers, mini-batches of 10',
  ],
};
