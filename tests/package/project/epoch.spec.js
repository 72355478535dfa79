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

test('buffers of Node are taken in jsdom', async () => {
  const folder = 'node_modules/network2-lab/build/wasm';
  const { Dataset } = await loadNetwork2({ wasmBinary: readFileSync(`${folder}/network2.wasm`) });
  const images = Buffer.from([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 128]);
  const labels = Buffer.from([0, 0, 8, 1, 0, 0, 0, 1, 0]);
  expect(Dataset.fromIdx(images, labels).size).toBe(1);
});
