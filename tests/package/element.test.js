// The lab in somebody else's bundle: its code and its worker go along, data and engine are where `base` says.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import {
  EXPECTED,
  freshProject,
  PROJECT,
  runTool,
  serve,
  tool,
  visit,
  writePage,
} from './support.js';

/** @type {{url: string, close: () => Promise<unknown>}} */
let base;

before(async () => {
  const folder = freshProject(null);
  const own = join(folder, 'node_modules/network2-lab/build');
  mkdirSync(join(folder, 'base'));
  cpSync(join(own, 'public/data'), join(folder, 'base/data'), { recursive: true });
  cpSync(join(own, 'wasm/network2.wasm'), join(folder, 'base/network2.wasm'));
  base = await serve(join(folder, 'base'));
});
after(() => base.close());

/** @param {string} url of a page whose lab trains for an epoch */
async function assertTrains(url) {
  const { said, complaints } = await visit(`${url}?base=${base.url}`);
  assert.deepEqual({ said, complaints }, { said: `0: ${EXPECTED}`, complaints: [] });
}

/** @param {string} folder of a built page, in which the network that reads the pad has to be */
async function assertServedTrains(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  assert.ok(files.some((file) => !file.includes('node_modules') && /\.bin$/.test(file)));
  const server = await serve(folder);
  try {
    await assertTrains(server.url);
  } finally {
    await server.close();
  }
}

/** @param {string} [attributes] of the page's script @returns {string} a project whose page has the lab */
function project(attributes = 'type="module" src="./element.js"') {
  const folder = freshProject(PROJECT);
  writePage(folder, attributes);
  return folder;
}

for (const [name, config] of /** @type {[string, object][]} */ ([
  ['vite7', { optimizeDeps: { exclude: ['network2-lab'] } }],
  ['vite8', {}],
])) {
  test(`${name} serves the lab in development`, async () => {
    const { createServer } = await tool(name, 'dist/node/index.js');
    const options = { root: project(), logLevel: 'warn', server: { host: '127.0.0.1' } };
    const server = await createServer({ ...options, ...config });
    await server.listen();
    try {
      await assertTrains(server.resolvedUrls.local[0]);
    } finally {
      await server.close();
    }
  });

  test(`${name} builds the lab`, async () => {
    const root = project();
    const { build } = await tool(name, 'dist/node/index.js');
    await build({ root, logLevel: 'error' });
    await assertServedTrains(join(root, 'dist'));
  });
}

test('webpack 5 builds the lab without a warning', async () => {
  const context = project('defer src="./dist/main.js"');
  const { default: webpack } = await tool('webpack');
  const options = { context, entry: './element.js', output: { path: join(context, 'dist') } };
  const stats = await promisify(webpack)({ mode: 'production', ...options });
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  const faults = warnings.filter((/** @type {any} */ { message }) => !/size/.test(message));
  assert.deepEqual({ errors, faults }, { errors: [], faults: [] });
  await assertServedTrains(context);
});

test('Parcel builds the lab, with nothing else installed', async () => {
  const folder = project();
  const own = () => readFileSync(join(folder, 'package.json'), 'utf8');
  const before = own();
  runTool(folder, 'parcel', 'build', 'index.html', '--no-cache', '--dist-dir', 'dist');
  assert.equal(own(), before);
  await assertServedTrains(join(folder, 'dist'));
});

/** @param {string} folder of a page whose worker stayed behind, which the browser complains of */
async function assertTrainsWithout(folder) {
  const server = await serve(folder);
  try {
    const { said } = await visit(`${server.url}?base=${base.url}`);
    assert.equal(said, `0: ${EXPECTED}`);
  } finally {
    await server.close();
  }
}

test('Rollup, which knows nothing of workers, bundles the lab', async () => {
  const folder = project('type="module" src="./bundle/element.js"');
  const { rollup } = await tool('rollup', 'dist/es/rollup.js');
  const { nodeResolve } = await tool('@rollup/plugin-node-resolve', 'dist/es/index.js');
  const bundle = await rollup({ input: join(folder, 'element.js'), plugins: [nodeResolve()] });
  await bundle.write({ dir: join(folder, 'bundle'), format: 'esm' });
  await bundle.close();
  await assertTrainsWithout(folder);
});

for (const [format, attributes] of [
  ['esm', 'type="module"'],
  ['iife', 'defer'],
]) {
  test(`esbuild, which knows nothing of workers, bundles the lab as ${format}`, async () => {
    const absWorkingDir = project(`${attributes} src="./bundle.js"`);
    const { build } = await tool('esbuild', 'lib/main.js');
    const options = { bundle: true, format, outfile: 'bundle.js', logLevel: 'silent' };
    await build({ absWorkingDir, entryPoints: ['element.js'], ...options });
    await assertTrainsWithout(absWorkingDir);
  });
}

test('a lab that was not told where its engine or its data are says what has to be put where', async () => {
  const folder = project('type="module" src="./bundle.js"');
  const { build } = await tool('esbuild', 'lib/main.js');
  await build({ absWorkingDir: folder, entryPoints: ['element.js'], bundle: true, format: 'esm', outfile: 'bundle.js', logLevel: 'silent' }); // prettier-ignore
  mkdirSync(join(folder, 'half'));
  const own = join(folder, 'node_modules/network2-lab');
  cpSync(join(own, 'build/wasm/network2.wasm'), join(folder, 'half/network2.wasm'));
  const server = await serve(folder);
  try {
    const engine = await visit(`${server.url}?base=${server.url}nowhere`);
    assert.match(
      engine.said,
      /nowhere\/network2\.wasm answered 404\. .* put a copy of build\/wasm\/network2\.wasm/,
    );
    const data = await visit(`${server.url}?base=${server.url}half`);
    assert.match(
      data.said,
      /answered 404\. There has to be a copy of the folder build\/public\/data .*\/half\/data\/,/,
    );
  } finally {
    await server.close();
  }
});
