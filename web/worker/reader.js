import { LoadError } from '../data/load-error.js';
import { unpackNetwork } from '../data/packed-network.js';

/** The file of the network; made by `npm run reader`. */
const URL_OF_NETWORK = new URL('../reader/reader.bin', import.meta.url);

/**
 * @returns {Promise<Uint8Array>} the file; rejects with why it cannot be had
 */
async function fetchNetwork() {
  // What the page is waiting for goes first.
  const options = /** @type {RequestInit} */ ({ priority: 'low' });
  const response = await fetch(URL_OF_NETWORK, options).catch(() => {
    throw new Error('there is no connection');
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const bytes = await response.arrayBuffer().catch(() => {
    throw new Error('the connection was lost');
  });
  return new Uint8Array(bytes);
}

/**
 * Fetches the network that comes with the page, which reads digits before anything is trained.
 * @param {import('../lib/index.d.ts').Network2} engine that it is for
 * @returns {Promise<import('../lib/index.d.ts').Network>} the network; rejects with a LoadError
 */
export async function loadReader(engine) {
  try {
    return engine.Network.fromJSON(unpackNetwork(await fetchNetwork()));
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new LoadError(`The network that comes with the page could not be loaded: ${message}.`, {
      cause: error,
    });
  }
}
