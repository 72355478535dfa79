// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
// @ts-ignore: it is installed where this runs
import { expect, test } from 'vitest';
import { loadNetwork2 } from 'network2-lab';
import { trainOneEpoch } from './program.js';

test('one epoch in jsdom', { timeout: 60_000 }, async () => {
  document.body.innerHTML = '<output></output>';
  expect(await trainOneEpoch()).toBe(9362);
});

test('the bytes of the engine, as Node reads them, are taken in jsdom', async () => {
  const file = 'node_modules/network2-lab/build/wasm/network2.wasm';
  const { Random } = await loadNetwork2({ wasmBinary: readFileSync(file) });
  expect(new Random(0).random()).toBeCloseTo(0.8444, 4); // Python's random.seed(0)
});

test('buffers of Node are taken in jsdom', async () => {
  const { Dataset } = await loadNetwork2();
  const images = Buffer.from([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 128]);
  const labels = Buffer.from([0, 0, 8, 1, 0, 0, 0, 1, 0]);
  expect(Dataset.fromIdx(images, labels).input(0)).toEqual(new Float64Array([0, 0.5]));
});
