import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/run.js';

test('the program in the README runs, and learns', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, program] = /```js\n([\s\S]*?)```/.exec(readme) ?? [];
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  const counts = [...stdout.matchAll(/^(\d+) of 10,000/gm)].map(([, count]) => Number(count));
  assert.equal(counts.length, 3, stdout + stderr);
  assert.ok(counts[2] > 9400, stdout);
});
