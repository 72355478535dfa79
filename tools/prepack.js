// Before npm packs the package: builds what of it is built, or refuses. All that it prints goes to standard error:
// standard output is for what `npm pack --json` prints.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildEngine, prepareMnist } from './prepare.js';
import { CommandError, root, run, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

/** @returns {string[]} what the list of files in package.json names and is not there */
function missing() {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return files.filter((/** @type {string} */ name) => !existsSync(join(root, name)));
}

await runTool(async () => {
  setUp({ forTests: false });
  buildEngine();
  await prepareMnist();
  run(['node_modules/.bin/vite', 'build', '--config', 'web/vite.config.js']);
  const names = missing();
  if (names.length > 0) throw new CommandError(`The package would lack ${names.join(', ')}`);
}, SetupError);
