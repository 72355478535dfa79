/** Largest file taken for a saved network, in bytes: parsing more would freeze the page. */
const MAX_FILE_SIZE = 100_000_000;

/**
 * Reads a file that should be a saved network; what the JSON means is for the engine to check.
 * @param {Blob} file
 * @returns {Promise<import('../lib/index.d.ts').SavedNetwork>} what it holds, parsed; rejects
 *   with a sentence when it is too large or no JSON
 */
export async function readNetworkFile(file) {
  if (file.size > MAX_FILE_SIZE) {
    const megabytes = Math.round(file.size / 1e6);
    throw new RangeError(`The file must be at most 100 MB to be a network, got ${megabytes} MB.`);
  }
  const text = await file.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new TypeError(`The file must be JSON saved by network2.py or by this lab: ${message}.`, {
      cause: error,
    });
  }
}
