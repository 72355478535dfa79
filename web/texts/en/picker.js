/** Choosing an experiment, and how its runs compare with what was published. */
export default {
  experiment: 'Experiment',
  own: 'Your own',
  byHand: 'By hand, in the text below',
  'byHand.single-neuron': 'The slow single neuron',
  'byHand.softmax': 'A softmax layer by hand',
  runs: 'Runs, and how they compare with the book',
  expected: '{source, select, goal {The goal} other {The book}}: {value}',
};
