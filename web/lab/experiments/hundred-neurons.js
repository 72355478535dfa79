/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'hundred-neurons',
  topic: 'regularisation',
  title: 'A hundred hidden neurons, regularised',
  about:
    'More hidden neurons, regularisation, and a smaller learning rate for twice as long: what the chapter reaches with the means of its middle part. The hyper-parameters were chosen on the validation data, so that is what it is measured on.',
  configuration: {
    hidden: [100],
    eta: 0.1,
    lambda: 5,
    epochs: 60,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
  },
  network: 'new',
  data: 'fresh',
  runs: [
    {
      label: '784 – 100 – 10',
      change: {},
      published: { monitor: 'evaluationAccuracy', reported: 9804, within: 20, best: true },
    },
  ],
};
