// TensorFlow.js by its core: its own kernels, gradients and optimiser, one call a mini-batch, all
// images in one tensor. tfjs.js wasm|cpu HIDDEN
import { answerRequests, miniBatches, trainingArrays } from './answer.js';
import { TASK } from './task.js';
import { loadTensorFlow } from './tensorflow.js';

const [backend, hidden] = process.argv.slice(2);
const tf = await loadTensorFlow(backend);
const { inputs, labels } = trainingArrays();
const x = tf.tensor2d(inputs, [TASK.trainingSize, 784]);
const y = tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), 10), 'float32');
const sizes = [784, Number(hidden), 10];
const layers = [0, 1].map((l) => ({
  w: tf.variable(tf.randomNormal([sizes[l], sizes[l + 1]], 0, 1 / Math.sqrt(sizes[l]))),
  b: tf.variable(tf.randomNormal([sizes[l + 1]])),
}));
const optimizer = tf.train.sgd(TASK.eta);
const decay = 1 - (TASK.eta * TASK.lambda) / TASK.trainingSize;

/** @param {Int32Array} batch numbers of images */
function trainMiniBatch(batch) {
  tf.tidy(() => {
    const indices = tf.tensor1d(batch, 'int32');
    const input = tf.gather(x, indices);
    const target = tf.gather(y, indices);
    for (const { w } of layers) w.assign(tf.mul(w, decay));
    optimizer.minimize(() => {
      const [first, second] = layers;
      const a = tf.sigmoid(tf.add(tf.matMul(input, first.w), first.b));
      const z = tf.add(tf.matMul(a, second.w), second.b);
      // The cross-entropy of sigmoid outputs: its gradient with respect to z is a - y.
      const cost = tf.losses.sigmoidCrossEntropy(target, z, undefined, undefined, tf.Reduction.SUM);
      return tf.div(cost, TASK.miniBatchSize);
    });
  });
}

const batches = miniBatches();
await answerRequests(() => {
  const { value: batch } = batches.next();
  trainMiniBatch(batch);
  return batch.length;
});
