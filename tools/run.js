// Running commands from the root of the project.
import { spawnSync } from 'node:child_process';
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

/**
 * Runs all of the commands, those after a failed one too; then throws a CommandError if any failed.
 * @param {string[][]} commands
 */
export function runAll(commands) {
  const failures = commands.flatMap((command) => {
    try {
      run(command);
      return [];
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return [error.message];
    }
  });
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
