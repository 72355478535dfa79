/** A file, fetched as a stream and checked while it arrives. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { LoadError } from './fault.js';
import { refusedByPolicy } from './policy.js';

/** Milliseconds without a byte after which a download counts as stalled. */
const PATIENCE = 30_000;

/** What ended a download before its end: its `why` is a part of the fault that comes of it. */
class Ended extends Error {
  /** @param {{reason: 'page'} | {reason: 'stalled', seconds: number} | {reason: 'status', status: number} | {reason: 'long', bytes: number}} why */
  constructor(why) {
    super(why.reason);
    this.why = why;
  }
}

/**
 * Aborts a fetch that hangs.
 * @param {AbortController} controller of the fetch
 * @returns {{progress: () => void, end: () => void}} to be told of each byte that came, and of the end
 */
function watchdog(controller) {
  const bark = () => controller.abort(new Ended({ reason: 'stalled', seconds: PATIENCE / 1000 }));
  let timer = setTimeout(bark, PATIENCE);
  return {
    progress() {
      clearTimeout(timer);
      timer = setTimeout(bark, PATIENCE);
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * @param {string} file that was fetched
 * @param {string} url of it
 * @param {unknown} error that ended the download; every browser has other words for a connection that
 *   failed, and calls it a TypeError
 * @returns {Promise<LoadError>}
 */
async function notFetched(file, url, error) {
  const code = 'notFetched';
  const options = { cause: error };
  if (error instanceof Ended) return new LoadError({ code, file, ...error.why }, options);
  if (error instanceof TypeError) {
    const { origin } = new URL(url);
    const fault = await refusedByPolicy('connect-src', (uri) => uri.startsWith(origin));
    if (fault) return new LoadError(fault, options);
    return new LoadError({ code, file, reason: 'connection' }, options);
  }
  const { message } = /** @type {Error} */ (error);
  return new LoadError({ code, file, reason: 'other', detail: message }, options);
}

/**
 * How a file is fetched.
 * @typedef {object} Way
 * @property {RequestCache} [cache] 'reload' asks the server even where the browser has a copy
 * @property {AbortSignal} [signal] aborts it
 * @property {(url: string, init: RequestInit) => Promise<Response>} [get] in the place of fetch
 */

/**
 * @param {string} url of the file
 * @param {Way} way
 * @param {(bytes: Uint8Array) => void} onBytes gets each piece as it comes
 * @returns {Promise<void>} when all has come; rejects with what went wrong, see notFetched
 */
async function fetchPieces(url, { cache, signal, get = fetch }, onBytes) {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { signal: controller.signal });
  const { progress, end } = watchdog(controller);
  try {
    const response = await get(url, { signal: controller.signal, cache });
    if (!response.ok) throw new Ended({ reason: 'status', status: response.status });
    if (response.headers.get('Content-Type')?.startsWith('text/html')) {
      throw new Ended({ reason: 'page' });
    }
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      progress();
      onBytes(value);
    }
  } finally {
    end();
    controller.abort(); // else what onBytes refused would go on coming
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string>} their SHA-256 in hexadecimal; the browser's own, which is quicker, is
 *   there over HTTPS and from localhost only
 */
async function hashOf(bytes) {
  const { subtle } = globalThis.crypto ?? {};
  return bytesToHex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes));
}

/**
 * Fetches a file of which size and SHA-256 are known.
 * @param {string} url of the file
 * @param {{file: string, bytes: number, sha256: string}} expected its name, for errors, its size and hash
 * @param {(bytes: number) => void} onProgress told how many bytes have come, each time some come
 * @param {Way} way
 * @returns {Promise<Uint8Array<ArrayBuffer>>} its bytes; rejects with a LoadError
 */
export async function fetchChecked(url, { file, bytes, sha256: hash }, onProgress, way) {
  const whole = new Uint8Array(bytes);
  let received = 0;
  try {
    await fetchPieces(url, way, (piece) => {
      if (received + piece.length > bytes) {
        throw new Ended({ reason: 'long', bytes });
      }
      whole.set(piece, received);
      received += piece.length;
      onProgress(piece.length);
    });
  } catch (error) {
    throw await notFetched(file, url, error);
  }
  if (received !== bytes) {
    throw new LoadError({ code: 'wrongLength', file, bytes, received });
  }
  if ((await hashOf(whole)) !== hash) {
    throw new LoadError({ code: 'altered', file });
  }
  return whole;
}

/**
 * Fetches a JSON file.
 * @param {string} url of the file
 * @param {string} file its name, for errors
 * @param {Way} way
 * @returns {Promise<unknown>} what it holds; rejects with a LoadError
 */
export async function fetchJson(url, file, way) {
  /** @type {Uint8Array[]} */
  const pieces = [];
  try {
    await fetchPieces(url, way, (piece) => void pieces.push(piece));
    return JSON.parse(await new Blob(/** @type {BlobPart[]} */ (pieces)).text());
  } catch (error) {
    throw await notFetched(file, url, error);
  }
}
