/** The chapter in twelve experiments, in the order in which they are best made. */
export const CHAPTER = [
  'cost-functions',
  'overfitting-1000',
  'overfitting-50000',
  'regularised-1000',
  'regularised-50000',
  'l1-l2',
  'dropout',
  'expanded-data',
  'weight-initialization-30',
  'learning-rates',
  'early-stopping',
  'neuron-kinds',
];

/**
 * @param {string | null} id of an experiment; null for none
 * @returns {{id: string, place: number} | null} the one to go on with, and its place from 1: the first of the chapter
 *   when there is none; null after the last, and for experiments beside the way
 */
export function nextInChapter(id) {
  const place = id === null ? 0 : CHAPTER.indexOf(id) + 1;
  if (id !== null && place === 0) return null;
  return place < CHAPTER.length ? { id: CHAPTER[place], place: place + 1 } : null;
}
