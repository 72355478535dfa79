// npm run fuzz -- NAME SECONDS: looks for inputs that break an entry point of the engine; the names are
// those of tests/fuzz/*.cpp. It begins with tests/fuzz/corpus/NAME and keeps what it finds in
// build/fuzz/NAME, and there, as crash-..., what breaks something. What `npm run sanitize` shall try
// for ever is copied into the corpus by hand.
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesIn } from './files.js';
import { CommandError, root, run, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

/** An input is longer than this only where the corpus has such. */
const MAX_LENGTH = 4096;

await runTool(() => {
  const names = filesIn('tests/fuzz', /^[^/]+\.cpp$/).map((file) => basename(file, '.cpp'));
  const [name, seconds] = process.argv.slice(2);
  if (!names.includes(name) || !(Number(seconds) >= 1)) {
    throw new CommandError(
      `npm run fuzz -- NAME SECONDS, NAME one of ${names.join(', ')}, SECONDS >= 1; ` +
        `got ${process.argv.slice(2).join(' ') || 'nothing'}`,
    );
  }
  setUp({ forTests: true, withClang: true });
  run(['cmake', '--preset', 'sanitize'], { quiet: true });
  run(['cmake', '--build', '--preset', 'sanitize', '--target', `fuzz_${name}`], { quiet: true });
  const found = `build/fuzz/${name}`;
  mkdirSync(join(root, found), { recursive: true });
  run([
    `build/sanitize/tests/fuzz/fuzz_${name}`,
    `-max_total_time=${Math.floor(Number(seconds))}`,
    `-max_len=${MAX_LENGTH}`,
    `-artifact_prefix=${found}/`,
    '-print_final_stats=1',
    found,
    `tests/fuzz/corpus/${name}`,
  ]);
}, SetupError);
