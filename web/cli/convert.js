/** Writing a saved network in another form. */
import { loadNetwork2 } from '../lib/index.js';
import { UsageError } from './failures.js';
import { checkTarget, readNetwork, writeNetwork } from './network-file.js';
import { say } from './say.js';

const PRECISIONS = ['float32', 'float64'];

/** @param {import('./command.js').Call} call */
async function run({ values: { precision, json }, positionals: [from, to] }) {
  if (precision !== undefined && !PRECISIONS.includes(precision)) {
    throw new UsageError(say('wrongPrecision', { precision }));
  }
  checkTarget(to);
  const network = await readNetwork(await loadNetwork2(), from, precision);
  await writeNetwork(network, to);
  const { sizes } = network;
  const fingerprint = await network.fingerprint();
  if (json)
    console.log(JSON.stringify({ from, to, sizes, precision: network.precision, fingerprint })); // prettier-ignore
  else console.log(say('saved', { path: to }));
  return true;
}

/** @type {import('./command.js').Command} */
export const convert = {
  options: { precision: { type: 'string' }, json: { type: 'boolean' } },
  positionals: [2, 2],
  run,
};
