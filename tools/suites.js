// The suites of the test command.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cppFiles, filesIn } from './files.js';
import { root, run, runAll } from './run.js';

/** Files at a time: left to itself, Node leaves one of two cores free. */
export const BOTH = '--test-concurrency=2';

/** @param {string} name of a command of an npm package */
const bin = (name) => `node_modules/.bin/${name}`;

/**
 * What of a suite is asked for by words, each a part of a file's path or else of a test's name.
 * @param {string[]} files all of the suite
 * @param {string[]} words none means all
 * @returns {{files: string[], names: string[]}} files: all when no word names one
 */
export function partOf(files, words) {
  const paths = words.map((word) => word.replace(/^\.\//, ''));
  const chosen = files.filter((file) => paths.some((path) => file.includes(path)));
  const names = paths.filter((path) => !files.some((file) => file.includes(path)));
  return { files: chosen.length > 0 ? chosen : files, names };
}

/** @param {string} folder below tests @param {string[]} words @param {...string} options of Node's test runner */
export function nodeTests(folder, words, ...options) {
  const { files, names } = partOf(filesIn(`tests/${folder}`, /\.test\.js$/), words);
  const patterns = names.map((name) => `--test-name-pattern=${name}`);
  run(['node', '--test', ...options, ...patterns, ...files]);
}

/**
 * @param {string[]} words parts of the paths of native tests, or of the names of tests, with * for
 *   anything as in GoogleTest's filters
 * @returns {string[]} options of CTest that choose these tests; none for all
 */
export function ctestOptions(words) {
  if (words.length === 0) return [];
  const { files, names } = partOf(filesIn('tests/cpp', /_test\.cpp$/), words);
  const patterns = names.map((name) =>
    name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*'),
  );
  for (const file of names.length < words.length ? files : []) {
    const tests = readFileSync(join(root, file), 'utf8').matchAll(/^(?:TYPED_)?TEST\w*\((\w+)/gm);
    for (const [, suite] of tests) patterns.push(`(^|/)${suite}[./]`);
  }
  return ['--no-tests=error', '-R', [...new Set(patterns)].join('|')];
}

/** @param {string[]} paths of files; none for all */
async function lint(paths) {
  /** @param {RegExp} kind @param {() => string[]} all @param {...string} command */
  const on = (kind, all, ...command) => {
    const files = paths.length > 0 ? paths.filter((path) => kind.test(path)) : all();
    return files.length > 0 ? [[...command, ...files]] : [];
  };
  const everything = () => ['.'];
  const sources = paths.filter((path) => path.endsWith('.cpp'));
  run(['cmake', '--preset', 'native'], { quiet: true }); // says how clang-tidy has to compile
  await runAll([
    ...on(/./, everything, bin('prettier'), '--check', '--log-level=warn', '--ignore-unknown'),
    ...on(/\.js$/, everything, bin('eslint')),
    [bin('tsc'), '--project', '.'],
    ...on(/\.[ch]pp$/, cppFiles, 'clang-format', '--dry-run', '-Werror'),
    ...(paths.length === 0 || sources.length > 0 ? [['node', 'tools/tidy.js', ...sources]] : []),
  ]);
}

/** @param {string[]} words */
function cpp(words) {
  run(['cmake', '--preset', 'native'], { quiet: true });
  run(['cmake', '--build', '--preset', 'native'], { quiet: true });
  run(['ctest', '--preset', 'native', '--progress', ...ctestOptions(words)]);
}

/** @param {string} folder below tests @param {string[]} words */
function browserTests(folder, words) {
  run([bin('vite'), 'build', '--config', 'web/vite.config.js', '--logLevel', 'warn']);
  nodeTests(folder, words, BOTH);
}

/**
 * By name: what the suite does with words that choose a part of it (none: all of it), whether the engine in
 * WebAssembly and the data of MNIST have to be there, and whether it is run when no suite is named: `long` has what
 * takes minutes.
 * @type {Record<string, {run: (words: string[]) => void | Promise<void>, engine: boolean, data: boolean, always: boolean}>}
 */
export const SUITES = {
  lint: { run: lint, engine: true, data: false, always: true }, // the engine's types
  cpp: { run: cpp, engine: false, data: false, always: true },
  wasm: { run: (words) => nodeTests('wasm', words, BOTH), engine: true, data: true, always: true },
  web: { run: (words) => nodeTests('web', words, BOTH), engine: true, data: true, always: true },
  browser: { run: (words) => browserTests('browser', words), engine: true, data: true, always: true }, // prettier-ignore
  long: { run: (words) => browserTests('long', words), engine: true, data: true, always: false },
};
