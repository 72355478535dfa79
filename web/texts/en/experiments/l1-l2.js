/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'L1 or L2 regularisation',
  about:
    'L2 shrinks each weight by a fraction of its size, L1 by the same amount whatever its size. L1 therefore drives most weights to zero and leaves a few large ones, as the histogram of the weights shows. Weights from pixels that never carry ink feel no other pull.',
  runs: ['none', 'L2, λ = 5', 'L1, λ = 5'],
};
