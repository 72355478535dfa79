// TensorFlow.js as its guide has it: a sequential model of layers, and fit.
// tfjs-layers.js wasm|cpu HIDDEN
import { answerRequests, trainingArrays } from './answer.js';
import { TASK } from './task.js';
import { loadTensorFlow } from './tensorflow.js';

const [backend, hidden] = process.argv.slice(2);
const tf = await loadTensorFlow(backend);
const { inputs, labels } = trainingArrays();
const x = tf.tensor2d(inputs, [TASK.trainingSize, 784]);
const y = tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), 10), 'float32');

/** @param {number} units */
const layer = (units) => ({
  units,
  activation: 'sigmoid',
  kernelRegularizer: tf.regularizers.l2({ l2: TASK.lambda / TASK.trainingSize / 2 }),
});
const model = tf.sequential({
  layers: [
    tf.layers.dense({ ...layer(Number(hidden)), inputShape: [784] }),
    tf.layers.dense(layer(10)),
  ],
});
model.compile({ optimizer: tf.train.sgd(TASK.eta), loss: 'binaryCrossentropy' });

/** Images of one call of fit. */
const PART = 500;
let begin = 0;

await answerRequests(async () => {
  const part = [x, y].map((all) => all.slice([begin, 0], [PART, -1]));
  await model.fit(part[0], part[1], { batchSize: TASK.miniBatchSize, epochs: 1, verbose: 0 });
  tf.dispose(part);
  begin = (begin + PART) % TASK.trainingSize;
  return PART;
});
