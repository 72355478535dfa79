/** What `--help` says. */
import { BY_HAND } from '../lab/experiments/by-hand.js';
import { EXPERIMENTS } from '../lab/experiments/index.js';
import { list } from '../texts/index.js';
import { COMMON } from './arguments.js';
import { COMMANDS } from './command.js';
import { wrapped } from './display.js';
import { aboutSetting, SETTINGS } from './settings.js';
import { say } from './say.js';

/** Characters before what is said of an option. */
const INDENT = 26;

/** @param {string} name @param {string} about @returns {string} as lines */
function entry(name, about) {
  const lines = wrapped(about, INDENT);
  const head = `  ${name}`;
  const gap = head.length + 2 > INDENT ? `\n${' '.repeat(INDENT)}` : '';
  return `${gap ? head : head.padEnd(INDENT)}${gap}${lines}`;
}

/** @param {string} name @param {import('./arguments.js').Option} option @returns {boolean} whether it is one of a run */
const isSetting = (name, option) => Object.hasOwn(SETTINGS, name) && SETTINGS[name] === option;

/**
 * @param {string} name of an option
 * @param {import('./arguments.js').Option} option
 * @returns {string} what is said of it
 */
function optionEntry(name, option) {
  const { type } = option;
  if (isSetting(name, option)) {
    const value = type === 'string' ? ` ${say('value')}` : '';
    return entry(`--${name}${value}`, aboutSetting(name));
  }
  const value = type === 'string' ? ` ${say(/** @type {any} */ (`value.${name}`))}` : '';
  return entry(`--${name}${value}`, say(/** @type {any} */ (`option.${name}`)));
}

/** @returns {string} the ids of all figures */
const figures = () =>
  list(
    [...EXPERIMENTS, ...BY_HAND].map(({ id }) => id),
    'and',
  );

/** @returns {string} what there is to be done */
export function generalHelp() {
  const commands = Object.keys(COMMANDS).map((name) => entry(name, say(/** @type {any} */ (name))));
  return [say('usage'), '', ...commands, '', wrapped(say('moreHelp'), 0)].join('\n');
}

/**
 * @param {string} name of a command
 * @param {import('./command.js').Command} command
 * @returns {string} how it is called
 */
export function helpOf(name, { options }) {
  const all = Object.entries({ ...options, ...COMMON });
  const own = all.filter((one) => !isSetting(...one));
  const settings = all.filter((one) => isSetting(...one));
  return [
    say(/** @type {any} */ (`usage.${name}`)),
    '',
    wrapped(say(/** @type {any} */ (`about.${name}`), { all: figures() }), 0),
    '',
    ...own.map(([option, how]) => optionEntry(option, how)),
    ...(settings.length > 0 ? ['', say('settings')] : []),
    ...settings.map(([option, how]) => optionEntry(option, how)),
  ].join('\n');
}
