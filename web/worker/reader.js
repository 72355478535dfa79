import { unpackNetwork } from '../data/packed-network.js';

/** The file of the network; made by `npm run reader`. */
const URL_OF_NETWORK = new URL('../reader/reader.bin', import.meta.url);

/**
 * Fetches the network that comes with the page, which reads digits before anything is trained.
 * @param {import('../lib/index.d.ts').Network2} engine that it is for
 * @returns {Promise<import('../lib/index.d.ts').Network>} the network; rejects with a sentence
 */
export async function loadReader(engine) {
  // What the page is waiting for goes first.
  const response = await fetch(URL_OF_NETWORK, /** @type {any} */ ({ priority: 'low' })).catch(
    () => null,
  );
  if (!response?.ok) {
    const status = response ? `the server answered ${response.status}` : 'there is no connection';
    throw new Error(`The network that comes with the page could not be loaded: ${status}.`);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  return engine.Network.fromJSON(unpackNetwork(bytes));
}
