/** Training a network at a terminal. */
import { divergence } from '../lab/divergence.js';
import { loadNetwork2 } from '../lib/index.js';
import { resultOf } from '../model/experiment.js';
import { number, text } from '../texts/index.js';
import { Training } from '../worker/training.js';
import { columns, ProgressBar } from './display.js';
import { Failure } from './failures.js';
import { mnistSets } from './mnist-data.js';
import { checkTarget, writeNetwork } from './network-file.js';
import { configurationFrom, SETTINGS } from './settings.js';
import { train } from './train.js';
import { say } from './say.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../lib/index.d.ts').Monitor} Monitor */
/** @typedef {Partial<Record<Monitor, number>>} Values */

/** From here on costs, which are those of a run that diverges, are written in powers of ten. */
const HUGE = 1e6;

/** @param {Configuration} configuration @returns {string[]} the heads of the columns of the table */
const headsOf = ({ monitors, evaluation }) => [
  text('charts.epoch'),
  ...monitors.map((monitor) => text(`settings.${monitor}`, { set: evaluation })),
];

/**
 * @param {Configuration} configuration
 * @param {number} epoch counted from 1
 * @param {Values} values
 * @returns {string[]} the cells of a line of the table
 */
function cellsOf(configuration, epoch, values) {
  const results = configuration.monitors.map((monitor) => {
    const { isCost, value, size } = resultOf(Number(values[monitor]), monitor, configuration);
    if (isCost) return number(value, value < HUGE ? 'fixed4' : 'scientific');
    return say('accuracy', { right: value, share: value / size });
  });
  return [number(epoch), ...results];
}

/** The table of the epochs, a line at a time. */
class Table {
  #configuration;
  #isBegun = false;

  /** @param {Configuration} configuration */
  constructor(configuration) {
    this.#configuration = configuration;
  }

  /** @param {number} epoch @param {Values} values */
  add(epoch, values) {
    const rows = [headsOf(this.#configuration), cellsOf(this.#configuration, epoch, values)];
    const [heads, cells] = columns(rows);
    if (!this.#isBegun) console.log(heads);
    this.#isBegun = true;
    console.log(cells);
  }
}

/**
 * @param {Configuration} configuration
 * @param {number} epoch in which the run diverged, counted from 1
 * @returns {Failure}
 */
function diverged(configuration, epoch) {
  const state = /** @type {any} */ ({ configuration, run: { progress: { epoch: epoch - 1 } } });
  return new Failure(text('problems.diverged', divergence(state)));
}

/**
 * @param {Training} training
 * @param {Configuration} configuration
 * @param {(epoch: number, values: Values) => void} onValues
 */
async function watched(training, configuration, onValues) {
  const bar = new ProgressBar();
  const { epochs } = configuration;
  try {
    return await train(training, configuration, {
      onProgress: (done) =>
        bar.show(
          done / epochs,
          say('progress', { epoch: Math.min(epochs, Math.floor(done) + 1), epochs }),
        ),
      onEpoch: (epoch) => {
        if (!training.network.isFinite()) throw diverged(configuration, epoch);
      },
      onValues: (epoch, values) => {
        bar.clear();
        onValues(epoch, values);
      },
    });
  } finally {
    bar.clear();
  }
}

/** @param {import('./command.js').Call} call */
async function run({ values: { save = [], data, json, ...settings } }) {
  const configuration = configurationFrom(settings);
  for (const path of save) checkTarget(path);
  const engine = await loadNetwork2();
  const sets = mnistSets(engine, data);
  const training = Training.fromSeed(engine, sets, configuration, 0);
  const table = new Table(configuration);
  /** @type {object[]} */
  const seen = [];
  const start = performance.now();
  const { curves, fingerprint } = await watched(training, configuration, (epoch, values) => {
    seen.push({ epoch, ...values });
    if (!json) table.add(epoch, values);
  });
  const seconds = (performance.now() - start) / 1000;
  for (const path of save) await writeNetwork(training.network, path);
  const { epoch: epochs } = training;
  if (json) {
    const { speeds, histogram } = curves;
    const more = { ...(configuration.speeds && { speeds }), ...(configuration.histogram && { histogram }) }; // prettier-ignore
    console.log(
      JSON.stringify({ configuration, epochs: seen, ...more, fingerprint, seconds, saved: save }),
    );
  } else {
    console.log(say('trained', { epochs, seconds, fingerprint }));
    for (const path of save) console.log(say('saved', { path }));
  }
  return true;
}

/** @type {import('./command.js').Command} */
export const trainCommand = {
  options: {
    save: { type: 'string', multiple: true },
    data: { type: 'string' },
    json: { type: 'boolean' },
    ...SETTINGS,
  },
  positionals: [0, 0],
  run,
};
