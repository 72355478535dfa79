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

/**
 * A run of a figure.
 * @typedef {object} Result
 * @property {string} name of its files
 * @property {string} text what came out, in one line
 * @property {boolean | null} agrees with what was published; null where nothing was
 * @property {Record<string, string>} csv its curves, by the names of files
 */

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

/** What came out, as it is shown and written. */
class Report {
  #out;
  #isJson;
  /** @type {{figure: string, run: string, result: string, agrees: boolean | null}[]} */
  #all = [];

  /** @param {string | undefined} out folder for the curves @param {boolean} isJson whether all is shown at the end only */
  constructor(out, isJson) {
    this.#out = out;
    this.#isJson = isJson;
    if (out !== undefined) mkdirSync(out, { recursive: true });
  }

  /** @param {...string} lines before the runs of a figure */
  begin(...lines) {
    if (!this.#isJson) console.log(`\n${lines.join('\n')}`);
  }

  /** @param {string} figure @param {Result} result of a run of it */
  add(figure, { name, text: result, agrees, csv }) {
    const mark = agrees === null ? ' ' : agrees ? '✓' : '✗';
    if (!this.#isJson) console.log(`  ${mark} ${result}`);
    this.#all.push({ figure, run: name, result, agrees });
    for (const [file, content] of this.#out === undefined ? [] : Object.entries(csv)) {
      writeFileSync(join(String(this.#out), `${file}.csv`), content);
    }
  }

  /** @returns {boolean} whether all is as published */
  end() {
    const others = this.#all.filter(({ agrees }) => agrees === false).length;
    if (this.#isJson) console.log(JSON.stringify(this.#all));
    else if (others > 0) console.log(`\n${say('notAsPublished', { runs: others })}`);
    return others === 0;
  }
}

/**
 * @param {Experiment[]} experiments
 * @param {string | undefined} data where MNIST is
 * @param {Report} report
 */
async function draw(experiments, data, report) {
  if (experiments.length === 0) return;
  const engine = await loadNetwork2();
  const sets = await wholeSets(engine, mnistSets(engine, data));
  for (const experiment of experiments) {
    const { title, caution } = experimentTexts(experiment.id);
    report.begin(title, ...(caution ? [`  (${caution})`] : []));
    for await (const result of resultsOf(engine, sets, experiment)) {
      report.add(experiment.id, result);
    }
  }
}

/** @param {import('./command.js').Call} call */
async function run({ values: { out, data, json }, positionals: asked }) {
  checkIds(asked);
  const isAsked = (/** @type {{id: string}} */ { id }) => asked.length === 0 || asked.includes(id);
  const report = new Report(out, json);
  for (const { id } of BY_HAND.filter(isAsked)) {
    report.begin(text(/** @type {any} */ (`picker.byHand.${id}`)));
    for (const result of resultsByHand(id)) report.add(id, result);
  }
  await draw(EXPERIMENTS.filter(isAsked), data, report);
  return report.end();
}

/** @type {import('./command.js').Command} */
export const figures = {
  options: { out: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
  positionals: [0, Infinity],
  run,
};
