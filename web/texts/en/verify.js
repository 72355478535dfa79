/** Whether runs that were handed in come out the same when they are run again. */
const WHAT =
  '{what, select, evaluationCost {The cost on the evaluation data} evaluationAccuracy {The accuracy on the evaluation data} trainingCost {The cost on the training data} trainingAccuracy {The accuracy on the training data} speeds {The speed of a layer} other {}}';

export default {
  run: '{number, number}. {name}: {answer}',
  default: 'the default settings',
  progress: 'Run {number, number}: epoch {epoch, number} of {epochs, number}',
  summary:
    '{runs, plural, =0 {The file holds no runs.} one {{same, plural, one {The run gives} other {The run does not give}} the same results.} other {{same, number} of {runs, number} runs give the same results.}}',
  same: 'The same results in every epoch, and the same network to the last bit.',
  differs: `${WHAT} differs, first in epoch {epoch, number}: the file has {stated}, the run gives {repeated}.`,
  nothing: 'no value',
  differsAtEnd:
    'The results are the same, but the network at the end is not: its fingerprint is {repeated}, and the file has {stated}.',
  fromFile: 'Cannot be repeated, because it began with a network from a file.',
  unstarted: 'Cannot be compared, because it was never started.',
  incomplete: 'Cannot be compared, because it was not run to its end.',
  unknownExperiment: 'Cannot be repeated, because this version does not have its experiment.',
  noData: 'Cannot be repeated, because its data are not here.',
  failed: 'Could not be repeated: {detail}',
};
