// Whatever a program passes, it is accepted or refused by name, and the engine goes on as before.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import fc from 'fast-check';
import { network2, randomDataset } from './support.js';

const { Dataset, Network, Random, Sgd, Schedule } = /** @type {any} */ (network2);
const RUNS = { seed: 1, numRuns: 300 };

const training = randomDataset(10, 4, 3, 1);
const network = new Network([4, 3, 3], { seed: 1 });
const asBefore = JSON.stringify(network);

afterEach(() => {
  assert.equal(JSON.stringify(network), asBefore);
  assert.equal(new Network([4, 3, 3], { seed: 1 }).accuracy(training), network.accuracy(training));
});

/**
 * Calls, and frees what comes of it; a refusal is a RangeError or TypeError about one of the
 * arguments.
 * @param {() => any} call
 * @param {RegExp} names of the arguments, as a message begins
 * @returns {boolean} whether it was accepted
 */
function isAccepted(call, names) {
  try {
    call()?.delete?.();
    return true;
  } catch (/** @type {any} */ error) {
    assert.ok(error instanceof RangeError || error instanceof TypeError, String(error.stack));
    assert.match(error.message, names);
    return false;
  }
}

/** Any value, or one of those given. @param {...fc.Arbitrary<any>} likely */
const junkOr = (...likely) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.oneof(...likely) },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.anything({ withBigInt: true, withNullPrototype: true, withTypedArray: true }),
        fc.double(),
        fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 32 + 1, -0, Symbol('x'), () => 0),
      ),
    },
  );

/** @param {string} name @param {fc.Arbitrary<any>} arbitrary @param {(value: any) => unknown} holds */
const property = (name, arbitrary, holds) =>
  test(name, () =>
    fc.assert(
      fc.property(arbitrary, (value) => void holds(value)),
      RUNS,
    ),
  );

property(
  'Dataset.fromArrays takes examples or names what is wrong with them',
  junkOr(
    fc.record({
      inputs: junkOr(
        fc.float32Array({ minLength: 6, maxLength: 6, noNaN: true, noDefaultInfinity: true }),
        fc.float64Array({ maxLength: 12 }),
      ),
      labels: junkOr(
        fc.array(junkOr(fc.nat({ max: 3 })), { minLength: 3, maxLength: 3 }),
        fc.uint8Array({ min: 0, max: 3, minLength: 3, maxLength: 3 }),
      ),
      inputSize: junkOr(fc.constantFrom(2, 3)),
      classes: junkOr(fc.constantFrom(4, 10)),
    }),
  ),
  (data) => isAccepted(() => Dataset.fromArrays(data), /^(data|inputs|labels|inputSize|classes)\b/),
);

property(
  'Dataset.fromIdx takes two files or names the one that is wrong',
  fc.tuple(
    junkOr(fc.uint8Array({ maxLength: 60 })),
    junkOr(fc.uint8Array({ maxLength: 20 })),
    fc.record({
      magic: fc.constantFrom(0x803, 0x803, 0x801),
      dimensions: fc.array(fc.constantFrom(0, 1, 2, 2, 0xffffffff), { minLength: 3, maxLength: 3 }),
    }),
  ),
  ([images, labels, { magic, dimensions }]) => {
    if (images instanceof Uint8Array && images.length >= 16) {
      const view = new DataView(images.buffer, images.byteOffset);
      [magic, ...dimensions].forEach((word, i) => view.setUint32(4 * i, word));
    }
    isAccepted(() => Dataset.fromIdx(images, labels), /^(images|labels|inputSize)\b/);
  },
);

const VALID = network.toJSON();
const number = junkOr(fc.double({ noNaN: true, noDefaultInfinity: true, min: -10, max: 10 }));
/** @param {fc.Arbitrary<any>} item @param {number} length */
const list = (item, length) =>
  junkOr(
    fc.array(item, { minLength: length, maxLength: length }),
    fc.array(item, { maxLength: 4 }),
  );

property(
  'Network.fromJSON takes a saved network or names what is wrong with it',
  junkOr(
    fc.record({
      sizes: junkOr(fc.constant([2, 1])),
      weights: list(list(list(number, 2), 1), 1),
      biases: list(list(list(number, 1), 1), 1),
      cost: junkOr(fc.constantFrom('CrossEntropyCost', 'QuadraticCost')),
      hidden: junkOr(fc.constantFrom('tanh', 'relu')),
    }),
    fc.record(
      Object.fromEntries(
        Object.entries(VALID).map(([key, value]) => [key, junkOr(fc.constant(value))]),
      ),
    ),
  ),
  (saved) =>
    isAccepted(() => Network.fromJSON(saved), /^(saved|sizes|weights|biases|cost|hidden|output)\b/),
);

property(
  'Dataset.fromArrays takes targets or names what is wrong with them',
  fc.record({
    inputs: junkOr(
      fc.float64Array({ minLength: 6, maxLength: 6, noNaN: true, noDefaultInfinity: true }),
    ),
    inputSize: junkOr(fc.constantFrom(2, 3)),
    targets: junkOr(list(number, 3), fc.float32Array({ maxLength: 6 })),
    outputs: junkOr(fc.constantFrom(1, 2)),
  }),
  (data) =>
    isAccepted(() => Dataset.fromArrays(data), /^(data|inputs|inputSize|targets|outputs)\b/),
);

const SAFETENSORS = network.toSafetensors();

property(
  'Network.fromSafetensors takes a file, however damaged, or names what is wrong with it',
  fc.record({
    damage: fc.array(fc.tuple(fc.nat({ max: SAFETENSORS.length - 1 }), fc.nat({ max: 255 }))),
    length: fc.oneof(fc.constant(SAFETENSORS.length), fc.nat({ max: SAFETENSORS.length })),
  }),
  ({ damage, length }) => {
    const bytes = SAFETENSORS.slice();
    for (const [place, byte] of damage.slice(0, 3)) bytes[place] = byte;
    isAccepted(
      () => Network.fromSafetensors(bytes.subarray(0, length)),
      /^(bytes|header|__metadata__|sizes|cost|hidden|output|weights|biases|layers)\b/,
    );
  },
);

const networkOptions = junkOr(
  fc.record(
    {
      cost: junkOr(fc.constantFrom('quadratic', 'cross-entropy', 'log-likelihood')),
      hidden: junkOr(fc.constantFrom('sigmoid', 'tanh', 'relu', 'leaky-relu', 'linear')),
      output: junkOr(fc.constantFrom('sigmoid', 'softmax', 'linear')),
      precision: junkOr(fc.constantFrom('float32', 'float64')),
      seed: junkOr(fc.nat()),
    },
    { requiredKeys: [] },
  ),
);
const sizes = junkOr(fc.array(junkOr(fc.integer({ min: 1, max: 9 })), { maxLength: 4 }));

property('a Network is made or what is wrong is named', fc.tuple(sizes, networkOptions), ([s, o]) =>
  isAccepted(
    () => new Network(s, o),
    /^(sizes|options|cost|hidden|output|precision|random|seed)\b/,
  ),
);

property(
  'a Random is made, or its seed or state refused',
  junkOr(
    fc.nat(),
    fc.constant(new Random(3).state),
    fc.record({ python: fc.uint32Array(), numpy: fc.uint32Array(), gauss: fc.constant(null) }),
  ),
  (seed) => isAccepted(() => new Random(seed), /^(seed|state)\b/),
);

const share = junkOr(fc.double({ min: 0, max: 1, maxExcluded: true }));
const distortion = junkOr(
  fc.record(
    { shift: share, rotation: share, scaling: share, skew: share, alpha: share, sigma: share },
    { requiredKeys: [] },
  ),
);
const hyperparameters = {
  eta: junkOr(fc.double({ min: 1e-3, max: 3 })),
  lambda: share,
  regularization: junkOr(fc.constantFrom('L1', 'L2')),
  momentum: share,
  dropout: share,
  distortion,
};
const schedule = {
  schedule: junkOr(
    fc.record(
      {
        kind: junkOr(fc.constantFrom('constant', 'stepwise', 'linear')),
        patience: junkOr(fc.nat({ max: 3 })),
        factor: share,
        stopAt: share,
      },
      { requiredKeys: [] },
    ),
  ),
  earlyStopping: junkOr(fc.nat({ max: 3 })),
};
const MONITORS = ['trainingCost', 'trainingAccuracy', 'evaluationAccuracy'];
const sgdOptions = fc.record(
  {
    ...hyperparameters,
    ...schedule,
    epochs: fc.oneof(fc.nat({ max: 3 }), fc.constantFrom(NaN, -1, '2', null, 0.5)),
    miniBatchSize: junkOr(fc.integer({ min: 1, max: 10 })),
    monitor: junkOr(fc.subarray(MONITORS)),
    evaluation: junkOr(fc.constant(training)),
    onEpoch: junkOr(fc.constant(() => true)),
  },
  { requiredKeys: ['eta', 'epochs', 'miniBatchSize'] },
);
const HYPERPARAMETERS = 'eta|lambda|regularization|momentum|dropout|distortion';
const SCHEDULE = 'schedule|patience|factor|stopAt|earlyStopping|epochs|monitor';

property('sgd trains, or names what is wrong and changes nothing', sgdOptions, (options) => {
  const copy = Network.fromJSON(VALID);
  const names = `^(options|${HYPERPARAMETERS}|${SCHEDULE}|miniBatchSize|random|evaluation|onEpoch)\\b`;
  try {
    const isTrained = isAccepted(() => copy.sgd(training, options), new RegExp(names));
    if (!isTrained) assert.equal(JSON.stringify(copy), asBefore);
  } finally {
    copy.delete();
  }
});

property(
  'a Schedule is made or what is wrong is named',
  junkOr(fc.record({ ...schedule, epochs: junkOr(fc.nat()) }, { requiredKeys: [] })),
  (options) => isAccepted(() => new Schedule(options), new RegExp(`^(options|${SCHEDULE})\\b`)),
);

property(
  'an Sgd is made and trains, or what is wrong is named',
  fc.tuple(
    junkOr(fc.integer({ min: 1, max: 10 })),
    junkOr(fc.nat({ max: 4 })),
    junkOr(fc.record(hyperparameters)),
  ),
  ([miniBatchSize, count, options]) => {
    const copy = Network.fromJSON(VALID);
    const random = new Random(1);
    const made = isAccepted(
      () => new Sgd(copy, training, { miniBatchSize, random }),
      /^miniBatchSize\b/,
    );
    if (made) {
      const sgd = new Sgd(copy, training, { miniBatchSize, random });
      isAccepted(
        () => sgd.train(count, options),
        new RegExp(`^(count|options|${HYPERPARAMETERS})\\b`),
      );
      sgd.delete();
    }
    random.delete();
    copy.delete();
  },
);

property(
  'feedforward takes as many numbers as there are inputs, and nothing else',
  junkOr(fc.array(number, { minLength: 4, maxLength: 4 }), fc.float64Array({ maxLength: 6 })),
  (input) => isAccepted(() => network.feedforward(input), /^input\b/),
);
