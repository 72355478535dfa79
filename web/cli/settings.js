/** The settings of a run as options of a command: whatever the schema of configurations has. */
import { changeConfiguration, DEFAULT_CONFIGURATION } from '../model/configuration.js';
import { valueIn } from '../model/description.js';
import { changeAt, changeOf, PATHS, valueAt } from '../model/fields.js';
import { text } from '../texts/index.js';
import { refusalText } from '../texts/refusal.js';
import { UsageError } from './failures.js';
import { say } from './say.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */

/** @param {string} path such as schedule.kind @returns {string} the option, such as schedule-kind */
const optionOf = (path) =>
  path.replaceAll('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @param {string} path */
const isSwitch = (path) => typeof valueAt(DEFAULT_CONFIGURATION, path) === 'boolean';

/** Settings that the command has no use for: it trains on MNIST. */
const OF_PAGE = ['data', 'classes'];

/** The options; each has the name that it has in an address as well. @type {import('./arguments.js').Options} */
export const SETTINGS = Object.fromEntries(
  PATHS.filter((path) => !OF_PAGE.includes(path)).map((path) => [
    optionOf(path),
    { type: isSwitch(path) ? 'boolean' : 'string', alias: path },
  ]),
);

/** @param {import('../model/configuration.js').Refusals} invalid @returns {string[]} a sentence for each */
const sentencesOf = (invalid) =>
  Object.entries(invalid).map(([field, refusal]) => refusalText(field, refusal));

/**
 * @param {import('./arguments.js').Values} values of options
 * @returns {Configuration} with these settings; throws a UsageError that says what is allowed where one is refused
 */
export function configurationFrom(values) {
  const given = Object.entries(SETTINGS).filter(([option]) => values[option] !== undefined);
  const fields = given.map(([option, { alias: path }]) => {
    const value = values[option];
    return /** @type {[string, unknown]} */ ([
      path,
      value === true || valueIn(String(path), value),
    ]);
  });
  const { configuration, invalid } = changeConfiguration(DEFAULT_CONFIGURATION, changeOf(fields));
  const sentences = sentencesOf(invalid);
  if (sentences.length > 0) throw new UsageError(sentences.join('\n'));
  return configuration;
}

/** @param {unknown} value of a setting @returns {string} as it would be given */
const shown = (value) => (Array.isArray(value) ? value.join(',') : String(value));

/**
 * @param {string} option one of SETTINGS
 * @returns {string} what it sets: what is allowed, in the schema's own words, and what it is by default
 */
export function aboutSetting(option) {
  const path = /** @type {string} */ (SETTINGS[option].alias);
  if (isSwitch(path)) return say('switch', { name: text(/** @type {any} */ (`fields.${path}`)) });
  const standard = valueAt(DEFAULT_CONFIGURATION, path);
  const isList = Array.isArray(standard);
  const wrong = isList ? [NaN] : NaN; // the refusal of which says the rule
  const { invalid } = changeConfiguration(DEFAULT_CONFIGURATION, changeAt(path, wrong));
  const rule = sentencesOf(invalid).join(' ');
  return say('setting', { rule, isList, standard: shown(standard) });
}
