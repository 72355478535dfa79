// npm start: installs what is missing, builds the engine, prepares the data, serves the page.
// Options after `--` go to Vite: npm start -- --port 8080
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildEngine, prepareMnist } from './prepare.js';
import { root, runTool } from './run.js';
import { setUp, SetupError } from './setup.js';

await runTool(async () => {
  setUp({ forTests: false });
  buildEngine();
  await prepareMnist();
  // In this process, so that whatever stops it stops the server too.
  process.argv.splice(2, 0, '--config', join(root, 'web/vite.config.js'));
  await import(pathToFileURL(join(root, 'node_modules/vite/bin/vite.js')).href);
}, SetupError);
