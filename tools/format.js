// npm run format: brings all files into the form that `npm test -- lint` asks for.
import { cppFiles } from './files.js';
import { runAll, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

await runTool(async () => {
  setUp({ forTests: true });
  await runAll([
    ['node_modules/.bin/prettier', '--write', '--log-level=warn', '.'],
    ['clang-format', '-i', ...cppFiles()],
  ]);
}, SetupError);
