/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'l1-l2',
  topic: 'regularisation',
  title: 'L1 or L2 regularisation',
  about:
    'L2 shrinks each weight by a share of itself, L1 by the same amount whatever its size. So L1 brings most weights to zero and leaves a few large ones; the histogram of the weights shows it. The weights of pixels that are never inked get no other pull at all.',
  configuration: {
    hidden: [30],
    eta: 0.5,
    lambda: 5,
    epochs: 20,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
    histogram: true,
  },
  network: 'new',
  data: 'fresh',
  runs: [
    {
      label: 'none',
      change: { lambda: 0 },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      label: 'L2, λ = 5',
      change: { regularization: 'L2' },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      label: 'L1, λ = 5',
      change: { regularization: 'L1' },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
  ],
};
