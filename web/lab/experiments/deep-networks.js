const deep = (/** @type {number} */ layers) => ({
  label: `${layers} hidden layers`,
  change: { hidden: Array(layers).fill(30) },
  published: /** @type {const} */ ({ monitor: 'evaluationAccuracy', best: true }),
});

/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'deep-networks',
  topic: 'deep',
  title: 'Deep networks and the vanishing gradient',
  about:
    'Two to four hidden layers of sigmoids: each layer nearer to the input learns several times more slowly than the next, so more layers do not help. As in chapter 5: 1,000 images, all of them one mini-batch, and the length of the gradient of the biases of each layer. The book begins at 0.07 and 0.31 with two hidden layers and at 0.003, 0.017, 0.07 and 0.285 with four.',
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
  network: 'new',
  data: 'fresh',
  runs: [2, 3, 4].map(deep),
};
