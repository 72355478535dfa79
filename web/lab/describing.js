/** What the lab shows, and what one run was, as descriptions. */
import { DEFAULT_CONFIGURATION, merged } from '../model/configuration.js';
import { differences } from '../model/description.js';
import { configurationOf } from '../model/experiment.js';
import { EXPERIMENTS } from './experiments/index.js';
import { experimentOf, ownConfiguration } from './series.js';

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('../model/description.js').Description} Description */
/** @typedef {import('../model/run.js').Run} Run */

/** The experiments as descriptions refer to them: a change is one of the first run. */
export const NAMED_EXPERIMENTS = EXPERIMENTS.map(({ id, configuration, runs: [first] }) => ({
  id,
  configuration: merged(configuration, first.change),
}));

/**
 * @param {LabState['experiment']} experiment
 * @param {number} [run] of it
 */
const baseOf = (experiment, run = 0) =>
  experiment ? configurationOf(experiment, run) : DEFAULT_CONFIGURATION;

/** @param {LabState} state @returns {Partial<Description>} of what it shows */
export function describe({ experiment, isFurther, change, configuration }) {
  if (!experiment) return { change: differences(DEFAULT_CONFIGURATION, configuration) };
  const { id } = experiment;
  return isFurther
    ? { experiment: id, change: differences(baseOf(experiment), configuration) }
    : { experiment: id, change };
}

/**
 * @param {Run} run
 * @returns {Partial<Description> | null} by which it can be repeated; null when it began with the network of a file
 */
export function describeRun({
  configuration,
  experiment: place,
  changes,
  isFromFile,
  fingerprint,
}) {
  if (isFromFile) return null;
  const experiment = experimentOf(place?.id);
  const run = (ownConfiguration(place) && place?.run) ?? 0;
  return {
    experiment: experiment?.id ?? null,
    run: run || null,
    change: differences(baseOf(experiment, run), configuration),
    changes,
    result: fingerprint,
  };
}
