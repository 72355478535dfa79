/** What can be chosen where: the value and its text, and for whom what the value stands for. */

/** Numbers of training images that the chapter's experiments use. */
export const SIZES = [1_000, 10_000, 50_000];

export const ACTIVATIONS = [
  ['sigmoid', 'Sigmoid'],
  ['tanh', 'Tanh'],
  ['relu', 'Rectified'],
  ['linear', 'Linear'],
];

/** Outputs with the costs that make sense for them, as 'output cost'. */
export const OUTPUTS = [
  ['sigmoid cross-entropy', 'Sigmoid, cross-entropy'],
  ['sigmoid quadratic', 'Sigmoid, quadratic'],
  ['softmax log-likelihood', 'Softmax, log-likelihood'],
  ['softmax quadratic', 'Softmax, quadratic'],
  ['tanh quadratic', 'Tanh, quadratic'],
  ['relu quadratic', 'Rectified linear, quadratic'],
  ['linear quadratic', 'Linear, quadratic'],
];

export const INITIALIZERS = [
  ['default', 'Default, 1/√n'],
  ['large', 'Large, 1'],
];

export const PRECISIONS = [
  ['float32', 'float32'],
  ['float64', 'float64'],
];

export const SCHEDULES = [
  ['constant', 'Constant'],
  ['stepwise', 'When stuck'],
  ['linear', 'Falling to 0'],
];

export const REGULARIZATIONS = [
  ['L2', 'L2'],
  ['L1', 'L1'],
];

export const EVALUATION_SETS = [
  ['validation', 'Validation'],
  ['test', 'Test'],
];

/** The third is the data they are about. */
export const MONITORS = [
  ['evaluationCost', 'Cost on evaluation data', 'evaluation'],
  ['evaluationAccuracy', 'Accuracy on evaluation data', 'evaluation'],
  ['trainingCost', 'Cost on training data', 'training'],
  ['trainingAccuracy', 'Accuracy on training data', 'training'],
];

/** Usual distortions, and the bounds that they stand for. */
export const DISTORTIONS = [
  { text: 'None', distortion: { shift: 0, rotation: 0, scaling: 0, skew: 0, alpha: 0 } },
  { text: 'Affine', distortion: { shift: 1, rotation: 10, scaling: 0.15, skew: 10, alpha: 0 } },
  {
    text: 'Elastic',
    distortion: { shift: 0, rotation: 10, scaling: 0.15, skew: 10, alpha: 38, sigma: 5 },
  },
];
