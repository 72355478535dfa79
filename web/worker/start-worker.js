/**
 * The training worker, started in the way that the host's page allows: from its own address, which is trusted where
 * the host asks for that, or where that is on another host, by a script from a Blob that imports it.
 */
import { LoadError } from '../data/fault.js';

const moduleUrl = import.meta.url;

/**
 * Whether the page may not start a worker from beside this module: on another host, or in a sandbox, which has no
 * origin of its own.
 */
const isElsewhere = () =>
  /^https?:/.test(moduleUrl) && new URL(moduleUrl).origin !== globalThis.origin;

/** Vouches for addresses where the host requires Trusted Types; null where it does not let us. */
const policy = makePolicy();

function makePolicy() {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  try {
    return trustedTypes?.createPolicy('network2-lab', {
      /** @param {string} url */
      createScriptURL(url) {
        // A bundler may have put the worker into another folder of the page's own host.
        const { origin, protocol } = new URL(url);
        const folder = new URL('.', moduleUrl).href;
        const isOurs = protocol === 'blob:' || origin === globalThis.origin;
        if (isOurs || url.startsWith(folder)) return url;
        throw new RangeError(`the worker's address must be in ${folder}, got ${url}`);
      },
    });
  } catch {
    return null; // perhaps the host requires none: then the address does as it is
  }
}

/** Bundlers find the worker's script by this form alone, with the browser's own Worker, and put its address there. */
const start = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });

/** @returns {{url: string, options: WorkerOptions}} what `start` would start a worker with */
function plan() {
  const { Worker } = globalThis;
  /** @type {any} */
  let planned;
  globalThis.Worker = /** @type {any} */ (
    class {
      /** @param {URL | string} url @param {WorkerOptions} options */
      constructor(url, options) {
        planned = { url: String(url), options };
      }
    }
  );
  try {
    start();
  } finally {
    globalThis.Worker = Worker;
  }
  return planned;
}

/** @param {string} url @returns {any} the same, trusted */
const trusted = (url) => policy?.createScriptURL(url) ?? url;

/** Marks a program in a string. */
const js = String.raw;

/**
 * A worker's script that imports another. It is of the old kind, since in a sandbox Chromium starts no module from a
 * Blob. What the page says before the other is there is said to it again.
 * @param {string} address in quotation marks
 */
const importing = (address) => js`
  const early = [];
  const keep = (event) => early.push(event);
  addEventListener('message', keep);
  import(${address}).then(
    () => {
      removeEventListener('message', keep);
      for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
    },
    (error) => setTimeout(() => { throw error; }),
  );`;

/** @param {{url: string, options: WorkerOptions}} planned @returns {Worker} a script that imports that one */
function startImported({ url, options }) {
  const address = JSON.stringify(new URL(url, moduleUrl).href);
  const script = options?.type === 'module' ? importing(address) : `importScripts(${address});`;
  const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(trusted(blob));
  const revoke = () => URL.revokeObjectURL(blob);
  worker.addEventListener('message', revoke, { once: true });
  worker.addEventListener('error', revoke, { once: true });
  return worker;
}

/**
 * Makes workers of a script that is a text; null while theirs is a file.
 * @type {(new () => Worker) | null}
 */
let WorkerOfText = null;

/**
 * Has workers start from now on without a file of theirs: bundlers that do not know the form above leave it behind.
 * @returns {Promise<void>} rejects when their script did not come along as a text either
 */
export async function bringScript() {
  WorkerOfText = (await import('./worker.js?worker&inline')).default;
}

/** Has workers start from their file again. */
export function leaveScript() {
  WorkerOfText = null;
}

/**
 * @returns {Worker} a training worker, whose script is on its way
 * @throws {LoadError} when the host's Content-Security-Policy forbids it
 */
export function startWorker() {
  try {
    if (WorkerOfText) return new WorkerOfText();
    const planned = plan();
    if (isElsewhere()) return startImported(planned);
    return new Worker(trusted(planned.url), planned.options);
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    const isUntrusted = 'trustedTypes' in globalThis && !policy && name === 'TypeError';
    throw new LoadError(
      isUntrusted ? { code: 'untrustedWorker' } : { code: 'noWorker', detail: message },
      { cause: error },
    );
  }
}
