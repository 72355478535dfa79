/**
 * As in chapter 5, whose speeds are known before the first epoch and before the last.
 * @param {{0: number[], 499: number[]}} speeds of the hidden layers, after so many epochs
 */
const inChapter5 = (speeds) => ({
  change: { hidden: Array(speeds[0].length).fill(30) },
  published: {
    monitor: /** @type {const} */ ('evaluationAccuracy'),
    speeds: [
      { epoch: 0, layers: speeds[0] },
      { epoch: 499, layers: speeds[499] },
    ],
  },
});

/** Until every one of the networks has learnt its training images. */
const thorough = (/** @type {number} */ layers) => ({
  change: { hidden: Array(layers).fill(30), miniBatchSize: 10, lambda: 0.1, epochs: 200 },
  published: /** @type {const} */ ({ monitor: 'evaluationAccuracy' }),
});

/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'deep-networks',
  topic: 'deep',
  configuration: {
    eta: 0.1,
    lambda: 5,
    miniBatchSize: 1000,
    trainingSize: 1000,
    epochs: 500,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
    speeds: true,
  },
  question: {
    kind: 'choice',
    by: 'highest',
    monitor: 'evaluationAccuracy',
    at: 'last',
    runs: [3, 4, 5, 6],
  },
  sharing: 'seed',
  runs: [
    inChapter5({ 0: [0.066, 0.309], 499: [0.00343, 0.00963] }),
    inChapter5({ 0: [0.012, 0.06, 0.283], 499: [0.0000856, 0.000218, 0.00126] }),
    inChapter5({
      0: [0.003, 0.0171, 0.0695, 0.285],
      499: [0.00000821, 0.0000261, 0.000183, 0.000925],
    }),
    ...[1, 2, 3, 4].map(thorough),
  ],
};
