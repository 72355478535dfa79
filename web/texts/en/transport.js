/** Starting, pausing and stepping. */
export default {
  start: 'Start',
  pause: 'Pause',
  continue: 'Continue',
  again: '{runs, plural, one {Run again} other {Run all {runs, number} again}}',
  step: 'Step',
  miniBatch: 'One mini-batch',
  epoch: 'One epoch',
  reset: 'Reset',
};
