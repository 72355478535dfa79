const deep = (/** @type {number} */ layers) => ({
  change: { hidden: Array(layers).fill(30) },
  published: /** @type {const} */ ({ monitor: 'evaluationAccuracy', best: true }),
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
    precision: 'float64',
    evaluation: 'validation',
    monitors: ['evaluationAccuracy'],
    speeds: true,
  },
  sharing: 'seed',
  runs: [2, 3, 4].map(deep),
};
