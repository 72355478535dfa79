/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'cost-functions',
  topic: 'cost',
  title: 'Quadratic or cross-entropy cost',
  about:
    'The same network learns to read digits with the quadratic cost of chapter 1 and with the cross-entropy. Both begin with large weights, as the book’s programs did at that point. The book took η = 3 for the one and η = 0.5 for the other: the costs are different functions, so a learning rate that suits one need not suit the other.',
  configuration: {
    initializer: 'large',
    lambda: 0,
    epochs: 30,
    evaluation: 'test',
    monitors: ['evaluationAccuracy'],
  },
  network: 'new',
  data: 'fresh',
  runs: [
    {
      label: 'quadratic, η = 3',
      change: { cost: 'quadratic', eta: 3 },
      published: { monitor: 'evaluationAccuracy', reported: 9542, within: 60, best: true },
    },
    {
      label: 'cross-entropy, η = 0.5',
      change: { cost: 'cross-entropy', eta: 0.5 },
      published: { monitor: 'evaluationAccuracy', reported: 9549, within: 60, best: true },
    },
  ],
};
