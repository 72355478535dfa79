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
  const counts = /\[ (\d+), (\d+), (\d+) \] of 10,000/.exec(stdout);
  assert.ok(counts, stdout + stderr);
  assert.ok(Number(counts[3]) > 9400, stdout);
});
