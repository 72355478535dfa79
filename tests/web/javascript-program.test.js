import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { loadNetwork2 } from 'network2-lab';
import { loadMnist, MNIST_FOLDER } from '../../tools/mnist.js';
import { root } from '../../tools/run.js';
import { repeat } from '../../web/cli/repeat.js';
import { DEFAULT_CONFIGURATION, merged, MONITORS } from '../../web/model/configuration.js';
import { configurationOf } from '../../web/model/experiment.js';
import { newRun } from '../../web/model/run.js';
import { asJavaScript } from '../../web/programs/javascript.js';

/** @typedef {import('../../web/model/run.js').Run} Run */

const engine = await loadNetwork2();
const mnist = loadMnist(engine);
const sets = {
  take: async (/** @type {keyof typeof mnist} */ set, /** @type {number} */ examples) =>
    mnist[set].slice(0, examples),
  fetch: async () => [],
};

/** @param {object} [change] of the default configuration @param {Partial<Run>} [rest] of the run */
const shortRun = (change = {}, rest = {}) => ({
  ...newRun(merged(DEFAULT_CONFIGURATION, { trainingSize: 200, epochs: 2, ...change })),
  ...rest,
});

/** What a program prints. @param {string} program @param {...string} args */
function output(program, ...args) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, 'run.mjs', ...args],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(stderr, '');
  return stdout;
}

/**
 * What a program printed of a monitor, or of the speeds.
 * @param {string} printed @param {string} name
 */
const column = (printed, name) =>
  Array.from(printed.matchAll(new RegExp(`\\b${name}: ([\\d.]+)`, 'g')), ([, value]) =>
    Number(value),
  );

/**
 * The program of a run does what Training does.
 * @param {Run} run @param {readonly any[]} [experiments]
 */
async function assertSame(run, experiments = []) {
  const program = asJavaScript(run, experiments);
  const expected = await repeat(engine, sets, run, experiments);
  assert.ok(expected);
  const printed = output(program);
  for (const monitor of MONITORS) {
    assert.deepEqual(column(printed, monitor), expected.history[monitor], `${monitor}\n${program}`);
  }
  const speeds = Array.from(printed.matchAll(/speeds: \[([^\]]*)\]/g), ([, row]) => row.split(',').map(Number)); // prettier-ignore
  const { epoch, layers } = expected.speeds;
  assert.deepEqual(speeds, epoch.map((_, i) => layers.map((values) => values[i]))); // prettier-ignore
  assert.match(printed, new RegExp(`^Fingerprint: ${expected.fingerprint}$`, 'm'));
  return { program, printed };
}

const CHANGES = [
  { epoch: 0, miniBatch: 3, eta: 0.3, lambda: 2 },
  { epoch: 1, miniBatch: 0, eta: 0.2, lambda: 2 },
  { epoch: 1, miniBatch: 7, eta: 0.1, lambda: 1 },
];

test('the program of a run prints its counts, costs and fingerprint', async () => {
  const { program } = await assertSame(shortRun({ seed: 5, monitors: [...MONITORS] }));
  assert.match(program, /new Network\(\[784, 30, 10\], \{ random \}\)/);
  assert.doesNotMatch(program, /momentum|dropout|distortion|schedule|precision|Sgd/);
});

test('so does that of a run with large weights, momentum, another precision and live changes', async () => {
  const change = { initializer: 'large', momentum: 0.5, precision: 'float64', evaluation: 'test' };
  await assertSame(shortRun(change, { changes: CHANGES }));
});

test('so does that of a run whose schedule ends it, with live changes and without', async () => {
  const schedule = { kind: 'stepwise', patience: 1, factor: 0.25, stopAt: 0.5 };
  for (const changes of [[], CHANGES]) {
    const run = shortRun({ schedule, eta: 3, epochs: 30, speeds: true }, { changes });
    const { printed } = await assertSame(run);
    assert.ok(column(printed, 'evaluationAccuracy').length < 30);
  }
  await assertSame(shortRun({ schedule: { kind: 'linear' }, epochs: 3 }, { changes: CHANGES }));
  await assertSame(shortRun({ earlyStopping: 1, epochs: 30, eta: 3 }));
});

test('so does that of a run with all kinds of neurons, L1, dropout and distortion', async () => {
  const kinds = { hidden: [12, 8], activation: 'tanh', output: 'softmax', cost: 'log-likelihood' };
  const rest = { regularization: 'L1', dropout: 0.25, distortion: { rotation: 10, alpha: 30 } };
  await assertSame(shortRun({ ...kinds, ...rest, eta: 0.03 }));
  await assertSame(shortRun({ hidden: [], activation: 'relu', cost: 'quadratic', speeds: true }));
});

test('so does that of a run that is looked at when it is over only', async () => {
  for (const changes of [[], CHANGES]) {
    const last = { monitorEvery: 'run', monitors: [...MONITORS], regularization: 'L1' };
    await assertSame(shortRun(last, { changes }));
  }
  await assertSame(shortRun({ monitors: [] }, { changes: CHANGES }));
});

test('so does that of a run that goes on with the generators of others', async () => {
  const pair = {
    ...{ id: 'pair', topic: 'cost' },
    configuration: { trainingSize: 200, epochs: 2, initializer: 'large' },
    runs: [{ change: { earlyStopping: 1 } }, { change: { lambda: 0 } }],
  };
  for (const sharing of [
    { network: 'same', data: 'same' },
    { network: 'new', data: 'fresh' },
  ]) {
    const experiment = /** @type {any} */ ({ ...pair, sharing });
    const second = newRun(configurationOf(experiment, 1), { experiment: { id: 'pair', run: 1 } });
    await assertSame(second, [experiment]);
    assert.match(asJavaScript(second), /^\/\/ .*experiment pair, which this$/m);
  }
});

test('what a file calls an experiment stays within the comments of a program', () => {
  for (const end of ['\n', '\r', '\u2028', '\u2029']) {
    const experiment = { id: `none${end}process.exit(7);//`, run: 1 };
    const lines = asJavaScript(shortRun({}, { experiment })).split(/[\n\r\u2028\u2029]/);
    const found = lines.filter((line) => line.includes('process.exit'));
    assert.deepEqual(found.map((line) => line.slice(0, 2)), ['//']); // prettier-ignore
  }
});

test('a program reads MNIST from a folder too, gzipped', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'network2-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const labels = 'train-labels-idx1-ubyte';
  copyFileSync(join(MNIST_FOLDER, 'train-images-idx3-ubyte'), join(folder, 'train-images-idx3-ubyte')); // prettier-ignore
  writeFileSync(join(folder, `${labels}.gz`), gzipSync(readFileSync(join(MNIST_FOLDER, labels))));
  const program = asJavaScript(shortRun());
  assert.equal(output(program, folder), output(program));
});

test('a program begins with the network of a file where the run did', (t) => {
  const program = asJavaScript(shortRun({}, { isFromFile: true }));
  const folder = mkdtempSync(join(tmpdir(), 'network2-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const saved = new engine.Network([784, 30, 10], { seed: 8 }).toJSON();
  const file = join(folder, 'network.json');
  writeFileSync(file, JSON.stringify(saved));
  const network = engine.Network.fromJSON(saved);
  const random = new engine.Random(0);
  const { trainingAccuracy } = network.sgd(mnist.training.slice(0, 200), {
    ...{ epochs: 2, miniBatchSize: 10, eta: 0.5, lambda: 5, random },
    monitor: ['trainingAccuracy'],
  });
  const printed = output(program.replace("'network.json'", JSON.stringify(file)));
  assert.deepEqual(column(printed, 'trainingAccuracy'), trainingAccuracy);
});
