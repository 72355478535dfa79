/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Early stopping',
  about:
    'How many epochs are enough? The first run ends by itself when ten epochs have brought no new best accuracy on the validation data, the second when thirty have. More patience costs time and sometimes finds a better network.',
  runs: ['no improvement in 10 epochs', 'no improvement in 30 epochs'],
};
