/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Quadratic or cross-entropy cost',
  setup:
    'The same network learns to read digits three times, from the same large weights: with the quadratic cost, which squares the difference between output and target, at two learning rates, and with the cross-entropy.',
  question: 'Which of the three reads the most validation images correctly after its first epoch?',
  about:
    'The same network learns to read digits with the quadratic cost of chapter 1 and with the cross-entropy. All three runs begin with the same large weights, as the book’s programs did at that point. Look at the beginning: after one epoch the cross-entropy with η = 0.5 reads 91% of the validation images, the quadratic cost with η = 3 reads 80%, and with η = 0.5 it reads 66%. After 30 epochs the first two are level at 95.7%. The third is at 84%, because its output neuron for the digit 1 is still stuck at wrong answers, where the quadratic cost learns slowly; with another seed that can happen at η = 3 too. The book reports 95.42% for the quadratic cost and 95.49% for the cross-entropy, on test data.',
  runs: ['quadratic, η = 3', 'quadratic, η = 0.5', 'cross-entropy, η = 0.5'],
};
