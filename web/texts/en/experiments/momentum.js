/** @type {import('../../index.js').ExperimentTexts} */
export default {
  title: 'Momentum',
  setup:
    'With momentum the gradient changes a velocity, and the velocity changes the weights. Three runs differ in μ alone; the last has no momentum but ten times the η.',
  question: 'Which run ends with the lowest cost on the training data?',
  about:
    'With momentum, the gradient changes a velocity and the velocity changes the weights, so that steps along a slope grow. μ = 0 is plain gradient descent, and 1 − μ acts like friction. With η = 0.02 the cost falls faster the larger μ is. But the last run, without momentum and with ten times the η, keeps pace with μ = 0.9 from the first epoch to the last: while the gradient keeps its direction, μ = 0.9 amounts to steps ten times as long. Here momentum buys nothing that a larger η does not.',
  runs: ['μ = 0', 'μ = 0.5', 'μ = 0.9', 'μ = 0, η = 0.2'],
};
