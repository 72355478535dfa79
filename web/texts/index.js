/** Every sentence and label that a person reads, in the language that was chosen. */
import { IntlMessageFormat } from 'intl-messageformat';
import en from './en/index.js';

/** @typedef {typeof en.messages} Messages */
/**
 * Names a text: the file that it stands in, and its key there.
 * @typedef {{[place in keyof Messages]: `${place}.${keyof Messages[place] & string}`}[keyof Messages]} Key
 */
/**
 * What an experiment says; these texts are shown as they stand.
 * @typedef {object} ExperimentTexts
 * @property {string} title
 * @property {string} [setup] what is done in it, before it is seen what it shows
 * @property {string} [question] that it answers, where it asks one
 * @property {string} about what it shows, in a few sentences
 * @property {string} [caution] where its arithmetic is not stable, or it takes long
 * @property {string} [axis] title of the chart of its ends, where it has one
 * @property {string[]} runs what they are called, in their order
 * @property {string[]} [goals] of a game, in their order
 * @property {string[]} [hints] of a game, in their order
 */
/**
 * A text about a topic of the chapter.
 * @typedef {object} Article
 * @property {string} title as its heading says it
 * @property {() => Promise<{default: string}>} load its HTML, in a chunk of its own
 */
/** @typedef {Record<string, unknown>} Values what stands in the braces of a text */

/** The languages that there are, by the beginning of their tag. */
const LANGUAGES = { en };

/** How numbers are shown: for `number`, and in texts as {share, number, percent1}. */
const NUMBERS = {
  plain: {},
  fixed1: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  fixed2: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  fixed3: { minimumFractionDigits: 3, maximumFractionDigits: 3 },
  fixed4: { minimumFractionDigits: 4, maximumFractionDigits: 4 },
  significant2: { minimumSignificantDigits: 2, maximumSignificantDigits: 2 },
  significant3: { maximumSignificantDigits: 3 },
  significant4: { minimumSignificantDigits: 4, maximumSignificantDigits: 4 },
  axis: { maximumSignificantDigits: 6 },
  scientific: { notation: /** @type {const} */ ('scientific'), maximumSignificantDigits: 5 },
  percent: { style: /** @type {const} */ ('percent') },
  percent1: { style: /** @type {const} */ ('percent'), minimumFractionDigits: 1 },
  percent2: { style: /** @type {const} */ ('percent'), minimumFractionDigits: 2 },
  percentAxis: { style: /** @type {const} */ ('percent'), maximumFractionDigits: 4 },
};

/** @type {typeof en} */
let language = en;

/** @type {Map<string, IntlMessageFormat>} of the present language, by key */
const compiled = new Map();

/**
 * Like Intl.NumberFormat, with a true minus.
 * @param {string | string[]} [locale]
 * @param {object} [options]
 */
function numberFormat(locale, options) {
  const format = new Intl.NumberFormat(locale, options);
  const shown = (/** @type {number} */ value) => format.format(value).replace('-', '−');
  return /** @type {Intl.NumberFormat} */ ({ format: shown });
}

/**
 * @template T
 * @param {(locale?: string | string[], options?: any) => T} make
 * @returns {typeof make} makes each only once, since making one takes much longer than formatting a number does
 */
function once(make) {
  /** @type {Map<string, T>} */
  const made = new Map();
  return (locale, options) => {
    const name = JSON.stringify([locale, options]);
    const one = made.get(name) ?? make(locale, options);
    made.set(name, one);
    return one;
  };
}

const formatters = {
  getNumberFormat: once(numberFormat),
  getDateTimeFormat: once((locale, options) => new Intl.DateTimeFormat(locale, options)),
  getPluralRules: once((locale, options) => new Intl.PluralRules(locale, options)),
};

/**
 * Chooses the language of all texts from now on.
 * @param {string} tag of a language, such as en or en-GB
 * @throws {RangeError} when there are no texts in it
 */
export function setLanguage(tag) {
  const [base] = tag.split('-');
  if (!Object.hasOwn(LANGUAGES, base)) {
    throw new RangeError(`language must be ${Object.keys(LANGUAGES).join(' or ')}, got '${tag}'`);
  }
  language = LANGUAGES[/** @type {keyof typeof LANGUAGES} */ (base)];
  compiled.clear();
}

/**
 * Adds texts that not every program needs.
 * @param {keyof typeof LANGUAGES} tag of their language
 * @param {Record<string, Record<string, string>>} messages by place and key
 */
export function addTexts(tag, messages) {
  Object.assign(LANGUAGES[tag].messages, messages);
}

/**
 * Chooses the language of all texts from now on, as well as it can be had.
 * @param {string} tag of a language; auto for those of the browser
 * @returns {string} tag of the language that was chosen: English where there are no texts in the wanted one
 */
export function chooseLanguage(tag) {
  const wanted = tag === 'auto' ? (globalThis.navigator?.languages ?? []) : [tag];
  const bases = wanted.map((one) => one.split('-')[0]);
  const base = bases.find((one) => Object.hasOwn(LANGUAGES, one)) ?? 'en';
  if (LANGUAGES[/** @type {keyof typeof LANGUAGES} */ (base)] !== language) setLanguage(base);
  return base;
}

/**
 * @param {string} key
 * @returns {IntlMessageFormat} the text of that key
 */
function messageOf(key) {
  const known = compiled.get(key);
  if (known) return known;
  const dot = key.indexOf('.');
  const messages = /** @type {Record<string, Record<string, string>>} */ (language.messages);
  const place = messages[key.slice(0, dot)] ?? {};
  if (!Object.hasOwn(place, key.slice(dot + 1))) throw new RangeError(`there is no text '${key}'`);
  const message = place[key.slice(dot + 1)];
  const options = { formatters };
  const format = new IntlMessageFormat(message, language.locale, { number: NUMBERS }, options);
  compiled.set(key, format);
  return format;
}

/**
 * A text, with what stands in its braces.
 * @param {Key} key
 * @param {Values} [values] by the names in the braces
 * @returns {string}
 * @throws {Error} when there is no such text, or a value that it needs is missing
 */
export const text = (key, values) => String(messageOf(key).format(/** @type {any} */ (values)));

/**
 * A text with markup, such as <symbol>η</symbol>, in pieces.
 * @param {Key} key
 * @param {Values} values for each tag a function from the pieces within to what stands for them
 * @returns {unknown} a string, or an array of strings and what those functions return
 */
export const pieces = (key, values) => messageOf(key).format(/** @type {any} */ (values));

/**
 * @param {string} id of an experiment
 * @returns {ExperimentTexts} what it says
 * @throws {RangeError} when nothing is said of it
 */
export function experimentTexts(id) {
  if (Object.hasOwn(language.experiments, id)) return language.experiments[id];
  throw new RangeError(`there are no texts of an experiment '${id}'`);
}

/**
 * @param {string} id of an experiment
 * @param {number} run of it, from 0
 * @returns {string | undefined} what the run is called; undefined when there is no such run here
 */
export const runLabel = (id, run) =>
  Object.hasOwn(language.experiments, id) ? language.experiments[id].runs[run] : undefined;

/** @returns {Record<string, Article>} by topic, in the order in which they are best read */
export const articles = () => language.articles;

/**
 * A number, as the language writes it.
 * @param {number} value
 * @param {keyof typeof NUMBERS} [format]
 * @returns {string}
 */
export const number = (value, format = 'plain') =>
  formatters.getNumberFormat(language.locale, NUMBERS[format]).format(value);

/**
 * @param {string[]} items
 * @param {'and' | 'or'} word between the last two
 * @returns {string} them in a row, as the language joins them
 */
export const list = (items, word) =>
  new Intl.ListFormat(language.locale, {
    type: word === 'or' ? 'disjunction' : 'conjunction',
  }).format(items);
