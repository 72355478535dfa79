import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../tools/run.js';

/** Operations in a step of spin(), see peak.cpp. */
const OPERATIONS = 48;
const STEPS = 20_000;

/** @returns {Promise<number>} operations a second that 128-bit SIMD in WebAssembly reaches at most */
export async function measurePeak() {
  const bytes = await readFile(join(root, 'build/wasm/peak.wasm'));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const spin = /** @type {(steps: number, factor: number) => number} */ (instance.exports.spin);
  let fastest = Infinity;
  for (let i = 0; i < 3000; i++) {
    const start = performance.now();
    spin(STEPS, 1.000001);
    fastest = Math.min(fastest, performance.now() - start);
  }
  return (OPERATIONS * STEPS * 1000) / fastest;
}

/**
 * Operations that training on one image takes: a multiplication and an addition for each weight and
 * each of forward pass, gradient and, but for the first layer, backward pass; in the first layer for
 * the weights of inputs other than 0 only.
 * @param {number[]} hidden
 * @param {number} inputs other than 0, on average
 */
export function operationsOf(hidden, inputs) {
  const sizes = [...hidden, 10];
  const later = sizes.slice(1).map((n, l) => 3 * n * sizes[l]);
  return 2 * (2 * inputs * sizes[0] + later.reduce((sum, weights) => sum + weights, 0));
}
