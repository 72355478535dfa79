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
