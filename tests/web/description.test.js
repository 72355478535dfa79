import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import {
  changeConfiguration,
  DEFAULT_CONFIGURATION,
  merged,
} from '../../web/model/configuration.js';
import {
  DEFAULT_DESCRIPTION,
  differences,
  readDescription,
  writeDescription,
} from '../../web/model/description.js';

/** @param {string} text */
const read = (text) => readDescription(text, EXPERIMENTS);

/** What is understood of a text, and the keys that are not. @param {string} text */
const ignoredIn = (text) => read(text).ignored.map(({ key }) => key);

test('an empty text describes the lab that nothing is said of', () => {
  for (const text of ['', '#', '?', '&&', '#v=1']) {
    assert.deepEqual(read(text), { description: DEFAULT_DESCRIPTION, ignored: [] });
  }
  assert.equal(writeDescription(DEFAULT_DESCRIPTION), '');
});

test('every key of the form is read', () => {
  const { description, ignored } = read(
    '#v=1&experiment=overfitting-1000&run=2&changes=3.120:0.1:5,4.0:0.1:0&eta=0.25&hidden=30,20&monitors=evaluationAccuracy,trainingCost' +
      '&distortion.rotation=10&schedule.kind=linear&seed=7&speeds=true&lang=zh&theme=dark&view=compact' +
      '&hide=controls,eta,article&predict=off&autoplay&result=0123456789abcdef',
  );
  assert.deepEqual(ignored, []);
  assert.deepEqual(description, {
    experiment: 'overfitting-1000',
    run: 1,
    changes: [
      { epoch: 3, miniBatch: 120, eta: 0.1, lambda: 5 },
      { epoch: 4, miniBatch: 0, eta: 0.1, lambda: 0 },
    ],
    change: {
      eta: 0.25,
      hidden: [30, 20],
      monitors: ['evaluationAccuracy', 'trainingCost'],
      distortion: { rotation: 10 },
      schedule: { kind: 'linear' },
      seed: 7,
      speeds: true,
    },
    lang: 'zh',
    theme: 'dark',
    view: 'compact',
    hide: ['controls', 'eta', 'article'],
    predict: false,
    autoplay: true,
    result: '0123456789abcdef',
  });
});

test('an empty list is no hidden layer', () => {
  assert.deepEqual(read('hidden=').description.change, { hidden: [] });
});

test('what is unknown or out of its range is left out and named, and the rest counts', () => {
  const text =
    'eta=-1&lambda=2&hidden=0&seed=abc&momentum=0x1&epochs=1e9&colour=red&experiment=none&view=huge' +
    '&lang=xx&hide=pad,nothing&result=42&precision=float16&distortion.rotation=90&v=0&__proto__=1';
  const { description, ignored } = read(text);
  assert.deepEqual(description.change, { lambda: 2 });
  assert.deepEqual(description.hide, ['pad']);
  assert.equal(description.experiment, null);
  assert.equal(description.view, 'full');
  assert.deepEqual(
    ignored.map(({ key }) => key).sort(),
    ['eta', 'hidden', 'seed', 'momentum', 'epochs', 'colour', 'experiment', 'view', 'lang', 'hide',
      'result', 'precision', 'distortion.rotation', 'v', '__proto__'].sort(), // prettier-ignore
  );
  assert.deepEqual(ignored.find(({ key }) => key === 'hide')?.value, 'nothing');
});

test('a later version is read as far as it is understood', () => {
  const { description, ignored } = read('v=2&eta=0.1&curvature=3');
  assert.deepEqual(description.change, { eta: 0.1 });
  assert.deepEqual(ignored, [{ key: 'curvature', value: '3' }]);
});

test('fields that fit together are taken in whatever order; of those that do not, the last is left out', () => {
  const softmax = { output: 'softmax', cost: 'log-likelihood' };
  assert.deepEqual(read('output=softmax&cost=log-likelihood').description.change, softmax);
  assert.deepEqual(read('cost=log-likelihood&output=softmax').description.change, softmax);
  assert.deepEqual(ignoredIn('output=softmax&eta=0.1'), ['output']);
  assert.deepEqual(read('output=softmax&eta=0.1').description.change, { eta: 0.1 });
  assert.deepEqual(ignoredIn('trainingSize=50&miniBatchSize=60'), ['miniBatchSize']);
  assert.deepEqual(ignoredIn('monitors=trainingCost&schedule.kind=stepwise'), ['schedule.kind']);
});

test('a change beside an experiment is one of its configuration', () => {
  const { configuration } = EXPERIMENTS.find(({ id }) => id === 'overfitting-1000') ?? {};
  const { eta } = /** @type {any} */ (configuration);
  assert.deepEqual(read(`experiment=overfitting-1000&eta=${eta}`).description.change, {});
  assert.deepEqual(read('experiment=overfitting-1000&seed=3').description.change, { seed: 3 });
});

test('a key that is given twice counts as given last', () => {
  assert.deepEqual(read('eta=0.1&eta=0.2').description.change, { eta: 0.2 });
});

const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, 1, 10, 0.5));
const value = fc.oneof(number, fc.string(), fc.boolean(), fc.array(number), fc.constantFrom('softmax', 'large')); // prettier-ignore

test('whatever the text, it is read without an error, and what was read of it is written and read again the same', () => {
  const keys = [...Object.keys(DEFAULT_CONFIGURATION), 'distortion.skew', 'schedule.kind', 'experiment', 'view', 'hide', 'result']; // prettier-ignore
  const text = fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...keys), fc.string()), value))
    .map((pairs) => pairs.map(([key, part]) => `${key}=${part}`).join('&'));
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (any) => {
      const { description } = read(any);
      const again = read(writeDescription(description));
      assert.deepEqual(again, { description, ignored: [] });
      const base = merged(DEFAULT_CONFIGURATION, EXPERIMENTS.find(({ id }) => id === description.experiment)?.configuration ?? {}); // prettier-ignore
      const { configuration, invalid } = changeConfiguration(base, description.change);
      assert.deepEqual(invalid, {});
      assert.deepEqual(differences(base, configuration), description.change);
    }),
    { seed: 6, numRuns: 2000 },
  );
});

test('every number is written so that it is read to the last bit', () => {
  fc.assert(
    fc.property(
      fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true }),
      (eta) => {
        assert.equal(
          read(writeDescription({ change: { eta } })).description.change.eta ?? 0.5,
          eta,
        );
      },
    ),
    { seed: 6, numRuns: 2000 },
  );
});
