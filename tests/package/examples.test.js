// The examples do what they say, with the package as it is packed.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EXPECTED, freshProject, npm, serve, visit } from './support.js';

const ITEM = 'li';

/** @param {string} url of a page that trains for three epochs and shows the first of them */
async function assertShows(url) {
  const { said, complaints } = await visit(url, ITEM);
  assert.deepEqual({ said, complaints }, { said: `${EXPECTED} of 10000 right`, complaints: [] });
}

/** @param {string} folder of a built page */
async function assertServed(folder) {
  const server = await serve(folder);
  try {
    await assertShows(server.url);
  } finally {
    await server.close();
  }
}

/**
 * @param {string} folder of a project
 * @param {RegExp} address that its server prints
 */
async function assertStarts(folder, address) {
  const child = spawn('npm', ['start'], { cwd: folder, detached: true, env: { ...process.env, NO_COLOR: '1' } }); // prettier-ignore
  try {
    const url = await new Promise((resolve, reject) => {
      let output = '';
      const read = (/** @type {Buffer} */ piece) => {
        output += piece;
        const [found] = address.exec(output) ?? [];
        if (found) resolve(found);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('close', () => reject(new Error(output)));
    });
    await assertShows(url);
  } finally {
    process.kill(-Number(child.pid));
  }
}

test('the program for Node trains, saves and reads', () => {
  const folder = freshProject('examples/node');
  const lines = execFileSync('npm', ['start', '--silent'], { cwd: folder, encoding: 'utf8' });
  assert.match(lines, new RegExp(`^Epoch 1: ${EXPECTED} of 10000 right\n(Epoch .*\n){2}Read as 7, and is 7\n$`)); // prettier-ignore
  const saved = JSON.parse(readFileSync(join(folder, 'network.json'), 'utf8'));
  assert.deepEqual(saved.sizes, [784, 30, 10]);
});

for (const [name, tools, built] of /** @type {[string, string[], string][]} */ ([
  ['vite', ['vite'], 'dist'],
  ['webpack', ['webpack', 'webpack-cli', 'webpack-dev-server'], '.'],
])) {
  test(`the page in ${name} is built, and trains in its worker`, async () => {
    const folder = freshProject(`examples/${name}`, ...tools);
    npm(folder, 'run', 'postinstall');
    npm(folder, 'run', 'build');
    await assertServed(join(folder, built));
  });

  test(`the page in ${name} is served in development, and trains in its worker`, async () => {
    const folder = freshProject(`examples/${name}`, ...tools);
    npm(folder, 'run', 'postinstall');
    await assertStarts(folder, /http:\/\/(localhost|127\.0\.0\.1):\d+\//);
  });
}
