import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { loadMnist } from '../../tools/mnist.js';
import { root } from '../../tools/run.js';
import { repeat } from '../../web/cli/repeat.js';
import { DEFAULT_CONFIGURATION, merged } from '../../web/model/configuration.js';
import { valuesIn } from '../../web/model/curves.js';
import { configurationOf } from '../../web/model/experiment.js';
import { writeHandIn } from '../../web/model/hand-in.js';
import { recipeOf } from '../../web/model/recipe.js';
import { newRun, reduce } from '../../web/model/run.js';
import { verify } from '../../web/model/verify.js';
import { answerText } from '../../web/texts/answer.js';

/** @typedef {import('../../web/model/run.js').Run} Run */

const engine = await loadNetwork2();
const mnist = loadMnist(engine);
const sets = {
  take: async (/** @type {keyof typeof mnist} */ set, /** @type {number} */ examples) =>
    mnist[set].slice(0, examples),
  fetch: async () => [],
};

/** Two runs that share their generators, of a tenth of a second together. */
const PAIR = /** @type {any} */ ({
  id: 'pair',
  configuration: { trainingSize: 200, epochs: 2, lambda: 0, monitors: ['trainingAccuracy'] },
  topic: 'start',
  sharing: { network: 'same', data: 'same' },
  runs: [{ change: {} }, { change: { lambda: 5 } }],
});

/** @param {Run} run @param {readonly any[]} [experiments] */
const again = (run, experiments = []) => repeat(engine, sets, run, experiments);

/**
 * @param {object} change of the default configuration
 * @param {Partial<Run>} [rest] of the run
 */
function shortRun(change, rest = {}) {
  const short = { trainingSize: 200, epochs: 3, lambda: 0.1 };
  return { ...newRun(merged(DEFAULT_CONFIGURATION, { ...short, ...change })), ...rest };
}

/** A run made to its end. @param {Run} run @param {readonly any[]} [experiments] */
async function completed(run, experiments) {
  const made = await again(run, experiments);
  assert.ok(made);
  const { history, speeds, fingerprint } = made;
  const progress = { ...run.progress, epoch: run.configuration.epochs };
  const curves = { ...run.curves, history, speeds };
  return reduce({ ...run, progress, curves }, { type: 'end', fingerprint });
}

/** A run with a live change in the middle of its second epoch. */
const CHANGED = shortRun(
  { momentum: 0.5, speeds: true, evaluation: 'test' },
  { changes: [{ epoch: 1, miniBatch: 7, eta: 0.1, lambda: 1 }] },
);

/** Its values altered. @param {Run} run @param {string} monitor @param {number} entry @param {number} value */
const altered = ({ curves, ...run }, monitor, entry, value) => ({
  ...run,
  curves: {
    ...curves,
    history: {
      ...curves.history,
      [monitor]: /** @type {any} */ (curves.history)[monitor].with(entry, value),
    },
  },
});

const plain = await completed(shortRun({ seed: 3 }));
const changed = await completed(CHANGED);

test('runs come out the same, with a live change too, and without it they do not', async () => {
  assert.deepEqual(await verify([plain, changed], again), [{ code: 'same' }, { code: 'same' }]);
  const [answer] = await verify([{ ...changed, changes: [] }], again);
  assert.ok(answer.code === 'differs' && answer.what !== 'fingerprint' && answer.epoch === 2);
});

test('an altered count, cost, speed, seed and fingerprint are found where they stand', async () => {
  const evaluationAccuracy = valuesIn(plain.curves.history.evaluationAccuracy);
  const trainingCost = valuesIn(plain.curves.history.trainingCost);
  const { configuration } = plain;
  const speeds = {
    epoch: changed.curves.speeds.epoch,
    layers: changed.curves.speeds.layers.map((column, l) =>
      l === 1 ? column.with(0, 0.5) : column,
    ),
  };
  const answers = await verify(
    [
      altered(plain, 'evaluationAccuracy', 1, evaluationAccuracy[1] + 1),
      altered(plain, 'trainingCost', 2, trainingCost[2] + 1e-9),
      { ...changed, curves: { ...changed.curves, speeds } },
      { ...plain, configuration: { ...configuration, seed: 4 } },
      { ...plain, fingerprint: '0000000000000000' },
    ],
    again,
  );
  assert.deepEqual(answers[0], {
    ...{ code: 'differs', what: 'evaluationAccuracy', epoch: 2 },
    ...{ stated: evaluationAccuracy[1] + 1, repeated: evaluationAccuracy[1] },
  });
  assert.deepEqual(answers[1], {
    ...{ code: 'differs', what: 'trainingCost', epoch: 3 },
    ...{ stated: trainingCost[2] + 1e-9, repeated: trainingCost[2] },
  });
  assert.deepEqual(answers[2], {
    ...{ code: 'differs', what: 'speeds', epoch: 0 },
    ...{ stated: 0.5, repeated: changed.curves.speeds.layers[1][0] },
  });
  assert.ok(answers[3].code === 'differs' && answers[3].what === 'evaluationAccuracy');
  assert.equal(answers[3].epoch, 1);
  assert.deepEqual(answers[4], {
    ...{ code: 'differs', what: 'fingerprint' },
    ...{ stated: '0000000000000000', repeated: plain.fingerprint },
  });
  for (const answer of answers) assert.ok(answerText(answer).length > 20);
});

test('an epoch that is missing, and one too many, are found', async () => {
  const { history } = plain.curves;
  const withCounts = (/** @type {(number | null)[]} */ evaluationAccuracy) => ({
    ...plain,
    curves: { ...plain.curves, history: { ...history, evaluationAccuracy } },
  });
  const answers = await verify(
    [
      withCounts(history.evaluationAccuracy.slice(0, 2)),
      withCounts([...history.evaluationAccuracy, 9]),
    ],
    again,
  );
  assert.deepEqual(
    answers.map((answer) => ('stated' in answer ? [answer.stated, answer.repeated] : [])),
    [
      [null, history.evaluationAccuracy[2]],
      [9, null],
    ],
  );
});

test('a run that cannot be made again says why, and does not keep the others from it', async () => {
  const begun = { ...plain, fingerprint: null };
  const followed = { ...plain, experiment: { id: 'none', run: 1 } };
  const runs = [shortRun({}), begun, { ...plain, isFromFile: true }, followed, changed, plain];
  const progress = /** @type {[number, string][]} */ ([]);
  const answers = await verify(
    runs,
    async (run) => {
      if (run === changed) throw new RangeError('out of memory');
      return again(run);
    },
    (index, { code }) => progress.push([index, code]),
  );
  const why = answers.map((answer) => (answer.code === 'cannot' ? answer.why : answer.code));
  assert.deepEqual(why, [
    ...['unstarted', 'incomplete', 'fromFile', 'unknownExperiment', 'failed', 'same'],
  ]);
  assert.deepEqual(progress.map(([index]) => index), [0, 1, 2, 3, 4, 5]); // prettier-ignore
  for (const answer of answers) assert.ok(answerText(answer).length > 20);
});

test('a run that goes on with the generators of another one is made again after it', async () => {
  const second = newRun(configurationOf(PAIR, 1), { experiment: { id: 'pair', run: 1 } });
  const run = await completed(second, [PAIR]);
  assert.deepEqual(await verify([run], (one) => again(one, [PAIR])), [{ code: 'same' }]);
  const alone = await verify([{ ...run, experiment: null }], again);
  assert.equal(alone[0].code, 'differs');
});

test('where a run of an experiment has another setting, those before it had it as well', () => {
  const configuration = { ...configurationOf(PAIR, 1), seed: 9, lambda: 2 };
  const recipe = recipeOf({ configuration, experiment: { id: 'pair', run: 1 } }, [PAIR]);
  assert.deepEqual(recipe, {
    configurations: [{ ...configurationOf(PAIR, 0), seed: 9, lambda: 2 }, configuration],
    sharing: { network: 'same', data: 'same' },
  });
});

/** @param {string[]} args of the command */
const command = (...args) =>
  spawnSync(process.execPath, ['web/cli/network2-lab.js', ...args], {
    cwd: root,
    encoding: 'utf8',
  });

test('the command verifies a hand-in file run by run, and finds an altered count and seed', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'network2-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'hand-in.json');
  const write = (/** @type {Run[]} */ ...runs) =>
    writeFileSync(
      file,
      writeHandIn(runs.map((run, i) => ({ ...{ id: `${i}`, name: `Run\x1b[2J${i}` }, starred: false, seconds: 1, run }))), // prettier-ignore
    );

  write(plain, changed);
  const good = command('verify', file);
  assert.equal(good.stderr, '');
  assert.match(
    good.stdout,
    /^✓ 1\. Run \[2J0: .*\n✓ 2\. .*\n2 of 2 runs give the same results\.\n$/,
  );
  assert.equal(good.status, 0);

  const seed = { ...plain.configuration, seed: 4 };
  write(plain, altered(changed, 'trainingAccuracy', 1, 17), { ...plain, configuration: seed });
  const bad = command('verify', file);
  assert.match(
    bad.stdout,
    /^✓ 1.*\n✗ 2.* training data differs, first in epoch 2: the file has 17, .*\n✗ 3.* epoch 1: .*\n1 of 3 /,
  );
  assert.equal(bad.status, 1);

  write();
  assert.deepEqual([command('verify', file).status, command('verify', file).stdout], [1, 'The file holds no runs.\n']); // prettier-ignore
  writeFileSync(file, '{"format": 1}');
  const none = command('verify', file);
  assert.match(none.stderr, /^The file is not a hand-in file: /);
  assert.equal(none.status, 1);
  assert.match(command('verify', join(folder, 'none')).stderr, /no such file/);
  assert.equal(command('verify').status, 2);
  assert.match(
    command('verify').stderr,
    /^An argument is missing\.\nUsage: network2-lab verify FILE /,
  );
});
