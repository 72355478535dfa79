/** Making runs again in a worker, and whether they come out the same. */
import { recipeOf } from '../model/recipe.js';
import { newRun, reduce } from '../model/run.js';
import { verify, watchedAsShown } from '../model/verify.js';
import { EXPERIMENTS } from './experiments/index.js';

/** @typedef {import('../model/run.js').Run} Run */
/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */
/** @typedef {import('../worker/protocol.js').Report} Report */

/**
 * Makes a run again, after those of its experiment that drew before it.
 * @param {(listener: (report: Report) => void) => Promise<TrainingClient>} connect starts a worker
 * @param {Run} run
 * @returns {Promise<import('../model/verify.js').Repetition | null>} null when its experiment is not known
 */
async function repeat(connect, run) {
  const recipe = recipeOf(watchedAsShown(run), EXPERIMENTS);
  if (!recipe) return null;
  let repeated = newRun(run.configuration);
  let number = 0;
  const client = await connect((report) => {
    if ('run' in report && report.run === number) repeated = reduce(repeated, report);
  });
  try {
    for (const configuration of recipe.configurations) {
      number += 1;
      const isLast = number === recipe.configurations.length;
      const changes = isLast ? run.changes : [];
      repeated = newRun(configuration);
      await (number === 1
        ? client.reset(configuration, number, changes)
        : client.follow(configuration, recipe.sharing, number, changes));
      const outcome = await client.run('end');
      if (outcome !== 'complete') break;
    }
    const { history, speeds } = repeated.curves;
    return { history, speeds, fingerprint: String(repeated.fingerprint) };
  } finally {
    client.close();
  }
}

/**
 * Runs that are made again one after another.
 * @typedef {object} Verification
 * @property {Record<string, import('../model/verify.js').Answer>} answers so far, by id of the run
 * @property {number} runs of which there will be answers
 */

/**
 * Makes runs of the notebook again.
 * @param {(listener: (report: Report) => void) => Promise<TrainingClient>} connect starts a worker
 * @param {import('../model/notebook.js').Kept[]} kept
 * @param {(verification: Verification) => void} onProgress told at first, and of each answer
 */
export async function verifyKept(connect, kept, onProgress) {
  /** @type {Verification} */
  let verification = { answers: {}, runs: kept.length };
  onProgress(verification);
  await verify(
    kept.map(({ run }) => run),
    (run) => repeat(connect, run),
    (index, answer) => {
      const answers = { ...verification.answers, [kept[index].id]: answer };
      verification = { ...verification, answers };
      onProgress(verification);
    },
  );
}
