import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newEngine, withoutGrowth } from './refusals.js';

const REFUSED = {
  name: 'RangeError',
  message: /^there is not enough memory for this: \d+ bytes more are needed$/,
};

/** A network in training, and how to see whether anything of it has changed. */
async function setting() {
  const { network2 } = await newEngine();
  const { Dataset, Network, Random, Sgd } = network2;
  const random = new Random(3);
  const network = new Network([400, 300, 2], { random });
  const training = Dataset.fromArrays({
    inputs: Float64Array.from({ length: 20 * 400 }, (_, i) => (i % 7) / 7),
    labels: Array.from({ length: 20 }, (_, i) => i % 2),
    inputSize: 400,
    classes: 2,
  });
  const run = new Sgd(network, training, { miniBatchSize: 5, random });
  /** @type {any[]} */
  const filling = [];
  return {
    ...{ network2, network, training, random, run },
    /** Leaves no room for a large object, then none for a small one. */
    fill() {
      for (const make of [() => new Network([400, 50]), () => new Random(1)]) {
        assert.throws(() => {
          for (;;) filling.push(make());
        }, REFUSED);
      }
    },
    free() {
      for (const object of filling.splice(0)) object.delete();
    },
    state: () =>
      JSON.stringify([network, Array.from({ length: 20 }, (_, i) => [...training.input(i)])]),
  };
}

test('with memory full, everything that needs some throws a RangeError that says how much', async () => {
  const { network2, network, training, run, random, fill, free, state } = await setting();
  const { Dataset, Network, Random, Sgd } = network2;
  const before = state();
  withoutGrowth(() => {
    fill();
    const input = new Float64Array(400);
    const calls = [
      () => network.toJSON(),
      () => new Random(1),
      () => new Network([400, 50]),
      () => training.slice(0).input(0),
      () => Dataset.concat([training, ...Array.from({ length: 500 }, () => training)]),
      () => network.toSafetensors(),
      () => network.parameters(),
      () => network.feedforward(input),
      () => network.activations(input),
      () => network.predict(training),
      () => network.backprop(input, 1),
      () => network.updateMiniBatch(training, { eta: 1 }),
      () => network.sgd(training, { epochs: 1, miniBatchSize: 5, eta: 1 }),
      () => network.totalCost(training),
      () => network.gradientNorms(training),
      () => new Sgd(network, training, { miniBatchSize: 5, random }).train(1, { eta: 1 }),
      () => run.monitor(['trainingCost'], { eta: 1 }),
    ];
    let refused = 0;
    for (const call of calls) {
      try {
        call();
      } catch (error) {
        const { name, message } = /** @type {Error} */ (error);
        assert.equal(name, 'RangeError', `${call}: ${error}`);
        assert.match(message, REFUSED.message, String(call));
        refused += 1;
      }
    }
    // What is small enough finds a place that is left between two others.
    assert.ok(refused >= 8, `${refused} of ${calls.length}`);
    free();
  });
  assert.equal(state(), before);
});

test('Sgd.train that finds no memory has neither trained nor shuffled nor drawn', async () => {
  const options = [
    { eta: 0.5, momentum: 0.5 },
    { eta: 0.5, dropout: 0.5 },
    { eta: 0.5, distortion: { shift: 1 } },
  ];
  for (const hyperparameters of options) {
    const { run, random, fill, free, state } = await setting();
    const twin = await setting();
    withoutGrowth(() => {
      fill();
      assert.throws(() => run.train(1, hyperparameters), REFUSED);
      free();
    });
    assert.equal(state(), twin.state());
    assert.equal(run.miniBatch, 0);
    assert.equal(run.train(2, hyperparameters), twin.run.train(2, hyperparameters));
    assert.equal(state(), twin.state());
    assert.equal(random.random(), twin.random.random());
  }
});
