/** Starting, pausing and stepping. */
export default {
  start: 'Start',
  pause: 'Pause',
  continue: 'Continue',
  again: 'Run again',
  step: 'Step',
  miniBatch: 'One mini-batch',
  epoch: 'One epoch',
  reset: 'Reset',
};
