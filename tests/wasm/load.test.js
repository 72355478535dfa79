import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { loadNetwork2 } from 'network2-lab';

const bytes = readFileSync(new URL('../../build/wasm/network2.wasm', import.meta.url));

/** A module that is sound, but not the engine. */
const OTHER = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** @type {import('node:http').Server} */
let server;
/** @type {string} */
let wasmUrl;
/** @type {Buffer[]} what the server answers, one after the other; the last one ever after */
let answers;
/** @type {number} */
let asked;

before(async () => {
  server = createServer((_, response) => {
    response.end(answers[Math.min(asked, answers.length - 1)]);
    asked += 1;
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  wasmUrl = `http://127.0.0.1:${port}/network2.wasm`;
});
after(() => server.close());
beforeEach(() => (asked = 0));

test('a file that is not the engine is named, with what it is', async () => {
  for (const [answer, reason] of /** @type {const} */ ([
    ['<!doctype html>\n<p>Welcome</p>', 'should be WebAssembly, but begins with "<!doctype html>"'],
    ['', 'should be WebAssembly, but is empty'],
    [
      bytes.subarray(0, 40_000),
      'was cut short or altered on its way (40,000 bytes came), or needs a newer browser',
    ],
  ])) {
    answers = [Buffer.from(answer)];
    await assert.rejects(loadNetwork2({ wasmUrl }), {
      name: 'LoadError',
      message: `The engine could not be loaded: ${wasmUrl} ${reason}.`,
    });
  }
});

test('the engine of another version is refused, and not waited for', async () => {
  const refusal = { name: 'LoadError', message: /the \.wasm file is of another version/ };
  answers = [OTHER];
  await assert.rejects(loadNetwork2({ wasmUrl }), refusal);
  await assert.rejects(loadNetwork2({ wasmBinary: OTHER }), refusal);
});

test('a copy that is not the engine is asked for once more, from the server itself', async () => {
  answers = [Buffer.from('<!doctype html>'), bytes];
  assert.ok((await loadNetwork2({ wasmUrl })).Network);
  assert.equal(asked, 2);
});

test('bytes that are not the engine are refused as an argument', async () => {
  await assert.rejects(loadNetwork2({ wasmBinary: bytes.subarray(0, 100) }), {
    name: 'RangeError',
    message: /^wasmBinary must be the bytes of network2\.wasm: /,
  });
});

test('the engine is taken from its file as well, by path, by address and by its bytes', async () => {
  const file = new URL('../../build/wasm/network2.wasm', import.meta.url);
  const otherRealm = runInNewContext('new Uint8Array(length)', { length: bytes.length });
  otherRealm.set(bytes);
  const jsdoms = { href: file.href }; // jsdom's class URL is not Node's
  for (const options of [
    { wasmUrl: file },
    { wasmUrl: file.href },
    { wasmUrl: 'build/wasm/network2.wasm' },
    { wasmUrl: /** @type {any} */ (jsdoms) },
    { wasmUrl: import.meta.resolve('network2-lab/network2.wasm') },
    { wasmBinary: bytes },
    { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
    { wasmBinary: otherRealm },
    { wasmUrl: undefined, wasmBinary: undefined },
  ]) {
    assert.ok((await loadNetwork2(options)).Network);
  }
});

test('where nothing can unzip it, the engine asks for its file', async (t) => {
  const { DecompressionStream } = globalThis;
  t.after(() => Object.assign(globalThis, { DecompressionStream }));
  Object.assign(globalThis, { DecompressionStream: undefined });
  await assert.rejects(loadNetwork2(), {
    name: 'LoadError',
    message: /there is no DecompressionStream here; pass wasmUrl or wasmBinary\.$/,
  });
  assert.ok((await loadNetwork2({ wasmBinary: bytes })).Network);
});

test('an option that there is not is refused, with the one that may have been meant', async () => {
  await assert.rejects(loadNetwork2(/** @type {any} */ ({ wasmURL: 'a.wasm' })), {
    name: 'TypeError',
    message: 'options must hold wasmUrl, wasmBinary only, got wasmURL: did you mean wasmUrl?',
  });
});

test('what is no address of a file is refused, and a file that is not there is named', async () => {
  for (const [wasmUrl, name, message] of /** @type {[any, string, RegExp][]} */ ([
    [5, 'TypeError', /^wasmUrl must be an address, as a string or URL, got 5$/],
    [null, 'TypeError', /^wasmUrl must be an address, as a string or URL, got null$/],
    ['http://', 'RangeError', /^wasmUrl must be an address, got 'http:\/\/'$/],
    [
      'nowhere.wasm',
      'LoadError',
      /^The engine could not be loaded: file:.*nowhere\.wasm could not be read\.$/,
    ],
  ])) {
    await assert.rejects(loadNetwork2({ wasmUrl }), { name, message });
  }
});
