import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_CONFIGURATION, merged, MONITORS } from '../../web/model/configuration.js';
import { readHandIn, writeHandIn } from '../../web/model/hand-in.js';
import { newRun, reduce } from '../../web/model/run.js';
import { text } from '../../web/texts/index.js';

const RUNS = { seed: 1, numRuns: 300 };
const FINGERPRINT = '0123456789abcdef';

/** @param {object} [change] of the default configuration */
const configured = (change = {}) =>
  merged(DEFAULT_CONFIGURATION, { trainingSize: 100, epochs: 3, ...change });

/** A network of two hidden neurons whose weights are all the same. @param {number} weight */
const networkOf = (weight) => ({
  sizes: [784, 2, 10],
  weights: [Array(2).fill(Array(784).fill(weight)), Array(10).fill([weight, weight])],
  biases: [Array(2).fill([weight]), Array(10).fill([weight])],
  cost: 'CrossEntropyCost',
});

/** @param {import('../../web/model/run.js').Run} run @param {object} [rest] */
const kept = (run, rest = {}) => ({
  ...{ id: 'a', name: /** @type {string | null} */ (null), starred: false, seconds: 1.5, run },
  ...rest,
});

/** A run that is complete, with a live change in its second epoch. */
function completeRun() {
  const configuration = configured({ hidden: [2], eta: 0.25, speeds: true });
  const values = { evaluationAccuracy: 9000, trainingCost: 0.5, trainingAccuracy: 90 };
  const moment = { imagesPerSecond: 0, seconds: 0, secondsLeft: 0, recent: null };
  const reports = /** @type {any[]} */ ([
    { type: 'speeds', epoch: 0, speeds: [0.25, 0.5] },
    { type: 'epoch', epoch: 0, values },
    { type: 'change', epoch: 1, miniBatch: 4, eta: 0.1, lambda: 2 },
    { type: 'epoch', epoch: 1, values: { ...values, trainingCost: Infinity } },
    { type: 'epoch', epoch: 2, values: { ...values, trainingCost: NaN } },
    { type: 'progress', epoch: 3, miniBatch: 0, miniBatches: 10, share: 1, ...moment },
    { type: 'end', fingerprint: FINGERPRINT },
  ]);
  return reports.reduce(reduce, newRun(configuration, { experiment: { id: 'l1-l2', run: 1 } }));
}

/** The file of that run, for tests to alter. @returns {any} */
const fileOf = () => JSON.parse(writeHandIn([kept(completeRun())]));

/** @param {unknown} json @returns {any} the fault with which it is refused */
function faultOf(json) {
  try {
    readHandIn(typeof json === 'string' ? json : JSON.stringify(json));
  } catch (/** @type {any} */ error) {
    assert.ok(error instanceof RangeError, String(/** @type {Error} */ (error).stack));
    const { fault } = /** @type {any} */ (error);
    assert.ok(fault, String(error.stack));
    return fault;
  }
  return null;
}

test('a hand-in file gives back its runs, live changes, curves, fingerprints and networks', () => {
  const saved = networkOf(0.125);
  const text = writeHandIn(
    [
      kept(completeRun(), { name: 'λ, "smaller"', starred: true }),
      kept(newRun(configured(), { isFromFile: true }), { id: 'b' }),
    ],
    { networks: { a: saved }, author: 'Emma', created: new Date(0) },
  );
  assert.deepEqual(readHandIn(text), {
    author: 'Emma',
    created: '1970-01-01T00:00:00.000Z',
    runs: [
      {
        ...{ name: 'λ, "smaller"', starred: true, seconds: 1.5, network: saved },
        run: { ...completeRun(), progress: { ...completeRun().progress, secondsLeft: null } },
      },
      {
        ...{ name: null, starred: false, seconds: 1.5, network: null },
        run: newRun(configured(), { isFromFile: true }),
      },
    ],
  });
});

test('a run of which every setting has as many digits as it can is read again', () => {
  const third = 1 / 3000;
  const change = {
    ...{
      hidden: Array(8).fill(1000),
      activation: 'sigmoid',
      cost: 'quadratic',
      precision: 'float64',
    },
    ...{ seed: 4294967295, eta: third, lambda: third, regularization: 'L1', momentum: third },
    ...{ dropout: third, earlyStopping: 100_000, trainingSize: 49_999, miniBatchSize: 49_999 },
    distortion: { shift: third, rotation: third, scaling: third, skew: third, alpha: third, sigma: 2 - third }, // prettier-ignore
    schedule: { kind: 'stepwise', patience: 99_999, factor: third, stopAt: third },
    ...{
      epochs: 99_999,
      evaluation: 'test',
      speeds: true,
      histogram: true,
      monitors: [...MONITORS],
    },
  };
  const run = newRun(configured(change));
  assert.deepEqual(readHandIn(writeHandIn([kept(run)])).runs[0].run, run);
});

/** Any run that a lab could have made, complete or not. */
const anyRun = fc
  .record({
    change: fc.record(
      {
        hidden: fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 8 }),
        eta: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        lambda: fc.double({ min: 0, max: 1e6, noNaN: true }).map((lambda) => lambda + 0),
        seed: fc.integer({ min: 0, max: 0xffffffff }),
        distortion: fc.record({ rotation: fc.double({ min: 0.5, max: 45, noNaN: true }) }),
        monitors: fc.subarray([...MONITORS]),
      },
      { requiredKeys: [] },
    ),
    cost: fc.array(fc.double(), { minLength: 3, maxLength: 3 }),
    accuracy: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }),
    epoch: fc.integer({ min: 0, max: 3 }),
    isComplete: fc.boolean(),
  })
  .map(({ change, cost, accuracy, epoch, isComplete }) => {
    const fresh = newRun(configured(change));
    const { monitors } = fresh.configuration;
    const columns = MONITORS.map((monitor) => {
      const values = monitor.endsWith('Cost') ? cost.map((value) => value + 0) : accuracy;
      return [monitor, monitors.includes(monitor) ? values.slice(0, epoch) : []];
    });
    const run = {
      ...fresh,
      progress: { ...fresh.progress, epoch },
      curves: { ...fresh.curves, history: Object.fromEntries(columns) },
    };
    return isComplete && epoch > 0
      ? reduce(run, { type: 'end', fingerprint: FINGERPRINT })
      : /** @type {import('../../web/model/run.js').Run} */ (run);
  });

test('whatever runs are written are read again as they were', () => {
  fc.assert(
    fc.property(fc.array(anyRun, { maxLength: 3 }), (runs) => {
      const read = readHandIn(writeHandIn(runs.map((run) => kept(run))));
      assert.deepEqual(read.runs.map(({ run }) => run), runs); // prettier-ignore
    }),
    RUNS,
  );
});

test('JSON of any kind, and text of any kind, is read or refused with a fault that has a sentence', () => {
  const withHead = fc
    .record({ created: fc.jsonValue(), author: fc.jsonValue(), runs: fc.jsonValue() })
    .map((json) => ({ ...fileOf(), ...json }));
  const anything = fc.oneof(fc.string(), fc.json(), withHead);
  fc.assert(
    fc.property(anything, (json) => {
      const fault = faultOf(json);
      if (fault) assert.ok(text(`problems.${/** @type {'noHandIn'} */ (fault.code)}`, fault));
    }),
    RUNS,
  );
});

/** @param {any} json @returns {(string | number)[][]} the paths of all that is in it */
const pathsIn = (json) =>
  typeof json === 'object' && json !== null
    ? Object.keys(json).flatMap((key) => [[key], ...pathsIn(json[key]).map((rest) => [key, ...rest])]) // prettier-ignore
    : [];

test('a hand-in file with anything in it replaced is read or refused', () => {
  const paths = pathsIn(fileOf());
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      const file = fileOf();
      const holder = path.slice(0, -1).reduce((part, key) => part[key], file);
      holder[/** @type {string} */ (path.at(-1))] = value;
      faultOf(file);
    }),
    { ...RUNS, numRuns: 2000 },
  );
});

test('what is not a hand-in file, or one of a later version, is told apart from a damaged one', () => {
  assert.equal(faultOf('{').reason, 'noJson');
  assert.deepEqual(faultOf('null'), { code: 'noHandIn', reason: 'other' });
  assert.deepEqual(faultOf({ sizes: [784, 10] }), { code: 'noHandIn', reason: 'other' });
  const later = { ...fileOf(), version: 2, more: true };
  assert.deepEqual(faultOf(later), { code: 'laterHandIn', version: 2, known: 1 });
  assert.deepEqual(faultOf({ ...fileOf(), more: 1 }), { code: 'wrongHandIn', place: 'more' });
});

test('a text beyond the limit is refused before it is parsed', () => {
  const fault = faultOf('['.repeat(100_000_001));
  assert.deepEqual(fault, { code: 'largeHandIn', megabytes: 100.000001, limit: 100 });
});

/** What is changed of a run in a file, and the place that the refusal names. @type {[object, string][]} */
const WRONG = [
  [{ description: 'eta=0' }, 'description'],
  [{ description: 'eta=0.25&colour=red' }, 'description'],
  [{ description: 'experiment=l1-l2' }, 'description'],
  [{ description: 'seed=1e999' }, 'description'],
  [{ seed: 7 }, 'seed'],
  [{ seed: -1 }, 'seed'],
  [{ epoch: 4 }, 'epoch'],
  [{ epoch: 1.5 }, 'epoch'],
  [{ miniBatch: 10 }, 'miniBatch'],
  [{ share: 2 }, 'share'],
  [{ seconds: -1 }, 'seconds'],
  [{ seconds: null }, 'seconds'],
  [{ status: 'incomplete' }, 'status'],
  [{ fingerprint: null }, 'status'],
  [{ fingerprint: 'f' }, 'fingerprint'],
  [{ fingerprint: FINGERPRINT.toUpperCase() }, 'fingerprint'],
  [{ name: 'n'.repeat(1001) }, 'name'],
  [{ experiment: { id: 'l1-l2', run: -1 } }, 'experiment.run'],
  [{ changes: [{ epoch: 3, miniBatch: 0, eta: 1, lambda: 0 }] }, 'changes.0'],
  [{ changes: [{ epoch: 0, miniBatch: 10, eta: 1, lambda: 0 }] }, 'changes.0'],
  [{ changes: [{ epoch: 0, miniBatch: 1, eta: 0, lambda: 0 }] }, 'changes.0.eta'],
  [{ changes: [{ epoch: 0, miniBatch: 1, eta: 1, lambda: -1 }] }, 'changes.0.lambda'],
  [{ changes: Array(2).fill({ epoch: 1, miniBatch: 1, eta: 1, lambda: 1 }) }, 'changes.1'],
  [{ speeds: { epoch: [0, 0], layers: [[1, 1], [1, 1]] } }, 'speeds.epoch'], // prettier-ignore
  [{ speeds: { epoch: [0], layers: [[1], []] } }, 'speeds.layers'],
  [{ speeds: { epoch: [0], layers: [] } }, 'speeds.layers'],
  [{ network: { sizes: [784, 10] } }, 'network'],
  [{ network: { ...networkOf(1), weights: [] } }, 'network'],
  [{ network: { ...networkOf(1), biases: [[[1], [null]], Array(10).fill([1])] } }, 'network'],
  [{ weights: [] }, 'weights'],
];

/** What is changed of its curves. @type {[object, string][]} */
const WRONG_CURVES = [
  [{ evaluationAccuracy: [9000, 9000, 10_001] }, 'evaluationAccuracy.2'],
  [{ evaluationAccuracy: [9000, 0.5] }, 'evaluationAccuracy.1'],
  [{ trainingAccuracy: [101] }, 'trainingAccuracy.0'],
  [{ trainingAccuracy: [1, 2, 3, 4] }, 'trainingAccuracy'],
  [{ trainingCost: ['0.5'] }, 'trainingCost.0'],
  [{ evaluationCost: [1, 2, 3, 4] }, 'evaluationCost'],
];

test('a part that cannot be is refused, and named', () => {
  for (const [change, place] of WRONG) {
    const file = fileOf();
    Object.assign(file.runs[0], change);
    assert.deepEqual(faultOf(file), { code: 'wrongHandIn', place: `runs.0.${place}` });
  }
  for (const [change, place] of WRONG_CURVES) {
    const file = fileOf();
    Object.assign(file.runs[0].history, change);
    assert.deepEqual(faultOf(file), { code: 'wrongHandIn', place: `runs.0.history.${place}` });
  }
});

test('names of prototypes in a file are refused like any others', () => {
  const file = writeHandIn([kept(completeRun())]);
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const place = faultOf(file.replace('"name": null', `"name": null, "${name}": {"a": 1}`));
    assert.deepEqual(place, { code: 'wrongHandIn', place: `runs.0.${name}` });
  }
});
