/** The test data, sealed until a run is over. */
export default {
  title: 'Test data',
  closed:
    'The test data are still sealed: nothing was tuned by them, so they alone say how well this network reads {isOwn, select, true {images} other {digits}} it has never met. Whoever opens them to choose the next setting turns them into validation data.',
  open: 'Open the test data',
  opened:
    'On the test data it reads {right, number} of {images, number} images, {onTest, number, percent2}.',
  compared:
    'On the {images, number} validation images it was {validation, number, percent2}, {isBetter, select, true {{points, number, fixed1} points more} other {{points, number, fixed1} points less}}.',
  times:
    '{all, plural, one {} other {You have opened them for # runs: the best of several owes something to luck, on test data too.}}',
};
