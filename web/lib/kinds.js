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
