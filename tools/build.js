// npm run build: a static site in dist/, for any folder of any static host.
import { buildEngine, prepareMnist } from './prepare.js';
import { run, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

await runTool(async () => {
  setUp({ forTests: false });
  buildEngine();
  await prepareMnist();
  run(['node_modules/.bin/vite', 'build', '--config', 'web/vite.config.js']);
}, SetupError);
