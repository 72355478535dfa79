import { LoadError } from '../data/fault.js';
import { unpackNetwork } from '../data/packed-network.js';

/** The file of the network; made by `npm run reader`. */
const URL_OF_NETWORK = new URL('../reader/reader.bin', import.meta.url);

/** @typedef {Extract<import('../data/fault.js').LoadFault, {code: 'noReader'}>} NoReader */

/**
 * @param {NoReader} fault
 * @param {unknown} [cause]
 */
const failed = (fault, cause) => new LoadError(fault, { cause });

/**
 * @returns {Promise<Uint8Array>} the file; rejects with why it cannot be had
 */
async function fetchNetwork() {
  // What the page is waiting for goes first.
  const options = /** @type {RequestInit} */ ({ priority: 'low' });
  const response = await fetch(URL_OF_NETWORK, options).catch((error) => {
    throw failed({ code: 'noReader', reason: 'connection' }, error);
  });
  const { ok, status } = response;
  if (!ok) throw failed({ code: 'noReader', reason: 'status', status });
  const bytes = await response.arrayBuffer().catch((error) => {
    throw failed({ code: 'noReader', reason: 'lost' }, error);
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
    if (error instanceof LoadError) throw error;
    const { message } = /** @type {Error} */ (error);
    throw failed({ code: 'noReader', reason: 'other', detail: message }, error);
  }
}
