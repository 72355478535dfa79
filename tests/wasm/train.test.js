// Network.train: what sgd does, without holding up the program.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMnist } from '../../tools/mnist.js';
import { network2, randomDataset } from './support.js';

const { Network, Random } = network2;
const OPTIONS = /** @type {const} */ ({ epochs: 3, miniBatchSize: 5, eta: 0.5 });
const MONITOR = /** @type {const} */ ([
  'evaluationCost',
  'evaluationAccuracy',
  'trainingCost',
  'trainingAccuracy',
]);

/** All of it, as a list. @param {AsyncIterable<any>} iterable */
async function listOf(iterable) {
  const list = [];
  for await (const item of iterable) list.push(item);
  return list;
}

const inputsOf = (/** @type {any} */ data) =>
  Array.from({ length: data.size }, (_, i) => [...data.input(i)]);

/** @type {Record<string, Partial<import('network2-lab').TrainOptions>>} */
const WAYS = {
  'nothing else': {},
  momentum: { momentum: 0.5, lambda: 1 },
  dropout: { dropout: 0.5, regularization: 'L1', lambda: 0.1 },
  distortion: { distortion: { shift: 1, rotation: 10, alpha: 3 } },
  'a linear schedule': { schedule: { kind: 'linear' } },
  'a stepwise schedule': { schedule: { kind: 'stepwise', patience: 1, stopAt: 1 / 4 }, epochs: 30 },
  'early stopping': { earlyStopping: 2, epochs: 30 },
};
for (const precision of /** @type {const} */ (['float32', 'float64'])) {
  for (const [name, way] of Object.entries(WAYS)) {
    test(`it ends with the bits of sgd, with ${name} in ${precision}`, async () => {
      const options = { ...OPTIONS, ...way, monitor: MONITOR };
      const outcome = async (/** @type {boolean} */ isAsync) => {
        const random = new Random(9);
        const network = new Network([16, 7, 3], { precision, random });
        const training = randomDataset(23, 16, 3, 1);
        const all = { ...options, evaluation: randomDataset(61, 16, 3, 2) };
        const seen = isAsync ? await listOf(network.train(training, all)) : [];
        const history = isAsync ? null : network.sgd(training, all);
        const epochs = history?.trainingCost.length ?? 0;
        for (let epoch = 0; epoch < epochs; epoch++) {
          const values = MONITOR.map((monitor) => [monitor, history?.[monitor][epoch]]);
          seen.push({ epoch, ...Object.fromEntries(values) });
        }
        return {
          seen,
          fingerprint: await network.fingerprint(),
          order: inputsOf(training),
          next: random.random(),
        };
      };
      assert.deepEqual(await outcome(true), await outcome(false));
    });
  }
}

test('a training goes on from where the one before has left data and generator', async () => {
  const networks = [1, 2].map(() => new Network([6, 5, 3], { seed: 7 }));
  const [slow, quick] = networks;
  const [first, second] = [1, 2].map(() => randomDataset(23, 6, 3, 1));
  for (let i = 0; i < 2; i++) {
    assert.equal((await listOf(slow.train(first, { ...OPTIONS, momentum: 0.5 }))).length, 3);
    quick.sgd(second, { ...OPTIONS, momentum: 0.5 });
  }
  assert.equal(await slow.fingerprint(), await quick.fingerprint());
});

test('the event loop is not held up, in long epochs and in short ones', async () => {
  const { training } = loadMnist(network2);
  const network = new Network([784, 30, 10]);
  const tiny = randomDataset(4, 2, 2, 1);
  const small = new Network([2, 2]);
  const shares = /** @type {number[]} */ ([]);
  for (const run of [
    network.train(training.slice(0, 20_000), {
      ...{ epochs: 1, miniBatchSize: 10, eta: 0.5, evaluation: training, monitor: MONITOR },
      onProgress: (share) => void shares.push(share),
    }),
    small.train(tiny, { epochs: 20_000, miniBatchSize: 2, eta: 0.1 }),
  ]) {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const start = performance.now();
    await listOf(run);
    clearInterval(timer);
    // Not a measure of this machine's speed: at least so many turns as slices have to fit into the time.
    const time = performance.now() - start;
    assert.ok(turns >= time / 200, `${turns} turns in ${time} ms`);
    assert.ok(turns > 1);
  }
  assert.ok(shares.length > 5);
  assert.deepEqual(
    shares,
    [...shares].sort((a, b) => a - b),
  );
  assert.equal(shares.at(-1), 1);
});

test('leaving the loop ends the training, and the network keeps what it has learnt', async () => {
  const [left, whole] = [1, 2].map(() => new Network([6, 5, 3], { seed: 7 }));
  const training = randomDataset(23, 6, 3, 1);
  for await (const { epoch } of left.train(training, OPTIONS)) {
    if (epoch === 1) break;
  }
  whole.sgd(randomDataset(23, 6, 3, 1), { ...OPTIONS, epochs: 2 });
  assert.equal(await left.fingerprint(), await whole.fingerprint());
});

test('aborting ends the training within an epoch, with the reason of the signal', async () => {
  const { training } = loadMnist(network2);
  const network = new Network([784, 30, 10]);
  const before = await network.fingerprint();
  const controller = new AbortController();
  const shares = /** @type {number[]} */ ([]);
  const run = network.train(training, {
    ...{ epochs: 5, miniBatchSize: 10, eta: 0.5, signal: controller.signal },
    onProgress(share) {
      shares.push(share);
      if (shares.length === 30) controller.abort();
    },
  });
  await assert.rejects(listOf(run), { name: 'AbortError' });
  assert.equal(shares.length, 30);
  assert.ok(Number(shares.at(-1)) < 1);
  assert.notEqual(await network.fingerprint(), before);
  assert.ok(network.isFinite());
  assert.ok(network.accuracy(training.slice(0, 1000)) > 150);
  // And it can be trained on.
  network.sgd(training.slice(0, 100), { epochs: 1, miniBatchSize: 10, eta: 0.5 });
});

test('a signal that was aborted before lets nothing begin', async () => {
  const network = new Network([6, 5, 3]);
  const before = JSON.stringify(network);
  const reason = new Error('not today');
  const run = network.train(randomDataset(23, 6, 3, 1), {
    ...OPTIONS,
    signal: AbortSignal.abort(reason),
  });
  await assert.rejects(listOf(run), reason);
  assert.equal(JSON.stringify(network), before);
});

test('what is wrong with the options is said at once, and nothing has changed', () => {
  const network = new Network([6, 5, 3]);
  const training = randomDataset(23, 6, 3, 1);
  const before = JSON.stringify(network);
  const any = /** @type {any} */ (network);
  for (const [change, message] of /** @type {[object, RegExp][]} */ ([
    [{ eta: -1 }, /^RangeError: eta must/],
    [{ miniBatchSize: 24 }, /^RangeError: miniBatchSize must/],
    [{ monitor: ['evaluationCost'] }, /^TypeError: evaluation must be a Dataset/],
    [{ earlyStopping: 3 }, /^RangeError: monitor must include 'evaluationAccuracy'/],
    [{ distortion: { shift: 1 } }, /^RangeError: distortion must/],
    [{ signal: 5 }, /^TypeError: signal must be an AbortSignal, got 5/],
    [{ onProgress: 5 }, /^TypeError: onProgress must be a function, got 5/],
    [
      { evaluation: randomDataset(5, 7, 3, 1), monitor: ['evaluationCost'] },
      /^RangeError: evaluation must have inputSize 6/,
    ],
  ])) {
    assert.throws(() => any.train(training, { ...OPTIONS, ...change }), message);
  }
  assert.throws(() => any.train(randomDataset(5, 7, 3, 1), OPTIONS), /^RangeError: training must/);
  assert.equal(JSON.stringify(network), before);
});

test('a training that diverges leaves all as it was after the last epoch it gave', async () => {
  const options = { cost: 'quadratic', output: 'linear', hidden: 'linear' };
  const random = new Random(3);
  const network = new Network([6, 5, 3], /** @type {any} */ ({ ...options, random }));
  const training = randomDataset(23, 6, 3, 1);
  let last = { fingerprint: '', order: inputsOf(training), draws: random.state };
  let epochs = 0;
  await assert.rejects(
    async () => {
      const run = network.train(training, { ...OPTIONS, eta: 1, momentum: 0.5, epochs: 1000 });
      for await (const { epoch } of run) {
        epochs = epoch + 1;
        last = {
          fingerprint: await network.fingerprint(),
          order: inputsOf(training),
          draws: random.state,
        };
      }
    },
    (/** @type {any} */ error) => {
      assert.match(
        error.message,
        new RegExp(
          `^eta must be small enough .* got 1 with lambda 0: in epoch ${epochs} the weights`,
        ),
      );
      return error instanceof RangeError;
    },
  );
  assert.ok(epochs > 0);
  assert.ok(network.isFinite());
  const now = { fingerprint: await network.fingerprint(), order: inputsOf(training) };
  assert.deepEqual({ ...now, draws: random.state }, last);
});

test('deleting what is in training ends it with a sentence', async () => {
  for (const name of ['network', 'training', 'evaluation', 'random']) {
    const parts = {
      network: new Network([6, 5, 3]),
      training: randomDataset(23, 6, 3, 1),
      evaluation: randomDataset(23, 6, 3, 1),
      random: new Random(1),
    };
    const { network, training, ...rest } = parts;
    const run = network.train(training, { ...OPTIONS, ...rest, monitor: ['evaluationCost'] });
    await run.next();
    parts[/** @type {keyof typeof parts} */ (name)].delete();
    const what = name === 'network' ? 'this' : name;
    await assert.rejects(listOf(run), {
      name: 'TypeError',
      message: new RegExp(`^${what} must be a .* in use, got one that was deleted$`),
    });
  }
});
