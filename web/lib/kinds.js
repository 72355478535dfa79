/** The kinds of things that there are, in the order in which people are offered them. */

/** What a layer can make of its weighted inputs; each has its name in cpp/include/network2/activation.hpp. */
export const ACTIVATIONS = /** @type {const} */ ([
  'sigmoid',
  'softmax',
  'tanh',
  'relu',
  'leaky-relu',
  'linear',
]);

/** Those for hidden neurons: softmax makes a probability distribution, which is for outputs. */
export const HIDDEN_ACTIVATIONS = ACTIVATIONS.filter((name) => name !== 'softmax');

/** The costs. */
export const COSTS = /** @type {const} */ (['quadratic', 'cross-entropy', 'log-likelihood']);

/** The precisions a network may have. */
export const PRECISIONS = /** @type {const} */ (['float32', 'float64']);

/** The monitors of network2.py. */
export const MONITORS = /** @type {const} */ ([
  'evaluationCost',
  'evaluationAccuracy',
  'trainingCost',
  'trainingAccuracy',
]);

/** Most inputs that an example, and neurons that a layer can have: the engine numbers them with 16 bits. */
export const MAX_INPUT_SIZE = 65536;

/** Most classes: one for each neuron of an output layer. */
export const MAX_CLASSES = MAX_INPUT_SIZE;
