import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_CONFIGURATION, merged } from '../../web/model/configuration.js';
import { EMPTY_NOTEBOOK, withGroup } from '../../web/model/notebook.js';
import { newRun } from '../../web/model/run.js';
import { runNames } from '../../web/texts/run-names.js';
import { inkOf, lastSearch } from '../../web/views/notebook/search-points.js';

/** Eta, lambda, right answers of 10,000 after each epoch, and how each try stands. @type {[number, number, number[], import('../../web/model/notebook.js').Kept['status']][]} */
const TRIES = [
  [0.05, 20, [9000, 9100], 'complete'],
  [9, 0.4, [], 'failed'],
  [0.5, 5, [9500, 9400], 'complete'],
  [2, 90, [], 'new'],
];

/** A notebook with a search of these tries. */
function searched() {
  const runs = TRIES.map(([eta, lambda, evaluationAccuracy]) => {
    const run = newRun(merged(DEFAULT_CONFIGURATION, { eta, lambda }));
    const history = { ...run.curves.history, evaluationAccuracy };
    return { ...run, curves: { ...run.curves, history } };
  });
  const values = TRIES.map(([eta]) => eta);
  const { notebook } = withGroup(EMPTY_NOTEBOOK, { kind: 'search', path: 'eta', values }, runs);
  return { ...notebook, runs: notebook.runs.map((kept, i) => ({ ...kept, status: TRIES[i][3] })) };
}

test('the tries of a search stand in the order of what they came to at their best, those that failed last', () => {
  const found = lastSearch(searched());
  assert.deepEqual(
    found?.points.map(({ eta, lambda, share }) => [eta, lambda, share]),
    [
      [0.5, 5, 0.95],
      [0.05, 20, 0.91],
      [9, 0.4, null],
    ],
  );
  assert.equal(lastSearch(EMPTY_NOTEBOOK), null);
});

test('the axes are those of all tries from the beginning', () => {
  assert.deepEqual(lastSearch(searched())?.ranges, { eta: [0.01, 10], lambda: [0.1, 100] });
});

test('each try is called by both of its values, and the search by how many there are', () => {
  const names = [...runNames(searched()).values()];
  assert.deepEqual(names.slice(0, 2), ['η 0.05, λ 20', 'η 9, λ 0.4']);
  assert.equal(names.at(-1), 'Search for η and λ: 4 tries');
});

test('the best has all the ink, twice as many wrong answers have half of it, and what diverged has some', () => {
  assert.equal(inkOf(0.95, 0.95), 1);
  assert.equal(inkOf(1, 1), 1);
  assert.ok(Math.abs(inkOf(0.9, 0.95) - 0.5) < 0.02);
  assert.ok(inkOf(0.1, 0.98) > 0);
  assert.ok(inkOf(null, 0.95) > 0);
});
