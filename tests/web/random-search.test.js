import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSearch, triesOf } from '../../web/model/random-search.js';

/** @type {import('../../web/model/random-search.js').Search} */
const SEARCH = { eta: [0.01, 10], lambda: [0.1, 100], tries: 30, epochs: 3 };

test('a seed gives the same tries each time, and another seed others', () => {
  assert.deepEqual(triesOf(SEARCH, 7), triesOf(SEARCH, 7));
  assert.notDeepEqual(triesOf(SEARCH, 7), triesOf(SEARCH, 8));
  assert.equal(triesOf(SEARCH, 2 ** 32 - 1).length, 30);
});

test('the tries are between the bounds, as many in each decade, and neither value follows from the other', () => {
  const tries = Array.from({ length: 100 }, (_, seed) => triesOf(SEARCH, seed)).flat();
  for (const [path, [from, to]] of Object.entries({ eta: SEARCH.eta, lambda: SEARCH.lambda })) {
    const values = tries.map((one) => one[/** @type {'eta' | 'lambda'} */ (path)]);
    assert.ok(values.every((value) => value >= from && value <= to));
    for (const decade of [0, 1, 2]) {
      const low = from * 10 ** decade;
      const share = values.filter((value) => value >= low && value < 10 * low).length / 3000;
      assert.ok(Math.abs(share - 1 / 3) < 0.04, `${path} from ${low}: ${share}`);
    }
  }
  const [x, y] = ['eta', 'lambda'].map((path) => {
    const logs = tries.map((one) => Math.log(one[/** @type {'eta' | 'lambda'} */ (path)]));
    const mean = logs.reduce((sum, log) => sum + log) / logs.length;
    return logs.map((log) => log - mean);
  });
  const product = (/** @type {number[]} */ a, /** @type {number[]} */ b) =>
    a.reduce((sum, value, i) => sum + value * b[i], 0);
  const correlation = product(x, y) / Math.sqrt(product(x, x) * product(y, y));
  assert.ok(Math.abs(correlation) < 0.06, `${correlation}`);
});

test('bounds the wrong way round, at 0 or without end, and too many tries or epochs are no search', () => {
  assert.ok(isSearch(SEARCH));
  for (const change of [
    { eta: [1, 0.1] },
    { eta: [0, 1] },
    { lambda: [1, Infinity] },
    { lambda: [NaN, 1] },
    { tries: 1 },
    { tries: 31 },
    { tries: 2.5 },
    { epochs: 0 },
    { epochs: 51 },
  ]) {
    assert.ok(!isSearch(/** @type {any} */ ({ ...SEARCH, ...change })), JSON.stringify(change));
  }
});
