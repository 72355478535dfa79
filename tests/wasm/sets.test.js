// What sets of examples are made of, and how much memory that takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { loadNetwork2 } from 'network2-lab';
import { network2 } from './support.js';

const { Dataset } = network2;
const rowsOf = (/** @type {any} */ data) =>
  Array.from({ length: data.size }, (_, i) => [...data.input(i)]);

/** Two images of 2 x 3 pixels, and their labels, as IDX files. */
const IMAGES = Uint8Array.from([
  ...[0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3],
  ...[1, 2, 3, 4, 5, 6, 0, 128, 0, 64, 0, 255],
]);
const LABELS = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 2, 1, 26]);

test('inputs and labels may be lists and arrays of any numbers', () => {
  const numbers = [0, 1, 2, 3, 0, 250];
  const shape = { inputSize: 2, classes: 5 };
  const lists = [
    numbers,
    Uint8Array.from(numbers),
    Int16Array.from(numbers),
    Uint32Array.from(numbers),
    Float32Array.from(numbers),
    Float64Array.from(numbers),
    Buffer.from(numbers),
    Object.freeze([...numbers]),
    Object.assign({}, numbers, { length: 6 }),
    runInNewContext('Float32Array.of(0, 1, 2, 3, 0, 250)'),
    runInNewContext('[0, 1, 2, 3, 0, 250]'),
  ];
  const labels = [0, 4, 2];
  for (const inputs of lists) {
    for (const given of [labels, Uint8Array.from(labels), Float64Array.from(labels)]) {
      const data = Dataset.fromArrays({ inputs, labels: given, ...shape });
      assert.deepEqual(rowsOf(data), [
        [0, 1],
        [2, 3],
        [0, 250],
      ]);
      assert.deepEqual(data.labels(), Uint32Array.from(labels));
      data.delete();
    }
  }
});

test('lists keep all digits, and Float32Arrays theirs', () => {
  const shape = { labels: [0], inputSize: 1, classes: 1 };
  assert.equal(Dataset.fromArrays({ inputs: [0.1], ...shape }).input(0)[0], 0.1);
  const inputs = Float32Array.of(0.1);
  assert.equal(Dataset.fromArrays({ inputs, ...shape }).input(0)[0], inputs[0]);
});

test('what is no list of numbers is refused with all that is', () => {
  const good = { inputs: [1, 2], labels: [0, 1], inputSize: 1, classes: 2 };
  const from = (/** @type {object} */ change) => () =>
    Dataset.fromArrays(/** @type {any} */ ({ ...good, ...change }));
  for (const [change, message] of /** @type {[object, RegExp][]} */ ([
    [
      { inputs: 5 },
      /^TypeError: inputs must be an array of numbers \(a Float32Array, a Float64Array, or any other\), got 5$/,
    ],
    [{ inputs: ['1', 2] }, /^TypeError: inputs\[0\] must be a finite number, got '1'$/],
    [{ inputs: [1, NaN] }, /^RangeError: inputs\[1\] must be a finite number, got NaN$/],
    [{ inputs: [[1], [2]] }, /^TypeError: inputs\[0\] must be a finite number, got an array of 1$/],
    [
      { inputs: BigInt64Array.of(1n, 2n) },
      /^TypeError: inputs\[0\] must be a finite number, got 1/,
    ],
    [{ labels: 'ab' }, /^TypeError: labels must be an array of integers .* got 'ab'$/],
    [{ labels: [0, 2] }, /^RangeError: labels\[1\] must be an integer from 0 to 1 .* got 2$/],
    [{ lables: [0, 1] }, /^TypeError: data must hold .* only, got lables: did you mean labels\?$/],
  ])) {
    assert.throws(from(change), message);
  }
});

test('labels and targets are given in the present order', () => {
  const data = Dataset.fromIdx(IMAGES, LABELS);
  assert.deepEqual([...data.labels()], [1, 26]);
  assert.deepEqual([...data.slice(1).labels()], [26]);
  assert.deepEqual(
    [...data.target(0).keys()].filter((j) => data.target(0)[j] === 1),
    [1],
  );
  assert.equal(data.hasLabels, true);
});

test('IDX files have as many classes as their labels need, or as one says', () => {
  assert.equal(Dataset.fromIdx(IMAGES, LABELS).classes, 27);
  assert.equal(Dataset.fromIdx(IMAGES, LABELS.with(9, 3)).classes, 4);
  assert.equal(Dataset.fromIdx(IMAGES, LABELS, { classes: 47 }).classes, 47);
  assert.throws(() => Dataset.fromIdx(IMAGES, LABELS, { classes: 26 }), {
    name: 'RangeError',
    message: 'labels must be integers from 0 to 25 (classes - 1), got 26 at position 1',
  });
});

test('EMNIST: labels are moved, images turned', () => {
  const data = Dataset.fromIdx(IMAGES, LABELS, { transpose: true, labelOffset: -1 });
  assert.deepEqual([...data.labels()], [0, 25]);
  assert.equal(data.classes, 26);
  assert.deepEqual(
    rowsOf(data).map((row) => row.map((x) => 256 * x)),
    [
      [1, 4, 2, 5, 3, 6],
      [0, 64, 128, 0, 0, 255],
    ],
  );
  assert.throws(() => Dataset.fromIdx(IMAGES, LABELS, { labelOffset: -2 }), {
    name: 'RangeError',
    message: /^labels must be .* with labelOffset -2, got -1 at position 0$/,
  });
  const any = /** @type {any} */ (Dataset);
  assert.throws(() => any.fromIdx(IMAGES, LABELS, { transpose: 1 }), /^TypeError: transpose must/);
  assert.throws(
    () => any.fromIdx(IMAGES, LABELS, { transposed: true }),
    /did you mean transpose\?/,
  );
});

test('gzipped files are refused by that name', () => {
  for (const [images, labels, name] of /** @type {const} */ ([
    [gzipSync(IMAGES), LABELS, 'images'],
    [IMAGES, gzipSync(LABELS), 'labels'],
  ])) {
    assert.throws(() => Dataset.fromIdx(images, labels), {
      name: 'RangeError',
      message: `${name} must be an IDX file, got gzip bytes: decompress them first`,
    });
  }
});

test('bytes of another realm are taken', () => {
  const sandbox = { bytes: (/** @type {Uint8Array} */ array) => [...array] };
  const foreign = (/** @type {Uint8Array} */ array) =>
    runInNewContext(`Uint8Array.from(${JSON.stringify(sandbox.bytes(array))})`);
  const data = Dataset.fromIdx(foreign(IMAGES), foreign(LABELS));
  assert.deepEqual(rowsOf(data), rowsOf(Dataset.fromIdx(IMAGES, LABELS)));
});

/** Numbers none of which is 0. @param {any} Numbers @param {number} length */
const dense = (Numbers, length) => new Numbers(length).fill(7);

for (const Numbers of [Uint8Array, Float32Array, Float64Array]) {
  test(`a dense ${Numbers.name} takes at most 1.3 times its own size, targets too`, async () => {
    const size = 160_000 / Numbers.BYTES_PER_ELEMENT;
    const inputs = dense(Numbers, size * 400);
    for (const rest of [
      { labels: new Uint8Array(size), classes: 2 },
      { targets: dense(Numbers, size * 100), outputs: 100 },
    ]) {
      const engine = await loadNetwork2();
      const before = engine.memorySize();
      const own = inputs.byteLength + (rest.targets?.byteLength ?? 0);
      engine.Dataset.fromArrays(/** @type {any} */ ({ inputs, inputSize: 400, ...rest }));
      const taken = engine.memorySize() - before;
      assert.ok(taken <= 1.3 * own, `${taken / own}`);
    }
  });
}

test('images all over which is ink take at most 1.3 times their files', async () => {
  const engine = await loadNetwork2();
  const size = 80_000;
  const images = dense(Uint8Array, 16 + size * 784);
  [0x803, size, 28, 28].forEach((n, i) => new DataView(images.buffer).setUint32(4 * i, n));
  const labels = new Uint8Array(8 + size);
  [0x801, size].forEach((n, i) => new DataView(labels.buffer).setUint32(4 * i, n));
  const before = engine.memorySize();
  engine.Dataset.fromIdx(images, labels);
  const taken = engine.memorySize() - before;
  assert.ok(taken <= 1.3 * images.length, `${taken / images.length}`);
});

test('numbers from 0 to 255 are the same to a network as bytes and as a list, with zeros here and there', async () => {
  const size = 50;
  const inputs = Uint8Array.from({ length: size * 30 }, (_, i) =>
    i % 11 === 0 ? 0 : (i * 37) % 256,
  );
  const rest = { inputSize: 30, labels: Array.from({ length: size }, (_, i) => i % 3), classes: 3 };
  /** @param {ArrayLike<number>} given */
  const trained = (given) => {
    const data = Dataset.fromArrays({ inputs: given, ...rest });
    assert.deepEqual(data.input(7), Float64Array.from(inputs.subarray(210, 240)));
    const network = new network2.Network([30, 8, 3], { seed: 1 });
    network.sgd(data, { epochs: 2, miniBatchSize: 5, eta: 0.01 });
    return network.fingerprint();
  };
  const expected = await trained(Array.from(inputs));
  assert.equal(await trained(inputs), expected);
  assert.equal(await trained(Uint8ClampedArray.from(inputs)), expected);
});

test('images that are mostly paper take less than their files', async () => {
  const engine = await loadNetwork2();
  const size = 30_000;
  const images = new Uint8Array(16 + size * 784);
  new DataView(images.buffer).setUint32(0, 0x803);
  [size, 28, 28].forEach((n, i) => new DataView(images.buffer).setUint32(4 + 4 * i, n));
  for (let i = 16; i < images.length; i += 9) images[i] = i % 255;
  const labels = new Uint8Array(8 + size);
  new DataView(labels.buffer).setUint32(0, 0x801);
  new DataView(labels.buffer).setUint32(4, size);
  const before = engine.memorySize();
  engine.Dataset.fromIdx(images, labels);
  const taken = engine.memorySize() - before;
  assert.ok(taken < 0.8 * images.length, `${taken / images.length}`);
});

test('where there is not enough memory, nothing is left behind', async () => {
  const engine = await loadNetwork2();
  const { grow } = WebAssembly.Memory.prototype;
  const inputs = dense(Float64Array, 4_000_000);
  const shape = { labels: new Uint8Array(4000), inputSize: 1000, classes: 2 };
  WebAssembly.Memory.prototype.grow = () => {
    throw new RangeError('no more memory');
  };
  try {
    for (let i = 0; i < 3; i++) {
      assert.throws(() => engine.Dataset.fromArrays({ inputs, ...shape }), {
        name: 'RangeError',
        message: /^there is not enough memory for this: 3\d{7} bytes more are needed$/,
      });
    }
    // There is room for what is small.
    const small = { inputs: inputs.subarray(0, 1000), labels: [1], inputSize: 1000, classes: 2 };
    assert.equal(engine.Dataset.fromArrays(small).size, 1);
  } finally {
    WebAssembly.Memory.prototype.grow = grow;
  }
});
