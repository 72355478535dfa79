// npm run coverage: which branches of the engine the native tests take; in build/coverage/report line
// by line, as HTML. Not counted: cpp/bindings, which is compiled for WebAssembly only. What the tests
// cannot take: choices between the lanes of a packet, which are no branches (packet.hpp); values that
// no enumeration has, in a switch; more than 4 GiB of records (examples.cpp); a point drawn at the very
// centre of the square, of which there is one in 2^106 (random.cpp).
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './files.js';
import { root, run, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

const FOLDER = 'build/coverage';

await runTool(() => {
  setUp({ forTests: true, withClang: true });
  rmSync(join(root, FOLDER, 'profiles'), { recursive: true, force: true });
  run(['cmake', '--preset', 'coverage'], { quiet: true });
  run(['cmake', '--build', '--preset', 'coverage'], { quiet: true });
  run(['ctest', '--preset', 'coverage', '--progress']);
  const counts = join(FOLDER, 'tests.profdata');
  const profiles = filesIn(join(FOLDER, 'profiles'), /\.profraw$/);
  run(['llvm-profdata', 'merge', '-sparse', '-o', counts, ...profiles]);
  const options = [
    join(FOLDER, 'tests/cpp/network2_tests'),
    `-instr-profile=${counts}`,
    '-ignore-filename-regex=/(usr|tests)/',
  ];
  run([
    'llvm-cov',
    'show',
    ...options,
    '-format=html',
    `-output-dir=${FOLDER}/report`,
    '-show-branches=count',
    '-show-instantiations=false',
  ]);
  run(['llvm-cov', 'report', ...options, '-show-region-summary=false']);
}, SetupError);
