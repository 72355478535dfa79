// Whatever a page is built with, the package is taken along without configuration, and trains.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import {
  EXPECTED,
  freshProject,
  PROJECT,
  runTool,
  serve,
  serveMnist,
  tool,
  visit,
  writePage,
} from './support.js';

/** @typedef {{url: string, close: () => Promise<unknown>}} Server */

/** @type {Server} */
let mnist;

before(async () => {
  mnist = await serveMnist(freshProject(null));
});
after(() => mnist.close());

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** @param {string} url of a page that trains */
async function assertTrains(url) {
  const { said, complaints } = await visit(`${url}?base=${mnist.url}`);
  assert.deepEqual({ said, complaints }, { said: String(EXPECTED), complaints: [] });
}

/** @param {string} folder of a built page */
async function assertServedTrains(folder) {
  const server = await serve(folder);
  try {
    await assertTrains(server.url);
  } finally {
    await server.close();
  }
}

for (const name of ['vite7', 'vite8']) {
  test(`${name} serves it in development`, async () => {
    const root = freshProject(PROJECT);
    const { createServer } = await tool(name, 'dist/node/index.js');
    const server = await createServer({ root, logLevel: 'warn', server: { host: '127.0.0.1' } });
    await server.listen();
    try {
      // Dependencies that the server comes to know only now are bundled, and the page is loaded anew.
      await assertTrains(server.resolvedUrls.local[0]);
    } finally {
      await server.close();
    }
  });

  test(`${name} builds it`, async () => {
    const root = freshProject(PROJECT);
    const { build } = await tool(name, 'dist/node/index.js');
    await build({ root, logLevel: 'warn' });
    await assertServedTrains(join(root, 'dist'));
  });
}

test('vite8 has the engine as a file where that is asked for', async () => {
  const root = freshProject(PROJECT);
  writePage(root, 'type="module" src="./vite-file.js"');
  const { build } = await tool('vite8', 'dist/node/index.js');
  await build({ root, logLevel: 'warn' });
  assert.ok(filesIn(join(root, 'dist')).some((file) => file.endsWith('.wasm')));
  await assertServedTrains(join(root, 'dist'));
});

/**
 * @param {string} context folder of a project
 * @param {string} mode
 * @param {string} [entry]
 */
async function buildWithWebpack(context, mode, entry = './main.js') {
  const { default: webpack } = await tool('webpack');
  const stats = await promisify(webpack)({ mode, context, entry, output: { path: join(context, 'dist') } }); // prettier-ignore
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  assert.deepEqual(errors, []);
  const faults = warnings.filter((/** @type {any} */ { message }) => !/size/.test(message));
  assert.deepEqual(faults, []);
  writePage(context, 'defer src="./dist/main.js"');
}

test('webpack 5 has the engine as a file where that is asked for', async () => {
  const folder = freshProject(PROJECT);
  await buildWithWebpack(folder, 'production', './webpack-file.js');
  assert.ok(filesIn(join(folder, 'dist')).some((file) => file.endsWith('.wasm')));
  await assertServedTrains(folder);
});

for (const mode of ['development', 'production']) {
  test(`webpack 5 builds it for ${mode}`, async () => {
    const context = freshProject(PROJECT);
    await buildWithWebpack(context, mode);
    await assertServedTrains(context);
  });
}

for (const [format, attributes] of [
  ['esm', 'type="module"'],
  ['iife', 'defer'],
]) {
  test(`esbuild bundles it as ${format}`, async () => {
    const absWorkingDir = freshProject(PROJECT);
    const { build } = await tool('esbuild', 'lib/main.js');
    const options = { bundle: true, format, outfile: 'bundle.js', logLevel: 'silent' };
    const { errors } = await build({ absWorkingDir, entryPoints: ['main.js'], ...options });
    assert.deepEqual(errors, []);
    writePage(absWorkingDir, `${attributes} src="./bundle.js"`);
    await assertServedTrains(absWorkingDir);
  });

  test(`Rollup bundles it as ${format}`, async () => {
    const folder = freshProject(PROJECT);
    const { rollup } = await tool('rollup', 'dist/es/rollup.js');
    const { nodeResolve } = await tool('@rollup/plugin-node-resolve', 'dist/es/index.js');
    const bundle = await rollup({ input: join(folder, 'main.js'), plugins: [nodeResolve()] });
    await bundle.write({ file: join(folder, 'bundle.js'), format });
    await bundle.close();
    writePage(folder, `${attributes} src="./bundle.js"`);
    await assertServedTrains(folder);
  });
}

test('Parcel builds it', async () => {
  const folder = freshProject(PROJECT);
  runTool(folder, 'parcel', 'build', 'index.html', '--no-cache', '--dist-dir', 'dist');
  await assertServedTrains(join(folder, 'dist'));
});

test('a page without a bundler imports it through an import map, and finds MNIST in the package', async () => {
  const server = await serve(freshProject(PROJECT));
  try {
    const { said, complaints } = await visit(`${server.url}import-map.html`);
    assert.deepEqual({ said, complaints }, { said: String(EXPECTED), complaints: [] });
  } finally {
    await server.close();
  }
});
