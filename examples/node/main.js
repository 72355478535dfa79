// Trains the book's network for three epochs, saves it, and reads a test image with it.
import { writeFile } from 'node:fs/promises';
import { loadNetwork2 } from 'network2-lab';
import { loadMnist } from 'network2-lab/mnist';

const { Network } = await loadNetwork2();
const { training, validation, test } = await loadMnist();

const network = new Network([784, 30, 10], { cost: 'cross-entropy', seed: 0 });
network.sgd(training, {
  epochs: 3,
  miniBatchSize: 10,
  eta: 0.5,
  lambda: 5,
  evaluation: validation,
  monitor: ['evaluationAccuracy'],
  onEpoch: (epoch, { evaluationAccuracy }) =>
    console.log(`Epoch ${epoch + 1}: ${evaluationAccuracy} of ${validation.size} right`),
});

await writeFile('network.json', JSON.stringify(network)); // network2.py's load reads it
const outputs = network.feedforward(test.input(0));
console.log(`Read as ${outputs.indexOf(Math.max(...outputs))}, and is ${test.label(0)}`);
