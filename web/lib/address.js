/** Addresses that a program passes, and files in Node. */

/** Whether this is Node, also where something plays a browser's part in it, as jsdom does. */
export const isNode = Boolean(globalThis.process?.versions?.node);

/**
 * A module of Node's own, by a way that no bundler follows.
 * @param {string} name
 * @returns {any}
 */
const ofNode = (name) => globalThis.process.getBuiltinModule(name);

/** @returns {string} what relative addresses begin from */
const base = () =>
  isNode
    ? ofNode('node:url').pathToFileURL(`${globalThis.process.cwd()}/`).href
    : (globalThis.document?.baseURI ?? globalThis.location.href);

/**
 * @param {string} name the argument
 * @param {unknown} value what was passed: an address, relative to the page or, in Node, to the working directory
 * @returns {string} the whole address; throws a TypeError or RangeError when it is none
 */
export function addressOf(name, value) {
  // A URL of another realm, or of jsdom, is as good.
  const given = typeof value === 'object' ? /** @type {URL | null} */ (value)?.href : value;
  if (typeof given !== 'string') {
    throw new TypeError(`${name} must be an address, as a string or URL, got ${String(value)}`);
  }
  try {
    return new URL(given, base()).href;
  } catch (error) {
    throw new RangeError(`${name} must be an address, got '${given}'`, { cause: error });
  }
}

/** @param {string} href @returns {boolean} whether it is that of a file that Node can read */
export const isFile = (href) => isNode && href.startsWith('file:');

/**
 * @param {string} href of a file, in Node
 * @returns {Promise<Uint8Array<ArrayBuffer>>} its bytes; rejects as Node's readFile does
 */
export function readFile(href) {
  const path = ofNode('node:url').fileURLToPath(href);
  return ofNode('node:fs/promises').readFile(path);
}

/**
 * @param {string} href
 * @param {RequestInit} init
 * @returns {Promise<Response>} what fetch gives; in Node, of files too
 */
export const fetchAny = async (href, init) =>
  isFile(href) ? new Response(await readFile(href)) : fetch(href, init);
