/** @type {import('../../model/experiment.js').Experiment} */
export default {
  id: 'expanded-data',
  topic: 'expansion',
  title: 'Expanding the training data',
  about:
    'Each image is shifted, rotated, scaled and skewed a little, or also bent elastically, anew every epoch: the digit stays the same, the pixels do not. Simard, Steinkraus and Platt (2003) report 98.4 %, 98.9 % and 99.3 % with 800 hidden neurons; here are 300, for 30 epochs. In so few epochs the elastic images have done no better than the affine ones.',
  configuration: {
    hidden: [300],
    activation: 'relu',
    output: 'softmax',
    cost: 'log-likelihood',
    eta: 0.1,
    schedule: { kind: 'linear' },
    lambda: 0.1,
    epochs: 30,
    evaluation: 'test',
    monitors: ['evaluationAccuracy'],
  },
  network: 'new',
  data: 'fresh',
  runs: [
    {
      label: 'as they are',
      change: {},
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      label: 'affine',
      change: { distortion: { shift: 1, rotation: 10, scaling: 0.15, skew: 10 } },
      published: { monitor: 'evaluationAccuracy' },
    },
    {
      label: 'affine and elastic',
      change: { distortion: { rotation: 10, scaling: 0.15, skew: 10, alpha: 38, sigma: 5 } },
      published: { monitor: 'evaluationAccuracy' },
    },
  ],
};
