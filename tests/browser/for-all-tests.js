import { after } from 'node:test';

/**
 * Starts what all tests of a file share, and closes it after the last of them.
 * @template {readonly Promise<{close(): unknown}>[]} Starting
 * @param {Starting} starting browser and servers
 * @returns {Promise<{-readonly [i in keyof Starting]: Awaited<Starting[i]>}>} them, started
 */
export async function forAllTests(...starting) {
  const started = await Promise.all(starting);
  after(() => Promise.all(started.map((one) => one.close())));
  return /** @type {any} */ (started);
}
