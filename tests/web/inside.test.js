import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from '../../web/lib/index.js';
import { Inside, SHOWN_NEURONS } from '../../web/worker/inside.js';

const { Network } = await loadNetwork2();

const small = () => new Network([784, 3, 10], { seed: 1 });

test('nothing is seen of a network until somebody looks', () => {
  const inside = new Inside();
  const network = small();
  assert.equal(inside.look(network, null, true), null);
  inside.want(true);
  const seen = inside.look(network, null);
  const { weights, biases } = network.parameters();
  assert.deepEqual(seen?.sizes, [784, 3, 10]);
  assert.deepEqual(seen?.weights, Float32Array.from(weights[0]));
  assert.deepEqual(seen?.deeper, [Float32Array.from(weights[1])]);
  assert.deepEqual(
    seen?.biases,
    biases.map((layer) => Float32Array.from(layer)),
  );
  inside.want(false);
  assert.equal(inside.look(network, null, true), null);
});

test('the activations of all layers are seen where an image is shown', () => {
  const inside = new Inside();
  const network = small();
  inside.want(true);
  assert.equal(inside.look(network, null)?.activations, null);
  const image = Float32Array.from({ length: 784 }, (_, pixel) => (pixel % 7) / 7);
  const seen = inside.look(network, image, true);
  assert.deepEqual(seen?.activations?.[0], image);
  assert.equal(seen?.activations?.[1].length, 3);
  assert.deepEqual(seen?.activations?.[2], Float32Array.from(network.feedforward(image)));
});

test('who has just looked looks again a little later, unless the network stays as it is or the image is another', () => {
  const inside = new Inside();
  const network = small();
  inside.want(true);
  assert.ok(inside.look(network, null));
  assert.equal(inside.look(network, null), null);
  assert.ok(inside.look(network, null, true));
  assert.equal(inside.look(network, null), null);
  inside.lookAgain();
  assert.ok(inside.look(network, null));
});

test('of a wide layer only the first neurons are seen, and no large matrix', () => {
  const inside = new Inside();
  inside.want(true);
  const seen = inside.look(new Network([784, 120, 120, 10], { seed: 1 }), null);
  assert.deepEqual(seen?.sizes, [784, 120, 120, 10]);
  assert.equal(seen?.weights.length, SHOWN_NEURONS * 784);
  assert.equal(seen?.deeper[0], null);
  assert.equal(seen?.deeper[1]?.length, 1200);
});
