/** How a run compares with what was published, by the code of the verdict. */
const RESULT =
  '{isCost, select, true {Cost {value, number, fixed4}} other {{value, number} of {size, number}}}';
const PUBLISHED =
  '{isCost, select, true {{published, number, fixed4}} other {{published, number}}}';
const AFTER = 'after {epochs, plural, one {# epoch} other {# epochs}}';
const WHEN = `{best, select, true {at best} other {${AFTER}}}`;

export default {
  value: RESULT,
  result: `${RESULT} ${WHEN}.`,
  reported: `${RESULT} ${WHEN}; {source, select, goal {the goal} other {the book}}: ${PUBLISHED}.`,
  asPublished: `${RESULT} ${AFTER}, as published.`,
  asPublishedThroughout: `${RESULT} ${AFTER}; {compared, plural, one {the only epoch is} other {all # epochs are}} as published.`,
  asPublishedAtFirst: `The first {stable, plural, one {epoch is} other {# epochs are}} as published; after that, rounding decides. ${RESULT} ${AFTER}; published: ${PUBLISHED}.`,
  roundingDecides: `Rounding decides from the start. ${RESULT} ${AFTER}; published: ${PUBLISHED}.`,
  otherEnd: `${RESULT} ${AFTER}; published: ${PUBLISHED}.`,
  otherFrom: `${RESULT} ${AFTER}; published: ${PUBLISHED}. The two differ from epoch {from, number} on.`,
};
