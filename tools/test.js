// npm test: set-up, then every suite but `long`. `npm test -- wasm web` runs some of them, `npm test -- web strokes`
// a part of one: words after a suite are parts of the paths of its files, or of the names of its tests.
// All suites run even when one fails; the exit code is 1 when any did. With NETWORK2_ALL_BROWSERS set,
// Firefox and WebKit are installed too.
import { buildEngine, prepareMnist } from './prepare.js';
import { CommandError, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';
import { SUITES } from './suites.js';

/**
 * @param {string[]} words of the command line
 * @returns {Map<string, string[]>} the suites to run, each with the words that choose a part of it
 */
function suitesOf(words) {
  /** @type {Map<string, string[]>} */
  const asked = new Map();
  /** @type {string[] | undefined} */
  let part;
  for (const word of words) {
    if (Object.hasOwn(SUITES, word)) asked.set(word, (part = []));
    else if (part) part.push(word);
    else throw new CommandError(`The suites are ${Object.keys(SUITES).join(', ')}; got ${word}`);
  }
  if (asked.size > 0) return asked;
  return new Map(Object.keys(SUITES).filter((name) => SUITES[name].always).map((name) => [name, []])); // prettier-ignore
}

await runTool(async () => {
  const asked = suitesOf(process.argv.slice(2));
  const suites = [...asked.keys()].map((name) => SUITES[name]);
  setUp({ forTests: true, allBrowsers: Boolean(process.env.NETWORK2_ALL_BROWSERS) });
  if (suites.some(({ engine }) => engine)) buildEngine();
  if (suites.some(({ data }) => data)) await prepareMnist();
  /** @type {string[]} */
  const failed = [];
  /** @type {string[]} */
  const times = [];
  for (const [name, words] of asked) {
    console.log(`\n== ${[name, ...words].join(' ')}`);
    const start = performance.now();
    try {
      await SUITES[name].run(words);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      console.error(error.message);
      failed.push(name);
    }
    times.push(`${name} ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  console.log(`\n${times.join(', ')}`);
  console.log(`${asked.size - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) throw new CommandError(`Failed: ${failed.join(', ')}`);
}, SetupError);
