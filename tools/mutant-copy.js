// A copy of the sources in which one mutant after another is built and tested.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CommandError, root } from './run.js';

/** What the builds and the tests need of the project. */
const SOURCES = ['cpp', 'tests', 'tools', 'web', 'package.json', 'README.md'];
const BUILD_FILES = ['CMakeLists.txt', 'CMakePresets.json'];

/** Seconds after which a program of tests is taken to hang. */
const NATIVE_TIMEOUT = 15;
const WASM_TIMEOUT = 900;

/** KB of memory that a native program may have: mutants may ask for ever more. */
const NATIVE_MEMORY = 4_000_000;

/** Tests of the WebAssembly build that take long, and so come last. */
const SLOW = ['sgd', 'memory', 'reader', 'readme'];

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends a program and all that it has started. @param {import('node:child_process').ChildProcess} child */
function end(child) {
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    running.forEach(end);
    process.exit(1);
  });
}

/**
 * Runs a command to its end.
 * @param {string[]} command with its arguments
 * @param {{cwd: string, seconds?: number, env?: Record<string, string>}} options seconds after which
 *   it is ended
 * @returns {Promise<{ok: boolean, hung: boolean, output: string}>}
 */
function execute([command, ...args], { cwd, seconds, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a group of its own, which can be ended as a whole
    });
    running.add(child);
    let output = '';
    let hung = false;
    const timer =
      seconds &&
      setTimeout(() => {
        hung = true;
        end(child);
      }, seconds * 1000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok: status === 0, hung, output });
    });
  });
}

/** @param {string} folder @returns {string[]} the files in it, relative to it */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.includes('node_modules') && statSync(join(folder, name)).isFile(),
  );

/**
 * @param {string} folder below tests
 * @param {RegExp} pattern of its files, with a group for the name
 * @returns {string[]} the names
 */
const namesIn = (folder, pattern) =>
  readdirSync(join(root, 'tests', folder)).flatMap((file) => pattern.exec(file)?.[1] ?? []);

/** The names of the native test programs, and of the files of tests of the WebAssembly build. */
export const NATIVE_TESTS = namesIn('cpp', /^(.*)_test\.cpp$/);
export const WASM_TESTS = namesIn('wasm', /^(.*)\.test\.js$/).sort(
  (one, other) => SLOW.indexOf(one) - SLOW.indexOf(other),
);

/** @param {string[]} first @param {string[]} all @returns {string[]} all of them, some of them first */
const inOrder = (first, all) => [...first, ...all.filter((name) => !first.includes(name))];

/** A build that failed: with a mutant in it, the mutant is wrong. */
export class BuildError extends CommandError {}

/** A copy of the sources below build/mutants, with builds of its own. */
export class MutantCopy {
  /** @type {string} */
  #folder;
  /** @type {number} */
  #jobs;
  #isWasmReady = false;

  /**
   * @param {number} number of the copy: each has its folder
   * @param {number} jobs of its builds at a time
   */
  constructor(number, jobs) {
    this.#folder = join(root, 'build/mutants', String(number));
    this.#jobs = jobs;
  }

  /** Brings the copy up to date. What is the same is not touched, so that it need not be built again. */
  #synchronise() {
    const wanted = new Map(
      [...SOURCES, ...BUILD_FILES].flatMap((name) => {
        const path = join(root, name);
        const files = statSync(path).isFile() ? [''] : filesIn(path);
        return files.map((file) => [join(name, file), readFileSync(join(path, file))]);
      }),
    );
    for (const source of SOURCES.map((name) => join(this.#folder, name)).filter(existsSync)) {
      if (statSync(source).isFile()) continue;
      for (const file of filesIn(source)) {
        const path = join(source, file);
        if (!wanted.has(relative(this.#folder, path))) rmSync(path);
      }
    }
    for (const [name, bytes] of wanted) {
      const path = join(this.#folder, name);
      if (existsSync(path) && readFileSync(path).equals(bytes)) continue;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    for (const name of ['node_modules', 'build/public']) {
      const link = join(this.#folder, name);
      mkdirSync(dirname(link), { recursive: true });
      if (!existsSync(link)) symlinkSync(join(root, name), link);
    }
  }

  /** @param {string[]} command @param {Record<string, string>} [env] */
  async #build(command, env) {
    const { ok, output } = await execute(command, { cwd: this.#folder, env });
    if (!ok) throw new BuildError(`${command.join(' ')} failed:\n${output}`);
  }

  /** Makes the copy ready for native tests. */
  async prepare() {
    this.#synchronise();
    await this.#build(['cmake', '-S', 'tests/mutants', '-B', 'build/native', '-G', 'Ninja']);
  }

  /**
   * Builds native tests and runs them until one fails.
   * @param {string[]} [first] the programs that are built and run before the others
   * @returns {Promise<string | null>} what failed; null when all have passed
   */
  async testNatively(first = []) {
    for (const programs of [first, inOrder(first, NATIVE_TESTS).slice(first.length)]) {
      if (programs.length === 0) continue;
      const targets = programs.map((name) => `${name}_test`);
      const jobs = ['--parallel', String(this.#jobs)];
      await this.#build(['cmake', '--build', 'build/native', ...jobs, '--target', ...targets]);
      for (const program of targets) {
        const limited = `ulimit -c 0; ulimit -v ${NATIVE_MEMORY}; exec "$0" "$@"`;
        const { ok, hung, output } = await execute(
          ['sh', '-c', limited, `build/native/${program}`, '--gtest_fail_fast'],
          { cwd: this.#folder, seconds: NATIVE_TIMEOUT },
        );
        if (ok) continue;
        const [, test] = /\[ {2}FAILED {2}\] ([^ \n,]+)/.exec(output) ?? [];
        return test ?? `${program} ${hung ? 'hung' : 'crashed'}`;
      }
    }
    return null;
  }

  /**
   * Builds the WebAssembly module and runs its tests, file by file, until one fails.
   * @param {string[]} [first] files that are run before the others
   * @param {string[]} [all] files; with none, those alone
   * @returns {Promise<string | null>} the file that failed; null when all have passed
   */
  async testInWasm(first = [], all = WASM_TESTS) {
    if (!this.#isWasmReady) {
      await this.#build(['emcmake', 'cmake', '--preset', 'wasm']);
      this.#isWasmReady = true;
    }
    // Not through the preset, which builds the bench as well.
    const jobs = ['--parallel', String(this.#jobs)];
    const build = ['cmake', '--build', 'build/wasm', ...jobs, '--target', 'network2_js'];
    await this.#build(build, { NODE_PATH: '/usr/share/nodejs' });
    const inline = "import('./tools/inline-engine.js').then((inline) => inline.inlineEngine())";
    await this.#build([process.execPath, '--eval', inline]);
    for (const name of inOrder(first, all)) {
      const { ok } = await execute([process.execPath, '--test', `tests/wasm/${name}.test.js`], {
        cwd: this.#folder,
        seconds: WASM_TIMEOUT,
      });
      if (!ok) return `wasm/${name}`;
    }
    return null;
  }

  /**
   * Changes the text of a file while something is done.
   * @template T
   * @param {{file: string, from: string, to: string}} mutant whose `from` is in the file once
   * @param {() => Promise<T>} work
   * @returns {Promise<T>} what the work gave
   */
  async with({ file, from, to }, work) {
    const path = join(this.#folder, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
    try {
      return await work();
    } finally {
      writeFileSync(path, text);
    }
  }
}
