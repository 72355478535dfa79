/** The runs of an experiment, one after another, and further ones beside them. */
import {
  changeConfiguration,
  DEFAULT_CONFIGURATION,
  isSilent,
  merged,
  watchedOf,
} from '../model/configuration.js';
import { differences } from '../model/description.js';
import { configurationOf, isSetByRuns, verdictOf } from '../model/experiment.js';
import { keptOf } from '../model/notebook.js';
import { hasBegun, newRun, withWatched } from '../model/run.js';
import { EXPERIMENTS } from './experiments/index.js';
import { forecastMade } from './forecasting.js';

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('../model/run.js').Run} Run */
/** @typedef {import('../model/configuration.js').Configuration} Configuration */

/** @param {string | null | undefined} id @returns {LabState['experiment']} null where there is none of that id */
export const experimentOf = (id) => EXPERIMENTS.find((one) => one.id === id) ?? null;

/** What the state of the lab is where it is at no experiment. */
export const NO_EXPERIMENT = {
  ...{ experiment: null, change: {}, isFurther: false, finished: [], forecast: null },
};

/**
 * @param {LabState['experiment']} experiment
 * @param {number} run of it, from 0; the last one where there are not as many
 * @returns {Run['experiment']} as a run names it
 */
export const placeIn = (experiment, run) =>
  experiment && { id: experiment.id, run: Math.min(run, experiment.runs.length - 1) };

/**
 * @param {Run} run
 * @param {import('../model/notebook.js').Notebook} notebook
 * @returns {Configuration | null} with which the run is compared by name: that of the experiment, where it is one
 *   of its runs, or of the run before; null for the first
 */
export function comparedWith({ experiment }, { runs }) {
  return ownConfiguration(experiment) ?? runs.at(-1)?.run.configuration ?? null;
}

/**
 * @param {Run['experiment']} place of a run, which may be of another version of the lab
 * @returns {Configuration | null} what the experiment has for it; null where it is none of its runs, or of none
 *   that is known
 */
export function ownConfiguration(place) {
  const experiment = experimentOf(place?.id);
  if (!experiment || !place || place.run === null || place.run >= experiment.runs.length) return null; // prettier-ignore
  return configurationOf(experiment, place.run);
}

/**
 * @param {LabState} state
 * @returns {boolean} whether the present run, and no other in its place, can go on or begin: it has begun, comes
 *   next in its experiment, or waits in the notebook and needs nothing that is no longer here
 */
export function canGoOn({ run, present, notebook, finished, isFurther }) {
  if (hasBegun(run)) return true;
  const isNext = !isFurther && finished.length > 0 && run.experiment?.run === finished.length;
  return isNext || (!run.isFromFile && keptOf(notebook, present.id) !== undefined);
}

/**
 * What it means for the experiment that settings are other ones: before it has begun they are so for all its
 * runs, where these do not differ in them; else what comes next is a further run beside them.
 * @param {LabState} state with the settings as they are now
 * @param {string[]} fields that changed
 * @returns {Partial<LabState>} what changes
 */
export function withOtherSettings(state, fields) {
  const { experiment, finished, isFurther, configuration, run } = state;
  if (!experiment || isFurther) return {};
  const hasStarted = finished.length > 0 || hasBegun(run);
  if (hasStarted || isSetByRuns(experiment, fields)) return { isFurther: true };
  return { change: differences(configurationOf(experiment, 0), configuration) };
}

/**
 * What it means that other things are looked at: the present run goes on, and all runs of its experiment are looked
 * at like it.
 * @param {LabState} state with the present settings as they were
 * @param {import('../model/configuration.js').Watched} watched
 * @returns {Partial<LabState>} what changes; where another run of the experiment needs what is no longer to be
 *   looked at, only what was refused
 */
export function withOtherWatched({ experiment, isFurther, configuration, change, run }, watched) {
  const present = {
    ...{ configuration: { ...configuration, ...watchedOf(watched) }, invalid: {} },
    run: withWatched(run, watched),
  };
  if (!experiment || isFurther) return present;
  const whole = merged(configurationOf(experiment, 0, change), watchedOf(watched));
  const forAll = differences(configurationOf(experiment, 0), whole);
  for (const i of experiment.runs.keys()) {
    const its = configurationOf(experiment, i, forAll);
    const { invalid } = changeConfiguration(DEFAULT_CONFIGURATION, its);
    if (Object.keys(invalid).length > 0) return { invalid };
  }
  return { ...present, change: forAll };
}

/**
 * @param {LabState} state
 * @param {boolean} isFromFile whether it begins with the network of a file
 * @returns {Run} that begins next: the first of the experiment, a further one, or one of one's own
 */
export function nextRun(state, isFromFile) {
  const { experiment, isFurther, change, configuration } = state;
  if (!experiment) return newRun(configuration, { isFromFile });
  return isFurther
    ? newRun(configuration, { experiment: { id: experiment.id, run: null }, isFromFile })
    : newRun(configurationOf(experiment, 0, change), { experiment: placeIn(experiment, 0), isFromFile, forecast: forecastMade(state) }); // prettier-ignore
}

/**
 * Puts the present run, which is complete, to the others of its experiment.
 * @param {LabState} state
 * @returns {LabState['finished']} these, with how it compares with what was published
 */
export function withFinished({ experiment, finished, run, change, isFurther, present }) {
  if (!experiment || isFurther || finished.length === experiment.runs.length) return finished;
  const verdict = verdictFor(experiment, finished.length, run, change);
  return [...finished, { id: present.id, verdict }];
}

/**
 * @param {import('../model/experiment.js').Experiment} experiment
 * @param {number} index of a run of it
 * @param {Run} run that is complete
 * @param {LabState['change']} change of all its runs
 * @returns {LabState['finished'][number]['verdict']} how it compares with what was published; null where it learns
 *   with other settings
 */
export function verdictFor({ runs }, index, run, change) {
  const isChanged = !isSilent(change) || run.changes.length > 0;
  return isChanged ? null : verdictOf(runs[index].published, run.curves);
}

/**
 * @param {LabState} state
 * @returns {Run | null} of the experiment, that comes after those that are finished; null when they are all, or
 *   the present one is a further run
 */
export function followingRun(state) {
  const { experiment, isFurther, finished, change } = state;
  if (!experiment || isFurther || finished.length === experiment.runs.length) return null;
  const configuration = configurationOf(experiment, finished.length, change);
  const place = placeIn(experiment, finished.length);
  return newRun(configuration, { experiment: place, forecast: forecastMade(state) });
}
