/** What stands on the command line behind the name of a command. */
import { parseArgs } from 'node:util';
import { nearest } from '../lib/nearest.js';
import { UsageError } from './failures.js';
import { say } from './say.js';

/**
 * An option, by its name without dashes.
 * @typedef {object} Option
 * @property {'string' | 'boolean'} type string: it has a value
 * @property {boolean} [multiple] whether it may be given more than once; its value is then a list
 * @property {string} [alias] another name that it has
 * @typedef {Record<string, Option>} Options
 * @typedef {Record<string, any>} Values of the options that were given, by name
 */

/** Options of every command. @type {Options} */
export const COMMON = { help: { type: 'boolean' } };

/** A name of an option as it stands on the command line. */
const GIVEN = /^--([^=]+)(=.*)?$/s;

/**
 * @param {Options} options
 * @param {string} name as it was given, with its dashes
 * @returns {UsageError}
 */
function unknown(options, name) {
  const meant = nearest(name.replace(/^-+/, ''), Object.keys(options));
  const values = { name, hasMeant: Boolean(meant), meant: `--${meant}` };
  return new UsageError(say('unknownOption', values));
}

/**
 * @param {Options} options
 * @param {string} name as it was given, without dashes
 * @returns {string} the option's own name
 */
function nameOf(options, name) {
  if (Object.hasOwn(options, name)) return name;
  const [found] = Object.entries(options).find(([, { alias }]) => alias === name) ?? [];
  if (found === undefined) throw unknown(options, `--${name}`);
  return found;
}

/**
 * @param {Options} options
 * @param {string[]} args
 * @returns {string[]} the same, with each option's own name
 */
function named(options, args) {
  const end = args.indexOf('--');
  return args.map((arg, i) => {
    const [, name, value = ''] = (end < 0 || i < end ? GIVEN.exec(arg) : null) ?? [];
    return name ? `--${nameOf(options, name)}${value}` : arg;
  });
}

/**
 * @param {Options} options of the command
 * @param {string[]} args what was given to it
 * @returns {{values: Values, positionals: string[]}} throws a UsageError that names an option that there is not, and
 *   the one that may have been meant
 */
export function readArguments(options, args) {
  const all = { ...COMMON, ...options };
  const known = Object.entries(all).map(([name, { type, multiple = false }]) => [
    name,
    { type, multiple, ...(name === 'help' ? { short: 'h' } : {}) },
  ]);
  const { values, positionals, tokens } = parseArgs({
    args: named(all, args),
    options: Object.fromEntries(known),
    allowPositionals: true,
    strict: false, // its own sentences are for programmers
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!Object.hasOwn(all, name)) throw unknown(all, rawName);
    const { type } = all[name];
    if (type === 'string' && value === undefined) {
      throw new UsageError(say('needsValue', { name: rawName }));
    }
    if (type === 'boolean' && value !== undefined) {
      throw new UsageError(say('takesNoValue', { name: rawName }));
    }
  }
  return { values, positionals };
}
