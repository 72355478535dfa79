// This project's engine in WebAssembly, in Node: network2.js float32|float64 HIDDEN[,HIDDEN...]
// [MINI_BATCH_SIZE [TRAINING_SIZE]]
import { loadNetwork2 } from '../../../web/lib/index.js';
import { loadMnist } from '../../../tools/mnist.js';
import { answerRequests } from './answer.js';
import { TASK } from './task.js';

const [precision, hidden, batch, trainingSize] = process.argv.slice(2);
const { eta, lambda } = TASK;
const miniBatchSize = Number(batch ?? TASK.miniBatchSize);
const network2 = await loadNetwork2();
const { training } = loadMnist(network2);
const random = new network2.Random(0);
const network = new network2.Network([784, ...hidden.split(',').map(Number), 10], {
  precision: /** @type {'float32' | 'float64'} */ (precision),
  random,
});
const data = training.slice(0, Number(trainingSize ?? TASK.trainingSize));
const run = new network2.Sgd(network, data, { miniBatchSize, random });

/** As many mini-batches as a call of the page's worker takes, and no less than one. */
const stride = Math.max(1, Math.round(500 / miniBatchSize));

await answerRequests(
  () => run.train(stride, { eta, lambda }) * miniBatchSize,
  () => ({ wasmMemory: network2.memorySize() }),
);
