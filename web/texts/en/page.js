/** The frame around everything else. */
export default {
  title: 'Network2 Lab',
  subtitle: 'Watch a neural network learn to read handwritten digits, then let it read yours.',
  training: 'Training',
  yourDigit: 'Your digit',
  inside: 'Inside the network',
  backprop: 'One digit through backpropagation',
  mistakes: 'What the network reads wrong',
  incomplete: 'Some parts of the page did not arrive. Load it again to see them.',
  settings: 'Settings',
  done: 'Done',
  present: 'Present',
  leave: 'Leave (Esc)',
};
