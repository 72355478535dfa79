// The element from another host, and the frame, in Firefox where it is installed.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { onPath } from '../../tools/setup.js';
import { pathOf, POLICY, serveHost, serveShared } from '../browser/support.js';

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveShared>>} */
let site;
/** @type {Awaited<ReturnType<typeof serveShared>>} the same under the strict policy, with what a sandbox needs */
let strictSite;
/** @type {Awaited<ReturnType<typeof serveHost>>} */
let host;
/** @type {import('puppeteer-core').Page} */
let page;

const SHORT = 'trainingSize=1000&epochs=1&evaluationSize=1000';

const isHere = onPath('firefox-esr');

before(async () => {
  if (!isHere) return;
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: pathOf('firefox-esr'),
    headless: true,
  });
  site = await serveShared();
  const policy = POLICY.replace("worker-src 'self'", "worker-src 'self' blob:");
  strictSite = await serveShared(undefined, { 'Content-Security-Policy': policy });
  host = await serveHost();
});
after(async () => {
  if (!isHere) return;
  await browser.close();
  await Promise.all([site, strictSite, host].map((one) => one.close()));
});
afterEach(() => page?.close());

/** @param {string} url */
async function open(url) {
  page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.goto(url);
}

/** Draws a line on the pad of a lab, where it is in the page. @param {{x: number, y: number, width: number, height: number}} box */
async function draw({ x, y, width, height }) {
  await page.mouse.move(x + width / 2, y + height / 4);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + (height * 3) / 4, { steps: 8 });
  await page.mouse.up();
}

test(
  'in Firefox a lab from another host trains, and reads what is drawn',
  { skip: !isHere },
  async () => {
    await open(host.page(`<network2-lab view="compact" state="${SHORT}"></network2-lab>`, `<script type="module" src="${site.url}network2-lab.js"></script>`)); // prettier-ignore
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector('network2-lab')).getState?.().status === 'ready'); // prettier-ignore
    const history = await page.evaluate(async () => {
      const lab = /** @type {any} */ (document.querySelector('network2-lab'));
      await lab.start();
      return lab.getState().history;
    });
    assert.equal(history.evaluationAccuracy.length, 1);
    const reading = page.evaluate(() => new Promise((resolve) => document.addEventListener('network2-prediction', (event) => resolve(/** @type {CustomEvent} */ (event).detail.digit), { once: true }))); // prettier-ignore
    const pad = await page.waitForSelector('network2-lab >>> n2-drawing-pad >>> canvas');
    const box = await pad?.boundingBox();
    assert.ok(box);
    await draw(box);
    assert.equal(typeof (await reading), 'number');
  },
);

for (const [kind, attributes, where] of /** @type {const} */ ([
  ['a frame', '', () => site.url],
  ['a sandboxed frame', 'sandbox="allow-scripts"', () => site.url],
  ['a sandboxed frame under the strict policy', 'sandbox="allow-scripts"', () => strictSite.url],
])) {
  test(
    `in Firefox ${kind} trains, tells its parent of it, and reads what is drawn`,
    { skip: !isHere },
    async () => {
      const program = `<script>
      globalThis.messages = [];
      addEventListener('message', ({ data }) => messages.push(data));
    </script>`;
      const address = `${where()}embed.html#view=compact&${SHORT}`;
      await open(host.page(`${program}<iframe src="${address}" ${attributes} width="960" height="700"></iframe>`)); // prettier-ignore
      const told = (/** @type {string} */ event) =>
      page.waitForFunction((name) => /** @type {any} */ (globalThis).messages.some((/** @type {any} */ one) => one.event === name), {}, event); // prettier-ignore
      await told('ready');
      await page.evaluate(() => document.querySelector('iframe')?.contentWindow?.postMessage({ type: 'network2-lab', call: 'start' }, '*')); // prettier-ignore
      await told('complete');
      const frame = page.frames()[1];
      const pad = await frame.waitForSelector('network2-lab >>> n2-drawing-pad >>> canvas');
      const box = await pad?.boundingBox();
      assert.ok(box);
      await draw(box);
      await told('prediction');
    },
  );
}
