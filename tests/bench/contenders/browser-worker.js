// This project's engine in a worker of a browser: the same work as network2.js, for each message a
// number of seconds. The first message says what to train: {precision, hidden, dataUrl}.
import { loadNetwork2 } from '../../../web/lib/index.js';
import { TASK } from './task.js';
import { trainFor } from './train-for.js';

const { miniBatchSize, trainingSize, eta, lambda } = TASK;

/** @param {string} url */
const bytesOf = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());

/** @param {{precision: 'float32' | 'float64', hidden: number[], dataUrl: string}} task */
async function prepare({ precision, hidden, dataUrl }) {
  const network2 = await loadNetwork2();
  const all = network2.Dataset.fromIdx(
    await bytesOf(`${dataUrl}train-images-idx3-ubyte`),
    await bytesOf(`${dataUrl}train-labels-idx1-ubyte`),
  );
  const random = new network2.Random(0);
  const network = new network2.Network([784, ...hidden, 10], { precision, random });
  const run = new network2.Sgd(network, all.slice(0, trainingSize), { miniBatchSize, random });
  return { network2, run };
}

/** @type {ReturnType<typeof prepare> | null} */
let prepared = null;

addEventListener('message', async ({ data }) => {
  prepared ??= prepare(data);
  const { network2, run } = await prepared;
  if (typeof data !== 'number') return postMessage(null);
  const result = await trainFor(data, () => run.train(50, { eta, lambda }) * miniBatchSize);
  postMessage({ ...result, wasmMemory: network2.memorySize() });
});
