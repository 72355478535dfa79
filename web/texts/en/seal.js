/** The test data, sealed until a run is over. */
export default {
  title: 'Test data',
  closed:
    'For this run the test data are still sealed. Only images that nothing has been tuned on can say how well a network reads {isOwn, select, true {images} other {digits}} it has never met; once you use them to choose the next setting, they are validation data.',
  open: 'Open the test data',
  opened:
    'On the test data this network reads {right, number} of {images, number} images, {onTest, number, percent2}.',
  compared:
    'That is {points, number, fixed1} points {isBetter, select, true {less} other {more}} than on the {images, number} validation images ({validation, number, percent2}). {isLuck, select, true {A share of so many images is uncertain by about {margin, number, fixed1} points either way, so luck alone can make such a difference. Who chooses the best of many runs chooses the luckiest too, and the test data seldom repeat that luck.} other {}}',
  times:
    '{all, plural, one {} other {You have opened them for # runs: the best of several owes something to luck, on test data too.}}',
};
