import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/run.js';
import en from '../../web/texts/en/index.js';
import { number, pieces, setLanguage, text } from '../../web/texts/index.js';
import '../../web/views/pictures/say.js'; // its texts come later than those of the page

test('plurals and numbers are those of the language', () => {
  assert.equal(text('status.epochs', { epoch: 1, epochs: 15_000 }), 'epoch of 15,000');
  assert.equal(text('status.epochs', { epoch: 0, epochs: 30 }), 'epochs of 30');
  assert.equal(number(0.961, 'percent1'), '96.1%');
  assert.equal(number(49_998.7), '49,998.7');
});

test('a minus is a minus, not a hyphen', () => {
  assert.equal(number(-0.5, 'fixed2'), '−0.50');
  assert.equal(text('status.seconds', { time: -1 }), '−1 s');
});

test('a text that there is not, and one without the value that it needs, are errors', () => {
  // @ts-expect-error: the types refuse it as well
  assert.throws(() => text('status.nothing'), /no text 'status.nothing'/);
  assert.throws(() => text(/** @type {any} */ ('status.toString')), /no text/);
  assert.throws(() => text(/** @type {any} */ ('nowhere.epochs')), /no text/);
  assert.throws(() => text('status.seconds'), /"time" was not provided/);
});

test('a language without texts is refused, and the present one stays', () => {
  assert.throws(() => setLanguage('tlh'), { name: 'RangeError', message: /must be en, got 'tlh'/ });
  setLanguage('en-GB');
  assert.equal(text('transport.start'), 'Start');
});

test('a text without markup is one piece', () => {
  assert.equal(pieces('transport.start', {}), 'Start');
});

test('every problem makes a sentence, with all that its fault says', () => {
  const file = 'test-00.bin';
  const notFetched = /** @type {const} */ ({ code: 'notFetched', file });
  const noReader = /** @type {const} */ ({ code: 'noReader' });
  const ended = /** @type {const} */ ({ code: 'workerEnded' });
  const chunk = { file, examples: 10, side: 28, images: 9, height: 28, width: 14, labels: 8 };
  /** @type {[import('../../web/lab/state.js').Problem, RegExp][]} */
  const sentences = [
    [{ ...notFetched, reason: 'connection' }, /^test-00.bin could .*: the connection to the server failed\.$/],
    [{ ...notFetched, reason: 'stalled', seconds: 30 }, /: nothing arrived for 30 seconds\.$/],
    [{ ...notFetched, reason: 'status', status: 404 }, /: the server answered 404\.$/],
    [{ ...notFetched, reason: 'page' }, /: the server sent a web page in its place\.$/],
    [{ ...notFetched, reason: 'long', bytes: 1500 }, /: it is longer than the 1,500 bytes listed/],
    [{ ...notFetched, reason: 'other', detail: 'so it is' }, /: so it is\.$/],
    [{ code: 'wrongLength', file, bytes: 1500, received: 1 }, /1,500 bytes long, but 1 byte arrived\.$/],
    [{ code: 'altered', file }, /^test-00.bin was altered on its way/],
    [{ code: 'wrongManifest', place: 'sets', detail: 'why' }, /not a list of chunks: sets: why\.$/],
    [{ code: 'fewImages', set: 'test', images: 5000, listed: 10 }, /with 5,000 test images, but lists 10\.$/],
    [{ code: 'wrongChunk', ...chunk }, /10 images of 28 × 28 .* 9 images of 28 × 14 pixels and 8 labels\.$/],
    [{ code: 'noChunk', file, detail: 'why' }, /^test-00.bin is not a chunk of MNIST: why\.$/],
    [{ code: 'noData', folder: 'https://host/data/', reason: 'status' }, /^manifest.json could not be fetched: the server answered 404\. There has to be .* in https:\/\/host\/data\/, .*“base”/], // prettier-ignore
    [{ code: 'noEngine', detail: null }, /^The engine is not where the lab is\. Whoever makes/],
    [{ code: 'noEngine', detail: 'It answered 404.' }, /^It answered 404\. Whoever makes this page has/],
    [{ ...noReader, reason: 'connection' }, /could not be loaded: there is no connection\.$/],
    [{ ...noReader, reason: 'lost' }, /: the connection was lost\.$/],
    [{ ...noReader, reason: 'status', status: 503 }, /: the server answered 503\.$/],
    [{ ...noReader, reason: 'other', detail: 'why' }, /: why\.$/],
    [{ code: 'noWorker', detail: 'Why.' }, /could not be started: Why\.$/],
    [{ code: 'untrustedWorker' }, /could not be started: .* has to allow the policy “network2-lab”\.$/],
    [{ code: 'noWebAssembly' }, /^This browser has no WebAssembly, .* Turn it on again, or use/],
    [{ code: 'noSimd' }, /lacks SIMD, .* Use Chrome/],
    [{ code: 'noExceptions' }, /lacks exceptions, .* Use Chrome/],
    [{ code: 'policy', directive: 'worker-src', source: 'blob:' }, /has to add blob: to its worker-src\.$/],
    [{ ...ended, reason: 'silent', seconds: 30 }, /stopped: nothing has arrived from it for 30 seconds\.$/],
    [{ ...ended, reason: 'closed' }, /: it was closed\.$/],
    [{ ...ended, reason: 'unstarted' }, /: it did not start\.$/],
    [{ ...ended, reason: 'other', detail: 'out of memory' }, /: out of memory\.$/],
    [{ code: 'wrongSizes', sizes: '2, 1', outputs: 10 }, /its layer sizes are 2, 1\.$/],
    [{ code: 'divergedFile' }, /^The network in this file had diverged/],
    [{ code: 'divergedNetwork' }, /^A network that has diverged cannot be saved/],
    [{ code: 'lostNetwork' }, /^There is no network to save/],
    [{ code: 'largeFile', megabytes: 123.4, limit: 100 }, /at most 100 MB; this file is 123 MB\.$/],
    [{ code: 'manyLayers', layers: 20_000, limit: 8 }, /at most 8 hidden layers; .* has 20,000\.$/],
    [{ code: 'wideLayer', neurons: 1200, limit: 1000 }, /at most 1,000 neurons .* has 1,200\.$/],
    [{ code: 'noJson', detail: 'why' }, /^The file is not JSON .*: why\.$/],
    [{ code: 'largeHandIn', megabytes: 123.4, limit: 100 }, /hand-in file .* 100 MB; .* 123 MB\.$/],
    [{ code: 'noHandIn', reason: 'noJson', detail: 'why' }, /^The file is not .*, because it is not JSON: why\.$/],
    [{ code: 'noHandIn', reason: 'other' }, /^The file is not a hand-in file: it does not say “network2-lab-hand-in”\.$/],
    [{ code: 'laterHandIn', version: 2, known: 1 }, /is version 2, .* reads version 1\.$/],
    [{ code: 'wrongHandIn', place: 'runs.0.seed' }, /what it says at runs\.0\.seed cannot be\.$/],
    [{ code: 'diverged', epoch: 3, factor: 'eta', value: 1e30 }, /epoch 3 .* learning rate η below 1e\+30, then/],
    [{ code: 'diverged', epoch: 3, factor: 'lambda', value: 100 }, /Try a λ below 100, then/],
    [{ code: 'engine', message: 'As it is.' }, /^As it is\.$/],
  ]; // prettier-ignore
  for (const [problem, sentence] of sentences) {
    assert.match(text(`problems.${problem.code}`, problem), sentence);
  }
});

/** Stands for every value that a text may need, and for what becomes of its tags. */
const anything = /** @type {Record<string, unknown>} */ (
  new Proxy(
    {},
    {
      has: () => true,
      get: (_, name) =>
        ['i', 'reading', 'small', 'sub', 'symbol'].includes(String(name))
          ? (/** @type {string[]} */ chunks) => chunks.join('')
          : 2,
    },
  )
);

/** All that English says, by where it says it; the articles as they are written. */
function everything() {
  const shown = Object.entries(en.messages).flatMap(([place, messages]) =>
    Object.keys(messages).map((name) => {
      const key = `${place}.${name}`;
      return [key, text(/** @type {import('../../web/texts/index.js').Key} */ (key), anything)];
    }),
  );
  const said = Object.entries(en.experiments).flatMap(([id, texts]) =>
    Object.values(texts)
      .flat()
      .map((one) => [id, one]),
  );
  const folder = join(root, 'web/texts/en/articles');
  const read = Object.keys(en.articles).map((topic) => [
    topic,
    readFileSync(join(folder, `${topic}.html`), 'utf8').replace(/\\\(.*?\\\)|\\\[.*?\\\]/gs, 'x'),
  ]);
  return [...shown, ...said, ...read];
}

test('all that English says can be shown, and keeps to one spelling', () => {
  const all = everything();
  assert.ok(all.length > 250, `${all.length}`);
  for (const [place, one] of all) {
    assert.ok(one.trim(), place);
    assert.doesNotMatch(one, /\{|\d %|hyper-param|(^|\s)-\d|[^<>="/]"[^<>="/]/, place);
    // In the comments of a program these are the names of its code.
    if (!place.startsWith('programs.')) assert.doesNotMatch(one, /\blambda\b|\beta\b/, place);
    assert.doesNotMatch(one, /[a-z]'[a-z]|ization|[^s]ized|izing/, place);
  }
});

test('the seal speaks of digits where the data are MNIST, and of images where they are one’s own', () => {
  assert.match(text('seal.closed', { isOwn: false }), /reads digits it has never met/);
  assert.match(text('seal.closed', { isOwn: true }), /reads images it has never met/);
});
