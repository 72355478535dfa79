import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACTIVATIONS, COSTS } from '../../web/lib/kinds.js';
import { network2, randomDataset } from './support.js';

const { Network, Random, Sgd } = network2;
const OPTIONS = /** @type {const} */ ({ epochs: 3, miniBatchSize: 5, eta: 0.5 });
const weights = (/** @type {any} */ network) => JSON.stringify(network);

test('the same seed gives the same network after training, to the bit', () => {
  const run = () => {
    const network = new Network([6, 5, 3], { seed: 7 });
    network.sgd(randomDataset(23, 6, 3, 1), OPTIONS);
    return weights(network);
  };
  assert.equal(run(), run());
});

test('sgd reports each monitor it was asked for, once an epoch, to onEpoch and in the history', () => {
  const network = new Network([6, 5, 3]);
  const training = randomDataset(23, 6, 3, 1);
  const evaluation = randomDataset(11, 6, 3, 2);
  /** @type {any[]} */
  const seen = [];
  const history = network.sgd(training, {
    ...OPTIONS,
    lambda: 0.5,
    evaluation,
    monitor: ['evaluationCost', 'trainingAccuracy'],
    onEpoch: (epoch, values) => void seen.push([epoch, values]),
  });
  assert.deepEqual(Object.keys(history).sort(), [
    'evaluationAccuracy',
    'evaluationCost',
    'trainingAccuracy',
    'trainingCost',
  ]);
  assert.deepEqual(history.trainingCost, []);
  assert.deepEqual(
    seen,
    [0, 1, 2].map((i) => [
      i,
      {
        evaluationCost: history.evaluationCost[i],
        trainingAccuracy: history.trainingAccuracy[i],
      },
    ]),
  );
  assert.equal(history.evaluationCost[2], network.totalCost(evaluation, 0.5));
  assert.equal(history.trainingAccuracy[2], network.accuracy(training));
});

test('onEpoch ends the training by returning false, and only so', () => {
  const training = randomDataset(23, 6, 3, 1);
  const epochsUntil = (/** @type {any} */ answer) => {
    let epochs = 0;
    new Network([6, 5, 3]).sgd(training, {
      ...OPTIONS,
      onEpoch: () => {
        epochs += 1;
        return answer;
      },
    });
    return epochs;
  };
  assert.equal(epochsUntil(false), 1);
  assert.equal(epochsUntil(undefined), 3);
  assert.equal(epochsUntil(0), 3);
});

test('what onEpoch throws reaches the caller, and network, order and generator are as before', () => {
  const [random, twin] = [new Random(5), new Random(5)];
  const [network, untouched] = [random, twin].map((own) => new Network([6, 5, 3], { random: own }));
  const training = randomDataset(23, 6, 3, 1);
  const inputs = (/** @type {any} */ data) => Array.from({ length: 23 }, (_, i) => data.input(i));
  for (const thrown of [new Error('from the caller'), 'a text', null, undefined]) {
    let caught = /** @type {unknown} */ ('nothing');
    try {
      network.sgd(training, {
        ...OPTIONS,
        momentum: 0.5,
        onEpoch: (epoch) => {
          if (epoch === 1) throw thrown;
        },
      });
    } catch (error) {
      caught = error;
    }
    assert.equal(caught, thrown);
    assert.equal(weights(network), weights(untouched));
    assert.deepEqual(inputs(training), inputs(randomDataset(23, 6, 3, 1)));
  }
  assert.equal(random.random(), twin.random());
  network.sgd(training, OPTIONS);
  untouched.sgd(randomDataset(23, 6, 3, 1), { ...OPTIONS, random: new Random(5) });
  assert.equal(network.isFinite(), true);
});

test('onEpoch may delete what is being trained', () => {
  const network = new Network([6, 5, 3]);
  const training = randomDataset(23, 6, 3, 1);
  network.sgd(training, {
    ...OPTIONS,
    onEpoch: (epoch) => {
      if (epoch === 0) {
        network.delete();
        training.delete();
      }
    },
  });
  assert.throws(() => network.accuracy(training), /deleted/);
});

test('a second sgd goes on from the order and the draws that the first one left', () => {
  const once = new Network([6, 5, 3], { seed: 3 });
  once.sgd(randomDataset(23, 6, 3, 1), { ...OPTIONS, epochs: 4 });
  const twice = new Network([6, 5, 3], { seed: 3 });
  const training = randomDataset(23, 6, 3, 1);
  twice.sgd(training, { ...OPTIONS, epochs: 2 });
  twice.sgd(training, { ...OPTIONS, epochs: 2 });
  assert.equal(weights(once), weights(twice));
});

test('two networks made from one Random differ, two from one seed do not', () => {
  const random = new Random(5);
  const [first, second] = [0, 1].map(() => new Network([6, 5, 3], { random }));
  assert.notEqual(weights(first), weights(second));
  assert.equal(weights(first), weights(new Network([6, 5, 3], { seed: 5 })));
});

test('a run that diverges throws and leaves network, order and generator as they were', () => {
  const training = randomDataset(23, 6, 3, 1);
  const random = new Random(5);
  const network = new Network([6, 5, 3], {
    cost: 'quadratic',
    hidden: 'linear',
    output: 'linear',
    random,
  });
  const before = weights(network);
  const first = training.input(0);
  const twin = new Random(5);
  new Network([6, 5, 3], { random: twin });
  assert.throws(() => network.sgd(training, { ...OPTIONS, epochs: 100, eta: 1e6 }), {
    name: 'RangeError',
    message: /^eta must be small enough.*got 1e\+06.*stopped being finite/,
  });
  assert.equal(weights(network), before);
  assert.deepEqual(training.input(0), first);
  assert.equal(random.random(), twin.random());
});

test('Sgd, driven in steps, goes the way of sgd in one call', () => {
  const random = new Random(9);
  const stepped = new Network([6, 5, 3], { random });
  const training = randomDataset(23, 6, 3, 1);
  const run = new Sgd(stepped, training, { miniBatchSize: 5, random });
  assert.equal(run.miniBatches, 5);
  assert.equal(run.train(2, { eta: 0.5 }), 2);
  assert.equal(run.miniBatch, 2);
  assert.equal(run.train(99, { eta: 0.5 }), 3);
  assert.equal(run.epoch, 1);
  while (run.epoch < 3) run.train(1, { eta: 0.5 });
  const whole = new Network([6, 5, 3], { seed: 9 });
  whole.sgd(randomDataset(23, 6, 3, 1), OPTIONS);
  assert.equal(weights(stepped), weights(whole));
  const monitoring = run.monitor(['trainingAccuracy', 'trainingCost'], { eta: 0.5, lambda: 2 });
  assert.throws(() => monitoring.values(), {
    name: 'RangeError',
    message: /^values must be asked for when advance has looked at all 23 examples, got 0 so far$/,
  });
  while (!monitoring.advance(1)) continue;
  assert.deepEqual(monitoring.values(), {
    trainingAccuracy: whole.accuracy(training),
    trainingCost: whole.totalCost(training, 2),
  });
  assert.equal(
    whole.totalCost(training) + whole.regularizationCost(23, 2),
    whole.totalCost(training, 2),
  );
});

/**
 * Every combination of cost, hidden and output activation that a Network accepts.
 * @returns {any[]}
 */
function allowedCombinations() {
  const combinations = COSTS.flatMap((cost) =>
    ACTIVATIONS.flatMap((hidden) => ACTIVATIONS.map((output) => ({ cost, hidden, output }))),
  );
  return combinations.filter((options) => {
    try {
      new Network([1, 1, 1], options).delete();
      return true;
    } catch (error) {
      assert.ok(error instanceof RangeError, `${error}`);
      return false;
    }
  });
}

test('momentum, dropout, and every allowed combination of cost and activations train', () => {
  const training = randomDataset(23, 6, 3, 1);
  const combinations = allowedCombinations();
  assert.equal(combinations.length, 40); // quadratic 5 x 6, the others 5 x 1
  for (const options of combinations) {
    // Not every seed will do: rectified linear outputs can be 0 for all examples from the start.
    const network = new Network([6, 20, 3], { ...options, seed: 1 });
    const before = network.totalCost(training);
    network.sgd(training, {
      epochs: 40,
      miniBatchSize: 5,
      eta: 0.05,
      momentum: 0.5,
      dropout: 0.1,
    });
    assert.ok(network.totalCost(training) < before, JSON.stringify(options));
    const { cost, hidden, output } = network;
    assert.deepEqual({ cost, hidden, output }, options);
    const copy = Network.fromJSON(JSON.parse(JSON.stringify(network)));
    assert.deepEqual(copy.feedforward(training.input(0)), network.feedforward(training.input(0)));
  }
});

test('1,000 rounds of create, train and delete do not grow the memory', async () => {
  const { loadNetwork2 } = await import('network2-lab');
  const small = await loadNetwork2();
  const round = () => {
    const random = new small.Random(1);
    const training = small.Dataset.fromArrays({
      inputs: new Float32Array(100 * 784).fill(0.5),
      labels: new Uint8Array(100),
      inputSize: 784,
      classes: 10,
    });
    const network = new small.Network([784, 30, 10], { random });
    network.sgd(training, { ...OPTIONS, epochs: 1, miniBatchSize: 10, monitor: ['trainingCost'] });
    const part = training.slice(0, 10);
    for (const object of [part, network, training, random]) object.delete();
  };
  for (let i = 0; i < 10; i++) round();
  const before = small.memorySize();
  for (let i = 0; i < 1000; i++) round();
  assert.equal(small.memorySize(), before);
});
