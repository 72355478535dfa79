// How objects come into being, and how they go.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { network2, randomDataset } from './support.js';

const { Dataset, Network, Random, Schedule, Sgd } = /** @type {any} */ (network2);

/** One object of each class. */
function objects() {
  const random = new Random(1);
  const dataset = randomDataset(10, 4, 3, 1);
  const network = new Network([4, 3], { random });
  const sgd = new Sgd(network, dataset, { miniBatchSize: 5, random });
  return {
    ...{ random, dataset, network, sgd },
    schedule: new Schedule({ epochs: 3 }),
    monitoring: sgd.monitor(['trainingCost'], { eta: 1 }),
    gradientNorms: network.watchGradientNorms(dataset),
  };
}

for (const [name, object] of Object.entries(objects())) {
  test(`after delete, every property and method of a ${name} throws and says so`, async () => {
    const prototype = Object.getPrototypeOf(object);
    const members = Object.getOwnPropertyNames(prototype).filter((key) => key !== 'constructor');
    assert.ok(members.length > 0);
    object.delete();
    const message = new RegExp(
      `^this must be a ${prototype.constructor.name} in use, got one that`,
    );
    for (const member of members) {
      const { get } = Object.getOwnPropertyDescriptor(prototype, member) ?? {};
      const use = async () => (get ? object[member] : object[member]([], {}));
      await assert.rejects(use, { name: 'TypeError', message }, member);
    }
    object.delete();
  });

  test(`a ${name} is freed at the end of the block it is used in`, () => {
    const { [name]: other } = /** @type {any} */ (objects());
    other[Symbol.dispose]();
    other[Symbol.dispose](); // as delete may be called again
    const [member] = Object.getOwnPropertyNames(Object.getPrototypeOf(other)).slice(1);
    const use = () => {
      const value = other[member];
      if (typeof value === 'function') value.call(other);
    };
    assert.throws(use, { name: 'TypeError', message: / in use, got one that was deleted$/ });
  });
}

test('memory of objects that were abandoned is used again', () => {
  const script = `
    import { loadNetwork2 } from 'network2-lab';
    const { Network, Random, Dataset, memorySize } = await loadNetwork2();
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    const make = () => {
      for (let i = 0; i < 20; i++) {
        const random = new Random(i);
        const network = new Network([400, 100], { random });
        const data = Dataset.fromArrays({
          inputs: new Float64Array(20_000).fill(1), labels: [0], inputSize: 20_000, classes: 100,
        });
        data.slice(0);
        network.train;
      }
    };
    const round = async () => { make(); gc(); await turn(); gc(); await turn(); };
    for (let i = 0; i < 3; i++) await round();
    const before = memorySize();
    for (let i = 0; i < 20; i++) await round();
    if (memorySize() !== before) throw new Error(before + ' bytes became ' + memorySize());
  `;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--input-type=module', '--eval', script],
    { cwd: new URL('../..', import.meta.url), encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
});

test('whoever leaves out new, or the brackets, is told how it is written', () => {
  for (const [call, message] of /** @type {[() => unknown, RegExp][]} */ ([
    [
      () => Network(784, 30, 10),
      /^Network must be called with new, .* new Network\(\[784, 30, 10\]\)/,
    ],
    [() => Random(5), /^Random must be called with new, .* new Random\(seed\)/],
    [() => Dataset([]), /^Dataset must be called with new, .* Dataset\.fromArrays/],
    [
      () => new Network(784, 30, 10),
      /^sizes must be an array, got 784: write new Network\(\[784, 30, 10\]\)$/,
    ],
    [
      () => new Dataset(),
      /^a Dataset must be made by a function of this package: Dataset\.fromIdx, Dataset\.fromArrays or/,
    ],
  ])) {
    assert.throws(call, { name: 'TypeError', message });
  }
});

test('objects know their class, which can be extended', () => {
  const { network, dataset } = objects();
  assert.equal(network.constructor, Network);
  assert.ok(network instanceof Network && dataset instanceof Dataset);
  class Reader extends /** @type {any} */ (Network) {
    read(/** @type {any} */ input) {
      return this.feedforward(input).indexOf(Math.max(...this.feedforward(input)));
    }
  }
  const reader = /** @type {any} */ (Reflect.construct(Reader, [[4, 3], { seed: 1 }]));
  assert.ok(reader instanceof Network);
  assert.ok([0, 1, 2].includes(reader.read([1, 2, 3, 4])));
  assert.equal(reader.accuracy(dataset), new Network([4, 3], { seed: 1 }).accuracy(dataset));
});
