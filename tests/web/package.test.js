import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { root } from '../../tools/run.js';
import { DEFAULT_CONFIGURATION } from '../../web/model/configuration.js';
import { writeHandIn } from '../../web/model/hand-in.js';
import { newRun, reduce } from '../../web/model/run.js';

/** What a package needs to be there, by its own dependencies. @param {string} name @returns {string[]} */
function withDependencies(name) {
  const file = join(root, 'node_modules', name, 'package.json');
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8'));
  return [name, ...Object.keys(dependencies).flatMap(withDependencies)];
}

test('the package as it is published has all that the command needs', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'network2-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }), // prettier-ignore
  );
  for (const { path } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  const { dependencies, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies).flatMap(withDependencies)) {
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), place);
  }

  const begun = newRun({ ...DEFAULT_CONFIGURATION, trainingSize: 20, epochs: 1 });
  const seen = reduce(begun, { type: 'epoch', epoch: 0, values: { evaluationAccuracy: 1 } });
  const atEnd = { ...seen, progress: { ...seen.progress, epoch: 1 } };
  const run = reduce(atEnd, { type: 'end', fingerprint: '0000000000000000' });
  const file = join(folder, 'hand-in.json');
  writeFileSync(file, writeHandIn([{ id: 'a', name: null, starred: false, seconds: 1, run }]));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--preserve-symlinks', join(folder, bin['network2-lab']), 'verify', file],
    { cwd: folder, encoding: 'utf8' },
  );
  assert.equal(stderr, '');
  assert.match(stdout, /^✗ 1\. epochs=1&trainingSize=20: .* the file has 1, the run gives /);
  assert.equal(status, 1);
});

test('the engine as text is the one that was built, and on its way as short as the file', async () => {
  const folder = join(root, 'build/wasm');
  const wasm = readFileSync(join(folder, 'network2.wasm'));
  const { default: text } = await import('../../build/wasm/network2.wasm.js');
  assert.ok(gunzipSync(Buffer.from(text, 'base64')).equals(wasm));
  const [asText, asFile] = [text, wasm].map((one) => gzipSync(one, { level: 9 }).length);
  assert.ok(asText < 1.02 * asFile, `${asText} and ${asFile} bytes`);
});
