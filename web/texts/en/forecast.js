/** The question before an experiment, and what came of the answer. */
export default {
  title: 'Your prediction',
  choices: 'Choices',
  end: 'Accuracy at the end of the run',
  after: 'Accuracy after {epoch, plural, one {# epoch} other {# epochs}}',
  points: 'Set it point by point instead of drawing',
  epochs: 'epochs',
  none: '?',
  begin: 'Run it and see',
  skip: 'Skip the question',
  kept: 'Your prediction: {answer}. When the experiment is over, you will see here how it compares.',
  keptCurve:
    'Your prediction is the dotted line in the chart. When the experiment is over, you will see here how it compares.',
  'outcome.end':
    'You expected {expected, number, percent1}; the run ended at {actual, number, percent1}.',
  'outcome.curve':
    'You expected {expected, number, percent1} at the end; the run ended at {actual, number, percent1}. On average your curve was {off, number, fixed1} percentage points away.',
  'outcome.choice':
    '{isRight, select, true {You were right: {first} {count, plural, one {comes} other {come}} first.} other {You chose “{expected}”, but {first} {count, plural, one {comes} other {come}} first.}}',
  'outcome.close': '{runs} {count, plural, one {is} other {are}} all but level with it.',
  'outcome.values':
    '{at, select, first {After the first epoch} last {At the end} best {At best} other {Weights close to zero}}: {values}.',
  run: '“{name}”',
  value:
    '{name}: {isShare, select, true {{value, number, percent2}} other {{value, number, fixed4}}}',
  place: 'Question {place, number} of {all, number}',
  chart: 'your prediction',
};
