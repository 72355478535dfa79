/** What becomes of images and labels that were read: what a person may decide of them, and what follows from it. */
import { checkClasses, classesIn, countsOf, namesFor } from './classes.js';
import { examine } from './examine.js';
import { PIXELS } from './held.js';
import { hold } from './hold.js';
import { imagePutRight, putRight } from './put-right.js';
import { sizesFor, split } from './split.js';

/** @typedef {import('./read.js').Read} Read */
/** @typedef {import('./put-right.js').Repair} Repair */

/** Images of each class that are shown. */
const SHOWN = 8;

/** What was read, and what can be said of it. @typedef {{read: Read, report: import('./examine.js').Report}} Examined */

/**
 * What follows from what is put right.
 * @typedef {object} Plan
 * @property {string[]} names of the classes
 * @property {number[]} counts images of each class
 * @property {Record<import('./held.js').SetName, number>} sizes
 * @property {number} unused images beyond what the lab takes
 */

/** @param {Read} read @returns {Promise<Examined>} */
export const examined = async (read) => ({
  read,
  report: await examine(read.training, read.test),
});

/** @param {Examined} examined @returns {Repair} what seems to need it */
export const proposed = ({ read, report }) => ({
  transpose: read.kind !== 'picture' && report.areTransposed,
  invert: report.areInverted,
  fromOne: report.areFromOne,
});

/** @param {Examined} examined @param {Repair} repair */
const setsOf = ({ read: { training, test } }, repair) =>
  [training, test].map((set) => set && { images: set.images, labels: putRight(set, { ...repair, transpose: false, invert: false }).labels }); // prettier-ignore

/**
 * @param {Examined} examined
 * @param {Repair} repair
 * @param {number} limit classes that there may be
 * @returns {Plan}
 * @throws {import('./fault.js').FileError} where the lab cannot train on them so
 */
export function planFor(examined, repair, limit) {
  const { read } = examined;
  const { sizes, unused } = sizesFor(read.training.labels.length, read.test?.labels.length ?? null);
  const sets = setsOf(examined, repair);
  const classes = read.names?.length ?? classesIn(sets);
  checkClasses(classes, limit);
  const called = read.called?.slice(Number(repair.fromOne)) ?? null;
  return {
    names: namesFor(classes, read.names ?? called),
    counts: countsOf(sets, classes),
    sizes,
    unused,
  };
}

/**
 * @param {Examined} examined
 * @param {Repair} repair
 * @param {number} classes
 * @returns {Uint8Array[][]} for each class its first training images, put right
 */
export function examplesFor({ read }, repair, classes) {
  const { images, labels } = read.training;
  /** @type {Uint8Array[][]} */
  const shown = Array.from({ length: classes }, () => []);
  labels.forEach((label, i) => {
    const some = shown[label - Number(repair.fromOne)];
    if (some.length >= SHOWN) return;
    some.push(imagePutRight(images.subarray(i * PIXELS, (i + 1) * PIXELS), repair));
  });
  return shown;
}

/**
 * @param {Examined} examined
 * @param {Repair} repair
 * @param {string[]} names of the classes
 * @returns {Promise<import('./held.js').OwnData>} to be trained on
 */
export function ownDataFrom({ read }, repair, names) {
  const { training, test, title } = read;
  const sets = split(training, test);
  const right = {
    training: putRight(sets.training, repair),
    validation: putRight(sets.validation, repair),
    test: putRight(sets.test, repair),
  };
  return hold(right, { title, names });
}
