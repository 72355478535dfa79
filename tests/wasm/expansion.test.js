import assert from 'node:assert/strict';
import { test } from 'node:test';
import { network2, randomDataset } from './support.js';

const { Network, Random, Sgd } = network2;
const DISTORTION = { shift: 1, rotation: 10, scaling: 0.1, skew: 5, alpha: 10, sigma: 2 };

/** @param {import('../../web/lib/index.d.ts').Distortion} [distortion] */
function train(distortion) {
  const network = new Network([16, 5, 3], { seed: 1 });
  const history = network.sgd(randomDataset(40, 16, 3, 2), {
    eta: 0.5,
    epochs: 3,
    miniBatchSize: 4,
    distortion,
    monitor: ['trainingCost'],
  });
  return history.trainingCost;
}

test('training on distorted images goes another way, the same one from the same seed', () => {
  const plain = train();
  const distorted = train(DISTORTION);
  assert.notDeepEqual(distorted, plain);
  assert.deepEqual(train(DISTORTION), distorted);
  assert.deepEqual(
    train({ ...DISTORTION, shift: 0, rotation: 0, scaling: 0, skew: 0, alpha: 0 }),
    plain,
  );
});

test('a training that the caller drives can be told of distortions from call to call', () => {
  const random = new Random(1);
  const network = new Network([16, 5, 3], { random });
  const run = new Sgd(network, randomDataset(40, 16, 3, 2), { miniBatchSize: 4, random });
  assert.equal(run.train(5, { eta: 0.5, distortion: DISTORTION }), 5);
  assert.equal(run.train(5, { eta: 0.5 }), 5);
  assert.ok(network.isFinite());
});

test('distortions out of their range, or of what is no square image, are refused by name', () => {
  const network = new Network([15, 5, 3]);
  const training = randomDataset(40, 15, 3, 2);
  const before = JSON.stringify(network);
  /** @param {any} distortion @param {RegExp} message */
  const refused = (distortion, message) => {
    const options = { eta: 0.5, epochs: 1, miniBatchSize: 4, distortion };
    assert.throws(() => network.sgd(training, options), { message });
    assert.throws(() => network.updateMiniBatch(training, options), { message });
    assert.equal(JSON.stringify(network), before);
  };
  refused({ rotation: 90 }, /^distortion\.rotation must be a finite number from 0 to 45, got 90$/);
  refused({ alpha: '34' }, /^distortion\.alpha must be a finite number from 0 to 1000, got '34'$/);
  refused({ sigma: 0 }, /^distortion\.sigma must be a finite number from 0\.5 to 20, got 0$/);
  refused(5, /^distortion must be an object, got 5$/);
  refused(
    { shift: 1 },
    /^distortion must be left out unless the inputs are a square image, got 15/,
  );
});
