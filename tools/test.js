// npm test: set-up, then every suite. `npm test -- wasm web` runs some of them. All suites run even
// when one fails; the exit code is 1 when any did. With NETWORK2_ALL_BROWSERS set, Firefox and WebKit
// are installed too.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildEngine, prepareMnist } from './prepare.js';
import { CommandError, root, run, runAll, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

/** @param {string} folder below tests @param {RegExp} pattern of file names */
function filesIn(folder, pattern) {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));
  if (files.length === 0) throw new CommandError(`there is nothing to test in ${folder}`);
  return files;
}

/** @param {string} folder below tests @param {...string} options of Node's test runner */
const nodeTests = (folder, ...options) =>
  run(['node', '--test', ...options, ...filesIn(`tests/${folder}`, /\.test\.js$/)]);

/** @param {string} name of a command of an npm package */
const bin = (name) => `node_modules/.bin/${name}`;

const SUITES = {
  lint() {
    const sources = ['cpp', 'tests/cpp', 'tests/bench'].flatMap((folder) =>
      filesIn(folder, /^(?!.*node_modules).*\.[ch]pp$/),
    );
    runAll([
      [bin('prettier'), '--check', '--log-level=warn', '.'],
      [bin('eslint'), '.'],
      [bin('tsc'), '--project', '.'],
      ['clang-format', '--dry-run', '-Werror', ...sources],
    ]);
  },
  cpp() {
    run(['cmake', '--preset', 'native'], { quiet: true });
    run(['cmake', '--build', '--preset', 'native'], { quiet: true }); // clang-tidy included
    run(['ctest', '--preset', 'native', '--progress']);
  },
  wasm: () => nodeTests('wasm'),
  web: () => nodeTests('web'),
  browser() {
    run([bin('vite'), 'build', '--config', 'web/vite.config.js', '--logLevel', 'warn']);
    nodeTests('browser', '--test-concurrency=1');
  },
};

await runTool(async () => {
  const asked = process.argv.slice(2);
  const suites = Object.entries(SUITES).filter(([name]) => !asked.length || asked.includes(name));
  if (suites.length < asked.length) {
    throw new CommandError(
      `The suites are ${Object.keys(SUITES).join(', ')}; got ${asked.join(' ')}`,
    );
  }
  setUp({ forTests: true, allBrowsers: Boolean(process.env.NETWORK2_ALL_BROWSERS) });
  buildEngine();
  await prepareMnist();
  /** @type {string[]} */
  const failed = [];
  for (const [name, suite] of suites) {
    console.log(`\n== ${name}`);
    try {
      suite();
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      console.error(error.message);
      failed.push(name);
    }
  }
  console.log(`\n${suites.length - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) throw new CommandError(`Failed: ${failed.join(', ')}`);
}, SetupError);
