/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'overfitting-50000',
  topic: 'overfitting',
  configuration: {
    precision: 'float64',
    seed: 12345678,
    initializer: 'large',
    eta: 0.5,
    lambda: 0,
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
        final: 9531,
        highest: 9533,
        series: [
          9136, 9275, 9307, 9377, 9450, 9429, 9468, 9488, 9494, 9424, 9483, 9483, 9505, 9499, 9508,
          9508, 9445, 9524, 9524, 9524, 9494, 9527, 9518, 9505, 9533, 9529, 9512, 9530, 9532, 9531,
        ],
        stableEpochs: 2,
      },
    },
  ],
};
