// Running commands from the root of the project.
import { spawn, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A command that ended with an error. */
export class CommandError extends Error {}

/**
 * Runs a command in the root of the project; throws a CommandError when it fails.
 * @param {string[]} command with its arguments
 * @param {{quiet?: boolean}} [options] quiet: show its output only when it fails
 */
export function run([command, ...args], { quiet = false } = {}) {
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? 'pipe' : ['ignore', 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status === 0) return;
  if (quiet) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  const reason = error ? error.message : `it ended with ${status ?? signal}`;
  throw new CommandError(`${[command, ...args].join(' ')} failed: ${reason}`);
}

/** Commands of runAll at a time: several of them leave one of two cores free. */
const AT_A_TIME = 2;

/**
 * @param {string[]} command with its arguments
 * @returns {Promise<string | null>} why it failed, after its output has been shown; null when it did not
 */
function outcomeOf([command, ...args]) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return new Promise((resolve) => {
    const end = (/** @type {string | null} */ reason) => {
      process.stdout.write(output);
      resolve(reason && `${[command, ...args].join(' ')} failed: ${reason}`);
    };
    child.on('error', ({ message }) => end(message));
    child.on('close', (status, signal) => end(status === 0 ? null : `it ended with ${status ?? signal}`)); // prettier-ignore
  });
}

/**
 * Runs all of the commands, those after a failed one too; then throws a CommandError if any failed.
 * @param {string[][]} commands that do not depend on each other
 */
export async function runAll(commands) {
  const queue = commands.values();
  /** @type {string[]} */
  const failures = [];
  const work = async () => {
    for (const command of queue) {
      const failure = await outcomeOf(command);
      if (failure) failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  if (failures.length > 0) throw new CommandError(failures.join('\n'));
}

/**
 * The main function of a tool: an expected error is a message and exit code 1, not a stack.
 * @param {() => void | Promise<void>} main
 * @param {...Function} Expected classes of errors whose message says it all
 */
export async function runTool(main, ...Expected) {
  try {
    await main();
  } catch (error) {
    if (![CommandError, ...Expected].some((Kind) => error instanceof Kind)) throw error;
    console.error(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
