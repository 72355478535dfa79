// What a training can be interrupted with: the states of generators, parameters and Sgd.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { network2, randomDataset } from './support.js';

const { Network, Random, Sgd } = network2;
const SIZES = [6, 5, 3];
const PRECISIONS = /** @type {const} */ (['float32', 'float64']);

/** A copy, as what a program has stored comes back. @template T @param {T} value @returns {T} */
const stored = (value) => structuredClone(value);

/** @param {any} random */
const drawsOf = (random) => Array.from({ length: 700 }, () => [random.random(), random.randn()]);

test('a generator made of a state draws what the one it was taken from draws', () => {
  for (const before of [0, 1, 5, 311, 312, 1000]) {
    const random = new Random(42);
    for (let i = 0; i < before; i++) [random.random(), random.randn()];
    const { state } = random;
    assert.equal(state.gauss === null, before % 2 === 0);
    const twin = new Random(stored(state));
    assert.deepEqual(twin.state, state);
    assert.deepEqual(drawsOf(twin), drawsOf(random));
    assert.notDeepEqual(random.state, state);
  }
});

test('a state is the one that Python and NumPy show for a seed', () => {
  // random.seed(0); random.getstate()[1][:3] and numpy.random.seed(0); get_state()[1][:3]
  const { python, numpy, gauss } = new Random(0).state;
  assert.equal(python.length, 625);
  assert.deepEqual([...python.slice(0, 3), python[624]], [2147483648, 766982754, 497961170, 624]);
  assert.deepEqual([...numpy.slice(0, 3), numpy[624]], [0, 1, 1812433255, 624]);
  assert.equal(gauss, null);
});

test('a state that no generator has is refused, and the part of it is named', () => {
  const { state } = new Random(1);
  /** @param {object} change @param {RegExp} message */
  const refused = (change, message) =>
    assert.throws(() => new Random(/** @type {any} */ ({ ...state, ...change })), { message });
  refused({ python: undefined }, /^state\.python must be an array of 625 numbers/);
  refused({ numpy: state.numpy.slice(1) }, /^state\.numpy must hold 625 numbers .*, got 624$/);
  refused(
    { python: [...state.python].fill(-1, 3, 4) },
    /^state\.python\[3\] must be an integer from 0/,
  );
  refused({ python: [...state.python].fill(0.5, 3, 4) }, /^state\.python\[3\] .* got 0\.5$/);
  refused({ numpy: state.numpy.with(624, 625) }, /^state\.numpy\[624\] .* 0 to 624 .* got 625$/);
  refused({ python: new Uint32Array(625) }, /^state\.python must have words other than 0/);
  refused({ gauss: undefined }, /^state\.gauss must be a finite number or null, got undefined$/);
  refused({ gauss: Infinity }, /^state\.gauss .* got Infinity$/);
  assert.throws(() => new Random(/** @type {any} */ (null)), /^TypeError: seed/);
});

test('parameters put into another network make it the same, to the bit', async () => {
  for (const precision of PRECISIONS) {
    const one = new Network(SIZES, { precision, seed: 1 });
    const other = new Network(SIZES, { precision, seed: 2 });
    other.setParameters(stored(one.parameters()));
    assert.deepEqual(other.parameters(), one.parameters());
    assert.equal(await other.fingerprint(), await one.fingerprint());
  }
});

test('parameters start momentum from rest', () => {
  const data = randomDataset(23, 6, 3, 1);
  const step = { eta: 0.5, momentum: 0.9 };
  const [moved, fresh] = [0, 1].map(() => new Network(SIZES, { seed: 1 }));
  const start = fresh.parameters();
  moved.updateMiniBatch(data, step);
  moved.setParameters(start);
  for (const network of [moved, fresh]) network.updateMiniBatch(data, step);
  assert.deepEqual(moved.parameters(), fresh.parameters());
});

test('parameters of other shapes, or that are no numbers, are refused and change nothing', () => {
  const network = new Network(SIZES);
  const before = network.parameters();
  /** @param {any} parameters @param {RegExp} message */
  const refused = (parameters, message) => {
    assert.throws(() => network.setParameters(parameters), { message });
    assert.deepEqual(network.parameters(), before);
  };
  const { weights, biases } = before;
  refused(undefined, /^parameters must be an object/);
  refused({ weights }, /^biases must be an array/);
  refused({ weights: weights.slice(1), biases }, /^weights must be an array of 2/);
  refused(
    { weights: [weights[0], weights[1].slice(1)], biases },
    /^weights\[1\] must hold 15 numbers/,
  );
  refused(
    { weights, biases: [biases[0], biases[1].with(2, NaN)] },
    /^biases\[1\]\[2\] .* got NaN$/,
  );
  refused(
    { weights, biases: [biases[0], [1, 2, 1e39]] },
    /^biases\[1\] must hold finite numbers only$/,
  );
});

for (const precision of PRECISIONS) {
  for (const momentum of [0, 0.9]) {
    test(`Sgd goes on from its state in another engine, ${precision}, momentum ${momentum}`, async () => {
      const hyperparameters = { eta: 0.5, lambda: 0.1, momentum, dropout: 0.2 };
      const random = new Random(9);
      const network = new Network(SIZES, { random, precision });
      const training = randomDataset(23, 6, 3, 1);
      const run = new Sgd(network, training, { miniBatchSize: 5, random });
      while (run.epoch < 2) run.train(3, hyperparameters);
      const state = stored({
        sgd: run.state,
        random: random.state,
        parameters: network.parameters(),
      });
      while (run.epoch < 4) run.train(3, hyperparameters);

      assert.equal(state.sgd.velocities === null, momentum === 0);
      const engine = await loadNetwork2();
      const data = randomDataset(23, 6, 3, 1, engine);
      const again = new engine.Network(SIZES, { precision });
      again.setParameters(state.parameters);
      const generator = new engine.Random(state.random);
      const rest = new engine.Sgd(again, data, {
        miniBatchSize: 5,
        random: generator,
        state: state.sgd,
      });
      assert.equal(rest.epoch, 2);
      assert.deepEqual(rest.state, state.sgd);
      while (rest.epoch < 4) rest.train(1, hyperparameters);
      assert.equal(await again.fingerprint(), await network.fingerprint());
      assert.deepEqual(rest.state, run.state);
      assert.deepEqual(generator.state, random.state);
    });
  }
}

test('the order of a set is told against the order it was made in, whoever has shuffled it', () => {
  const random = new Random(3);
  const whole = randomDataset(23, 6, 3, 1);
  new Sgd(new Network(SIZES), whole, { miniBatchSize: 5, random }).train(5, { eta: 0.1 });
  const part = whole.slice(3, 20);
  const fresh = whole.slice(3, 20);
  for (let i = 0; i < 2; i++) {
    new Sgd(new Network(SIZES), part, { miniBatchSize: 5, random }).train(5, { eta: 0.1 });
  }
  const { order } = new Sgd(new Network(SIZES), part, { miniBatchSize: 5, random }).state;
  for (let i = 0; i < part.size; i++) assert.deepEqual(part.input(i), fresh.input(order[i]));
});

test('Sgd shows its state at the end of an epoch only', () => {
  const random = new Random(9);
  const run = new Sgd(new Network(SIZES), randomDataset(23, 6, 3, 1), { miniBatchSize: 5, random });
  assert.deepEqual(
    run.state.order,
    Uint32Array.from({ length: 23 }, (_, i) => i),
  );
  run.train(2, { eta: 0.5 });
  assert.throws(() => run.state, {
    name: 'RangeError',
    message: 'state must be asked for at the end of an epoch, got it after 2 of 5 mini-batches',
  });
});

test('a state of Sgd that does not fit is refused by name, and changes nothing', () => {
  const random = new Random(9);
  const network = new Network(SIZES, { random });
  const training = randomDataset(23, 6, 3, 1);
  const options = { miniBatchSize: 5, random };
  const run = new Sgd(network, training, options);
  run.train(5, { eta: 0.5, momentum: 0.5 });
  const { state } = run;
  const { weights, biases } = /** @type {import('network2-lab').Parameters} */ (state.velocities);
  const before = [network.parameters(), random.state];
  /** @param {any} change @param {RegExp} message */
  const refused = (change, message) => {
    assert.throws(
      () => new Sgd(network, training, { ...options, state: { ...state, ...change } }),
      {
        message,
      },
    );
    assert.deepEqual([network.parameters(), random.state], before);
    assert.deepEqual(run.state, state);
  };
  refused({ epoch: -1 }, /^state\.epoch must be an integer from 0/);
  refused({ order: state.order.slice(1) }, /^state\.order must hold 23 numbers/);
  refused(
    { order: state.order.with(4, 23) },
    /^state\.order .* 0 to 23 .* - 1 once, got 23 in \[4\]$/,
  );
  refused(
    { order: state.order.with(4, state.order[3]) },
    /^state\.order .* once, got \d+ in \[4\]$/,
  );
  refused({ velocities: undefined }, /^state\.velocities must be an object/);
  refused({ velocities: { weights } }, /^state\.velocities\.biases must be an array/);
  refused(
    { velocities: { weights: [weights[0].slice(1), weights[1]], biases } },
    /^state\.velocities\.weights\[0\] must hold 30 numbers/,
  );
  refused(
    { velocities: { weights: [weights[0], [...weights[1]].fill(1e39, 2, 3)], biases } },
    /^state\.velocities\.weights\[1\] must hold finite numbers only$/,
  );
  assert.throws(() => new Sgd(network, training, /** @type {any} */ ({ ...options, state: 5 })), {
    message: /^state must be an object/,
  });
});
