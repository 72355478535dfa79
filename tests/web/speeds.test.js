import assert from 'node:assert/strict';
import { test } from 'node:test';
import deepNetworks from '../../web/lab/experiments/deep-networks.js';
import { speedColumns, speedsOfBook } from '../../web/views/speeds.js';

const speeds = { epoch: [0, 1, 2], layers: [[0.3, 0.2, 0.1], [1, 1, 1]] }; // prettier-ignore

test('the marks of the book stand at their epochs, also where the run has not come yet', () => {
  const marks = [
    { epoch: 0, layers: [0.25] },
    { epoch: 499, layers: [0.01] },
  ];
  assert.deepEqual(speedColumns(speeds, marks), [
    [0, 1, 2, 499],
    [0.3, 0.2, 0.1, null],
    [1, 1, 1, null],
    [0.25, null, null, 0.01],
  ]);
});

test('where the book reports no speeds, there is nothing but the layers', () => {
  assert.deepEqual(speedColumns(speeds, []), [speeds.epoch, ...speeds.layers]);
});

test('the marks are those of the present run, and of the last one when all are over', () => {
  const at = (/** @type {number} */ runs) =>
    speedsOfBook({ experiment: deepNetworks, finished: Array(runs).fill(null) });
  assert.deepEqual(at(0)[0], { epoch: 0, layers: [0.066, 0.309] });
  assert.equal(at(2)[0].layers.length, 4);
  assert.deepEqual(at(3), []);
  assert.deepEqual(at(deepNetworks.runs.length), []);
  assert.deepEqual(speedsOfBook({ experiment: null, finished: [] }), []);
});
