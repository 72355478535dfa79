// What the package's own function for MNIST gives a program.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import { loadMnist } from 'network2-lab/mnist';
import { MNIST_FOLDER } from '../../tools/mnist.js';
import { root } from '../../tools/run.js';

const FOLDER = join(root, 'build/public/data');

/** @type {import('node:http').Server} */
let server;
/** @type {string} */
let base;
/** @type {(file: string, response: import('node:http').ServerResponse) => void} */
let answer;

/** @type {typeof answer} */
const asItIs = (file, response) => void response.end(readFileSync(join(FOLDER, file)));

before(async () => {
  server = createServer((request, response) => answer(String(request.url).slice(1), response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  base = `http://127.0.0.1:${/** @type {any} */ (server.address()).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => (answer = asItIs));

/** @param {import('network2-lab').Dataset} data @param {number} first of them @param {string} set */
function assertOriginal(data, first, set) {
  const labels = readFileSync(join(MNIST_FOLDER, `${set}-labels-idx1-ubyte`)).subarray(8 + first);
  const images = readFileSync(join(MNIST_FOLDER, `${set}-images-idx3-ubyte`)).subarray(16);
  for (let i = 0; i < data.size; i += 777) {
    const pixels = images.subarray(784 * (first + i), 784 * (first + i + 1));
    assert.equal(data.label(i), labels[i]);
    assert.deepEqual(
      data.input(i),
      Float64Array.from(pixels, (pixel) => pixel / 256),
    );
  }
}

// First in this file: no engine has been loaded.
test('data that was loaded before the engine is for the first engine, and not for a second', async () => {
  const { validation } = await loadMnist();
  const [first, second] = [await loadNetwork2(), await loadNetwork2()];
  assert.notEqual(first, second);
  assert.ok(new first.Network([784, 10]).accuracy(validation) > 0);
  assert.throws(() => new second.Network([784, 10]).accuracy(validation), {
    message: /^data must be a Dataset of this engine/,
  });
});

test('data that is loaded after an engine, or beside one, or for one, is for that', async () => {
  const before = await loadNetwork2();
  const [{ test: one }, , { test: other }] = [
    await loadMnist(),
    ...(await Promise.all([loadNetwork2(), loadMnist()])),
  ];
  assert.ok(new before.Network([784, 10]).accuracy(one) > 0);
  const after = await loadNetwork2();
  const { test: named } = await loadMnist({ network2: before });
  assert.ok(new before.Network([784, 10]).accuracy(named) > 0);
  assert.throws(() => new after.Network([784, 10]).accuracy(other), /of this engine/);
});

test('the sets are those of the book, from the package, a folder or a server', async () => {
  for (const options of [{}, { base: FOLDER }, { base: 'build/public/data' }, { base }]) {
    const { training, validation, test } = await loadMnist(options);
    const sets = [training, validation, test];
    assert.deepEqual(
      sets.map(({ size, inputSize, classes }) => [size, inputSize, classes]),
      [50_000, 10_000, 10_000].map((size) => [size, 784, 10]),
    );
    assertOriginal(training, 0, 'train');
    assertOriginal(validation, 50_000, 'train');
    assertOriginal(test, 0, 't10k');
    for (const set of sets) set.delete();
  }
});

test('progress rises to 1, as more of the bytes arrive', async () => {
  /** @type {number[]} */
  const shares = [];
  await loadMnist({ base: `${base}/`, onProgress: (share) => shares.push(share) });
  assert.ok(shares.length > 15);
  assert.ok(shares.every((share, i) => share > (shares[i - 1] ?? 0)));
  assert.equal(shares.at(-1), 1);
});

test('aborting stops the download, before it begins and in the middle of it', async () => {
  const reason = new Error('changed my mind');
  let asked = 0;
  answer = (file, response) => {
    asked += 1;
    asItIs(file, response);
  };
  await assert.rejects(loadMnist({ base, signal: AbortSignal.abort(reason) }), reason);
  assert.equal(asked, 0);

  const controller = new AbortController();
  const closed = new Promise((resolve) => {
    answer = (file, response) => {
      if (file === 'manifest.json') return asItIs(file, response);
      response.once('close', () => resolve(response.writableFinished));
      response.write('a');
      controller.abort(reason);
    };
  });
  await assert.rejects(loadMnist({ base, signal: controller.signal }), reason);
  assert.equal(await closed, false);
});

test('a file that cannot be had, or is not what it should be, is named, with what can be done', async () => {
  /** @type {[typeof answer, string][]} */
  const cases = [
    [
      (_, response) => void response.writeHead(404).end(),
      'manifest.json could not be fetched: the server answered 404',
    ],
    [
      (_, response) => void response.setHeader('Content-Type', 'text/html').end('<p>Hello</p>'),
      'manifest.json could not be fetched: the server sent a web page in its place',
    ],
    [
      (_, response) => void response.end('{"version": 1}'),
      'manifest.json is not a list of chunks: version: Invalid type: Expected 2 but received 1',
    ],
    [
      (file, response) =>
        file === 'test-01.bin' ? void response.end('short') : asItIs(file, response),
      `test-01.bin should be ${statSync(join(FOLDER, 'test-01.bin')).size} bytes long, got 5`,
    ],
  ];
  for (const [answering, reason] of cases) {
    answer = answering;
    await assert.rejects(loadMnist({ base }), {
      name: 'LoadError',
      message:
        `MNIST could not be loaded from ${base}/: ${reason}. The folder that base names must hold ` +
        'a copy of node_modules/network2-lab/build/public/data.',
    });
  }
});

test('options that there are not, and values that they cannot have, are refused by name', async () => {
  for (const [options, message] of /** @type {[any, string][]} */ ([
    [
      { bsae: '/data/' },
      'options must hold base, network2, onProgress, signal only, got bsae: did you mean base?',
    ],
    [{ workers: 2 }, 'options must hold base, network2, onProgress, signal only, got workers'],
    [{ base: 5 }, 'base must be an address, as a string or URL, got 5'],
    [{ signal: 'stop' }, "signal must be an AbortSignal, got 'stop'"],
    [{ onProgress: 1 }, 'onProgress must be a function, got 1'],
    [{ network2: {} }, 'network2 must be what loadNetwork2 gives, got an object (Object)'],
    [null, 'options must be an object, got null'],
  ])) {
    await assert.rejects(loadMnist(options), { name: 'TypeError', message });
  }
});
