// The same in a worker thread, which is given the engine's bytes, and once more with its file.
import { readFile } from 'node:fs/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { loadNetwork2 } from 'network2-lab';
import { trainOneEpoch } from './program.js';

if (isMainThread) {
  const wasmUrl = import.meta.resolve('network2-lab/network2.wasm');
  const wasmBinary = await readFile(new URL(wasmUrl));
  const worker = new Worker(new URL(import.meta.url), { workerData: { wasmUrl, wasmBinary } });
  worker.once('message', (count) => console.log(count));
} else {
  const { wasmUrl, wasmBinary } = workerData;
  await loadNetwork2({ wasmUrl });
  await loadNetwork2({ wasmBinary });
  parentPort?.postMessage(await trainOneEpoch());
}
