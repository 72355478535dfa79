// What must be there before the page can be served or built: the engine and the data.
import { join } from 'node:path';
import { inlineEngine } from './inline-engine.js';
import { root, run } from './run.js';

/** How the engine is built: with NETWORK2_DEBUG set, to be debugged. Both have the same folder. */
const PRESET = process.env.NETWORK2_DEBUG ? 'wasm-debug' : 'wasm';

/**
 * Builds the engine in WebAssembly, as a file and as text; Ninja decides what is out of date.
 * @param {string[]} [besides] other targets of the same build
 */
export function buildEngine(besides = []) {
  console.log('Building the engine (WebAssembly)');
  run(['emcmake', 'cmake', '--preset', PRESET], { quiet: true });
  for (const target of ['all', ...besides]) {
    run(['cmake', '--build', '--preset', PRESET, '--target', target], { quiet: true });
  }
  inlineEngine();
}

/** Prepares MNIST for streaming. */
export async function prepareMnist() {
  console.log('Preparing MNIST');
  // Imported here, not above: it needs npm packages, which set-up may only just have installed.
  const { prepareData } = await import('./prepare-data.js');
  const { MNIST_FOLDER } = await import('./mnist.js');
  prepareData(MNIST_FOLDER, join(root, 'build/public/data'));
}
