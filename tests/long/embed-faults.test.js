// What the lab says where a host or a browser lacks something.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../../tools/run.js';
import { forAllTests } from '../browser/for-all-tests.js';
import { launch, openPage, serveHost, serveShared } from '../browser/support.js';

/** @type {import('playwright-core').Page} */
let page;
/** What every worker does first. */
let prelude = '';

const [browser, site] = await forAllTests(
  launch(),
  serveShared((request, response) => {
    const name = String(request.url).split('/').at(-1) ?? '';
    if (!prelude || !/^worker-.*\.js$/.test(name)) return false;
    const code = readFileSync(join(root, 'dist/assets', name), 'utf8');
    const headers = { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' };
    response.writeHead(200, headers).end(prelude + code);
    return true;
  }),
);
afterEach(async () => {
  prelude = '';
  await page?.context().close();
});

/** @param {RegExp} sentence that is to be read */
const says = (sentence) => page.getByText(sentence).first().waitFor();

test('a page that was opened as a file says that it needs a server', async () => {
  ({ page } = await openPage(browser, pathToFileURL(join(root, 'dist/index.html')).href));
  await says(/opened as a file/);
  assert.equal(await page.getByText(/or one of them could not be loaded/).isVisible(), false);
});

for (const [lack, code, sentence] of /** @type {const} */ ([
  ['WebAssembly', 'delete globalThis.WebAssembly;', /This browser has no WebAssembly/],
  [
    'SIMD',
    'WebAssembly.validate = () => false; WebAssembly.compile = () => Promise.reject(new Error("wasm"));',
    /too old: its WebAssembly lacks SIMD.*Use Chrome/,
  ],
])) {
  test(`a browser without ${lack} is told so`, async () => {
    prelude = code;
    ({ page } = await openPage(browser, site.url));
    await says(sentence);
  });
}

/** Directives of a host that allows what the element from another host needs. */
const allowing = () => ({
  'default-src': "'none'",
  'script-src': `${site.url} 'wasm-unsafe-eval'`,
  'worker-src': 'blob:',
  'connect-src': site.url,
  'img-src': "'none'",
});

/** @param {Record<string, string>} directives */
async function openUnder(directives) {
  const policy = Object.entries({ ...allowing(), ...directives }).map((one) => one.join(' ')).join('; '); // prettier-ignore
  const host = await serveHost({ 'Content-Security-Policy': policy });
  const url = host.page('<network2-lab state="trainingSize=1000&epochs=1"></network2-lab>', `<script type="module" src="${site.url}network2-lab.js"></script>`); // prettier-ignore
  const opened = await openPage(browser, url);
  page = opened.page;
  return { ...opened, host };
}

test('a host’s policy that allows the other host, blob: workers and WebAssembly is enough', async (t) => {
  const { host, complaints } = await openUnder({});
  t.after(() => host.close());
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('network2-lab')).getState?.().status === 'ready'); // prettier-ignore
  await page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab')).start());
  assert.deepEqual(complaints, []);
});

for (const [lack, directives, sentence] of /** @type {const} */ ([
  ['blob: workers', { 'worker-src': "'self'" }, /has to add blob: to its worker-src/],
  ['WebAssembly', { 'script-src': 'SITE' }, /has to add 'wasm-unsafe-eval' to its script-src/],
  [
    'connections',
    { 'connect-src': "'none'" },
    /has to add http:\/\/127\.0\.0\.1:\d+ to its connect-src/,
  ],
  [
    'our Trusted Types',
    { 'require-trusted-types-for': "'script'", 'trusted-types': "'none'" },
    /has to allow the policies “network2-lab” and “lit-html”/,
  ],
])) {
  test(`a host’s policy that forbids ${lack} is named, with what to add`, async (t) => {
    const sited = Object.fromEntries(Object.entries(directives).map(([name, value]) => [name, value.replace('SITE', site.url)])); // prettier-ignore
    const { host } = await openUnder(sited);
    t.after(() => host.close());
    await says(sentence);
  });
}
