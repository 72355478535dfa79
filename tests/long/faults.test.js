// What the page says and offers when a file of it does not come, or is not what it should be.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { root } from '../../tools/run.js';
import { forAllTests } from '../browser/for-all-tests.js';
import { launch, openPage, serveSite } from '../browser/support.js';

/** @typedef {import('node:http').ServerResponse} Response */

/** @type {import('playwright-core').Page} */
let page;
/** @type {RegExp} the file that the server answers in another way */
let odd;
/** @type {(response: Response) => unknown} that other way */
let answer;

const [browser, site, strictSite] = await forAllTests(
  launch(),
  serveSite((request, response) => {
    const isOdd = odd.test(String(request.url));
    if (isOdd) answer(response);
    return isOdd;
  }),
  serveSite(undefined, "require-trusted-types-for 'script'; trusted-types network2-lab lit-html"),
);
afterEach(() => page?.close());

/** @param {RegExp} file @param {(response: Response) => unknown} how */
function spoil(file, how) {
  odd = file;
  answer = how;
}

/** Gives every file as it is. */
const mend = () => (odd = /^$/);

const missing = (/** @type {Response} */ response) => response.writeHead(404).end();
const disconnected = (/** @type {Response} */ response) => response.destroy();
const webPage = (/** @type {Response} */ response) =>
  response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html>\n<p>Welcome</p>');
const half = (/** @type {Response} */ response) => {
  response.writeHead(200, { 'Content-Type': 'application/wasm' });
  response.end(readFileSync(join(root, 'build/wasm/network2.wasm')).subarray(0, 40_000));
};
const brokenOff = (/** @type {Response} */ response) => {
  response.writeHead(200, { 'Content-Length': 100_000 });
  response.write(Buffer.alloc(1000), () => response.destroy());
};

/** @param {string} wanted status of the lab to wait for */
const status = (wanted) =>
  page.waitForFunction(
    (name) =>
      /** @type {any} */ (document.querySelector('network2-lab'))?.getState?.().status === name,
    wanted,
  );

const notice = () => page.getByRole('heading', { name: 'Network2 Lab has not started' });
const tryAgain = () => page.getByRole('button', { name: 'Try again' }).click();

for (const [fault, how, sentence] of /** @type {const} */ ([
  ['cannot be reached', disconnected, /the connection failed while http.*\.wasm was fetched\./],
  ['breaks off', brokenOff, /the connection failed while http.*\.wasm was fetched\./],
  ['is missing', missing, /network2-.*\.wasm answered 404\./],
  ['is a web page', webPage, /\.wasm should be WebAssembly, but begins with "<!doctype html>"\./],
  ['is cut short', half, /\.wasm was cut short or altered on its way \(40,000 bytes came\)/],
])) {
  test(`an engine that ${fault} is named in a sentence, and trying again goes on`, async () => {
    spoil(/\.wasm$/, how);
    ({ page } = await openPage(browser, site.url));
    await page.getByRole('alert').getByText(sentence).waitFor();
    mend();
    await tryAgain();
    await status('ready');
  });
}

for (const [fault, how, sentence] of /** @type {const} */ ([
  [
    'cannot be reached',
    disconnected,
    /could not be fetched: the connection to the server failed\./,
  ],
  ['breaks off', brokenOff, /could not be fetched: the connection to the server failed\./],
  ['is a web page', webPage, /could not be fetched: the server sent a web page in its place\./],
])) {
  for (const file of ['manifest.json', 'training-00.bin']) {
    test(`${file} that ${fault} is named in a sentence, and trying again goes on`, async () => {
      spoil(new RegExp(`/${file}$`), how);
      ({ page } = await openPage(browser, site.url));
      await status('ready');
      await page.evaluate(() =>
        /** @type {any} */ (document.querySelector('network2-lab')).setState({
          configuration: { trainingSize: 1000, epochs: 1 },
        }),
      );
      await page.getByRole('button', { name: 'Start' }).click();
      const alert = page.getByRole('alert');
      await alert.getByText(sentence).waitFor();
      await alert.getByText(file).waitFor();
      mend();
      await tryAgain();
      await status('complete');
    });
  }
}

test('a worker whose script is missing is to start from its text, and a policy that forbids this is named', async () => {
  spoil(/\/worker-[^/]*\.js$/, missing);
  ({ page } = await openPage(browser, site.url));
  await page.getByRole('alert').getByText('worker-src').waitFor();
  mend();
  await tryAgain();
  await status('ready');
});

test('a worker whose script is missing in both its forms is told of, and trying again goes on', async () => {
  spoil(/worker-[^/]*\.js$/, missing);
  ({ page } = await openPage(browser, site.url));
  await page.getByRole('alert').getByText('The training worker').waitFor();
  mend();
  await tryAgain();
  await status('ready');
});

/** Every script of the page itself; not the notice's own. */
const SCRIPTS = /\/assets\/page-[^/]*\.js$/;

test('a page whose script is slow says so after some seconds, and does not flash before', async () => {
  /** @type {Response[]} */
  const held = [];
  spoil(SCRIPTS, (response) => held.push(response));
  ({ page } = await openPage(browser, 'about:blank'));
  await page.goto(site.url, { waitUntil: 'commit' });
  await page.locator('.not-started').waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.getAnimations().length > 0);
  assert.equal(await notice().isVisible(), false);
  const [delay] = await page.evaluate(() =>
    document.getAnimations().map((animation) => animation.effect?.getComputedTiming().delay),
  );
  assert.equal(delay, 8000);
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await notice().waitFor();
  for (const response of held) response.destroy();
});

test('a page whose script is missing says so at once, and loading it again goes on', async () => {
  spoil(SCRIPTS, missing);
  ({ page } = await openPage(browser, site.url));
  await notice().waitFor();
  mend();
  await page.getByRole('link', { name: 'Load the page again' }).click();
  await status('ready');
});

test('a page whose element is missing says at once which file that is', async () => {
  spoil(/\/network2-lab\.js$/, missing);
  ({ page } = await openPage(browser, site.url));
  await notice().waitFor();
  await page.getByText(/\/network2-lab\.js/).waitFor();
});

test('a page whose lab is missing says at once which file that is', async () => {
  spoil(/\/lab-[^/]*\.js$/, missing);
  ({ page } = await openPage(browser, site.url));
  await page.getByRole('alert').getByText('Network2 Lab could not be loaded').waitFor();
  await page.getByText(/assets\/lab-[^/]*\.js/).waitFor();
  assert.equal(await notice().isVisible(), false);
});

test('the notice of a page that has not started is gone when it has', async () => {
  mend();
  ({ page } = await openPage(browser, site.url));
  await status('ready');
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  assert.equal(await notice().isVisible(), false);
});

test('the page trains and shows its texts on a host that requires Trusted Types', async () => {
  let complaints;
  ({ page, complaints } = await openPage(browser, strictSite.url));
  await status('ready');
  await page.evaluate(() =>
    /** @type {any} */ (document.querySelector('network2-lab')).setState({
      configuration: { trainingSize: 1000, epochs: 1, speeds: true, histogram: true },
    }),
  );
  await page.getByRole('button', { name: 'Start' }).click();
  await status('complete');
  await page.locator('n2-article article').waitFor();
  assert.deepEqual(complaints, []);
});

test('a host that requires Trusted Types and does not allow ours gets a sentence, not an empty page', async (t) => {
  const hostile = await serveSite(
    undefined,
    "require-trusted-types-for 'script'; trusted-types lit-html",
  );
  t.after(() => hostile.close());
  ({ page } = await openPage(browser, hostile.url));
  await page.getByRole('alert').getByText('The training worker could not be started').waitFor();
});

test('the built site has its worker as a file of its own', () => {
  const files = readdirSync(join(root, 'dist/assets'));
  assert.equal(files.filter((name) => /^worker-.*\.js$/.test(name)).length, 1);
});

test('a drawing of 20,000 crossing lines is painted in short paths', async () => {
  mend();
  ({ page } = await openPage(browser, 'about:blank'));
  await page.addInitScript(() => {
    const counts = { lines: 0, longest: 0 };
    let path = 0;
    const { beginPath, lineTo } = CanvasRenderingContext2D.prototype;
    Object.assign(globalThis, { counts });
    CanvasRenderingContext2D.prototype.beginPath = function () {
      path = 0;
      beginPath.call(this);
    };
    CanvasRenderingContext2D.prototype.lineTo = function (x, y) {
      path += 1;
      counts.lines += 1;
      counts.longest = Math.max(counts.longest, path);
      lineTo.call(this, x, y);
    };
  });
  await page.goto(site.url);
  await status('ready');
  const counts = await page.evaluate(async () => {
    const lab = /** @type {HTMLElement} */ (document.querySelector('network2-lab'));
    const pad = /** @type {any} */ (lab.shadowRoot?.querySelector('n2-drawing-pad'));
    Object.assign(/** @type {any} */ (globalThis).counts, { lines: 0, longest: 0 });
    pad.strokes = [
      Array.from({ length: 20_000 }, (_, i) => ({
        x: (i * 0.618034) % 1,
        y: (i * 0.754878) % 1,
      })),
    ];
    await pad.updateComplete;
    return /** @type {any} */ (globalThis).counts;
  });
  assert.ok(counts.lines >= 20_000, `${counts.lines}`);
  assert.ok(counts.longest <= 64, `${counts.longest} in a path`);
});

test('a pen that rests, or hardly moves, adds no points, and a stroke grows without being copied', async () => {
  mend();
  ({ page } = await openPage(browser, site.url));
  await status('ready');
  const { points, isSame } = await page.evaluate(async () => {
    const lab = /** @type {HTMLElement} */ (document.querySelector('network2-lab'));
    const pad = /** @type {any} */ (lab.shadowRoot?.querySelector('n2-drawing-pad'));
    const canvas = pad.renderRoot.querySelector('canvas');
    canvas.setPointerCapture = () => {};
    const { left, top } = canvas.getBoundingClientRect();
    const send = (/** @type {string} */ type, /** @type {number} */ x) =>
      canvas.dispatchEvent(
        new PointerEvent(type, {
          isPrimary: true,
          pointerId: 1,
          clientX: left + x,
          clientY: top + 50,
        }),
      );
    send('pointerdown', 50);
    const [stroke] = pad.strokes;
    for (let i = 0; i < 1000; i++) send('pointermove', 50 + (i % 2) / 10);
    send('pointermove', 60);
    return { points: stroke.length, isSame: pad.strokes[0] === stroke };
  });
  assert.equal(points, 2);
  assert.equal(isSame, true);
});
