// What ONNX Runtime makes of a network.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as ort from 'onnxruntime-web';
import { loadMnist } from '../../tools/mnist.js';
import { ACTIVATIONS, HIDDEN_ACTIVATIONS } from '../../web/lib/kinds.js';
import { network2 } from './support.js';

const { Network } = network2;
const { test: images } = loadMnist(network2);
const SIZE = 100;
const some = images.slice(0, SIZE);
const inputs = Float32Array.from({ length: SIZE * 784 });
for (let i = 0; i < SIZE; i++) inputs.set(some.input(i), i * 784);

/** @param {import('network2-lab').Network} network */
async function assertRunsAlike(network) {
  const session = await ort.InferenceSession.create(network.toOnnx());
  assert.deepEqual([...session.inputNames, ...session.outputNames], ['input', 'output']);
  const { output } = await session.run({ input: new ort.Tensor('float32', inputs, [SIZE, 784]) });
  assert.deepEqual(output.dims, [SIZE, network.sizes.at(-1)]);
  const expected = network.predict(some);
  const data = /** @type {Float32Array} */ (output.data);
  for (const [i, value] of expected.entries()) {
    assert.ok(
      Math.abs(data[i] - value) <= 1e-4 * Math.max(1, Math.abs(value)),
      `${i}: ${data[i]}, ${value}`,
    );
  }
  await session.release();
}

for (const output of ACTIVATIONS) {
  test(`ONNX Runtime gives the outputs that predict gives, with ${output} outputs`, async () => {
    const cost = output === 'softmax' ? 'log-likelihood' : 'quadratic';
    await assertRunsAlike(new Network([784, 30, 10], { cost, output, seed: 3 }));
  });
}

for (const hidden of HIDDEN_ACTIVATIONS) {
  test(`ONNX Runtime gives the outputs that predict gives, with ${hidden} neurons`, async () => {
    const network = new Network([784, 20, 15, 10], { hidden, precision: 'float64', seed: 3 });
    await assertRunsAlike(network);
  });
}

test('a network without hidden layers is saved too', async () => {
  await assertRunsAlike(new Network([784, 10], { cost: 'quadratic', output: 'linear' }));
});

test('weights that float32 does not have are refused', () => {
  const network = new Network([2, 2], { precision: 'float64' });
  const { weights, biases } = network.parameters();
  weights[0][3] = 1e39;
  network.setParameters({ weights, biases });
  assert.throws(() => network.toOnnx(), {
    name: 'RangeError',
    message: 'layers.0.weight[3] must be a number that float32 has to be saved as ONNX, got 1e+39',
  });
});
