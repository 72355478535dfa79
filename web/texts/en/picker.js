/** Choosing an experiment, and how its runs compare with what was published. */
export default {
  experiment: 'Experiment',
  own: 'Your own',
  byHand: 'By hand, in the text below',
  'byHand.single-neuron': 'The slow single neuron',
  'byHand.surprise': 'What the cross-entropy means',
  'byHand.softmax': 'A softmax layer by hand',
  further:
    'The next run has settings of your own. It stands beside the runs of the experiment and is not compared with the book.',
  changed:
    'You have changed a setting for all runs of the experiment, so they are not compared with the book.',
  back: 'Back to the experiment’s settings',
  runs: 'Runs, and how they compare with the book',
  expected: '{source, select, goal {The goal} other {The book}}: {value}',
};
