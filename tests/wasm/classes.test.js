import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';

const { Dataset, Network, Random } = await loadNetwork2();

/** As many as EMNIST's balanced data have. */
const CLASSES = 47;

/** IDX bytes of images in which each class has a line of its own, lying as those of EMNIST do, and labels from 1. */
function emnist() {
  const count = 10 * CLASSES;
  const images = new Uint8Array(16 + count * 784);
  const labels = new Uint8Array(8 + count);
  const [imagesHeader, labelsHeader] = [images, labels].map(({ buffer }) => new DataView(buffer));
  [0x803, count, 28, 28].forEach((word, i) => imagesHeader.setUint32(4 * i, word));
  [0x801, count].forEach((word, i) => labelsHeader.setUint32(4 * i, word));
  for (let i = 0; i < count; i++) {
    const label = i % CLASSES;
    labels[8 + i] = label + 1;
    // Half of the classes are rows of the image, half of them columns; in the file they are exchanged.
    for (let at = 0; at < 28; at++) {
      const place = label % 2 ? (label >> 1) * 28 + at : at * 28 + (label >> 1);
      images[16 + i * 784 + place] = 250 - (i % 7);
    }
  }
  return Dataset.fromIdx(images, labels, { transpose: true, labelOffset: -1, classes: CLASSES });
}

const options = { epochs: 12, miniBatchSize: 10, eta: 1, lambda: 0.01 };

test('EMNIST’s images stand upright, and its labels begin with 0', () => {
  const data = emnist();
  assert.deepEqual([data.size, data.classes, data.inputSize], [470, CLASSES, 784]);
  assert.equal(data.label(0), 0);
  const ink = [...data.input(0).keys()].filter((at) => data.input(0)[at] > 0);
  assert.deepEqual(ink, Array.from({ length: 28 }, (_, column) => column), 'a row, which was a column'); // prettier-ignore
  assert.equal(data.target(46).indexOf(1), 46);
});

test('a network learns 47 classes, and says of each image which it is', async () => {
  const data = emnist();
  const network = new Network([784, 60, CLASSES], { seed: 1 });
  for await (const { trainingAccuracy } of network.train(data, { ...options, monitor: ['trainingAccuracy'] })) {
    assert.ok(Number(trainingAccuracy) <= data.size);
  } // prettier-ignore
  assert.equal(network.accuracy(data), data.size);
  assert.deepEqual(network.classify(data), data.labels());
  const outputs = network.predict(data);
  assert.equal(outputs.length, data.size * CLASSES);
  const matrix = network.confusionMatrix(data);
  assert.equal(matrix.length, CLASSES ** 2);
  for (let label = 0; label < CLASSES; label++) assert.equal(matrix[label * CLASSES + label], 10);
});

test('a network of 47 outputs is written and read again in each format', () => {
  const network = new Network([784, 20, CLASSES], { random: new Random(3), output: 'softmax', cost: 'log-likelihood' }); // prettier-ignore
  const data = emnist();
  for (const again of [Network.fromJSON(network.toJSON()), Network.fromSafetensors(network.toSafetensors())]) {
    assert.deepEqual(again.sizes, [784, 20, CLASSES]);
    assert.deepEqual(again.predict(data), network.predict(data));
  } // prettier-ignore
  assert.ok(network.toOnnx().length > 4 * 784 * 20);
  assert.equal(network.backprop(data.input(46), 46).nablaB[1].length, CLASSES);
});
