// node tools/tidy.js [--analyze] [FILE...]: clang-tidy over sources of the engine, all or some, on all cores;
// each again only when something that it sees has changed. With --analyze, the static analyser and nothing
// else: it follows the paths through Eigen, for a minute and more in one file. The preset `native` must be
// configured.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { filesIn } from './files.js';
import { CommandError, root, runTool } from './run.js';

/** How the files are compiled, as the preset `native` says. */
const COMMANDS = 'build/native/compile_commands.json';

/** The folder with the same for clang-tidy, which cannot read what another compiler has precompiled. */
const BUILD = 'build/tidy';

const isAnalysis = process.argv.includes('--analyze');

/** Which of the checks that .clang-tidy names. */
const CHECKS = isAnalysis ? '--checks=-*,clang-analyzer-*' : '--checks=-clang-analyzer-*';

/** Hashes of what the files had when clang-tidy found nothing in them, by file. */
const PASSED = isAnalysis ? 'build/analysis.json' : 'build/tidy.json';

/** Where the project's own headers may be, besides the folder of who includes them. */
const INCLUDE_FOLDERS = ['cpp/include', 'cpp/src'];

/** @param {string} file from the root */
const read = (file) => readFileSync(join(root, file), 'utf8');

/**
 * @param {string} file of the project
 * @param {Set<string>} [seen] files that are known already
 * @returns {Set<string>} the file and all of the project that it includes
 */
function filesSeenBy(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name] of read(file).matchAll(/^#include "(.+)"$/gm)) {
    const header = [dirname(file), ...INCLUDE_FOLDERS]
      .map((folder) => join(folder, name))
      .find((path) => existsSync(join(root, path)));
    if (header) filesSeenBy(header, seen);
  }
  return seen;
}

/** @param {string[]} command @returns {string} what it prints */
function outputOf([command, ...args]) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new CommandError(`${command} ${args.join(' ')} failed`);
  return stdout;
}

/** @param {string} file @returns {Promise<boolean>} whether clang-tidy finds nothing in it */
function passes(file) {
  const check = spawn('clang-tidy', ['-p', BUILD, '--quiet', CHECKS, file], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'], // it counts the warnings of other people's headers there
  });
  let findings = '';
  check.stdout.on('data', (text) => (findings += text));
  return new Promise((resolve, reject) => {
    check.on('error', reject);
    check.on('close', (status) => {
      process.stdout.write(findings);
      resolve(status === 0);
    });
  });
}

await runTool(async () => {
  const asked = process.argv.slice(2).filter((word) => word !== '--analyze');
  // Headers are checked with the sources that include them.
  const files = filesIn('cpp/src', /\.cpp$/).filter(
    (file) => !asked.length || asked.includes(file),
  );
  const version = outputOf(['clang-tidy', '--version']);
  /** @type {{file: string, command: string}[]} */
  const commands = JSON.parse(read(COMMANDS));
  for (const entry of commands) {
    entry.command = entry.command.replace(/ -Winvalid-pch -include \S+/, '');
  }
  mkdirSync(join(root, BUILD), { recursive: true });
  writeFileSync(join(root, BUILD, 'compile_commands.json'), JSON.stringify(commands));
  /** @param {string} file */
  const hashOf = (file) => {
    const { command = '' } = commands.find((entry) => entry.file === join(root, file)) ?? {};
    const hash = createHash('sha256').update(version + CHECKS).update(read('.clang-tidy')).update(command); // prettier-ignore
    for (const seen of filesSeenBy(file)) hash.update(read(seen));
    return hash.digest('hex');
  };
  /** @type {Record<string, string>} */
  const passed = existsSync(join(root, PASSED)) ? JSON.parse(read(PASSED)) : {};
  // The longest first, from the end: begun last, it would leave the other cores without work.
  const todo = files
    .filter((file) => passed[file] !== hashOf(file))
    .sort((one, other) => read(one).length - read(other).length);
  /** @type {string[]} */
  const failed = [];
  const work = async () => {
    for (let file = todo.pop(); file; file = todo.pop()) {
      const hash = hashOf(file);
      if (await passes(file)) passed[file] = hash;
      else failed.push(file);
      writeFileSync(join(root, PASSED), JSON.stringify(passed, null, 1));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (failed.length > 0) throw new CommandError(`clang-tidy found faults in ${failed.join(', ')}`);
});
