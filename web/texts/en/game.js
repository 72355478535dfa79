/** The game of finding hyperparameters. */
export default {
  goals: 'Goals',
  reached: 'reached',
  begin: 'Press Start and see how badly it does.',
  score:
    'Best so far: {best, number, percent1}, in {attempts, plural, one {# try} other {# tries}}.',
  won: 'You have reached every goal.',
  judged:
    'A run counts towards the goals only if it is judged on all {images, number} evaluation images.',
  hint: 'A hint',
  anotherHint: 'Another hint',
};
