import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { root } from '../../tools/run.js';
import { sharedChunks } from '../../web/worker/shared-chunks.js';

const FOLDER = join(root, 'build/public/data');

/** @type {import('node:http').Server} */
let server;
/** @type {string} */
let url;
/** @type {string[]} files that were asked for */
let asked;
/** @type {number | null} status that chunks are refused with; null: none is */
let failing;
/** @type {() => void} ends the use of the chunks in a test */
let leave;
/** @type {Promise<void>} */
let left;

before(async () => {
  server = createServer((request, response) => {
    const file = String(request.url).slice(1);
    asked.push(file);
    if (failing && file.endsWith('.bin')) response.writeHead(failing).end();
    else if (!existsSync(join(FOLDER, file))) response.writeHead(404).end();
    else response.writeHead(200).end(readFileSync(join(FOLDER, file)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  url = `http://127.0.0.1:${/** @type {any} */ (server.address()).port}/`;
});
after(() => server.close());
beforeEach(() => {
  asked = [];
  failing = null;
  left = new Promise((resolve) => (leave = resolve));
});

/** The first chunk of the validation data, for one worker. */
async function load() {
  const chunks = sharedChunks(url, left);
  const [chunk] = await chunks.chunks('validation', 1);
  let received = 0;
  const { images, labels } = await chunks.load(chunk, (bytes) => (received += bytes));
  return { chunk, received, images, labels };
}

test('two workers that want a chunk at the same time have it fetched once, and are both told of its bytes', async () => {
  const [one, other] = await Promise.all([load(), load()]);
  assert.equal(asked.filter((file) => file === one.chunk.file).length, 1);
  assert.equal(asked.filter((file) => file === 'manifest.json').length, 1);
  assert.equal(one.received, one.chunk.bytes);
  assert.equal(other.received, one.chunk.bytes);
  assert.equal(one.images.size, 16 + 784 * one.chunk.examples);
  assert.equal(one.labels.size, 8 + one.chunk.examples);
  assert.deepEqual(await other.images.arrayBuffer(), await one.images.arrayBuffer());
  leave();
});

test('a chunk that could not be had is fetched again for the next who wants it', async () => {
  failing = 503;
  await assert.rejects(load(), { name: 'LoadError' });
  failing = null;
  const { received, chunk } = await load();
  assert.equal(received, chunk.bytes);
  leave();
});

test('when nobody uses the chunks any more they are let go, and fetched again later', async () => {
  await load();
  await load();
  assert.equal(asked.length, 2);
  leave();
  await left;
  await Promise.resolve();
  left = new Promise((resolve) => (leave = resolve));
  await load();
  assert.equal(asked.length, 4);
  leave();
});

test('a folder that is not there, or on no server, is named', async () => {
  for (const [folder, reason] of [
    [`${url}elsewhere/`, 'status'],
    ['file:///home/me/node_modules/network2-lab/dist/data/', 'other'],
  ]) {
    await assert.rejects(sharedChunks(folder, left).chunks('test', 1), {
      name: 'LoadError',
      fault: { code: 'noData', folder, reason },
    });
  }
  leave();
});
