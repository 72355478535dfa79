/** Why a setting was refused, by the code of the refusal. */
const GOT = '{hasGot, select, true {, not {got}} other {}}.';

export default {
  quoted: '“{value}”',
  wholeNumber: `{field} must be a whole number from {min, number} to {max, number}${GOT}`,
  range: `{field} must be a number from {min, number} to {max, number}${GOT}`,
  between: `{field} must be a number between {min, number} and {max, number}${GOT}`,
  fromToBelow: `{field} must be at least {min, number} and less than {max, number}${GOT}`,
  greaterThan: `{field} must be a number greater than {bound, number}${GOT}`,
  atLeast: `{field} must be a number of at least {bound, number}${GOT}`,
  oneOf: `{field} must be {list}${GOT}`,
  object: `{field} must be an object with {list}${GOT}`,
  layers: 'A network can have at most {limit, number} hidden layers.',
  dataSet: `{field} must be mnist or the 16 hexadecimal digits of other data${GOT}`,
  mnistClasses: 'MNIST has ten classes, not {classes, number}.',
  trueOrFalse: `{field} must be true or false${GOT}`,
  list: `{field} must be a list${GOT}`,
  unknown: 'There is no setting called {got}.',
  noObject: 'A configuration must be an object.',
  largeMiniBatch:
    'A mini-batch of {size, number} is larger than the training data, which has {images, plural, one {# image} other {# images}}.',
  needsSigmoid:
    'The cross-entropy cost needs sigmoid output neurons, because it takes each activation for a separate probability; the output neurons are {output}.',
  needsSoftmax:
    'The log-likelihood cost needs softmax output neurons: it looks only at the right neuron, so the others learn only where all activations sum to 1. The output neurons are {output}.',
  needsAccuracy:
    'A stepwise schedule and early stopping depend on the accuracy on the evaluation data, which must therefore be monitored after every epoch.',
};
