/**
 * The book's figures, drawn again, and how each compares with what was published. What the page does by hand is done
 * here with the values of the book.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { histogramToCsv } from '../data/histogram.js';
import { BY_HAND } from '../lab/experiments/by-hand.js';
import { EXPERIMENTS } from '../lab/experiments/index.js';
import { loadNetwork2 } from '../lib/index.js';
import { nearest } from '../lib/nearest.js';
import { EVALUATION_IMAGES, TRAINING_IMAGES } from '../model/configuration.js';
import { runsToCsv } from '../model/csv.js';
import { experimentTexts, list, text } from '../texts/index.js';
import { doByHand } from './by-hand.js';
import { ProgressBar } from './display.js';
import { UsageError } from './failures.js';
import { mnistSets } from './mnist-data.js';
import { runExperiment } from './run-experiment.js';
import { say } from './say.js';

/** @typedef {import('../model/experiment.js').Experiment} Experiment */

/** A run of a figure. @typedef {{name: string, text: string, agrees: boolean | null, csv: Record<string, string>}} Result
 *  agrees: with what was published, null where nothing was; csv: by the names of files */

/** @param {string} id @returns {Result[]} */
const resultsByHand = (id) =>
  doByHand(id).map(({ text, agrees, csv }, i) => {
    const name = `${id}-${i + 1}`;
    return { name, text, agrees, csv: { [name]: csv } };
  });

/**
 * @param {import('../lib/index.d.ts').Network2} engine
 * @param {import('../worker/mnist-sets.js').MnistSets} source
 */
async function wholeSets(engine, source) {
  const take = (/** @type {'training' | 'validation' | 'test'} */ set, size = EVALUATION_IMAGES) =>
    source.take(set, size);
  const training = await take('training', TRAINING_IMAGES);
  return { training, validation: await take('validation'), test: await take('test') };
}

/**
 * @param {import('../lib/index.d.ts').Network2} engine
 * @param {Awaited<ReturnType<typeof wholeSets>>} sets
 * @param {Experiment} experiment
 * @returns {AsyncGenerator<Result>} one run after another
 */
async function* resultsOf(engine, sets, experiment) {
  const { id } = experiment;
  const labels = experimentTexts(id).runs;
  const bar = new ProgressBar();
  let number = 0;
  const runs = runExperiment(engine, sets, experiment, (run, epoch, epochs) =>
    bar.show(epoch / epochs, say('figureProgress', { run: labels[run], epoch, epochs })),
  );
  for await (const { run, verdict } of runs) {
    const label = labels[number];
    const name = `${id}-${++number}`;
    const { histogram } = run.curves;
    const shown = verdict ? text(`verdicts.${verdict.code}`, verdict) : '';
    bar.clear();
    yield {
      name,
      text: `${label}: ${shown}`,
      agrees: verdict?.agrees ?? null,
      csv: {
        [name]: runsToCsv([{ name: label, run }]),
        ...(histogram.length > 0 ? { [`${name}-weights`]: histogramToCsv(histogram) } : {}),
      },
    };
  }
}

/** @param {string[]} asked ids; throws a UsageError when there is no such figure */
function checkIds(asked) {
  const ids = [...EXPERIMENTS, ...BY_HAND].map(({ id }) => id);
  const unknown = asked.find((id) => !ids.includes(id));
  if (unknown === undefined) return;
  const meant = nearest(unknown, ids);
  const values = { id: unknown, hasMeant: Boolean(meant), meant, all: list(ids, 'and') };
  throw new UsageError(say('unknownFigure', values));
}

/** @param {import('./command.js').Call} call */
async function run({ values: { out, data, json }, positionals: asked }) {
  checkIds(asked);
  if (out !== undefined) mkdirSync(out, { recursive: true });
  const isAsked = (/** @type {{id: string}} */ { id }) => asked.length === 0 || asked.includes(id);
  /** @type {{figure: string, run: string, result: string, agrees: boolean | null}[]} */
  const all = [];
  const report = (/** @type {string} */ figure, /** @type {Result} */ result) => {
    const { name, text: line, agrees, csv } = result;
    const mark = agrees === null ? ' ' : agrees ? '✓' : '✗';
    if (!json) console.log(`  ${mark} ${line}`);
    all.push({ figure, run: name, result: line, agrees });
    if (out === undefined) return;
    for (const [file, content] of Object.entries(csv)) writeFileSync(join(out, `${file}.csv`), content); // prettier-ignore
  };
  const head = (/** @type {string} */ line) => json || console.log(line);
  for (const { id } of BY_HAND.filter(isAsked)) {
    head(`\n${text(/** @type {any} */ (`picker.byHand.${id}`))}`);
    for (const result of resultsByHand(id)) report(id, result);
  }
  const experiments = EXPERIMENTS.filter(isAsked);
  if (experiments.length > 0) {
    const engine = await loadNetwork2();
    const sets = await wholeSets(engine, mnistSets(engine, data));
    for (const experiment of experiments) {
      const { title, caution } = experimentTexts(experiment.id);
      head(`\n${title}`);
      if (caution) head(`  (${caution})`);
      for await (const result of resultsOf(engine, sets, experiment)) report(experiment.id, result);
    }
  }
  const others = all.filter(({ agrees }) => agrees === false).length;
  if (json) console.log(JSON.stringify(all));
  else if (others > 0) console.log(`\n${say('notAsPublished', { runs: others })}`);
  return others === 0;
}

/** @type {import('./command.js').Command} */
export const figures = {
  options: { out: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
  positionals: [0, Infinity],
  run,
};
