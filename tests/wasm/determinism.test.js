// docs/determinism.md holds for the engine in WebAssembly as Node runs it; tests/long/bits.test.js
// and `npm run determinism` hold others to the same runs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { ACTIVATIONS } from '../../web/lib/kinds.js';
import { outcomesOf } from '../determinism/runs.js';
import { fixture } from './support.js';

/** @type {{runs: (import('../determinism/runs.js').Run & import('../determinism/runs.js').Outcome)[]}} */
const { runs } = fixture('determinism.json');

test('every run ends with the weights, and has the history, that it had when it was written down', async () => {
  assert.ok(runs.length >= 12);
  const expected = runs.map(({ name, fingerprint, history }) => ({ name, fingerprint, history }));
  assert.deepEqual(await outcomesOf(loadNetwork2, runs), expected);
});

test('the runs take every precision, activation, cost, regularisation and schedule', () => {
  /** @param {(run: any) => unknown} choice */
  const taken = (choice) => new Set(runs.flatMap(choice));
  assert.deepEqual(
    taken((run) => run.network.precision),
    new Set(['float32', 'float64']),
  );
  const activations = taken(({ network }) => [
    network.hidden ?? 'sigmoid',
    network.output ?? 'sigmoid',
  ]);
  assert.deepEqual(activations, new Set(ACTIVATIONS));
  assert.equal(taken((run) => run.network.cost ?? 'cross-entropy').size, 3);
  assert.equal(taken((run) => run.training.regularization ?? 'L2').size, 2);
  assert.equal(taken((run) => run.training.schedule?.kind ?? 'constant').size, 3);
  assert.equal(taken((run) => run.examples.kind).size, 3);
  for (const option of ['lambda', 'momentum', 'dropout', 'distortion', 'earlyStopping']) {
    assert.ok(
      runs.some((run) => option in run.training),
      option,
    );
  }
});
