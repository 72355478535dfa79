import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from '../entries.js';
import { changeConfiguration, DEFAULT_CONFIGURATION } from '../../web/model/configuration.js';
import { emptyCurves, withEpoch } from '../../web/model/curves.js';
import { configurationOf, verdictOf } from '../../web/model/experiment.js';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { experimentTexts, text } from '../../web/texts/index.js';
import { initialState } from '../../web/lab/state.js';
import { newRun } from '../../web/model/run.js';
import { seriesOf, sourceOf } from '../../web/views/series.js';

/** @param {Partial<Record<import('../../web/lib/index.d.ts').Monitor, number>>[]} epochs */
const curvesOf = (epochs) =>
  epochs.reduce(
    (curves, values, epoch) => withEpoch(curves, epoch, values),
    emptyCurves({ ...DEFAULT_CONFIGURATION, epochs: 2 }),
  );

const accuracies = (/** @type {number[]} */ ...counts) =>
  curvesOf(counts.map((evaluationAccuracy) => ({ evaluationAccuracy })));

test('every run of every experiment has a configuration that the lab accepts as it is', () => {
  for (const experiment of entriesOf(EXPERIMENTS)) {
    entriesOf(experiment.runs).forEach((_, i) => {
      const configuration = configurationOf(experiment, i);
      const checked = changeConfiguration(DEFAULT_CONFIGURATION, configuration);
      assert.deepEqual(checked.invalid, {}, experiment.id);
      assert.deepEqual(checked.configuration, configuration, experiment.id);
    });
  }
  const ids = EXPERIMENTS.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

/** What a run of two epochs and 10,000 images has besides its code. */
const images = (/** @type {number} */ value) => ({
  ...{ isCost: false, value, size: 10_000, epochs: 2 },
});

/**
 * @param {object | null} verdict
 * @returns {string} the sentence that the page makes of it
 */
function sentence(verdict) {
  const { code, ...values } = /** @type {import('../../web/model/experiment.js').Verdict} */ (
    verdict
  );
  return text(`verdicts.${code}`, values);
}

test('every experiment, run, goal and hint has its text', () => {
  for (const { id, runs, game, axis } of EXPERIMENTS) {
    const texts = experimentTexts(id);
    assert.ok(texts.title && texts.about, id);
    assert.equal(texts.runs.length, runs.length, id);
    assert.equal(texts.goals?.length, game?.goals.length, id);
    assert.equal(texts.hints?.length, game?.hints, id);
    assert.equal(typeof texts.axis === 'string', axis !== undefined, id);
  }
  assert.throws(() => experimentTexts('none'), /no texts of an experiment 'none'/);
});

test('a run that equals what was published says so', () => {
  const published = { monitor: 'evaluationAccuracy', final: 9531, highest: 9533 };
  const verdict = verdictOf(/** @type {any} */ (published), accuracies(9533, 9531));
  const result = { ...images(9531), published: 9531 };
  assert.deepEqual(verdict, { agrees: true, code: 'asPublished', ...result });
  assert.equal(sentence(verdict), '9,531 of 10,000 after 2 epochs, as published.');
  const series = { ...published, series: [9533, 9531] };
  const throughout = verdictOf(/** @type {any} */ (series), accuracies(9533, 9531));
  const code = 'asPublishedThroughout';
  assert.deepEqual(throughout, { agrees: true, code, compared: 2, ...result });
  assert.match(sentence(throughout), /; all 2 epochs are as published\.$/);
});

test('a run that differs by one image says so, and since which epoch', () => {
  const published = /** @type {any} */ ({ monitor: 'evaluationAccuracy', final: 9531 });
  const end = verdictOf(published, accuracies(9533, 9530));
  assert.deepEqual(end, { agrees: false, code: 'otherEnd', published: 9531, ...images(9530) });
  assert.equal(sentence(end), '9,530 of 10,000 after 2 epochs; published: 9,531.');
  const series = { ...published, series: [9532, 9531] };
  const from = verdictOf(series, accuracies(9533, 9531));
  const expected = { agrees: false, code: 'otherFrom', from: 1, published: 9531 };
  assert.deepEqual(from, { ...expected, ...images(9531) });
  assert.match(sentence(from), /published: 9,531\. The two differ from epoch 1 on\.$/);
  const highest = { ...published, highest: 9534 };
  assert.equal(verdictOf(highest, accuracies(9533, 9531))?.agrees, false);
});

test('costs are compared to the four digits that were published', () => {
  const published = /** @type {any} */ ({ monitor: 'trainingCost', final: 0.3392 });
  const costs = (/** @type {number} */ last) =>
    verdictOf(published, curvesOf([{ trainingCost: 0.5 }, { trainingCost: last }]));
  assert.equal(costs(0.33919)?.code, 'asPublished');
  assert.equal(sentence(costs(0.33919)), 'Cost 0.3392 after 2 epochs, as published.');
  assert.equal(costs(0.3393)?.agrees, false);
});

test('where rounding decides, only the epochs before that are compared', () => {
  const published = /** @type {any} */ ({
    monitor: 'evaluationAccuracy',
    final: 9531,
    series: [9136, 9531],
    stableEpochs: 1,
  });
  const verdict = verdictOf(published, accuracies(9136, 9520));
  const expected = { agrees: true, code: 'asPublishedAtFirst', stable: 1, published: 9531 };
  assert.deepEqual(verdict, { ...expected, ...images(9520) });
  assert.equal(
    sentence(verdict),
    'The first epoch is as published; after that, rounding decides. 9,520 of 10,000 after 2 epochs; published: 9,531.',
  );
  assert.equal(verdictOf(published, accuracies(9137, 9531))?.agrees, false);
  const none = verdictOf({ ...published, stableEpochs: 0 }, accuracies(9137, 9531));
  assert.equal(none?.code, 'roundingDecides');
  assert.equal(none?.agrees, null, 'neither equal nor different');
});

test('where the random numbers are not known, a run is compared with what was reported, roughly', () => {
  const reported = { monitor: 'evaluationAccuracy', reported: 9804, within: 20 };
  const verdict = (/** @type {object} */ more, /** @type {number[]} */ ...counts) =>
    verdictOf(/** @type {any} */ ({ ...reported, ...more }), accuracies(...counts));
  const near = verdict({}, 9700, 9790);
  const book = { code: 'reported', best: false, published: 9804, source: 'book' };
  assert.deepEqual(near, { agrees: true, ...book, ...images(9790) });
  assert.equal(sentence(near), '9,790 of 10,000 after 2 epochs; the book: 9,804.');
  assert.equal(verdict({}, 9804, 9750)?.agrees, false);
  const best = verdict({ best: true, source: 'goal' }, 9804, 9750);
  assert.equal(best?.agrees, true);
  assert.equal(sentence(best), '9,804 of 10,000 at best; the goal: 9,804.');
  assert.equal(verdict({}, 9000, 9900)?.agrees, false);
  assert.equal(verdict({ atLeast: true }, 9000, 9900)?.agrees, true);
  const unknown = verdict({ reported: undefined }, 9000, 9900);
  assert.deepEqual(unknown, { agrees: null, code: 'result', best: false, ...images(9900) });
  assert.equal(sentence(unknown), '9,900 of 10,000 after 2 epochs.');
});

test('the runs of an experiment begin alike, unless a published figure has them begin otherwise', () => {
  for (const { id, sharing, runs } of EXPERIMENTS) {
    const isOfBook = runs.some(({ published }) => 'final' in published);
    if (runs.length > 1) assert.equal(sharing === 'seed', !isOfBook, id);
  }
});

test('the goals of a game rise', () => {
  for (const { game } of entriesOf(EXPERIMENTS.filter(({ game }) => game))) {
    const shares = entriesOf(game?.goals ?? []);
    assert.deepEqual(shares, shares.toSorted());
  }
});

test('there is no verdict before the end of the run', () => {
  const published = /** @type {any} */ ({ monitor: 'evaluationAccuracy', final: 9531 });
  assert.equal(verdictOf(published, accuracies(9531)), null);
});

/** The lab at a run of an experiment. @param {string} id @param {number} [run] which of its runs */
function labAt(id, run = 0) {
  const experiment = EXPERIMENTS.find((one) => one.id === id) ?? null;
  const configuration = experiment ? configurationOf(experiment, run) : DEFAULT_CONFIGURATION;
  const state = initialState(configuration, {});
  const place = experiment && { id, run };
  return { ...state, experiment, run: newRun(configuration, { experiment: place }) };
}

test('the chart of what the experiment is about has the published marks, and no other chart', () => {
  const state = labAt('weight-initialization-30', 1);
  const [marks] = seriesOf(state, 'accuracy');
  assert.equal(marks.what, 'published');
  assert.equal(marks.y[0], 86.43);
  assert.deepEqual(seriesOf(state, 'cost'), []);
  assert.deepEqual(seriesOf({ ...state, change: { seed: 5 } }, 'accuracy'), []);
  assert.deepEqual(seriesOf({ ...state, isFurther: true }, 'accuracy'), []);
});

test('a mark that is not the book’s is not called so', () => {
  const names = ['plain-backprop', 'overfitting-1000', ''].map((id) => sourceOf(labAt(id)));
  assert.deepEqual(names, ['goal', 'book', 'book']);
});
