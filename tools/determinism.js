// npm run determinism: trains the runs of tests/fixtures/determinism.json natively, by each compiler at
// each level of optimisation, and holds them to the fingerprints and histories that stand there (see
// docs/determinism.md). With --write it writes there what the engine in WebAssembly ends with.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { buildEngine } from './prepare.js';
import { CommandError, root, run, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

const FIXTURE = 'tests/fixtures/determinism.json';
const COMPILERS = ['g++', 'clang++'];
const LEVELS = ['-O0', '-O2', '-O3'];

/** @typedef {{name: string, fingerprint: string, history: Record<string, number[]>}} Outcome */

/** @returns {{runs: Outcome[]}} */
const readFixture = () => JSON.parse(readFileSync(join(root, FIXTURE), 'utf8'));

/** @param {string} compiler @param {string} level @returns {{fingerprint: string, history: any}[]} */
function nativeOutcomes(compiler, level) {
  const folder = join('build/determinism', compiler + level);
  const outcomes = join(folder, 'outcomes');
  run(
    [
      ...['cmake', '-S', '.', '-B', folder, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=None'],
      ...[`-DCMAKE_CXX_COMPILER=${compiler}`, `-DCMAKE_CXX_FLAGS=${level}`],
    ],
    { quiet: true },
  );
  run(['cmake', '--build', folder, '--target', 'network2_determinism'], { quiet: true });
  mkdirSync(join(root, outcomes), { recursive: true });
  run([join(folder, 'tests/determinism/network2_determinism'), FIXTURE, outcomes]);
  const read = (/** @type {string} */ file) => readFileSync(join(root, outcomes, file));
  return JSON.parse(read('histories.json').toString()).map(
    (/** @type {any} */ history, /** @type {number} */ i) => ({
      fingerprint: createHash('sha256')
        .update(read(`${i}.bin`))
        .digest('hex')
        .slice(0, 16),
      history,
    }),
  );
}

async function write() {
  buildEngine();
  const { loadNetwork2 } = await import('../web/lib/index.js');
  const { outcomesOf } = await import('../tests/determinism/runs.js');
  const { runs } = /** @type {{runs: any[]}} */ (readFixture());
  const outcomes = await outcomesOf(loadNetwork2, runs);
  const written = runs.map((described, i) => ({ ...described, ...outcomes[i] }));
  writeFileSync(join(root, FIXTURE), `${JSON.stringify({ runs: written }, null, 1)}\n`);
}

function compare() {
  const { runs } = readFixture();
  let others = 0;
  for (const compiler of COMPILERS) {
    for (const level of LEVELS) {
      const outcomes = nativeOutcomes(compiler, level);
      const wrong = runs.filter(
        ({ fingerprint, history }, i) => !isDeepStrictEqual({ fingerprint, history }, outcomes[i]),
      );
      others += wrong.length;
      console.log(
        `${compiler} ${level}: ${runs.length - wrong.length} of ${runs.length} runs end with the same bits`,
      );
      for (const { name } of wrong) console.log(`  another: ${name}`);
    }
  }
  if (others > 0) throw new CommandError(`${others} runs ended with other bits than in ${FIXTURE}`);
}

await runTool(async () => {
  setUp({ forTests: true, withClang: true });
  await (process.argv.includes('--write') ? write() : compare());
}, SetupError);
