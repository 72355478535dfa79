/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'schedule',
  topic: 'hyperparameters',
  title: 'A schedule for the learning rate',
  about:
    'Large steps first, small ones when large ones no longer help: the learning rate is halved each time the accuracy on the validation data has not improved for ten epochs, and the run ends when it has fallen to 1/128 of the first. That is an exercise of the chapter. The other run keeps its learning rate.',
  configuration: {
    eta: 0.5,
    lambda: 5,
    epochs: 150,
    trainingSize: 10_000,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy', 'trainingCost'],
  },
  network: 'new',
  data: 'fresh',
  runs: [
    {
      label: 'constant',
      change: {},
      published: { monitor: 'evaluationAccuracy', best: true },
    },
    {
      label: 'halved when stuck',
      change: { schedule: { kind: 'stepwise', patience: 10, factor: 0.5, stopAt: 1 / 128 } },
      published: { monitor: 'evaluationAccuracy', best: true },
    },
  ],
};
