import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { comparedWith } from '../../web/lab/series.js';
import { DEFAULT_CONFIGURATION, merged } from '../../web/model/configuration.js';
import { configurationOf } from '../../web/model/experiment.js';
import { EMPTY_NOTEBOOK, nextKept, withGroup, withKept } from '../../web/model/notebook.js';
import { newRun } from '../../web/model/run.js';
import { experimentTexts } from '../../web/texts/index.js';
import { runNames, settingValue } from '../../web/texts/run-names.js';

/** @typedef {import('../../web/model/notebook.js').Notebook} Notebook */

/** @param {object} [change] of the default configuration @param {object} [origin] */
const runWith = (change = {}, origin) => newRun(merged(DEFAULT_CONFIGURATION, change), origin);

/** @param {Notebook} notebook @param {import('../../web/model/run.js').Run} run @param {object} [rest] */
const withRun = (notebook, run, rest = {}) =>
  withKept(notebook, { ...nextKept(run, notebook, comparedWith(run, notebook)), ...rest, run });

/** @param {import('../../web/model/run.js').Run[]} runs one after another */
const notebookOf = (runs) =>
  runs.reduce((/** @type {Notebook} */ all, run) => withRun(all, run), EMPTY_NOTEBOOK);

/** @param {Notebook} notebook @returns {string[]} names of its runs, and then of its groups */
function namesOf(notebook) {
  const names = runNames(notebook);
  return [...notebook.runs, ...notebook.groups].map(({ id }) => String(names.get(id)));
}

/** @param {object[]} changes of the default configuration */
const namesFor = (...changes) => namesOf(notebookOf(changes.map((change) => runWith(change))));

test('a run is called by what it changes against the run before', () => {
  assert.deepEqual(
    namesFor({}, { lambda: 0.1 }, { lambda: 0.1, eta: 0.25, hidden: [100, 30] }, { hidden: [] }),
    [
      'First run',
      'λ 5 → 0.1',
      'hidden neurons 30 → 100 + 30, η 0.5 → 0.25',
      'hidden neurons 100 + 30 → none, η 0.25 → 0.5, λ 0.1 → 5',
    ],
  );
  const distorted = { distortion: { shift: 2 }, trainingSize: 1000 };
  assert.equal(namesFor({}, distorted)[1], 'shift 0 → 2, training images 50,000 → 1,000');
});

test('a seed is a name and no amount: it has no commas, and no seed before it', () => {
  assert.equal(namesFor({}, { seed: 4_294_967_295 })[1], 'seed 4294967295');
});

test('a run that changes nothing of what is learnt is called the same settings', () => {
  const names = namesFor({}, {}, { histogram: true, monitors: ['trainingCost'] });
  assert.deepEqual(names, ['First run', 'Same settings', 'Same settings (2)']);
});

test('a report says each setting as it is', () => {
  assert.equal(settingValue(4_294_967_295, 'seed'), '4294967295');
  assert.equal(settingValue(['trainingCost', 'evaluationCost'], 'monitors'), 'trainingCost + evaluationCost'); // prettier-ignore
  assert.equal(settingValue([1000, 30], 'hidden'), '1,000 + 30');
  assert.equal(settingValue(true, 'speeds'), 'true');
});

test('runs of an experiment are called as it calls them, with what differs from it', () => {
  const [experiment] = EXPERIMENTS.filter(({ id }) => id === 'l1-l2');
  const labels = experimentTexts('l1-l2').runs;
  /** @param {number} run @param {object} [change] */
  const its = (run, change) =>
    newRun(configurationOf(experiment, run, change), { experiment: { id: experiment.id, run } });
  const further = { ...its(2), experiment: { id: experiment.id, run: null } };
  further.configuration = { ...further.configuration, eta: 0.1 };
  assert.deepEqual(namesOf(notebookOf([its(0), its(1), its(2), further, its(1, { seed: 1234 })])), [
    ...labels,
    'η 0.5 → 0.1',
    `${labels[1]}, seed 1234`,
  ]);
});

test('runs of experiments that are not known here are called by what they change', () => {
  const places = [
    { id: 'of-another-version', run: 0 },
    { id: 'constructor', run: 0 },
    { id: 'l1-l2', run: 99 },
    { id: 'of-another-version', run: null },
  ];
  const runs = places.map((experiment, i) => runWith({ lambda: i }, { experiment }));
  assert.deepEqual(namesOf(notebookOf(runs)), ['First run', 'λ 0 → 1', 'λ 1 → 2', 'λ 2 → 3']);
});

test('a run that began with the network of a file is called so, unless it has a name', () => {
  const notebook = withRun(EMPTY_NOTEBOOK, runWith({}, { isFromFile: true }));
  assert.deepEqual(namesOf(notebook), ['Network from a file']);
  const named = withRun(notebook, runWith(), { name: 'Mine, <b>bold</b>' });
  assert.equal(namesOf(named)[1], 'Mine, <b>bold</b>');
});

test('groups are called by what they go through, and their runs by their value', () => {
  /** @param {Notebook} notebook @param {'seeds' | 'sweep'} kind @param {string} path @param {number[]} values */
  const withValues = (notebook, kind, path, values) =>
    withGroup(notebook, { kind, path, values }, values.map(() => runWith())).notebook; // prettier-ignore
  const seeds = withValues(EMPTY_NOTEBOOK, 'seeds', 'seed', [1000, 1001]);
  assert.deepEqual(namesOf(seeds), ['seed 1000', 'seed 1001', '2 seeds']);
  const both = withValues(seeds, 'sweep', 'trainingSize', [100, 1000, 50_000]);
  assert.deepEqual(namesOf(both).slice(2), [
    ...['training images 100', 'training images 1,000', 'training images 50,000', '2 seeds'],
    'Sweep of training images: 100, 1,000 and 50,000',
  ]);
  assert.deepEqual(namesOf(withValues(seeds, 'seeds', 'seed', [1000])).slice(2), [
    ...['seed 1000 (2)', '2 seeds', '1 seed'],
  ]);
  assert.deepEqual(namesOf(withValues(seeds, 'seeds', 'seed', [1, 2])).slice(-2), [
    ...['2 seeds', '2 seeds (2)'],
  ]);
});

test('the present run has a name before it has begun, and keeps it when it has', () => {
  const notebook = notebookOf([runWith(), runWith()]);
  const run = runWith();
  const next = { ...nextKept(run, notebook, DEFAULT_CONFIGURATION), run };
  assert.equal(runNames(notebook, next).get(next.id), 'Same settings (2)');
  const begun = withKept(notebook, next);
  assert.equal(runNames(begun, next).get(next.id), 'Same settings (2)');
  assert.equal(runNames(begun, next).size, 3);
});

test('no two names are the same, and none changes when another run comes', () => {
  const name = fc.constantFrom(null, 'a', 'a (2)', 'a (3)', '2 seeds', 'Same settings (2)');
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (given) => {
      const { notebook: seeds } = withGroup(
        EMPTY_NOTEBOOK,
        { kind: 'seeds', path: 'seed', values: [1, 2] },
        [runWith({ seed: 1 }), runWith({ seed: 2 })],
      );
      let notebook = seeds;
      for (const one of given) {
        const before = runNames(notebook);
        notebook = withRun(notebook, runWith(), { name: one });
        const after = runNames(notebook);
        assert.equal(new Set(after.values()).size, after.size);
        for (const { id } of notebook.runs.slice(0, -1))
          assert.equal(after.get(id), before.get(id));
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});
