import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from '../../web/worker/pace.js';

test('the stride grows while calls are quick, and shrinks when they take long', () => {
  const pace = new Pace(0);
  for (let i = 0; i < 5; i++) pace.record(0.1, pace.stride, 10);
  assert.equal(pace.stride, 32);
  pace.record(20, 32, 10);
  assert.equal(pace.stride, 16);
});

test('the stride does not grow where epochs are shorter than it, however many there are', () => {
  const pace = new Pace(0);
  for (let epoch = 0; epoch < 1000; epoch++) pace.record(0.1, Math.min(pace.stride, 10), 10);
  assert.equal(pace.stride, 16);
});

test('the speed is images over training time', () => {
  const pace = new Pace(0);
  assert.equal(pace.imagesPerSecond, 0);
  pace.record(10, 100, 10);
  assert.equal(pace.imagesPerSecond, 100_000);
});
