// What is in the package, and what those say who look at packages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshProject, packed, runTool } from './support.js';

test('publint finds no fault', () => {
  assert.match(runTool(process.cwd(), 'publint', packed(), '--strict'), /All good/);
});

test('the types are found by whoever imports the package', () => {
  // CommonJS requires it as an ES module, which Node does and TypeScript warns of.
  const rules = ['--ignore-rules', 'cjs-resolves-to-esm'];
  const output = runTool(process.cwd(), '@arethetypeswrong/cli', packed(), ...rules, '--no-emoji', '--exclude-entrypoints', 'network2.wasm', 'custom-elements.json'); // prettier-ignore
  assert.match(output, /"network2-lab\/mnist"/);
});

test('every file that the exports name is in the package', () => {
  const folder = join(freshProject(null), 'node_modules/network2-lab');
  const { exports, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const targets = [...Object.values(exports), ...Object.values(bin)].flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  for (const target of targets) assert.ok(readFileSync(join(folder, target)).length > 0, target);
});

test('the command runs where the package is installed', () => {
  const folder = freshProject(null);
  const command = join(folder, 'node_modules/.bin/network2-lab');
  const output = execFileSync(command, ['--version'], { cwd: folder, encoding: 'utf8' });
  assert.match(output, /^\d+\.\d+\.\d+\n$/);
});
