/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'sealed-test-data',
  topic: 'hyperparameters',
  configuration: {
    eta: 0.1,
    lambda: 0,
    epochs: 20,
    trainingSize: 1000,
    evaluation: 'validation',
    evaluationSize: 500,
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
  },
  sharing: 'seed',
  runs: [{ change: {}, published: { monitor: 'evaluationAccuracy' } }],
};
