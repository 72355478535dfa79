// What the tests of the page need: the built site on a plain static server, and a browser.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { root } from '../../tools/run.js';
import { chromium } from '../../tools/setup.js';

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
});

/** A Content-Security-Policy as strict as a careful host's. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
].join('; ');

/** The folder of the host that the site is in: any must do. */
const FOLDER = '/courses/neural-networks/';

/**
 * Serves the files of a folder.
 * @param {string} folder
 * @param {string} prefix path on the host, with slashes around it
 * @param {Record<string, string>} headers sent with each file
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} [intercept]
 *   answers a request in another way and returns true
 */
async function serveFolder(folder, prefix, headers, intercept = () => false) {
  const server = createServer((request, response) => {
    if (intercept(request, response)) return;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(prefix) ? normalize(pathname.slice(prefix.length)) : '..';
    const file = join(folder, path === '.' ? 'index.html' : path);
    if (path.startsWith('..') || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'Content-Type': type });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Serves dist/ from a folder of a static host.
 * @param {Parameters<typeof serveFolder>[3]} [intercept] answers a request in another way
 * @param {string} [directives] that the host's Content-Security-Policy has besides
 */
export const serveSite = (intercept, directives = '') =>
  serveFolder(
    join(root, 'dist'),
    FOLDER,
    { 'Content-Security-Policy': `${POLICY}; ${directives}` },
    intercept,
  );

/**
 * Serves the sources for browsers that import the library without a bundler: as they are, but for the names of
 * packages, which in a worker no import map could resolve.
 */
export const serveSources = () =>
  serveFolder(root, '/', {}, (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!/^\/web\/[\w/-]+\.js$/.test(pathname) || !existsSync(join(root, pathname))) return false;
    const code = readFileSync(join(root, pathname), 'utf8');
    response.writeHead(200, { 'Content-Type': TYPES['.js'] });
    response.end(code.replaceAll(" from '@noble/", " from '/node_modules/@noble/"));
    return true;
  });

/**
 * What the browser is not to have. Its address bar has two pages of its own behind it in every window, which take
 * time from the page that is tested. The others are of Playwright's list that matter here: only the last list
 * on the command line counts.
 */
const NOT_WANTED = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['HttpsUpgrades', 'MediaRouter', 'OptimizationHints', 'PaintHolding', 'ThirdPartyStoragePartitioning'], // prettier-ignore
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'LensOverlay'],
];

/** How the browser is started. */
const started = () => ({
  executablePath: pathOf(chromium() ?? 'chromium'),
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    `--disable-features=${NOT_WANTED.join()}`,
  ],
});

/** Starts the browser. */
export const launch = () => playwright.launch(started());

/**
 * Starts the browser with a profile that stays when it is closed.
 * @param {string} folder of the profile
 */
export const launchProfile = (folder) => playwright.launchPersistentContext(folder, started());

/**
 * @param {string} command
 * @returns {string} its path
 */
export function pathOf(command) {
  if (command.includes('/')) return command;
  const folder = (process.env.PATH ?? '').split(':').find((one) => existsSync(join(one, command)));
  if (!folder) throw new Error(`there is no ${command} on PATH; npm test installs it`);
  return join(folder, command);
}

/**
 * Opens the page and collects what it complains of.
 * @param {import('playwright-core').Browser | import('playwright-core').BrowserContext} browser
 * @param {string} url
 * @param {import('playwright-core').BrowserContextOptions} [options] of a browser, not of a context that is there
 */
export async function openPage(browser, url, options = {}) {
  const viewport = { width: 1360, height: 900 };
  const context =
    'newContext' in browser ? await browser.newContext({ viewport, ...options }) : browser;
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  return { page, complaints };
}

/**
 * What axe finds wrong with the page as it stands.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} rule and place of each fault
 */
export async function faultsOf(page) {
  // Not as a <script>: the policy of the site forbids it, and rightly so.
  await page.evaluate(await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run();
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map((/** @type {any} */ { target }) => `${id}: ${target.join(' ')}`),
    );
  });
}

/**
 * Serves dist/ as a static host does whose files other hosts' pages may use.
 * @param {Parameters<typeof serveFolder>[3]} [intercept] answers a request in another way
 * @param {Record<string, string>} [headers] sent besides
 */
export const serveShared = (intercept, headers = {}) =>
  serveFolder(join(root, 'dist'), FOLDER, { 'Access-Control-Allow-Origin': '*', ...headers }, intercept); // prettier-ignore

/**
 * Serves pages of another host, each by its name.
 * @param {Record<string, string>} headers sent with each page
 * @param {string} folder of what the pages need besides
 */
export async function serveHost(headers = {}, folder = join(root, 'tests/browser')) {
  /** @type {Map<string, string>} */
  const pages = new Map();
  const host = await serveFolder(folder, '/', headers, (request, response) => {
    const page = pages.get(String(request.url).replace(/[?].*$/, ''));
    if (request.url === '/favicon.ico') return Boolean(response.writeHead(204).end());
    if (page === undefined) return false;
    response.writeHead(200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' }).end(page);
    return true;
  });
  let count = 0;
  return {
    ...host,
    /** @param {string} html of a whole page @returns {string} where it is from now on */
    document(html) {
      const path = `page-${++count}.html`;
      pages.set(`/${path}`, html);
      return host.url + path;
    },
    /** @param {string} body of a page @param {string} [head] of it @returns {string} where it is from now on */
    page(body, head = '') {
      return this.document(
        `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
      );
    },
  };
}
