/** What has to be done to repeat a run. */
import { merged, watchedOf } from './configuration.js';
import { differences } from './description.js';
import { configurationOf } from './experiment.js';

/** @typedef {import('./configuration.js').Configuration} Configuration */
/** @typedef {import('./experiment.js').Experiment} Experiment */

/**
 * The runs that draw from the same two generators, one after another, the run itself last; and how each goes
 * on from the one before.
 * @typedef {{configurations: Configuration[], sharing: Exclude<import('./experiment.js').Sharing, 'seed'>}} Recipe
 */

/** How the runs go on that follow one alone: there are none. */
const ALONE = /** @type {const} */ ({ network: 'new', data: 'fresh' });

/**
 * A run of an experiment may go on with the generators of the runs before it, which then have to be repeated first.
 * Where a setting of it is not that of the experiment, they had that setting as well; what was looked at in them does
 * not matter.
 * @param {Pick<import('./run.js').Run, 'configuration' | 'experiment'>} run
 * @param {readonly Experiment[]} experiments that there are
 * @returns {Recipe | null} null when the run follows others and its experiment is not among these
 */
export function recipeOf({ configuration, experiment: origin }, experiments) {
  const alone = { configurations: [configuration], sharing: ALONE };
  if (!origin || !origin.run) return alone;
  const experiment = experiments.find(({ id }) => id === origin.id);
  if (!experiment || origin.run >= experiment.runs.length) return null;
  const { sharing } = experiment;
  if (sharing === 'seed') return alone;
  const own = configurationOf(experiment, origin.run);
  const change = differences(own, { ...configuration, ...watchedOf(own) });
  const earlier = experiment.runs
    .slice(0, origin.run)
    .map((_, index) => merged(configurationOf(experiment, index), change));
  return { configurations: [...earlier, configuration], sharing };
}
