import { LoadError } from '../data/fault.js';
import { unpackNetwork } from '../data/packed-network.js';

/** @typedef {Extract<import('../data/fault.js').LoadFault, {code: 'noReader'}>} NoReader */

/**
 * @param {NoReader} fault
 * @param {unknown} [cause]
 */
const failed = (fault, cause) => new LoadError(fault, { cause });

/**
 * @param {string} url of the file
 * @returns {Promise<Uint8Array>} its bytes; rejects with why they cannot be had
 */
async function fetchNetwork(url) {
  // What the page is waiting for goes first.
  const options = /** @type {RequestInit} */ ({ priority: 'low' });
  const response = await fetch(url, options).catch((error) => {
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
 * @param {string} url of its file
 * @returns {Promise<import('../lib/index.d.ts').Network>} the network; rejects with a LoadError
 */
export async function loadReader(engine, url) {
  try {
    return engine.Network.fromJSON(unpackNetwork(await fetchNetwork(url)));
  } catch (error) {
    if (error instanceof LoadError) throw error;
    const { message } = /** @type {Error} */ (error);
    throw failed({ code: 'noReader', reason: 'other', detail: message }, error);
  }
}
