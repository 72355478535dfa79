#!/usr/bin/env node
/**
 * The command `network2-lab`. Its exit code is 0 when all has come out well, 1 when not, and 2 when it was called in a
 * way that it does not know.
 */
import { readFile } from 'node:fs/promises';
import { faultOf } from '../data/fault.js';
import { nearest } from '../lib/nearest.js';
import { text } from '../texts/index.js';
import { readArguments } from './arguments.js';
import { COMMANDS } from './command.js';
import { printable } from './display.js';
import { Failure, UsageError } from './failures.js';
import { generalHelp, helpOf } from './help.js';
import { say } from './say.js';

/** @returns {Promise<string>} of the package */
async function version() {
  const file = new URL('../../package.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')).version;
}

/** @param {string} name that was given @returns {UsageError} */
function unknownCommand(name) {
  const meant = nearest(name, Object.keys(COMMANDS));
  return new UsageError(say('unknown', { name, hasMeant: Boolean(meant), meant }));
}

/**
 * @param {string[]} args of the program
 * @returns {Promise<boolean>} whether all has come out well
 */
async function main([name, ...args]) {
  if (name === undefined) throw new UsageError(generalHelp());
  if (['--help', '-h', 'help'].includes(name)) return print(generalHelp());
  if (['--version', '-v'].includes(name)) return print(await version());
  if (!Object.hasOwn(COMMANDS, name)) throw unknownCommand(name);
  const command = await COMMANDS[name]();
  const call = readArguments(command.options, args);
  if (call.values.help) return print(helpOf(name, command));
  const [least, most] = command.positionals;
  const { length } = call.positionals;
  if (length < least || length > most) {
    const usage = say(/** @type {any} */ (`usage.${name}`));
    const extra = String(call.positionals[most] ?? null);
    throw new UsageError(say('wrongCall', { usage, name, extra }));
  }
  return command.run(call);
}

/** @param {string} words @returns {true} */
function print(words) {
  console.log(words);
  return true;
}

/** @param {unknown} error @returns {string} that a person understands; throws what is a fault of the program */
function sentenceOf(error) {
  const fault = /** @type {any} */ (faultOf(error));
  if (fault) return text(/** @type {any} */ (`problems.${fault.code}`), fault);
  const isExpected =
    [UsageError, Failure, RangeError].some((Kind) => error instanceof Kind) ||
    (error instanceof Error && (error.name === 'LoadError' || 'syscall' in error));
  if (!isExpected) throw error;
  return /** @type {Error} */ (error).message;
}

// Whoever reads no further, as `head`, wants no more.
process.stdout.on('error', (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error;
  process.exit();
});

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(sentenceOf(error).split('\n').map(printable).join('\n'));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
