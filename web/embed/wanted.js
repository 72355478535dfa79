/** What a host asks of a lab, as an object or in the text form, read and checked before anything is changed. */
import { EXPERIMENTS } from '../lab/experiments/index.js';
import { NAMED_EXPERIMENTS } from '../lab/describing.js';
import {
  changeConfiguration,
  changedFields,
  DEFAULT_CONFIGURATION,
  merged,
} from '../model/configuration.js';
import { readDescription } from '../model/description.js';
import { configurationOf } from '../model/experiment.js';
import { refusalText } from '../texts/refusal.js';

/** @typedef {import('../model/description.js').Description} Description */
/** @typedef {Pick<Description, 'lang' | 'theme' | 'view' | 'hide' | 'predict' | 'autoplay'>} Presentation */

/** What of a description is the page's, not the run's: it stays whatever is run. */
export const PRESENTATION = /** @type {const} */ ([
  ...['lang', 'theme', 'view', 'hide', 'predict', 'autoplay'],
]);

/** @param {Description} description @returns {Presentation} what of it is the page's */
export const presentationOf = (description) =>
  /** @type {any} */ (Object.fromEntries(PRESENTATION.map((key) => [key, /** @type {any} */ (description)[key]]))); // prettier-ignore

/** @param {string} text form @returns {ReturnType<typeof readDescription>} */
export const readText = (text) => readDescription(text, NAMED_EXPERIMENTS);

/**
 * @typedef {object} WantedObject
 * @property {string | null} [experiment] id of one; null for none
 * @property {import('../model/configuration.js').Change} [configuration] what is to differ
 * @property {string} [lang]
 * @property {string} [theme]
 * @property {string} [view]
 * @property {string[] | string} [hide] a list, or its text form
 * @property {boolean | 'on' | 'off'} [predict]
 * @property {boolean} [autoplay]
 */

/** @param {string} key @param {unknown} value @returns {string | null} as the text form has it; null for the default */
function written(key, value) {
  if (value === null || value === undefined) return null;
  if (key === 'predict' && typeof value === 'boolean') return value ? 'on' : 'off';
  if (key === 'autoplay' && typeof value === 'boolean') return value ? '' : null;
  return Array.isArray(value) ? value.join(',') : String(value);
}

/**
 * @param {Record<string, unknown>} state
 * @returns {Partial<Presentation>} what it says of the page
 * @throws {RangeError} when that is not allowed
 */
function presentationIn(state) {
  const keys = PRESENTATION.filter((key) => Object.hasOwn(state, key));
  const pairs = keys.map((key) => [key, written(key, state[key])]).filter(([, value]) => value !== null); // prettier-ignore
  const { description, ignored } = readText(new URLSearchParams(/** @type {any} */ (pairs)).toString()); // prettier-ignore
  const [unknown] = ignored;
  if (unknown) throw new RangeError(`${unknown.key} cannot be '${unknown.value}'`);
  const all = /** @type {any} */ (description);
  return Object.fromEntries(keys.map((key) => [key, all[key]]));
}

/**
 * @param {string | null | undefined} id of an experiment
 * @param {import('../model/configuration.js').Configuration} configuration
 * @returns {boolean} whether one of its runs has it, so that nothing is changed
 */
function isOfExperiment(id, configuration) {
  const experiment = EXPERIMENTS.find((one) => one.id === id);
  return Boolean(
    experiment?.runs.some((_, run) => changedFields(configurationOf(experiment, run), configuration).length === 0),
  ); // prettier-ignore
}

/**
 * @param {unknown} state an object; what it has besides is passed over
 * @param {import('../lab/state.js').LabState} present
 * @returns {{experiment: string | null | undefined, configuration: import('../model/configuration.js').Change | undefined,
 *   presentation: Partial<Presentation>}} undefined: as it is
 * @throws {TypeError | RangeError} that says what is not allowed
 */
export function readWanted(state, present) {
  const given = /** @type {Record<string, any>} */ (
    typeof state === 'object' && state ? state : {}
  );
  const { experiment } = given;
  const presentation = presentationIn(given);
  const says = experiment !== undefined || given.configuration !== undefined;
  if (!says && Object.keys(presentation).length === 0) {
    throw new TypeError(
      'state must be an object with a configuration or the id of an experiment, as getState gives it, or a text',
    );
  }
  const one = NAMED_EXPERIMENTS.find(({ id }) => id === experiment);
  if (experiment !== undefined && experiment !== null && !one) {
    const ids = EXPERIMENTS.map(({ id }) => id).join(', ');
    throw new RangeError(`experiment must be null or one of ${ids}, got '${experiment}'`);
  }
  if (given.configuration === undefined)
    return { experiment, configuration: undefined, presentation };
  const base =
    experiment === undefined
      ? present.configuration
      : merged(DEFAULT_CONFIGURATION, one?.configuration ?? {});
  const change = structuredClone(given.configuration);
  const { configuration, invalid } = changeConfiguration(base, change);
  const [refused] = Object.entries(invalid);
  if (refused) throw new RangeError(refusalText(...refused));
  const isOwn = isOfExperiment(experiment, configuration);
  return { experiment, configuration: isOwn ? undefined : change, presentation };
}
