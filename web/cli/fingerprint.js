/** The fingerprint of a network. */

/**
 * @param {import('../lib/index.d.ts').Network} network
 * @returns {Promise<string>} the first 16 hex digits of SHA-256 over biases and weights, layer by layer
 */
export async function fingerprintOf(network) {
  const { weights, biases } = network.parameters();
  const parts = weights.flatMap((w, l) => [biases[l], w]);
  const bytes = await new Blob(/** @type {any[]} */ (parts)).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
