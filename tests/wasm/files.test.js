// Files of networks: those that people have, and those that others' programs read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { network2 } from './support.js';

const { Network } = network2;
const PRECISIONS = /** @type {const} */ (['float32', 'float64']);

/** As network.py of chapters 1 and 2 has them: no cost. */
const OF_NETWORK_PY = {
  sizes: [2, 3, 1],
  weights: [
    [
      [0.5, -1],
      [2, 0.25],
      [0, 1],
    ],
    [[1, -2, 3]],
  ],
  biases: [[[0.5], [-0.5], [1]], [[0.125]]],
};

test('a file without a cost is one of network.py, whose cost is the quadratic one', () => {
  const network = Network.fromJSON(OF_NETWORK_PY);
  assert.equal(network.cost, 'quadratic');
  assert.equal(network.output, 'sigmoid');
  assert.deepEqual([...network.parameters().weights[1]], [1, -2, 3]);
  assert.equal(Network.fromJSON(JSON.stringify(OF_NETWORK_PY)).cost, 'quadratic');
});

test('a cost may be what Python shows of it', () => {
  for (const [shown, cost] of [
    ['CrossEntropyCost', 'cross-entropy'],
    ["<class 'network2.CrossEntropyCost'>", 'cross-entropy'],
    ["<class '__main__.QuadraticCost'>", 'quadratic'],
    ['<function QuadraticCost.fn at 0x7f30c1e5a0d0>', 'quadratic'],
    ["<bound method type.fn of <class 'network2.CrossEntropyCost'>>", 'cross-entropy'],
    [
      '<bound method CrossEntropyCost.delta of <network2.CrossEntropyCost object>>',
      'cross-entropy',
    ],
    ['<network2.QuadraticCost instance at 0x10d5d8a28>', 'quadratic'],
  ]) {
    assert.equal(Network.fromJSON({ ...OF_NETWORK_PY, cost: shown }).cost, cost);
  }
  for (const cost of [
    '<bound method type.fn>',
    'QuadraticCosts',
    'QuadraticCost CrossEntropyCost',
    '',
  ]) {
    assert.throws(() => Network.fromJSON({ ...OF_NETWORK_PY, cost }), {
      name: 'RangeError',
      message: /^cost must be one of 'QuadraticCost', /,
    });
  }
  assert.throws(() => Network.fromJSON(/** @type {any} */ ({ ...OF_NETWORK_PY, cost: null })), {
    name: 'TypeError',
    message: /^cost must be one of .* got null$/,
  });
});

test('a network that was saved when it was not finite is refused for that reason', () => {
  const text = (/** @type {string} */ number) =>
    JSON.stringify({ ...OF_NETWORK_PY, note: 'NaN "Infinity" \\' }).replace('-2', number);
  for (const number of ['NaN', 'Infinity', '-Infinity']) {
    assert.throws(() => Network.fromJSON(text(number)), {
      name: 'RangeError',
      message: /^weights\[1\]\[0\]\[1\] must be a finite number, got .*: the network had diverged/,
    });
  }
  const parsed = JSON.parse(text('0'));
  parsed.biases[1][0][0] = NaN;
  assert.throws(() => Network.fromJSON(parsed), {
    name: 'RangeError',
    message:
      'biases[1][0][0] must be a finite number, got NaN: the network had diverged when it was saved',
  });
  assert.throws(() => Network.fromJSON('{"sizes": [2, nan]}'), {
    name: 'RangeError',
    message: /^saved must be JSON, got /,
  });
});

for (const precision of PRECISIONS) {
  test(`safetensors give back the network that they were made of, in ${precision}`, async () => {
    const network = new Network([6, 5, 4, 3], {
      ...{ precision, seed: 5, cost: 'log-likelihood', hidden: 'leaky-relu', output: 'softmax' },
    });
    const bytes = network.toSafetensors();
    const again = Network.fromSafetensors(bytes);
    for (const key of /** @type {const} */ (['sizes', 'cost', 'hidden', 'output', 'precision'])) {
      assert.deepEqual(again[key], network[key]);
    }
    assert.equal(await again.fingerprint(), await network.fingerprint());
    // Wherever in a buffer the bytes are.
    const moved = new Uint8Array(bytes.length + 3).subarray(3);
    moved.set(bytes);
    assert.equal(await Network.fromSafetensors(moved).fingerprint(), await network.fingerprint());
  });
}

/** The header and the data of a file. @param {Uint8Array} bytes */
function split(bytes) {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  return {
    length,
    header: JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))),
    data: bytes.slice(8 + length),
  };
}

/** @param {unknown} header @param {Uint8Array} data */
function joined(header, data) {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

test('safetensors are laid out as others read them', () => {
  const network = Network.fromJSON(OF_NETWORK_PY);
  const { length, header, data } = split(network.toSafetensors());
  assert.equal(length % 8, 0);
  assert.deepEqual(header, {
    __metadata__: { sizes: '[2,3,1]', cost: 'quadratic', hidden: 'sigmoid', output: 'sigmoid' },
    'layers.0.weight': { dtype: 'F32', shape: [3, 2], data_offsets: [0, 24] },
    'layers.0.bias': { dtype: 'F32', shape: [3], data_offsets: [24, 36] },
    'layers.1.weight': { dtype: 'F32', shape: [1, 3], data_offsets: [36, 48] },
    'layers.1.bias': { dtype: 'F32', shape: [1], data_offsets: [48, 52] },
  });
  assert.deepEqual(
    [...new Float32Array(data.buffer)],
    [0.5, -1, 2, 0.25, 0, 1, 0.5, -0.5, 1, 1, -2, 3, 0.125],
  );
});

test('safetensors in another order, and without activations, are read', async () => {
  const network = Network.fromJSON(OF_NETWORK_PY);
  const { header, data } = split(network.toSafetensors());
  const { __metadata__: metadata, ...tensors } = header;
  const turned = Object.fromEntries(Object.entries(tensors).reverse());
  const bytes = joined(
    { ...turned, __metadata__: { sizes: '[2, 3, 1]', cost: 'quadratic' } },
    data,
  );
  assert.equal(metadata.hidden, 'sigmoid');
  assert.equal(await Network.fromSafetensors(bytes).fingerprint(), await network.fingerprint());
});

test('bytes that are no safetensors of a network are refused, naming what is wrong', () => {
  const good = split(Network.fromJSON(OF_NETWORK_PY).toSafetensors());
  const changed = (/** @type {(header: any, data: Uint8Array) => unknown} */ change) => () => {
    const header = structuredClone(good.header);
    const data = good.data.slice();
    change(header, data);
    return Network.fromSafetensors(joined(header, data));
  };
  const file = '^bytes must be a safetensors file: ';
  const huge = new Uint8Array(16).fill(255);
  for (const [call, message] of /** @type {[() => unknown, string][]} */ ([
    [
      () => Network.fromSafetensors(/** @type {any} */ ('x')),
      "^bytes must be a Uint8Array, got 'x'",
    ],
    [() => Network.fromSafetensors(new Uint8Array(3)), `${file}it must begin with 8 bytes, got 3`],
    [() => Network.fromSafetensors(huge), `${file}its header must have at most 8 bytes, got 1`],
    [
      () => Network.fromSafetensors(Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 123, 124)),
      `${file}its header must be JSON`,
    ],
    [() => Network.fromSafetensors(joined([], good.data)), '^header must be an object'],
    [changed((h) => delete h.__metadata__), '^__metadata__ must be an object, got undefined'],
    [changed((h) => delete h.__metadata__.sizes), `${file}sizes in its metadata .* got undefined`],
    [changed((h) => (h.__metadata__.sizes = '[2,3')), `${file}sizes in its metadata`],
    [changed((h) => (h.__metadata__.sizes = '[2]')), '^sizes must be an array of at least 2'],
    [changed((h) => (h.__metadata__.sizes = '[2,3,1,1]')), '^layers.2.weight must be an object'],
    [changed((h) => (h.__metadata__.sizes = '[65536,3,65536]')), 'shape must be \\[3,65536\\]'],
    [changed((h) => (h.__metadata__.cost = 'x')), '^cost must be one of'],
    [changed((h) => (h.__metadata__.hidden = 'x')), '^hidden must be one of'],
    [changed((h) => (h.x = h['layers.0.bias'])), `${file}it must hold .* only, got x`],
    [changed((h) => delete h['layers.1.bias']), '^layers.1.bias must be an object, got undefined'],
    [
      changed((h) => (h['layers.0.bias'].dtype = 'F16')),
      "^layers.0.bias.dtype must be one of 'F32'",
    ],
    [
      changed((h) => (h['layers.0.bias'].dtype = 'F64')),
      "^layers.0.bias.dtype must be one of 'F32'",
    ],
    [
      changed((h) => (h['layers.0.weight'].shape = [2, 3])),
      'layers.0.weight.shape must be \\[3,2\\]',
    ],
    [changed((h) => (h['layers.0.bias'].data_offsets = [24, 37])), 'two places 12 bytes apart'],
    [changed((h) => (h['layers.0.bias'].data_offsets = [-12, 0])), 'two places 12 bytes apart'],
    [changed((h) => (h['layers.0.bias'].data_offsets = 5)), 'two places 12 bytes apart, got 5'],
    [changed((h) => (h['layers.0.bias'].data_offsets = [0, 12])), 'must go on at'],
    [
      () => Network.fromSafetensors(joined(good.header, good.data.subarray(4))),
      'need 52 bytes, got 48',
    ],
    [
      changed((_, data) => new DataView(data.buffer).setFloat32(28, NaN, true)),
      '^layers.0.bias\\[1\\] must be a finite number, got NaN: the network had diverged',
    ],
  ])) {
    assert.throws(call, (/** @type {any} */ error) => {
      assert.ok(error instanceof RangeError || error instanceof TypeError, String(error));
      assert.match(error.message, new RegExp(message));
      return true;
    });
  }
});

test('a network that is not finite is not saved, as whatever', () => {
  const network = new Network([2, 2], { cost: 'quadratic', output: 'linear' });
  const data = network2.Dataset.fromArrays({
    inputs: [1, 1],
    labels: [0],
    inputSize: 2,
    classes: 2,
  });
  for (let i = 0; i < 200; i++) network.updateMiniBatch(data, { eta: 1e6 });
  assert.equal(network.isFinite(), false);
  for (const [call, format] of /** @type {[() => unknown, string][]} */ ([
    [() => network.toJSON(), 'JSON'],
    [() => network.toSafetensors(), 'safetensors'],
    [() => network.toOnnx(), 'ONNX'],
  ])) {
    assert.throws(call, {
      name: 'RangeError',
      message: `the network must hold finite numbers only to be saved as ${format}, got NaN or infinity`,
    });
  }
});
