import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newEngine, refusals, withoutGrowth } from './refusals.js';

const { engine, network2 } = await newEngine();

// Traces would take most of the time.
Error.stackTraceLimit = 0;

/** How many generators find room in the memory that there is. */
function room() {
  /** @type {any[]} */
  const made = [];
  withoutGrowth(() => {
    assert.throws(
      () => {
        for (;;) made.push(new network2.Random(1));
      },
      { name: 'RangeError', message: /^there is not enough memory for this/ },
    );
  });
  for (const random of made) random.delete();
  return made.length;
}

for (const [what, call] of Object.entries(refusals(network2))) {
  test(`refusing ${what}, however often, takes neither stack nor memory`, () => {
    assert.throws(call, RangeError);
    const before = { stack: engine.stackSave(), room: room(), memory: network2.memorySize() };
    for (let i = 0; i < 5000; i++) {
      try {
        call();
      } catch {
        continue;
      }
      assert.fail('nothing was refused');
    }
    assert.deepEqual(
      { stack: engine.stackSave(), room: room(), memory: network2.memorySize() },
      before,
    );
  });
}

test('training the network that is being trained from onEpoch takes neither stack nor memory', () => {
  const network = new network2.Network([3, 2]);
  const data = network2.Dataset.fromArrays({
    inputs: new Float32Array(6),
    labels: [0, 1],
    inputSize: 3,
    classes: 2,
  });
  const options = { epochs: 1, miniBatchSize: 2, eta: 0.1 };
  const round = () =>
    network.sgd(data, { ...options, onEpoch: () => void network.sgd(data, options) });
  round();
  const before = { stack: engine.stackSave(), room: room() };
  for (let i = 0; i < 2000; i++) round();
  assert.deepEqual({ stack: engine.stackSave(), room: room() }, before);
});
