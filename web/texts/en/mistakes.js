/** What the network reads wrong. */
const SET = '{set, select, test {test} other {validation}}';

export default {
  title: 'Mistakes',
  waiting: 'While the network learns, you will see here which digits it takes for which.',
  notYet: 'The mistakes of this network have not been counted yet.',
  find: 'Find its mistakes',
  score: `After {epoch, plural, one {# epoch} other {# epochs}}{miniBatch, plural, =0 {} one { and one mini-batch} other { and # mini-batches}} the network reads {right, number} of {images, number} ${SET} images correctly.`,
  since: 'Since epoch {epoch, number},',
  and: 'and',
  gained: '{count, plural, one {# image has become right} other {# images have become right}}',
  lost: '{count, plural, one {# has become wrong} other {# have become wrong}}',
  matrix: 'Rows: the right digit; columns: what the network reads; numbers of images',
  right: 'Digit',
  readAs: 'Read as',
  how: 'A row is the right digit, a column what the network reads. Choose a number to see its images, those first of which the network was surest.',
  cell: '{count, plural, one {# image of a {label} is} other {# images of a {label} are}} read as {answer}',
  show: '{isAll, select, true {} other {The first {shown, number} of {count, number}. }}Choose one to show it to the network.',
  image: 'A {label}, read as {answer} with output {output, number, fixed2}',
  compare: 'Compare with',
  none: 'no other run',
  mcNemar:
    'Only this network reads {gained, plural, one {# image} other {# images}} correctly, and only the other reads {lost, plural, one {# image} other {# images}}. McNemar’s statistic is {count, number, fixed2}: {isMore, select, true {above 3.84, which luck alone would exceed in fewer than one comparison in twenty.} other {below 3.84, so luck alone may explain the difference.}}',
};
