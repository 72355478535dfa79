import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadMnist } from '../../tools/mnist.js';
import { packNetwork, unpackNetwork } from '../../web/data/packed-network.js';
import { renderStrokes } from '../../web/data/strokes.js';
import { network2 } from './support.js';

const bytes = readFileSync(new URL('../../web/reader/reader.bin', import.meta.url));
const { validation, test: testData } = loadMnist(network2);

test('the network that comes with the page reads at least 99.4 % of the test images', () => {
  const reader = network2.Network.fromJSON(unpackNetwork(bytes));
  const right = reader.accuracy(testData);
  assert.ok(right >= 9940, `${right} of 10,000`);
});

test('a packed network reads as well as the one it was made of', () => {
  const training = loadMnist(network2).training.slice(0, 1000);
  const network = new network2.Network([784, 30, 10]);
  network.sgd(training, { eta: 0.5, epochs: 3, miniBatchSize: 10 });
  const packed = network2.Network.fromJSON(unpackNetwork(packNetwork(network.toJSON())));
  const difference = Math.abs(packed.accuracy(validation) - network.accuracy(validation));
  assert.ok(difference <= 50, `${difference} of 10,000`);
});

/** @param {number} degrees */
const radians = (degrees) => (degrees * Math.PI) / 180;

/**
 * A stem that leans to the right, and a stroke from its top down to the left: the flag of a 1, or the bar of a 7.
 * @param {{lean: number, angle: number, length: number}} how in degrees, and as a share of the height
 */
function stemWith({ lean, angle, length }) {
  const top = { x: Math.tan(radians(lean)), y: 0 };
  const end = {
    x: top.x - length * Math.cos(radians(angle)),
    y: length * Math.sin(radians(angle)),
  };
  return [[end, top, { x: 0, y: 1 }]];
}

/** @param {import('../../web/data/strokes.js').Stroke[]} strokes @returns {number} what the network that comes with the page reads */
function readingOf(strokes) {
  const reader = network2.Network.fromJSON(unpackNetwork(bytes));
  const outputs = Array.from(reader.feedforward(renderStrokes(strokes)));
  reader.delete();
  return outputs.indexOf(Math.max(...outputs));
}

test('the network that comes with the page reads a 1 with a long flag as 1, and a 7 as 7', () => {
  for (const lean of [-5, 0, 10, 20]) {
    for (const length of [0.2, 0.4, 0.6]) {
      for (const angle of [35, 45, 60]) {
        assert.equal(readingOf(stemWith({ lean, angle, length })), 1, `${[lean, length, angle]}`);
      }
    }
    for (const angle of [0, 10]) {
      assert.equal(readingOf(stemWith({ lean, angle, length: 0.6 })), 7, `${[lean, angle]}`);
    }
  }
});

test('the network that comes with the page reads a 0 with a stroke through it as 0', () => {
  for (const wide of [0.5, 0.7, 0.9]) {
    const circle = Array.from({ length: 41 }, (_, i) => {
      const turn = (i / 40) * 2 * Math.PI;
      return { x: (wide / 2) * Math.sin(turn), y: -0.5 * Math.cos(turn) };
    });
    for (const half of [0.4, 0.55]) {
      const slash = [{ x: -half * wide, y: half }, { x: half * wide, y: -half }]; // prettier-ignore
      assert.equal(readingOf([circle, slash]), 0, `${[wide, half]}`);
    }
  }
});
