/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'regularised-50000',
  topic: 'regularisation',
  configuration: {
    precision: 'float64',
    seed: 12345678,
    initializer: 'large',
    eta: 0.5,
    lambda: 5,
    trainingSize: 50_000,
    epochs: 30,
    evaluation: 'test',
    monitors: ['evaluationAccuracy', 'trainingAccuracy'],
  },
  question: { kind: 'end', monitor: 'evaluationAccuracy', run: 0 },
  sharing: 'seed',
  runs: [
    {
      change: {},
      published: {
        monitor: 'evaluationAccuracy',
        final: 9561,
        highest: 9649,
        series: [
          9212, 9341, 9375, 9424, 9532, 9537, 9504, 9541, 9578, 9538, 9579, 9530, 9590, 9543, 9607,
          9597, 9576, 9546, 9600, 9634, 9544, 9606, 9614, 9607, 9621, 9637, 9620, 9511, 9649, 9561,
        ],
      },
    },
  ],
};
