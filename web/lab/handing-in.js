/** From the notebook to a hand-in file, and back. */
import { readHandIn, writeHandIn } from '../model/hand-in.js';
import { nextKept, withKept } from '../model/notebook.js';
import { comparedWith } from './series.js';

/** @typedef {import('../model/notebook.js').Notebook} Notebook */
/** @typedef {import('../model/notebook.js').Kept} Kept */

/**
 * @param {Kept[]} runs
 * @param {string | null} author as they call themselves
 * @returns {string} the file
 */
export const handIn = (runs, author) =>
  writeHandIn(
    runs.map(({ id, name, isStarred, run }) => ({
      ...{ id, name, run },
      starred: isStarred,
      seconds: run.progress.seconds,
    })),
    { author },
  );

/**
 * @param {Notebook} notebook
 * @param {string} file text of a hand-in file, from anywhere
 * @returns {{notebook: Notebook, ids: string[]}} the notebook with its runs, and what they are called there;
 *   throws a RangeError that has a fault when the file is none
 */
export function withHandedIn(notebook, file) {
  const { runs } = readHandIn(file);
  let after = notebook;
  /** @type {string[]} */
  const ids = [];
  for (const { name, starred, run, seconds } of runs) {
    const kept = nextKept(run, after, comparedWith(run, after));
    ids.push(kept.id);
    after = withKept(after, {
      ...{ ...kept, name, isStarred: starred },
      status: run.fingerprint === null ? 'paused' : 'complete',
      run: { ...run, progress: { ...run.progress, seconds } },
    });
  }
  return { notebook: after, ids };
}
