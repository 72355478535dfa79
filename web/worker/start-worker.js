/** The training worker's script, started from an address that is trusted where a host asks for that. */
import { LoadError } from '../data/fault.js';

const moduleUrl = import.meta.url;

/**
 * Vouches for the worker's address where a host's Content-Security-Policy requires Trusted Types; null
 * where it does not let us.
 */
const policy = makePolicy();

function makePolicy() {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  try {
    return trustedTypes?.createPolicy('network2-lab', {
      /** @param {string} url */
      createScriptURL(url) {
        const folder = new URL('.', moduleUrl).href;
        if (url.startsWith(folder)) return url;
        throw new RangeError(`the worker's address must be in ${folder}, got ${url}`);
      },
    });
  } catch {
    return null; // perhaps the host requires none: then the address does as it is
  }
}

/**
 * The browser's Worker, from a trusted address. So named since Vite looks for `new Worker(new URL(`.
 * @type {any}
 */
const Worker = function (/** @type {URL} */ url, /** @type {WorkerOptions} */ options) {
  return new globalThis.Worker(policy?.createScriptURL(url.href) ?? url, options);
};

/**
 * @returns {globalThis.Worker} a training worker, whose script is on its way
 * @throws {LoadError} when the host's Content-Security-Policy forbids it
 */
export function startWorker() {
  try {
    return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new LoadError({ code: 'noWorker', detail: message }, { cause: error });
  }
}
