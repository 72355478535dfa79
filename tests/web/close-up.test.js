import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from '../../web/lib/index.js';
import { closeUpOf } from '../../web/model/close-up.js';
import { Inside } from '../../web/worker/inside.js';

const { Network } = await loadNetwork2();

const image = Float32Array.from({ length: 784 }, (_, pixel) => (pixel % 5) / 5);

/** @param {number[]} sizes @param {Float32Array | null} shown */
function insideOf(sizes, shown) {
  const network = new Network(sizes, { seed: 4, precision: 'float64' });
  const inside = new Inside();
  inside.want(true);
  const seen = inside.look(network, shown);
  assert.ok(seen);
  return { network, seen };
}

/** @param {number} actual @param {number} expected */
const assertNear = (actual, expected) =>
  assert.ok(Math.abs(actual - expected) < 1e-5, `${actual} is not near ${expected}`);

test('what excites and inhibits a neuron, and its bias, add up to its weighted input', () => {
  const { network, seen } = insideOf([784, 5, 10], image);
  const { activations } = seen;
  for (let neuron = 0; neuron < 5; neuron++) {
    const { answer, bias } = closeUpOf(seen, neuron) ?? {};
    assert.ok(answer && bias !== undefined);
    assert.ok(answer.excited > 0 && answer.inhibited < 0);
    assertNear(answer.excited + answer.inhibited + bias, answer.z);
    assertNear(1 / (1 + Math.exp(-answer.z)), answer.a);
    assertNear(answer.a, network.activations(image)[1][neuron]);
    assert.equal(answer.a, activations?.[1][neuron]);
  }
});

test('what all neurons send on to an output, and its bias, add up to its weighted input', () => {
  const { seen } = insideOf([784, 5, 10], image);
  for (let output = 0; output < 10; output++) {
    const sent = [0, 1, 2, 3, 4].map((neuron) => closeUpOf(seen, neuron)?.answer?.sent?.[output] ?? NaN); // prettier-ignore
    const z = sent.reduce((sum, one) => sum + one, seen.biases[1][output]);
    assertNear(1 / (1 + Math.exp(-z)), seen.activations?.[2][output] ?? NaN);
  }
});

test('a neuron without an image has weights but no answer, and outputs send nothing on', () => {
  assert.equal(closeUpOf(insideOf([784, 5, 10], null).seen, 2)?.answer, null);
  assert.equal(closeUpOf(insideOf([784, 10], image).seen, 2)?.answer?.sent, null);
});

test('there is no close-up of a neuron that is not there', () => {
  const { seen } = insideOf([784, 5, 10], image);
  assert.equal(closeUpOf(seen, 5), null);
  const wide = insideOf([784, 120, 10], image).seen;
  assert.ok(closeUpOf(wide, 99));
  assert.equal(closeUpOf(wide, 100), null);
});
