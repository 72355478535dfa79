/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'weight-initialization-100',
  title: 'Weight initialisation, 100 hidden neurons',
  topic: 'initialisation',
  about:
    'The comparison of the two initialisations with 100 hidden neurons. Here the default weights are not only faster: after 30 epochs they are still ahead.',
  configuration: {
    precision: 'float64',
    seed: 12345678,
    hidden: [100],
    eta: 0.1,
    lambda: 5,
    trainingSize: 50_000,
    epochs: 30,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy'],
  },
  network: 'same',
  data: 'same',
  runs: [
    {
      label: 'default weights',
      change: { initializer: 'default' },
      published: { monitor: 'evaluationAccuracy', final: 9781 },
    },
    {
      label: 'large weights',
      change: { initializer: 'large' },
      published: { monitor: 'evaluationAccuracy', final: 9742 },
    },
  ],
};
