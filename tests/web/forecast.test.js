import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { DEFAULT_CONFIGURATION } from '../../web/model/configuration.js';
import { emptyCurves } from '../../web/model/curves.js';
import { choicesOf, epochsAsked, forecastSchema, outcomeOf } from '../../web/model/forecast.js';
import { readHandIn, writeHandIn } from '../../web/model/hand-in.js';
import { newRun } from '../../web/model/run.js';
import { experimentTexts } from '../../web/texts/index.js';

/** @param {(number | null)[]} evaluationAccuracy counts of 10,000, epoch by epoch @param {number[]} [histogram] */
function curvesWith(evaluationAccuracy, histogram = []) {
  const curves = emptyCurves({ ...DEFAULT_CONFIGURATION, epochs: evaluationAccuracy.length });
  return { ...curves, histogram, history: { ...curves.history, evaluationAccuracy } };
}

const monitor = /** @type {const} */ ('evaluationAccuracy');

test('an expected end is compared with the end of the run that the question is about', () => {
  const outcome = outcomeOf({ kind: 'end', monitor, run: 1 }, { kind: 'end', share: 0.9 }, [
    curvesWith([5000, 6000]),
    curvesWith([7000, 8223]),
  ]);
  assert.deepEqual(outcome, { code: 'end', expected: 0.9, actual: 0.8223 });
});

test('an expected curve is compared point by point', () => {
  assert.deepEqual(epochsAsked(400), [1, 9, 34, 74, 131, 205, 294, 400]);
  assert.deepEqual(epochsAsked(11), [1, 2, 3, 4, 6, 8, 11]);
  assert.deepEqual(epochsAsked(1), [1]);
  const counts = Array.from({ length: 11 }, (_, i) => 5000 + 100 * i);
  const of = (/** @type {number[]} */ shares) => outcomeOf({ kind: 'curve', monitor }, { kind: 'curve', shares }, [curvesWith(counts)]); // prettier-ignore
  const outcome = of([0.5, 0.51, 0.52, 0.53, 0.55, 0.57, 0.7]);
  assert.equal(of([0.5, 0.6]), null, 'it was drawn for a run of other epochs');
  assert.ok(outcome?.code === 'curve');
  assert.equal(outcome.expected, 0.7);
  assert.equal(outcome.actual, 0.6);
  assert.ok(Math.abs(outcome.off - 0.1 / 7) < 1e-12, `${outcome.off}`);
});

test('a choice is right when the run comes first, alone or with others', () => {
  const runs = [curvesWith([9000, 9100]), curvesWith([8000, 9500]), curvesWith([8500, 9500])];
  /** @param {'first' | 'last' | 'best'} at @param {number} run @param {'highest' | 'lowest'} by */
  const outcome = (at, run, by) =>
    outcomeOf({ kind: 'choice', by, monitor, at }, { kind: 'choice', run }, runs);
  /** @param {Parameters<typeof outcome>} asked */
  const answer = (...asked) => {
    const { isRight, expected, first } = /** @type {any} */ (outcome(...asked));
    return { isRight, expected, first };
  };
  assert.deepEqual(answer('first', 0, 'highest'), { isRight: true, expected: 0, first: [0] });
  assert.deepEqual(answer('last', 2, 'highest'), { isRight: true, expected: 2, first: [1, 2] });
  assert.deepEqual(answer('last', 1, 'lowest'), { isRight: false, expected: 1, first: [0] });
  assert.deepEqual(answer('best', 0, 'highest'), { isRight: false, expected: 0, first: [1, 2] });
});

test('a choice comes with the number of each run, and with those that are all but level with the first', () => {
  const runs = [curvesWith([9000, 9908]), curvesWith([8000, 9904]), curvesWith([8500, 9836])];
  const choice = /** @type {const} */ ({ kind: 'choice', by: 'highest', monitor, at: 'last' });
  const outcome = /** @type {any} */ (outcomeOf(choice, { kind: 'choice', run: 0 }, runs));
  assert.deepEqual(outcome.first, [0]);
  assert.deepEqual(outcome.close, [1]);
  assert.deepEqual(outcome.values, [
    { run: 0, value: 0.9908, isShare: true },
    { run: 1, value: 0.9904, isShare: true },
    { run: 2, value: 0.9836, isShare: true },
  ]);
  const first = /** @type {any} */ (outcomeOf({ ...choice, at: 'first' }, { kind: 'choice', run: 0 }, runs)); // prettier-ignore
  assert.deepEqual(first.close, []);
  assert.equal(first.values[1].value, 0.8);
});

test('costs that differ by less than a hundredth are all but level', () => {
  const withCost = (/** @type {number} */ cost) => {
    const curves = curvesWith([9000]);
    return { ...curves, history: { ...curves.history, trainingCost: [cost] } };
  };
  const question = /** @type {const} */ ({ kind: 'choice', by: 'lowest', monitor: 'trainingCost', at: 'last' }); // prettier-ignore
  const runs = [0.3392, 0.3388, 0.9555].map(withCost);
  const outcome = /** @type {any} */ (outcomeOf(question, { kind: 'choice', run: 1 }, runs));
  assert.deepEqual([outcome.first, outcome.close], [[1], [0]]);
  assert.deepEqual(outcome.values[2], { run: 2, value: 0.9555, isShare: false });
});

test('weights close to zero are those of the middle bin', () => {
  const question = /** @type {const} */ ({ kind: 'choice', by: 'smallWeights' });
  const outcome = outcomeOf(question, { kind: 'choice', run: 0 }, [
    curvesWith([1], [10, 20, 10]),
    curvesWith([1], [1, 8, 1]),
  ]);
  const values = [0.5, 0.8].map((value, run) => ({ run, value, isShare: true }));
  assert.deepEqual(outcome, { code: 'choice', isRight: false, expected: 0, first: [1], close: [], values }); // prettier-ignore
});

test('what was not watched is not compared, nor is the answer to another question', () => {
  const end = /** @type {const} */ ({ kind: 'end', monitor, run: 0 });
  assert.equal(outcomeOf(end, { kind: 'end', share: 1 }, [curvesWith([9000, null])]), null);
  assert.equal(outcomeOf(end, { kind: 'choice', run: 0 }, [curvesWith([9000])]), null);
  const first = /** @type {const} */ ({ kind: 'choice', by: 'highest', monitor, at: 'first' });
  assert.equal(outcomeOf(first, { kind: 'choice', run: 0 }, [curvesWith([null])]), null);
});

test('every experiment but the games asks a question that its runs can answer, and says what is done first', () => {
  assert.ok(EXPERIMENTS.length >= 20);
  for (const { id, question, game, runs, configuration } of EXPERIMENTS) {
    const { setup, question: words } = experimentTexts(id);
    if (game || id === 'sealed-test-data') continue;
    assert.ok(question && setup && words?.includes('?') !== undefined, id);
    if (question.kind === 'end') assert.ok(question.run < runs.length, id);
    for (const run of choicesOf(question, runs.length)) assert.ok(run < runs.length, id);
    if ('monitor' in question) assert.ok(configuration.monitors?.includes(question.monitor), id);
    else assert.equal(configuration.histogram, true, id);
  }
});

test('a forecast goes with its run into a hand-in file and comes back', () => {
  const forecast = v.parse(forecastSchema, { kind: 'curve', shares: [0.1, 0.2, 0.3, 0.4, 0.5, 1] });
  const run = newRun(DEFAULT_CONFIGURATION, { forecast });
  const text = writeHandIn([{ id: 'a', name: null, starred: false, run, seconds: 0 }]);
  assert.deepEqual(readHandIn(text).runs[0].run.forecast, forecast);
  const other = text.replace('"curve"', '"of a later version"');
  assert.equal(readHandIn(other).runs[0].run.forecast, null);
});

test('a share beyond 100 % or a curve of no points or too many is no forecast', () => {
  for (const wrong of [
    { kind: 'end', share: 1.1 },
    { kind: 'curve', shares: [] },
    { kind: 'curve', shares: Array(9).fill(0.5) },
    { kind: 'choice', run: -1 },
  ]) {
    assert.equal(v.safeParse(forecastSchema, wrong).success, false);
  }
});
