// npm run figures: draws the book's figures again, prints how each compares with what was published,
// and writes its curves as CSV into build/figures/. `npm run figures -- ID ...` draws some of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { curvesToCsv } from '../web/lab/curves.js';
import { EXPERIMENTS } from '../web/lab/experiments/index.js';
import { loadNetwork2 } from '../web/lib/index.js';
import { loadMnist } from './mnist.js';
import { runExperiment } from './run-experiment.js';
import { CommandError, root, runTool } from './run.js';

const BAR_WIDTH = 30;

/** @param {number} share from 0 to 1 @param {string} text */
function showProgress(share, text) {
  if (!process.stdout.isTTY) return;
  const bar = '#'.repeat(Math.round(BAR_WIDTH * share)).padEnd(BAR_WIDTH, '.');
  process.stdout.write(`\r  [${bar}] ${text}\x1b[K`);
}

const clearProgress = () => process.stdout.isTTY && process.stdout.write('\r\x1b[K');

await runTool(async () => {
  const asked = process.argv.slice(2);
  const ids = EXPERIMENTS.map(({ id }) => id);
  const unknown = asked.find((id) => !ids.includes(id));
  if (unknown) throw new CommandError(`There is no figure ${unknown}; there are ${ids.join(', ')}`);

  const network2 = await loadNetwork2();
  const sets = loadMnist(network2);
  const folder = join(root, 'build/figures');
  mkdirSync(folder, { recursive: true });
  let disagreeing = 0;
  for (const experiment of EXPERIMENTS.filter(({ id }) => !asked.length || asked.includes(id))) {
    console.log(`\n${experiment.title}`);
    if (experiment.caution) console.log(`  (${experiment.caution})`);
    const finished = runExperiment(network2, sets, experiment, (run, epoch, epochs) =>
      showProgress(epoch / epochs, `${experiment.runs[run].label}, epoch ${epoch} of ${epochs}`),
    );
    clearProgress();
    finished.forEach(({ label, curves, verdict }, i) => {
      if (verdict?.agrees === false) disagreeing += 1;
      const mark = verdict?.agrees === false ? '✗' : verdict?.agrees ? '✓' : ' ';
      console.log(`  ${mark} ${label}: ${verdict?.sentence}`);
      writeFileSync(join(folder, `${experiment.id}-${i + 1}.csv`), curvesToCsv(curves));
    });
  }
  if (disagreeing > 0) throw new CommandError(`${disagreeing} not as published`);
});
