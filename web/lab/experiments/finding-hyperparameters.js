/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'finding-hyperparameters',
  topic: 'hyperparameters',
  title: 'Find the hyper-parameters: a game',
  about:
    'With η = 10 and λ = 1,000 the network does no better than guessing. Change what you like in the settings and start again; the fewer runs you need, the better. The hints are the chapter’s own way out.',
  configuration: {
    eta: 10,
    lambda: 1000,
    epochs: 30,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy'],
  },
  network: 'new',
  data: 'fresh',
  runs: [
    {
      label: 'η = 10, λ = 1,000',
      change: {},
      published: { monitor: 'evaluationAccuracy', reported: 1000, within: 150 },
    },
  ],
  game: {
    goals: [
      { accuracy: 0.2, text: 'A signal: better than guessing' },
      { accuracy: 0.6, text: 'More right than wrong' },
      { accuracy: 0.9, text: 'It reads' },
      { accuracy: 0.96, text: 'As good as the chapter’s 30 neurons' },
      { accuracy: 0.98, text: 'As good as its 100' },
    ],
    hints: [
      'Get quick answers first: 1,000 training images, no hidden layer, a few epochs.',
      'With n from 50,000 to 1,000, λ has to shrink as well for the weights to decay as before: 1,000 becomes 20.',
      'A signal? Then η. Ten times larger shows whether it is too large already; ten times smaller whether that helps.',
      'η = 1 learns. Now a smaller λ, then hidden neurons again, then all the images.',
      'η = 0.5, λ = 5, 30 hidden neurons, 50,000 images: 96 %. 100 neurons, η = 0.1, 60 epochs: 98 %.',
    ],
  },
};
