// npm run package: packs the package, installs it as a stranger would, and tries it with the bundlers, in
// Node and with Vitest. `npm run package -- webpack` tries a part, as the words after a suite do.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';
import { BOTH, nodeTests } from './suites.js';

await runTool(() => {
  setUp({ forTests: true });
  console.log('Packing the package');
  mkdirSync(join(root, 'build/package'), { recursive: true });
  run(['npm', 'pack', '--pack-destination', 'build/package'], { quiet: true });
  console.log('Installing the bundlers');
  run(['npm', 'ci', '--prefix', 'tests/package/bundlers', '--no-audit', '--no-fund', '--prefer-offline'], { quiet: true }); // prettier-ignore
  nodeTests('package', process.argv.slice(2), BOTH);
}, SetupError);
