/** How well a saved network does. */
import { loadNetwork2 } from '../lib/index.js';
import { EVALUATION_IMAGES, TRAINING_IMAGES } from '../model/configuration.js';
import { UsageError } from './failures.js';
import { mnistSets } from './mnist-data.js';
import { readMnistNetwork } from './network-file.js';
import { say } from './say.js';

/** Images in each set. */
const SETS = /** @type {Record<string, number>} */ ({
  test: EVALUATION_IMAGES,
  validation: EVALUATION_IMAGES,
  training: TRAINING_IMAGES,
});

/** @param {import('./command.js').Call} call */
async function run({ values: { set = 'test', data, json }, positionals: [path] }) {
  if (!Object.hasOwn(SETS, set)) throw new UsageError(say('wrongSet', { set }));
  const engine = await loadNetwork2();
  const network = await readMnistNetwork(engine, path);
  const name = /** @type {'test'} */ (set);
  const images = await mnistSets(engine, data).take(name, SETS[set]);
  const [right, size] = [network.accuracy(images), images.size];
  const cost = network.totalCost(images);
  if (json) console.log(JSON.stringify({ file: path, set, size, right, cost }));
  else console.log(say('evaluated', { right, size, set, share: right / size, cost }));
  return true;
}

/** @type {import('./command.js').Command} */
export const evaluate = {
  options: { set: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
  positionals: [1, 1],
  run,
};
