/** Making a run again. */
import { recipeOf } from '../model/recipe.js';
import { watchedAsShown } from '../model/verify.js';
import { Training } from '../worker/training.js';
import { train } from './train.js';

/**
 * Makes a run again, after the runs of its experiment that drew before it.
 * @param {import('../lib/index.d.ts').Network2} engine
 * @param {import('../worker/training.js').ImageSets} sets of the images
 * @param {import('../model/run.js').Run} run that began with the network that its seed gives
 * @param {readonly import('../model/experiment.js').Experiment[]} experiments that there are
 * @param {(epoch: number, epochs: number) => void} [onEpoch] told of each epoch, of all of these runs
 * @returns {Promise<import('../model/verify.js').Repetition | null>} null when the run follows others and its
 *   experiment is not among these; rejects with what went wrong
 */
export async function repeat(engine, sets, run, experiments, onEpoch = () => {}) {
  const recipe = recipeOf(watchedAsShown(run), experiments);
  if (!recipe) return null;
  const { configurations } = recipe;
  const epochs = configurations.reduce((sum, configuration) => sum + configuration.epochs, 0);
  let before = 0;
  const last = configurations.length - 1;
  const changesOf = (/** @type {number} */ i) => (i === last ? run.changes : []);
  let training = Training.fromSeed(engine, sets, configurations[0], 0, changesOf(0));
  try {
    for (const [i, configuration] of configurations.entries()) {
      if (i > 0) training = training.next(configuration, recipe.sharing, i, changesOf(i));
      const { curves, fingerprint } = await train(training, configuration, {
        onEpoch: (epoch) => onEpoch(before + epoch, epochs),
      });
      before += configuration.epochs;
      if (i === last) return { ...curves, fingerprint };
    }
    return null;
  } finally {
    training.close();
  }
}
