/** What is worth knowing of data before one trains on them. */
import { list } from '../../texts/index.js';
import { faultText, say } from './say.js';

/** Names that a sentence lists. */
const LISTED = 5;

/** Where the largest class has so many times the images of the smallest, they are uneven. */
const UNEVEN = 4;

/**
 * @param {import('../../data/own/plan.js').Examined} examined
 * @param {import('../../data/own/plan.js').Plan} plan
 * @returns {string[]} sentences
 */
export function notesOn({ read, report }, { names, counts }) {
  const { blank, repeated, shared, areSorted } = report;
  const filled = counts.filter((count) => count > 0);
  const [least, most] = [Math.min(...filled), Math.max(...filled)];
  const empty = names.filter((_, label) => counts[label] === 0);
  return [
    say('perClass', { least, most, isUneven: most > UNEVEN * least }),
    ...(empty.length > 0
      ? [say('empty', { classes: empty.length, names: list(empty.slice(0, LISTED), 'and') })]
      : []),
    ...(blank > 0 ? [say('blank', { images: blank })] : []),
    ...(repeated > 0 ? [say('repeated', { images: repeated })] : []),
    ...(shared > 0 ? [say('shared', { images: shared })] : []),
    ...(blank + repeated + shared === 0 ? [say('clean')] : []),
    ...(areSorted && read.test ? [say('sorted')] : []),
    ...read.leftOut.slice(0, LISTED).map((why) => say('leftOut', { why: faultText(why) })),
  ];
}
