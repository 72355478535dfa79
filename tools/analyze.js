// npm run analyze: the static analyser of Clang over the engine. Part of what clang-tidy does, but a
// command of its own, for it takes longer than all of the rest of `npm test -- lint`.
import { run, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

await runTool(() => {
  setUp({ forTests: true });
  run(['cmake', '--preset', 'native'], { quiet: true });
  run(['node', 'tools/tidy.js', '--analyze']);
}, SetupError);
