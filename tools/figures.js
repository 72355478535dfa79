// npm run figures: draws the book's figures again, prints how each compares with what was published,
// and writes its curves, and its weights by size where it shows them, as CSV into build/figures/. `npm run figures -- ID ...` draws some of them.
// What the page does by hand is done here with the values of the book.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { histogramToCsv } from '../web/data/histogram.js';
import { runsToCsv } from '../web/model/csv.js';
import { BY_HAND } from '../web/lab/experiments/by-hand.js';
import { EXPERIMENTS } from '../web/lab/experiments/index.js';
import { loadNetwork2 } from '../web/lib/index.js';
import { experimentTexts, text } from '../web/texts/index.js';
import { doByHand } from './by-hand.js';
import { loadMnist } from './mnist.js';
import { runExperiment } from './run-experiment.js';
import { CommandError, root, runTool } from './run.js';

const FOLDER = join(root, 'build/figures');
const BAR_WIDTH = 30;

/** @param {number} share from 0 to 1 @param {string} text */
function showProgress(share, text) {
  if (!process.stdout.isTTY) return;
  const bar = '#'.repeat(Math.round(BAR_WIDTH * share)).padEnd(BAR_WIDTH, '.');
  process.stdout.write(`\r  [${bar}] ${text}\x1b[K`);
}

const clearProgress = () => process.stdout.isTTY && process.stdout.write('\r\x1b[K');

/** @typedef {{text: string, agrees: boolean | null, csv: string}} Result agrees: with what was published */

/**
 * @param {import('../web/model/experiment.js').Experiment[]} experiments
 * @param {(name: string, result: Result) => void} report
 */
async function draw(experiments, report) {
  if (experiments.length === 0) return;
  const network2 = await loadNetwork2();
  const sets = loadMnist(network2);
  for (const experiment of experiments) {
    const { id } = experiment;
    const { title, caution, runs } = experimentTexts(id);
    console.log(`\n${title}`);
    if (caution) console.log(`  (${caution})`);
    let number = 0;
    const onEpoch = (
      /** @type {number} */ run,
      /** @type {number} */ epoch,
      /** @type {number} */ epochs,
    ) => showProgress(epoch / epochs, `${runs[run]}, epoch ${epoch} of ${epochs}`);
    for await (const { run, verdict } of runExperiment(network2, sets, experiment, onEpoch)) {
      const { curves } = run;
      const label = runs[number];
      const name = `${id}-${++number}`;
      clearProgress();
      report(name, {
        text: `${label}: ${verdict && text(`verdicts.${verdict.code}`, verdict)}`,
        agrees: verdict?.agrees ?? null,
        csv: runsToCsv([{ name: label, run }]),
      });
      if (curves.histogram.length > 0) {
        writeFileSync(join(FOLDER, `${name}-weights.csv`), histogramToCsv(curves.histogram));
      }
    }
  }
}

await runTool(async () => {
  const asked = process.argv.slice(2);
  const isAsked = (/** @type {{id: string}} */ { id }) => !asked.length || asked.includes(id);
  const ids = [...EXPERIMENTS, ...BY_HAND].map(({ id }) => id);
  const unknown = asked.find((id) => !ids.includes(id));
  if (unknown) throw new CommandError(`There is no figure ${unknown}; there are ${ids.join(', ')}`);

  mkdirSync(FOLDER, { recursive: true });
  let disagreeing = 0;
  /** @param {string} name of the file of its curves @param {Result} result */
  const report = (name, { text, agrees, csv }) => {
    if (agrees === false) disagreeing += 1;
    const mark = agrees === null ? ' ' : agrees ? '✓' : '✗';
    console.log(`  ${mark} ${text}`);
    writeFileSync(join(FOLDER, `${name}.csv`), csv);
  };

  for (const { id } of BY_HAND.filter(isAsked)) {
    console.log(`\n${text(`picker.byHand.${id}`)}`);
    doByHand(id).forEach((result, i) => report(`${id}-${i + 1}`, result));
  }
  await draw(EXPERIMENTS.filter(isAsked), report);
  if (disagreeing > 0) throw new CommandError(`${disagreeing} not as published`);
});
