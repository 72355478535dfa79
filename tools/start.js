// npm start: installs what is missing, builds the engine, prepares the data, serves the page.
// Options after `--` go to Vite: npm start -- --port 8080
import { buildEngine, prepareMnist } from './prepare.js';
import { run, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

await runTool(async () => {
  setUp({ forTests: false });
  buildEngine();
  await prepareMnist();
  run(['node_modules/.bin/vite', '--config', 'web/vite.config.js', ...process.argv.slice(2)]);
}, SetupError);
