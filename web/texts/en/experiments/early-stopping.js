/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Early stopping',
  setup:
    'The same network starts three times, and each run ends by itself when 5, 10 or 30 epochs have brought no new best accuracy on the validation data.',
  question:
    'Which rule finds the network that reads the most validation images correctly? (Two may be equal.)',
  about:
    'How many epochs are enough? The same network starts three times, and each run ends by itself when 5, 10 or 30 epochs have brought no new best accuracy on the validation data. The first ends after 14 epochs, with 93.6% at best; the second after 65, with 94.5%; the third goes on to epoch 85 and finds nothing better. The last epoch of a run is not its best, and here it is worse by up to a percentage point, so at the end a run goes back to the network of its best epoch.',
  runs: [
    'no improvement in 5 epochs',
    'no improvement in 10 epochs',
    'no improvement in 30 epochs',
  ],
};
