// npm run reader: trains the network that comes with the page and reads the pad, as the experiment "How far can plain
// backprop go?" does, but with something drawn onto some of the images of 0 and 1: see drawn-on.js. Ten minutes.
// Writes it to web/reader/reader.bin.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packNetwork } from '../web/data/packed-network.js';
import { loadNetwork2 } from '../web/lib/index.js';
import { drawOn } from './drawn-on.js';
import { loadMnist, readIdx } from './mnist.js';
import { runPlainBackprop } from './plain-backprop-run.js';
import { root, runTool } from './run.js';

/** Of the generator that decides what is drawn. */
const SEED = 0;

await runTool(async () => {
  const network2 = await loadNetwork2();
  const sets = loadMnist(network2);
  const { images, labels } = readIdx('train');
  const random = new network2.Random(SEED);
  const size = sets.training.size;
  const changed = drawOn(
    images.subarray(16).subarray(0, 784 * size),
    labels.subarray(8).subarray(0, size),
    () => random.random(),
  );
  console.log(`Something was drawn onto ${changed} of ${size} images.`);
  const training = network2.Dataset.fromIdx(images, labels).slice(0, size);
  const { network } = await runPlainBackprop(network2, { ...sets, training });
  mkdirSync(join(root, 'web/reader'), { recursive: true });
  writeFileSync(join(root, 'web/reader/reader.bin'), packNetwork(network.toJSON()));
});
