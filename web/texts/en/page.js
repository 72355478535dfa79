/** The frame around everything else. */
export default {
  title: 'Network2 Lab',
  subtitle: 'Watch a neural network learn to read handwritten digits, then let it read yours.',
  training: 'Training',
  yourDigit: 'Your digit',
  inside: 'Inside the network',
  backprop: 'One digit through backpropagation',
  mistakes: 'What the network reads wrong',
  settings: 'Settings',
  done: 'Done',
};
