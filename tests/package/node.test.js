// In Node, in a worker thread of it, and in tests that run there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { EXPECTED, freshProject, PROJECT, runTool, tool } from './support.js';

/** @param {string} cwd @param {...string} args of Node */
const node = (cwd, ...args) => execFileSync(process.execPath, args, { cwd, encoding: 'utf8' });

test('Node trains, with nothing but the package', () => {
  assert.equal(node(freshProject(PROJECT), 'node.js'), `${EXPECTED}\n`);
});

test('a worker thread trains', () => {
  assert.equal(node(freshProject(PROJECT), 'thread.js'), `${EXPECTED}\n`);
});

test('CommonJS requires the package, from Node 20.19 and 22.12 on', () => {
  assert.equal(node(freshProject(PROJECT), '--no-warnings', 'common.cjs'), 'function function\n');
});

test('esbuild bundles it for Node into one file, which trains without node_modules', async () => {
  const absWorkingDir = freshProject(PROJECT);
  const { build } = await tool('esbuild', 'lib/main.js');
  const options = { bundle: true, platform: 'node', format: 'esm', outfile: 'out/main.mjs' };
  await build({ absWorkingDir, entryPoints: ['node.js'], ...options, logLevel: 'silent' });
  const base = join(absWorkingDir, 'node_modules/network2-lab/build/public/data');
  assert.equal(node(join(absWorkingDir, 'out'), 'main.mjs', base), `${EXPECTED}\n`);
});

test('esbuild bundles it as CommonJS, which has to be told where MNIST is', async () => {
  const absWorkingDir = freshProject(PROJECT);
  const { build } = await tool('esbuild', 'lib/main.js');
  const options = { bundle: true, platform: 'node', format: 'cjs', outfile: 'out/bundle.cjs' };
  const contents = `
    import { trainOneEpoch } from './program.js';
    const [base] = process.argv.slice(2);
    trainOneEpoch({ base }).then(console.log, (error) => console.log(error.message));`;
  await build({
    absWorkingDir,
    stdin: { contents, resolveDir: absWorkingDir },
    ...options,
    logLevel: 'silent',
  });
  const out = join(absWorkingDir, 'out');
  const base = join(absWorkingDir, 'node_modules/network2-lab/build/public/data');
  assert.equal(node(out, 'bundle.cjs', base), `${EXPECTED}\n`);
  assert.match(node(out, 'bundle.cjs'), /^base must say where MNIST is/);
});

test('Vitest trains with jsdom', () => {
  const folder = freshProject(PROJECT, 'vitest');
  const output = runTool(folder, 'vitest', 'run', '--root', folder);
  assert.match(output, /3 passed/);
});
