// What the tests of the package need: the package as npm packs it, installed in folders that know nothing of
// the project, and a browser that opens what was made there.
import { execFileSync } from 'node:child_process';
import { cpSync, createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { createServer } from 'node:http';
import { after } from 'node:test';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../tools/run.js';
import { launch } from '../browser/support.js';

/** The project that the package is tried in. */
export const PROJECT = 'tests/package/project';

/** Right answers on the validation data after the epoch that the programs train. */
export const EXPECTED = 9362;

const HERE = join(root, 'tests/package');
const TOOLS = join(HERE, 'bundlers/node_modules');

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
});

/** A folder that goes when the tests are over. */
const temporary = mkdtempSync(join(tmpdir(), 'network2-package-'));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));

/**
 * Runs a program of npm, quietly.
 * @param {string} cwd
 * @param {...string} args
 * @returns {string} its output
 */
export const npm = (cwd, ...args) =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** @returns {string} path of the package, as `npm run package` has had npm pack it */
export function packed() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return join(root, `build/package/${name}-${version}.tgz`);
}

/** @type {string | null} a folder in which the package has been installed */
let installed = null;

/** @returns {string} node_modules with the package and what it depends on, and nothing else */
function installedModules() {
  if (installed === null) {
    installed = join(temporary, 'installed');
    mkdirSync(installed);
    writeFileSync(join(installed, 'package.json'), '{"private": true}');
    npm(installed, 'install', '--prefer-offline', packed());
  }
  return join(installed, 'node_modules');
}

/** @param {string} name of a package of tests/package/bundlers @returns {Record<string, string>} its programs */
function programsOf(name) {
  const { bin = {} } = JSON.parse(readFileSync(join(TOOLS, name, 'package.json'), 'utf8'));
  return typeof bin === 'string' ? { [basename(name)]: bin } : bin;
}

let projects = 0;

/**
 * A project of somebody who has installed the package, and other things.
 * @param {string | null} source folder of the project's files, from the root of ours; null: it has none
 * @param {...string} tools packages of tests/package/bundlers
 * @returns {string} its folder
 */
export function freshProject(source, ...tools) {
  const folder = join(temporary, `project-${++projects}`);
  if (source !== null) {
    cpSync(join(root, source), folder, {
      recursive: true,
      filter: (path) => !/node_modules|mnist$|dist$/.test(path.slice(root.length)),
    });
  }
  cpSync(installedModules(), join(folder, 'node_modules'), { recursive: true });
  for (const tool of tools) {
    const place = join(folder, 'node_modules', tool);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(TOOLS, tool), place);
    for (const [name, file] of Object.entries(programsOf(tool))) {
      symlinkSync(join(TOOLS, tool, file), join(folder, 'node_modules/.bin', name));
    }
  }
  return folder;
}

/**
 * Has the page of a project run another script.
 * @param {string} folder of the project
 * @param {string} attributes of the script
 */
export function writePage(folder, attributes) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const script = '<script type="module" src="./main.js">';
  if (!page.includes(script)) throw new Error('the page has no such script');
  writeFileSync(join(folder, 'index.html'), page.replace(script, `<script ${attributes}>`));
}

/** @param {string} name of a package of tests/package/bundlers @param {string} [file] of it @returns {Promise<any>} */
export function tool(name, file) {
  const folder = join(TOOLS, name);
  const { exports, module, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const entry = exports?.['.']?.import ?? exports?.['.'] ?? module ?? main;
  const path = file ?? entry?.default ?? entry;
  return import(pathToFileURL(join(folder, path)).href);
}

/**
 * Runs a program of a package of tests/package/bundlers.
 * @param {string} cwd
 * @param {string} name of the package
 * @param {...string} args
 * @returns {string} its output
 */
export function runTool(cwd, name, ...args) {
  const programs = programsOf(name);
  const program = programs[basename(name)] ?? Object.values(programs)[0];
  return execFileSync(process.execPath, [join(TOOLS, name, program), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: undefined, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * Serves the files of a folder to whoever asks.
 * @param {string} folder
 * @returns {Promise<{url: string, close: () => Promise<unknown>}>} url: with a slash at the end
 */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(folder, normalize(pathname), pathname.endsWith('/') ? 'index.html' : '');
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @type {ReturnType<typeof launch> | null} Chromium, once it is needed */
let browser = null;
after(async () => (await browser)?.close());

/**
 * Opens a page in Chromium and waits for what it has to say.
 * @param {string} address
 * @param {string} [selector] of the element that says it
 * @returns {Promise<{said: string, complaints: string[]}>} complaints: of the page, or the browser
 */
export async function visit(address, selector = 'output') {
  browser ??= launch();
  const page = await (await browser).newPage();
  try {
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(address);
    const said = page.waitForFunction(
      (where) => document.querySelector(where)?.textContent || null,
      selector,
      { timeout: 60_000 },
    );
    const text = await said.then((handle) => handle.jsonValue()).catch((error) => String(error));
    return { said: String(text), complaints };
  } finally {
    await page.close();
  }
}

/**
 * @param {string} folder of a project
 * @returns {Promise<{url: string, close: () => Promise<unknown>}>} the chunks of MNIST that its package has, served
 *   from another origin
 */
export const serveMnist = (folder) =>
  serve(join(folder, 'node_modules/network2-lab/build/public/data'));
