/**
 * Descriptions: what a lab shows, as data, and their one text form, `key=value&key=value`, which addresses,
 * frames, attributes and files share (version 1; of a later one, what is understood is read). No text
 * whatever is an error: what is not understood is left out, and named.
 */
import { changeConfiguration, DEFAULT_CONFIGURATION, merged } from './configuration.js';
import { changeOf, differingPaths, PATHS, valueAt } from './fields.js';

/** @typedef {import('./configuration.js').Configuration} Configuration */
/** @typedef {import('./configuration.js').Change} Change */
/** @typedef {import('./fields.js').Field} Field */

/** What the page can show of the lab. */
export const VIEWS = /** @type {const} */ (['full', 'compact', 'chart', 'pad', 'network']);

/** Languages and colours, the first of each by default: what the browser prefers. */
const LANGUAGES = /** @type {const} */ (['auto', 'en', 'zh']);
const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);

/** Parts of the lab that can be hidden, besides the fields of a configuration. */
const PARTS = [
  'controls',
  'experiment',
  'steps',
  'accuracy',
  'cost',
  'pad',
  'files',
  'article',
  'title',
  'runs',
  'inside',
  'mistakes',
  'backprop',
];

/**
 * @typedef {object} Description
 * @property {string | null} experiment id of one
 * @property {number | null} run which of the experiment's runs, from 0; in the text form from 1
 * @property {Change} change what differs from its configuration, or from the default one
 * @property {import('./run.js').LiveChange[]} changes of eta and lambda that were made while the run went on
 * @property {typeof LANGUAGES[number]} lang
 * @property {typeof THEMES[number]} theme
 * @property {typeof VIEWS[number]} view
 * @property {string[]} hide names of parts and of fields of a configuration
 * @property {boolean} predict whether a prediction is asked for before an experiment
 * @property {boolean} autoplay whether training starts when the lab is first seen
 * @property {string | null} result fingerprint of a finished run
 */

/** What an experiment has to say here. @typedef {{id: string, configuration: Change}} Named */

/** The description of a lab that nothing is said of. @type {Readonly<Description>} */
export const DEFAULT_DESCRIPTION = Object.freeze({
  experiment: null,
  run: null,
  change: {},
  changes: [],
  lang: 'auto',
  theme: 'auto',
  view: 'full',
  hide: [],
  predict: true,
  autoplay: false,
  result: null,
});

/**
 * @param {string} text
 * @returns {number} NaN for what is no decimal number
 */
const numberIn = (text) => (/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN);

/** @param {string} text with commas */
const listIn = (text) => (text === '' ? [] : text.split(','));

/**
 * The value of a field as its text form has it. Its type is that of the default; whether it is allowed is
 * for the schema to say.
 * @param {string} path
 * @param {string} text
 * @returns {unknown}
 */
export function valueIn(path, text) {
  const standard = valueAt(DEFAULT_CONFIGURATION, path);
  if (Array.isArray(standard)) {
    const isNumeric = typeof standard[0] === 'number';
    return listIn(text).map((item) => (isNumeric ? numberIn(item) : item));
  }
  if (typeof standard === 'number') return numberIn(text);
  if (typeof standard === 'boolean') return { true: true, false: false, '': true }[text];
  return text;
}

/**
 * How the keys that are no fields of a configuration are read; undefined for what is not allowed.
 * @type {Record<string, (text: string) => Partial<Description> | undefined>}
 */
const KEYS = {
  run: (text) => (/^[1-9]\d{0,2}$/.test(text) ? { run: Number(text) - 1 } : undefined),
  changes: (text) => changesIn(text),
  v: (text) => (Number.isInteger(numberIn(text)) && numberIn(text) >= 1 ? {} : undefined),
  lang: (text) => oneOf('lang', LANGUAGES, text),
  theme: (text) => oneOf('theme', THEMES, text),
  view: (text) => oneOf('view', VIEWS, text),
  predict: (text) => (text === 'off' ? { predict: false } : text === 'on' ? {} : undefined),
  autoplay: (text) => (['', 'true', 'autoplay'].includes(text) ? { autoplay: true } : undefined),
  result: (text) => (/^[0-9a-f]{16}$/.test(text) ? { result: text } : undefined),
};

/** Changes that one run can have here: an address cannot be much longer. */
const MAX_CHANGES = 100;

/**
 * @param {string} text such as 3.120:0.1:5, epoch and mini-batch before the change, eta and lambda after it; with
 *   commas between several
 * @returns {Partial<Description> | undefined}
 */
function changesIn(text) {
  const changes = listIn(text).map((item) => {
    const [place, eta, lambda, ...more] = item.split(':');
    const [epoch, miniBatch] = /^\d{1,6}\.\d{1,6}$/.test(place) ? place.split('.') : [];
    const [number, decay] = [numberIn(eta ?? ''), numberIn(lambda ?? '')];
    const isOne = more.length === 0 && miniBatch !== undefined && number > 0 && decay >= 0;
    return isOne ? { epoch: Number(epoch), miniBatch: Number(miniBatch), eta: number, lambda: decay } : null; // prettier-ignore
  });
  const areAll = changes.length <= MAX_CHANGES && changes.every((change) => change !== null);
  return areAll ? { changes } : undefined;
}

/**
 * @param {string} key
 * @param {readonly string[]} choices
 * @param {string} text
 * @returns {Partial<Description> | undefined}
 */
const oneOf = (key, choices, text) => (choices.includes(text) ? { [key]: text } : undefined);

/** @param {string} name that may be hidden */
const canHide = (name) =>
  PARTS.includes(name) || PATHS.includes(name) || Object.hasOwn(DEFAULT_CONFIGURATION, name);

/**
 * The configuration of an experiment, or the default one.
 * @param {readonly Named[]} experiments
 * @param {string | null} id of one of them
 * @returns {Configuration}
 */
const configurationOf = (experiments, id) =>
  merged(DEFAULT_CONFIGURATION, experiments.find((one) => one.id === id)?.configuration ?? {});

/**
 * Reads the text form. A key that is given more than once counts as it is given last.
 * @param {string} text any; `#` or `?` before it is passed over
 * @param {readonly Named[]} experiments that there are
 * @returns {{description: Description, ignored: {key: string, value: string}[]}} ignored: what was not
 *   understood, is out of its range or contradicts the rest; of `hide`, only the names that are unknown
 */
export function readDescription(text, experiments) {
  const given = new Map(new URLSearchParams(text.replace(/^[#?]/, '')));
  /** @type {{key: string, value: string}[]} */
  const ignored = [];
  let description = /** @type {Description} */ ({ ...DEFAULT_DESCRIPTION });
  /** @type {Field[]} */
  const fields = [];
  for (const [key, value] of given) {
    if (key === 'experiment' && experiments.some(({ id }) => id === value)) {
      description.experiment = value;
    } else if (key === 'hide') {
      const names = listIn(value);
      description.hide = names.filter(canHide);
      for (const name of names) if (!canHide(name)) ignored.push({ key, value: name });
    } else if (PATHS.includes(key)) {
      fields.push([key, valueIn(key, value)]);
    } else {
      const part = Object.hasOwn(KEYS, key) ? KEYS[key](value) : undefined;
      if (part) description = { ...description, ...part };
      else ignored.push({ key, value });
    }
  }
  const base = configurationOf(experiments, description.experiment);
  const { change, refused } = allowedChange(base, fields);
  for (const key of refused) ignored.push({ key, value: String(given.get(key)) });
  return { description: { ...description, change }, ignored };
}

/**
 * @param {Configuration} base that is changed
 * @param {Field[]} fields
 * @returns {string[]} names of fields that are refused in the change that they are together
 */
const namesRefused = (base, fields) =>
  Object.keys(changeConfiguration(base, changeOf(fields)).invalid);

/**
 * As much of a change as is allowed.
 * @param {Configuration} base that is changed
 * @param {Field[]} fields
 * @returns {{change: Change, refused: string[]}} refused: paths of what is not allowed by itself, and of the
 *   last of those that contradict one another
 */
function allowedChange(base, fields) {
  let allowed = fields;
  for (;;) {
    const [name] = namesRefused(base, allowed);
    if (name === undefined) break;
    const isNamed = (/** @type {Field} */ [path]) => path === name || path.startsWith(`${name}.`);
    const without = (/** @type {Field} */ one) => allowed.filter((field) => field !== one);
    // Where the other side of a contradiction is named, the field is meant that brings it about.
    const refused =
      allowed.findLast(isNamed) ??
      allowed.findLast((one) => !namesRefused(base, without(one)).includes(name)) ??
      allowed.at(-1);
    allowed = allowed.filter((field) => field !== refused);
  }
  const { configuration } = changeConfiguration(base, changeOf(allowed));
  return {
    change: differences(base, configuration),
    refused: fields.filter((field) => !allowed.includes(field)).map(([path]) => path),
  };
}

/**
 * @param {Configuration} base
 * @param {Configuration} configuration
 * @returns {Change} what differs, field by field; of a field with parts, these
 */
export function differences(base, configuration) {
  const paths = differingPaths(base, configuration);
  return changeOf(paths.map((path) => [path, valueAt(configuration, path)]));
}

/** @param {import('./run.js').LiveChange} change @returns {string} that changesIn reads */
const written = ({ epoch, miniBatch, eta, lambda }) => `${epoch}.${miniBatch}:${eta}:${lambda}`;

/**
 * Writes the text form, as short as it can be: only what differs from the default.
 * @param {Partial<Description>} description
 * @returns {string} that readDescription reads; empty for the default
 */
export function writeDescription(description) {
  const { experiment, run, change, changes, hide, predict, autoplay, result, ...rest } = {
    ...DEFAULT_DESCRIPTION,
    ...description,
  };
  /** @type {[string, string][]} */
  const pairs = [];
  if (experiment !== null) pairs.push(['experiment', experiment]);
  if (run !== null) pairs.push(['run', String(run + 1)]);
  for (const path of PATHS) {
    const value = valueAt(change, path);
    if (value !== undefined) pairs.push([path, String(value)]);
  }
  if (changes.length > 0) pairs.push(['changes', changes.map(written).join(',')]);
  for (const key of /** @type {const} */ (['lang', 'theme', 'view'])) {
    if (rest[key] !== DEFAULT_DESCRIPTION[key]) pairs.push([key, rest[key]]);
  }
  if (hide.length > 0) pairs.push(['hide', hide.join(',')]);
  if (!predict) pairs.push(['predict', 'off']);
  if (autoplay) pairs.push(['autoplay', '']);
  if (result !== null) pairs.push(['result', result]);
  // Commas are allowed in an address, and read better as they are.
  return pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')}`).join('&'); // prettier-ignore
}
