/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'plain-backprop',
  title: 'How far can plain backprop go?',
  about:
    'No convolutions, no committee: two hidden layers of rectified linear neurons, stochastic gradient descent, and images that are distorted anew every epoch, so that the network never sees the same one twice. Simard, Steinkraus and Platt (2003) came to 99.30 % of the test images with one layer of 800 neurons, Ciresan and others (2010) to 99.65 % with six layers in hours on a graphics card. The hyper-parameters were chosen on the validation data; the curve shows the test data, and nothing was chosen by it.',
  topic: 'expansion',
  caution:
    'Takes seven to ten minutes. The network that reads the pad before yours is trained is this one.',
  configuration: {
    hidden: [500, 250],
    activation: 'relu',
    output: 'softmax',
    cost: 'log-likelihood',
    eta: 0.15,
    schedule: { kind: 'linear' },
    lambda: 0.1,
    distortion: { rotation: 10, scaling: 0.15, skew: 10, alpha: 38, sigma: 5 },
    miniBatchSize: 20,
    epochs: 150,
    evaluation: 'test',
    monitors: ['evaluationCost', 'evaluationAccuracy'],
  },
  network: 'same',
  data: 'same',
  runs: [
    {
      label: '784 – 500 – 250 – 10',
      change: {},
      published: {
        monitor: 'evaluationAccuracy',
        reported: 9940,
        atLeast: true,
        source: 'goal',
      },
    },
  ],
};
