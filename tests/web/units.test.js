import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesIn } from '../../tools/files.js';
import { root } from '../../tools/run.js';

test('no size of the lab hangs on the root of the page that it is in', () => {
  const files = ['web/views', 'web/embed'].flatMap((folder) => filesIn(folder, /\.js$/));
  assert.ok(files.length > 30, `${files.length}`);
  const faulty = files.filter((file) => /\drem\b/.test(readFileSync(join(root, file), 'utf8')));
  assert.deepEqual(faulty, []);
});
