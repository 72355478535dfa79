// Installs what the project needs from the distribution and from npm. Uses Node's own modules only:
// on a fresh machine there is nothing else. Quick when there is nothing to do.
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { removeMovedBuilds } from './moved-builds.js';
import { root, run } from './run.js';

/** Whether a command is on PATH. @param {string} command */
export function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return statSync(join(folder, command)).isFile();
    } catch {
      return false;
    }
  });
}

/** Where a browser that Playwright can drive may be. */
const CHROMIUMS = ['chromium', 'google-chrome', 'google-chrome-stable'];

/** The browser for the tests, as a command. Ubuntu's snap of Chromium does not count: it cannot be driven. */
export const chromium = () =>
  process.env.CHROMIUM ??
  CHROMIUMS.find((name) => onPath(name) && !existsSync(`/snap/bin/${name}`));

/** @param {string} folder of headers @param {string} [variable] environment variable that has it */
const header = (folder, variable) => () =>
  existsSync(join('/usr/include', folder)) || existsSync((variable && process.env[variable]) || '');

/** What building and serving the page needs: Debian package, and how to tell that it is there. */
const RUNNING = [
  { name: 'emscripten', isThere: () => onPath('emcc') },
  { name: 'libeigen3-dev', isThere: header('eigen3/Eigen', 'EIGEN3_INCLUDE_DIR') },
  { name: 'cmake', isThere: () => onPath('cmake') },
  { name: 'ninja-build', isThere: () => onPath('ninja') },
];

/** What the tests need besides. */
const TESTING = [
  { name: 'g++', isThere: () => onPath('g++') },
  { name: 'libgtest-dev', isThere: header('gtest') },
  { name: 'nlohmann-json3-dev', isThere: header('nlohmann') },
  { name: 'chromium', isThere: () => Boolean(chromium()) },
  { name: 'clang-format', isThere: () => onPath('clang-format') },
  { name: 'clang-tidy', isThere: () => onPath('clang-tidy') },
];

/** What the bench needs besides. NumPy joins in where it is installed. */
const BENCH = [{ name: 'libbenchmark-dev', isThere: header('benchmark/benchmark.h') }];

/** Whether a Clang has the libraries of its sanitizers and of libFuzzer. */
function hasSanitizers() {
  const versions = existsSync('/usr/lib/clang') ? readdirSync('/usr/lib/clang') : [];
  return versions.some((version) => existsSync(`/usr/lib/clang/${version}/lib/linux`));
}

/** What sanitizers, fuzzers, coverage and the comparison of compilers need besides. */
const CLANG = [
  { name: 'clang', isThere: () => onPath('clang++') },
  { name: 'libclang-rt-dev', isThere: hasSanitizers },
  { name: 'llvm', isThere: () => onPath('llvm-cov') && onPath('llvm-profdata') },
];

/** Browsers for the tests that compare engines; they run with those that are there. */
const BROWSERS = [
  { name: 'firefox-esr', isThere: () => onPath('firefox-esr') },
  { name: 'webkit2gtk-driver', isThere: () => onPath('WebKitWebDriver') },
  { name: 'xvfb', isThere: () => onPath('Xvfb') },
];

/** A reason to stop that the person at the terminal can do something about. */
export class SetupError extends Error {}

/** Whether this is Ubuntu itself; distributions made from it may well package Chromium. */
const isUbuntu = () =>
  existsSync('/etc/os-release') && /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));

/** @param {string[]} packages */
function aptInstall(packages) {
  const list = packages.join(' ');
  if (packages.includes('chromium') && isUbuntu()) {
    throw new SetupError(
      'The tests need a Chromium, which Ubuntu has only as a snap. Please install Google Chrome, or ' +
        'let the environment variable CHROMIUM name a Chromium of yours, then try again.',
    );
  }
  if (!onPath('apt-get')) {
    throw new SetupError(
      `Please install these first (named as in Debian), then try again: ${list}.\n` +
        'There is no apt-get here to do it. Instead of the package emscripten, any emsdk from 3.1.6 on will do.',
    );
  }
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !onPath('sudo')) {
    throw new SetupError(`Please install these as root, then try again: apt-get install ${list}`);
  }
  const apt = [...(isRoot ? [] : ['sudo']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  console.log(`Installing ${list} (from the distribution)`);
  run([...apt, 'update', '-qq']);
  run([...apt, 'install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** npm packages, unless those that the lock file names are there. */
function npmInstall() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing npm packages');
  run(['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/**
 * Installs what is missing, and removes builds that a copy of the checkout has brought along.
 * @param {{forTests: boolean, allBrowsers?: boolean, forBench?: boolean, withClang?: boolean}} options
 *   whether the tests' tools are needed as well, Firefox and WebKit besides Chromium, those of the
 *   bench, and Clang with its sanitizers
 */
export function setUp({ forTests, allBrowsers = false, forBench = false, withClang = false }) {
  const needed = [
    ...RUNNING,
    ...(forTests ? TESTING : []),
    ...(allBrowsers ? BROWSERS : []),
    ...(forBench ? BENCH : []),
    ...(withClang ? CLANG : []),
  ];
  const missing = needed.filter(({ isThere }) => !isThere());
  if (missing.length > 0) aptInstall(missing.map(({ name }) => name));
  npmInstall();
  removeMovedBuilds(join(root, 'build'));
}
