// TensorFlow.js with one of its backends.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * @param {string} backend wasm or cpu
 * @returns {Promise<any>} the library, ready
 */
export async function loadTensorFlow(backend) {
  const peers = createRequire(new URL('../peers/package.json', import.meta.url));
  const tf = peers('@tensorflow/tfjs');
  const { setWasmPaths } = peers('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(join(dirname(peers.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
  await tf.setBackend(backend);
  await tf.ready();
  return tf;
}
