// What all contenders have in common: MNIST, and the conversation with the bench. For each line on
// standard input, a number of seconds, a contender trains for that long and answers with a line of
// JSON: the images it trained on, the seconds that took, the bytes of memory it holds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MNIST_FOLDER } from '../../../tools/mnist.js';
import { TASK } from './task.js';
import { trainFor } from './train-for.js';

/** The pixels / 256 and the labels of the training images. */
export function trainingArrays() {
  const read = (/** @type {string} */ name) => readFileSync(join(MNIST_FOLDER, name));
  const pixels = read('train-images-idx3-ubyte').subarray(16, 16 + 784 * TASK.trainingSize);
  const labels = read('train-labels-idx1-ubyte').subarray(8, 8 + TASK.trainingSize);
  return { inputs: Float32Array.from(pixels, (p) => p / 256), labels };
}

/** The numbers 0 .. n-1 in an order drawn anew. @param {number} n */
function shuffledOrder(n) {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/**
 * The numbers of the images of one mini-batch after another, shuffled every epoch, for ever.
 * @returns {Generator<Int32Array, never>}
 */
export function* miniBatches() {
  const { trainingSize, miniBatchSize } = TASK;
  for (;;) {
    const order = shuffledOrder(trainingSize);
    for (let i = 0; i < trainingSize; i += miniBatchSize)
      yield order.subarray(i, i + miniBatchSize);
  }
}

/**
 * Talks with the bench until it closes standard input.
 * @param {() => number | Promise<number>} trainSome trains for a few milliseconds, gives the number of
 *   images
 * @param {() => object} [details] more for the answer
 */
export async function answerRequests(trainSome, details = () => ({})) {
  for await (const line of createInterface({ input: process.stdin })) {
    const result = await trainFor(Number(line), trainSome);
    const memory = process.memoryUsage().rss;
    console.log(JSON.stringify({ ...result, memory, ...details() }));
  }
}
