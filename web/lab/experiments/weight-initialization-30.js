/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'weight-initialization-30',
  topic: 'initialisation',
  configuration: {
    precision: 'float64',
    seed: 12345678,
    hidden: [30],
    eta: 0.1,
    lambda: 5,
    trainingSize: 50_000,
    epochs: 30,
    evaluation: 'validation',
    monitors: ['evaluationAccuracy'],
  },
  question: { kind: 'choice', by: 'highest', monitor: 'evaluationAccuracy', at: 'first' },
  sharing: { network: 'same', data: 'same' },
  runs: [
    {
      change: { initializer: 'default' },
      published: {
        monitor: 'evaluationAccuracy',
        final: 9650,
        series: [
          9270, 9414, 9470, 9504, 9537, 9550, 9587, 9594, 9596, 9594, 9616, 9595, 9622, 9630, 9636,
          9641, 9625, 9652, 9637, 9634, 9642, 9639, 9649, 9646, 9646, 9653, 9646, 9653, 9640, 9650,
        ],
      },
    },
    {
      change: { initializer: 'large' },
      published: {
        monitor: 'evaluationAccuracy',
        final: 9637,
        series: [
          8643, 9044, 9141, 9231, 9299, 9327, 9385, 9416, 9433, 9449, 9476, 9489, 9500, 9535, 9521,
          9548, 9564, 9573, 9585, 9592, 9596, 9615, 9607, 9605, 9606, 9622, 9637, 9648, 9635, 9637,
        ],
      },
    },
  ],
};
