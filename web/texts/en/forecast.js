/** The question before an experiment, and what came of the answer. */
export default {
  title: 'Your prediction',
  choices: 'Choices',
  end: 'Accuracy at the end of the run',
  after: 'Accuracy after {epoch, plural, one {# epoch} other {# epochs}}',
  draw: 'Set a point for each of these epochs; the chart shows the curve that they make.',
  epochs: 'epochs',
  none: '?',
  run: 'Run it and see',
  skip: 'Skip the question',
  kept: 'Your prediction: {answer}. What came of it, and what the book says, appears when the experiment is over.',
  'outcome.end':
    'You expected {expected, number, percent1}; the run ended at {actual, number, percent1}.',
  'outcome.curve':
    'You expected {expected, number, percent1} at the end; the run ended at {actual, number, percent1}. On average your curve was {off, number, fixed1} percentage points away.',
  'outcome.choice':
    '{isRight, select, true {You were right: it was “{first}”.} other {You chose “{expected}”; it was “{first}”.}}',
  chart: 'your prediction',
};
