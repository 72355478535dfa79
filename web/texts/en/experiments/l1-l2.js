/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'L1 or L2 regularisation',
  setup:
    'The same network trains three times from the same weights: without regularisation, with L2, which shrinks each weight by a fraction of its size, and with L1, which shrinks each by the same amount whatever its size.',
  question: 'Which run ends with the most weights close to zero (below 0.025 in size)?',
  about:
    'L2 shrinks each weight by a fraction of its size, L1 by the same amount whatever its size. L1 therefore drives most weights to zero and leaves a few large ones, as the histograms of the weights show: 61% of them end below 0.025 in size, against 33% with L2 and 15% without regularisation; yet 2.3% stay above 1.025, more than the 1.6% with L2, which holds nearly all of them down to a moderate size (12.2% without). Regularisation alone changes the weights from pixels that are always blank. All three runs begin with the same weights, and their accuracies on the validation data, 95.8% to 96.0%, differ by no more than luck.',
  runs: ['no regularisation', 'L2, λ = 5', 'L1, λ = 5'],
};
