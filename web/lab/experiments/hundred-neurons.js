/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'hundred-neurons',
  topic: 'regularisation',
  configuration: {
    hidden: [100],
    eta: 0.1,
    lambda: 5,
    epochs: 60,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
  },
  question: { kind: 'end', monitor: 'evaluationAccuracy', run: 0 },
  sharing: 'seed',
  runs: [
    {
      change: {},
      published: { monitor: 'evaluationAccuracy', reported: 9804, within: 20, best: true },
    },
  ],
};
