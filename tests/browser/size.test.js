// What a visitor waits for, in bytes as a server sends them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { root } from '../../tools/run.js';

/** @param {string | Uint8Array} content */
const zipped = (content) => gzipSync(content, { level: 9 }).length;

test('the engine, .wasm and its JavaScript, is below 96 KB', async () => {
  const wasm = readFileSync(join(root, 'build/wasm/network2.wasm'));
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root: join(root, 'web'),
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: {
        input: join(root, 'build/wasm/network2.js'),
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const { output } = /** @type {import('vite').Rollup.RollupOutput} */ (built);
  const code = output.map((file) => (file.type === 'chunk' ? file.code : ''));
  const size = zipped(wasm) + zipped(code.join(''));
  assert.ok(size < 96 * 1024, `${size} bytes`);
});

/**
 * @param {string} name of a file of the site
 * @returns {boolean} whether it is code of the page; the worker as a text is for others' bundles
 */
const isCode = (name) => /\.(html|css|js|wasm)$/.test(name) && !name.includes('text-of-worker');

/** Code that comes only when it is asked for, or when the page has nothing else to do. */
const LATER =
  /(articles|own-data|by-hand|polynomial|facade|embed|frame|later|panel|walk|network2-lab)[-.]/;

/** @param {string[]} names of files of the site @returns {number} their bytes */
const sizeOf = (names) =>
  names.reduce((sum, name) => sum + zipped(readFileSync(join(root, 'dist', name))), 0);

test('the code that a visitor of the page waits for, the engine included, is below 250 KB', () => {
  const all = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter(isCode);
  const awaited = all.filter((name) => !LATER.test(name));
  assert.ok(awaited.length >= 5 && all.length > awaited.length, all.join(', '));
  const size = sizeOf(awaited);
  assert.ok(size < 250 * 1024, `${size} bytes`);
});

test('all code of the page, the engine included, is below 330 KB', () => {
  const all = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter(isCode);
  const size = sizeOf(all);
  assert.ok(size < 330 * 1024, `${size} bytes`);
});

test('the code of a lab that waits to be wanted, with its facade, is below 8 KB', () => {
  const dist = join(root, 'dist');
  /** @type {Set<string>} */
  const files = new Set();
  const follow = (/** @type {string} */ file) => {
    if (files.has(file)) return;
    files.add(file);
    const code = readFileSync(file, 'utf8');
    // What is imported when it is called is for the lab that is wanted.
    for (const [, path] of code.matchAll(/\bfrom\s*["'](\.[^"']+)["']/g)) follow(join(file, '..', path)); // prettier-ignore
  };
  follow(join(dist, 'network2-lab.js'));
  const size = [...files].reduce((sum, file) => sum + zipped(readFileSync(file)), 0);
  assert.ok(files.size < 5, [...files].join());
  assert.ok(size < 8 * 1024, `${size} bytes`);
});
