import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from '../../web/lib/index.js';
import { FirstLayer, SHOWN_NEURONS } from '../../web/worker/first-layer.js';

const { Network } = await loadNetwork2();

test('nothing is seen of the first layer until somebody looks', () => {
  const layer = new FirstLayer();
  const network = new Network([784, 3, 10], { seed: 1 });
  assert.equal(layer.look(network, true), null);
  layer.want(true);
  const seen = layer.look(network);
  assert.equal(seen?.neurons, 3);
  assert.deepEqual(seen?.weights, Float32Array.from(network.parameters().weights[0]));
  layer.want(false);
  assert.equal(layer.look(network, true), null);
});

test('who has just looked looks again a little later, unless the network stays as it is', () => {
  const layer = new FirstLayer();
  const network = new Network([784, 3, 10], { seed: 1 });
  layer.want(true);
  assert.ok(layer.look(network));
  assert.equal(layer.look(network), null);
  assert.ok(layer.look(network, true));
});

test('of a wide layer only the first neurons are seen', () => {
  const layer = new FirstLayer();
  layer.want(true);
  const seen = layer.look(new Network([784, 120, 10], { seed: 1 }));
  assert.equal(seen?.neurons, 120);
  assert.equal(seen?.weights.length, SHOWN_NEURONS * 784);
});
