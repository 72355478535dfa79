/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Momentum',
  about:
    'With momentum, the gradient changes a velocity and the velocity changes the weights, so that steps grow along a long slope. μ = 0 is plain gradient descent, and 1 − μ acts like friction. The learning rate is small here, which leaves a slope to gather speed on.',
  runs: ['μ = 0', 'μ = 0.5', 'μ = 0.9'],
};
