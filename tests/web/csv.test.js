import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { DEFAULT_CONFIGURATION, merged, MONITORS } from '../../web/model/configuration.js';
import { csvFileName, runsToCsv } from '../../web/model/csv.js';
import { configurationOf } from '../../web/model/experiment.js';
import { newRun, reduce } from '../../web/model/run.js';

/** @typedef {import('../../web/model/run.js').Run} Run */

/** @param {object} [change] of the default configuration @param {any[]} [reports] on the run */
const runOf = (change = {}, reports = []) =>
  reports.reduce(reduce, newRun(merged(DEFAULT_CONFIGURATION, change)));

/** @param {number} epoch from 0 @param {Record<string, number>} values */
const report = (epoch, values) => ({ type: 'epoch', epoch, values });

/** @param {string} csv @returns {string[][]} its rows; of a text without quotes */
const rowsOf = (csv) => csv.trimEnd().split('\r\n').map((row) => row.split(',')); // prettier-ignore

test('the file has a row for each run and epoch, with the settings that are not the default and the seed', () => {
  const accuracy = (/** @type {number} */ evaluationAccuracy) => ({ evaluationAccuracy });
  const runs = [
    { name: 'a', run: runOf({ lambda: 0, trainingSize: 1000 }, [report(0, accuracy(9000)), report(1, accuracy(9100))]) }, // prettier-ignore
    { name: 'b', run: runOf({ seed: 3, distortion: { rotation: 10 } }, [report(0, { trainingCost: 0.5 })]) }, // prettier-ignore
  ];
  assert.equal(
    runsToCsv(runs),
    [
      'run,experiment,seed,lambda,distortion.rotation,epoch,evaluationCost,evaluationAccuracy,trainingCost,trainingAccuracy,evaluationSize,trainingSize',
      'a,,0,0,0,1,,9000,,,10000,1000',
      'a,,0,0,0,2,,9100,,,10000,1000',
      'b,,3,5,10,1,,,0.5,,10000,50000',
      '',
    ].join('\r\n'),
  );
});

test('eta and lambda of a row are those at the end of its epoch', () => {
  const values = { trainingAccuracy: 1 };
  const run = runOf({}, [
    report(0, values),
    { type: 'change', epoch: 1, miniBatch: 4, eta: 0.1, lambda: 5 },
    report(1, values),
    { type: 'change', epoch: 2, miniBatch: 0, eta: 0.2, lambda: 5 },
    report(2, values),
  ]);
  const [header, ...rows] = rowsOf(runsToCsv([{ name: 'a', run }]));
  assert.deepEqual(rows.map((row) => row[header.indexOf('eta')]), ['0.5', '0.1', '0.2']); // prettier-ignore
  assert.ok(!header.includes('lambda'));
});

test('the speeds of the layers have a column each, from before the first epoch on', () => {
  const run = runOf({ speeds: true, monitors: ['trainingCost'] }, [
    { type: 'speeds', epoch: 0, speeds: [0.25, 0.5] },
    { type: 'speeds', epoch: 1, speeds: [0.125, 0.75] },
    report(0, { trainingCost: 2 }),
  ]);
  const other = { name: 'b', run: runOf({}, [report(0, { trainingCost: 1 })]) };
  const rows = rowsOf(runsToCsv([{ name: 'a', run }, other]));
  assert.deepEqual(rows.map((row) => row.slice(-2)), [['speed1', 'speed2'], ['0.25', '0.5'], ['0.125', '0.75'], ['', '']]); // prettier-ignore
  assert.deepEqual(rows.map((row) => row[rows[0].indexOf('epoch')]), ['epoch', '0', '1', '1']); // prettier-ignore
});

test('a run that is looked at when it is over only has a row of its last epoch', () => {
  const run = runOf({ monitorEvery: 'run', epochs: 7 }, [report(6, { trainingCost: 1 })]);
  const [header, row, ...more] = rowsOf(runsToCsv([{ name: 'a', run }]));
  assert.equal(row[header.indexOf('epoch')], '7');
  assert.deepEqual(more, []);
});

/** The cells of a CSV file, as RFC 4180 has them. @param {string} csv @returns {string[][]} */
function parsed(csv) {
  const cells = csv.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g);
  const rows = /** @type {string[][]} */ ([[]]);
  for (const [, content, end] of cells) {
    const isQuoted = content.startsWith('"');
    rows.at(-1)?.push(isQuoted ? content.slice(1, -1).replaceAll('""', '"') : content);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('a name of any characters is one cell, and none is a formula', () => {
  const run = runOf({ hidden: [30, 20] }, [report(0, { trainingCost: 1 })]);
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', ',', '\n'), fc.string()).map(([a, b]) => a + b), // prettier-ignore
  );
  fc.assert(
    fc.property(names, (name) => {
      const [header, row, ...more] = parsed(runsToCsv([{ name, run }]));
      assert.deepEqual([row.length, more.length], [header.length, 0]);
      assert.equal(row[header.indexOf('hidden')], '30,20');
      assert.doesNotMatch(row[0], /^[=+\-@\t\r]/);
      assert.equal(row[0].replace(/^'(?=[=+\-@\t\r])/, ''), name.replace(/^'(?=[=+\-@\t\r])/, ''));
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('no runs make a header only', () => {
  assert.equal(runsToCsv([]), `run,experiment,seed,epoch,${MONITORS.join(',')},evaluationSize,trainingSize\r\n`); // prettier-ignore
});

/** @param {string} id of an experiment @param {number} index of its run @param {object} [change] */
function ofExperiment(id, index, change = {}) {
  const experiment = /** @type {any} */ (EXPERIMENTS.find((one) => one.id === id));
  const configuration = merged(configurationOf(experiment, index), change);
  return { name: '', run: newRun(configuration, { experiment: { id, run: index } }) };
}

test('the name of the file says what it is of', () => {
  const single = (/** @type {object} */ change) => [{ name: 'x', run: runOf(change) }];
  /** @type {[{name: string, run: Run}[], string][]} */
  const names = [
    [single({}), 'network2-seed-0.csv'],
    [single({ lambda: 0.1, hidden: [30, 20], seed: 7 }), 'network2-hidden-30-20-lambda-0.1-seed-7.csv'], // prettier-ignore
    [single({ speeds: true, monitors: [] }), 'network2-seed-0.csv'],
    [[ofExperiment('l1-l2', 2)], 'network2-l1-l2-regularization-l1-seed-0.csv'],
    [single({ trainingSize: 1000 }), 'network2-training-size-1000-seed-0.csv'],
    [
      [ofExperiment('overfitting-1000', 0, { lambda: 0.1, seed: 0 })],
      'network2-overfitting-1000-lambda-0.1-seed-0.csv',
    ],
    [[ofExperiment('overfitting-1000', 0)], 'network2-overfitting-1000-seed-12345678.csv'],
    [
      [0.1, 1, 5].map((lambda) => ofExperiment('overfitting-1000', 0, { lambda })),
      'network2-overfitting-1000-3-runs-lambda.csv',
    ],
    [[...single({}), ...single({ eta: 1, seed: 1 })], 'network2-2-runs-seed-eta.csv'],
  ];
  for (const [named, expected] of names) assert.equal(csvFileName(named, EXPERIMENTS), expected);
  const long = csvFileName(single({ distortion: { shift: 1, rotation: 1 / 3, scaling: 1 / 3, skew: 1 / 3, alpha: 1 / 3 } })); // prettier-ignore
  assert.match(long, /^network2-distortion\.shift-1-[a-z0-9.-]{1,90}[a-z0-9]\.csv$/);
  const hostile = { ...runOf(), experiment: { id: '../../ü\n', run: 0 } };
  assert.equal(csvFileName([{ name: 'x', run: hostile }], EXPERIMENTS), 'network2-seed-0.csv');
});
