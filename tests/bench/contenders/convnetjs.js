// ConvNetJS: convnetjs.js HIDDEN
import { createRequire } from 'node:module';
import { answerRequests, miniBatches, trainingArrays } from './answer.js';
import { TASK } from './task.js';

const convnet = createRequire(new URL('../peers/package.json', import.meta.url))('convnetjs');
const [hidden] = process.argv.slice(2);
const net = new convnet.Net();
net.makeLayers([
  { type: 'input', out_sx: 1, out_sy: 1, out_depth: 784 },
  { type: 'fc', num_neurons: Number(hidden), activation: 'sigmoid' },
  { type: 'softmax', num_classes: 10 }, // it has no cross-entropy of sigmoid outputs
]);
const trainer = new convnet.SGDTrainer(net, {
  learning_rate: TASK.eta,
  momentum: 0,
  batch_size: TASK.miniBatchSize,
  l2_decay: TASK.lambda / TASK.trainingSize,
});
const { inputs, labels } = trainingArrays();
const batches = miniBatches();

await answerRequests(() => {
  const { value: batch } = batches.next();
  for (const i of batch) {
    const volume = new convnet.Vol(1, 1, 784, 0);
    volume.w.set(inputs.subarray(784 * i, 784 * (i + 1)));
    trainer.train(volume, labels[i]);
  }
  return batch.length;
});
