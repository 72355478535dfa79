/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Deep networks and the vanishing gradient',
  setup:
    'Networks with one to four hidden layers of 30 sigmoid neurons learn from 1,000 images: first as in chapter 5, with all the images in one mini-batch, then in mini-batches of 10 until they know their training images. The chart of the speeds shows how fast each layer learns.',
  question:
    'Which of the networks trained in mini-batches of 10 reads the most validation images correctly in the end?',
  about:
    'In a network with several hidden layers of sigmoids, each layer learns several times more slowly than the next one towards the output. The first three runs are those of chapter 5: all 1,000 images form one mini-batch, and circles mark the book’s speeds before the first epoch and before the last. Because 500 such steps teach only the network with two hidden layers anything (32%), the other runs train in mini-batches of 10, with λ = 0.1, until they know at least 995 of the training images. Even then more layers do not help: from one hidden layer to four, the accuracy on the validation data falls from 88.6% to 86.9%, 83.6% and 75.7%. That networks of different shapes begin with different weights matters much less.',
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
