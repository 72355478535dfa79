// The lab in frames of another host's pages.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { forAllTests } from '../browser/for-all-tests.js';
import { launch, openPage, POLICY, serveHost, serveShared } from '../browser/support.js';

/** @type {import('playwright-core').Page} */
let page;

const SHORT = 'trainingSize=1000&epochs=1&evaluationSize=1000';

/** Collects what the frame says, and asks it for things. */
const PROGRAM = `<script>
  globalThis.messages = [];
  addEventListener('message', ({ data }) => messages.push(data));
  let asked = 0;
  globalThis.ask = (call, argument) =>
    new Promise((resolve) => {
      const id = 'id ' + ++asked;
      addEventListener('message', ({ data }) => data.id === id && resolve(data));
      document.querySelector('iframe').contentWindow.postMessage({ type: 'network2-lab', call, argument, id }, '*');
    });
</script>`;

const [browser, site, strictSite, host] = await forAllTests(
  launch(),
  serveShared(),
  serveShared(undefined, {
    'Content-Security-Policy': POLICY.replace("worker-src 'self'", "worker-src 'self' blob:"),
  }),
  serveHost(),
);
afterEach(() => page?.context().close());

/**
 * Opens a page with a frame.
 * @param {string} address of the frame, relative to the site
 * @param {string} [attributes] of the frame
 * @param {string} [url] of the site
 */
async function open(address, attributes = 'width="800" height="300"', url = site.url) {
  const opened = await openPage(browser, host.page(`${PROGRAM}<iframe src="${url}${address}" ${attributes}></iframe>`)); // prettier-ignore
  page = opened.page;
  return opened;
}

/** @param {string} event that the frame tells of */
const told = (event) =>
  page
    .waitForFunction(
      (name) =>
        /** @type {any} */ (globalThis).messages.find(
          (/** @type {any} */ { event }) => event === name,
        ),
      event,
    ) // prettier-ignore
    .then((handle) => handle.jsonValue());

/** @param {string} call @param {unknown} [argument] @returns {Promise<any>} the answer */
const ask = (call, argument) =>
  page.evaluate(
    ([name, value]) => /** @type {any} */ (globalThis).ask(name, value),
    [call, argument],
  );

test('a frame trains when its parent asks, and tells of epochs, the end and predictions', async () => {
  const { complaints } = await open(`embed.html#${SHORT}`);
  await told('ready');
  assert.deepEqual(await ask('start'), { type: 'network2-lab', id: 'id 1', result: undefined });
  const epoch = await told('epoch');
  assert.equal(epoch.epoch, 0);
  assert.ok(epoch.evaluationAccuracy > 0, JSON.stringify(epoch));
  await told('complete');
  const { result } = await ask('getState');
  assert.equal(result.status, 'complete');
  assert.deepEqual(complaints, []);
});

test('the form after ? is read as the one after # is', async () => {
  await open('embed.html?experiment=overfitting-1000&seed=3');
  await told('ready');
  const { result } = await ask('getState');
  assert.equal(result.experiment, 'overfitting-1000');
  assert.equal(result.configuration.seed, 3);
});

test('a frame shows the lab without title and margins', async () => {
  await open('embed.html');
  await told('ready');
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Start' }).waitFor();
  assert.equal(await frame.locator('header.title').count(), 0);
  const box = await frame.locator('network2-lab').evaluate((element) => {
    const { left, top, right } = element.getBoundingClientRect();
    return [left, top, right === document.documentElement.clientWidth];
  });
  assert.deepEqual(box, [0, 0, true]);
});

test('setState in a frame answers, tells the state, and refuses with a sentence', async () => {
  await open('embed.html');
  await told('ready');
  assert.equal((await ask('setState', { experiment: 'regularised-1000', configuration: { seed: 8 } })).error, undefined); // prettier-ignore
  assert.equal((await told('state')).state, 'experiment=regularised-1000&seed=8');
  assert.match((await ask('setState', { experiment: 'none' })).error, /experiment must be null or one of/); // prettier-ignore
  assert.match((await ask('step', 'year')).error, /'mini-batch' or 'epoch'/);
});

test('messages that are not the parent’s, or no calls, are ignored', async () => {
  await open('embed.html');
  await told('ready');
  const before = await page.evaluate(() => /** @type {any} */ (globalThis).messages.length);
  const frame = page.frames()[1];
  // A frame of the same page that is not the parent.
  await page.evaluate(() => {
    const other = document.createElement('iframe');
    document.body.append(other);
    /** @type {any} */ (globalThis).other = other;
  });
  await page.evaluate(() => {
    const { contentWindow } = /** @type {any} */ (globalThis).other;
    const target = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
    Object.assign(contentWindow, { target: target.contentWindow });
    contentWindow.setTimeout("target.postMessage({ type: 'network2-lab', call: 'setState', argument: 'seed=99', id: 1 }, '*')"); // prettier-ignore
    const own = target.contentWindow;
    for (const message of ['start', null, 7, {}, { type: 'network2-lab' }, { type: 'network2-lab', call: 'remove' }, { type: 'network2-lab', call: 'constructor' }, { type: 'other', call: 'start' }]) own?.postMessage(message, '*'); // prettier-ignore
  });
  const { result } = await ask('getState');
  assert.equal(result.status, 'ready');
  assert.equal(result.configuration.seed, 0);
  const answers = await page.evaluate((count) => /** @type {any} */ (globalThis).messages.slice(count).filter((/** @type {any} */ one) => 'id' in Object(one)), before); // prettier-ignore
  assert.equal(answers.length, 1);
  assert.ok(frame);
});

test('a parent that follows the height of the lab has no scroll bar, and no end of messages', async () => {
  await open('embed.html#view=chart', 'style="width: 700px; height: 100px; border: 2px solid; box-sizing: border-box"'); // prettier-ignore
  await page.evaluate(() => {
    addEventListener('message', ({ data }) => {
      if (data.event !== 'resize') return;
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
      frame.style.height = `${data.height}px`;
    });
  });
  await told('ready');
  await page.waitForFunction(() => /** @type {any} */ (globalThis).messages.some((/** @type {any} */ one) => one.event === 'resize' && one.height > 600)); // prettier-ignore
  const forms = await page.evaluate(() => /** @type {any} */ (globalThis).messages.filter((/** @type {any} */ one) => one.subject || typeof one === 'string')); // prettier-ignore
  assert.equal(forms[0].subject, 'lti.frameResize');
  const oembed = JSON.parse(forms[1]);
  assert.equal(oembed.context, 'iframe.resize');
  assert.match(oembed.src, /embed\.html/);
  // Two turns of two frames each, so that whatever goes round can do so.
  const resizes = () => page.evaluate(async () => {
    for (let i = 0; i < 20; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return /** @type {any} */ (globalThis).messages.filter((/** @type {any} */ { event }) => event === 'resize').length;
  }); // prettier-ignore
  const settled = await resizes();
  assert.equal(await resizes(), settled);
  assert.ok(settled < 8, `${settled}`);
});

for (const [name, where] of /** @type {const} */ ([
  ['without a policy', () => site.url],
  ['under the strict policy', () => strictSite.url],
])) {
  test(`a frame with sandbox="allow-scripts" alone trains, ${name}`, async () => {
    const { complaints } = await open(`embed.html#${SHORT}`, 'sandbox="allow-scripts" width="800" height="600"', where()); // prettier-ignore
    await told('ready');
    await ask('start');
    await told('complete');
    assert.deepEqual(complaints, []);
  });
}

test('a frame under the strict policy of a host trains without a sandbox, with lazy loading', async () => {
  const { complaints } = await open(`embed.html#${SHORT}`, 'loading="lazy" width="800" height="600"', strictSite.url); // prettier-ignore
  await told('ready');
  await ask('start');
  await told('complete');
  assert.deepEqual(complaints, []);
});

test('a sandboxed frame of a host that does not share its files says so', async (t) => {
  const closed = await serveShared(undefined, {
    'Access-Control-Allow-Origin': 'https://example.org',
  });
  t.after(() => closed.close());
  await open('embed.html', 'sandbox="allow-scripts" width="800" height="600"', closed.url);
  await page
    .frameLocator('iframe')
    .getByText(/Access-Control-Allow-Origin: \*/)
    .waitFor();
});

test('the settings of a tall frame open where their button is', async () => {
  await open('embed.html', 'width="390" height="4000"');
  await told('ready');
  const frame = page.frameLocator('iframe');
  const button = frame.getByRole('button', { name: 'Settings' });
  await button.click();
  const [at, sheet] = [await button.boundingBox(), await frame.locator('#settings').boundingBox()];
  assert.ok(at && sheet);
  assert.ok(Math.abs(sheet.y - (at.y + at.height)) < 20, `${sheet.y} ${at.y}`);
  assert.ok(sheet.height > 200 && sheet.height < 600, `${sheet.height}`);
});

test('a frame that shows all of the lab tells of keys that turn slides, but not of those that it uses', async () => {
  await open(`embed.html#view=compact&${SHORT}`, 'width="960" height="640"');
  await told('ready');
  const frame = page.frameLocator('iframe');
  await frame.locator('n2-drawing-pad canvas').focus();
  await page.keyboard.press('ArrowRight');
  await frame.getByRole('button', { name: 'One epoch' }).focus();
  for (const key of ['n', 'PageDown', 'Shift+ArrowLeft', 'ArrowLeft'])
    await page.keyboard.press(key);
  await told('key');
  await ask('getState'); // whatever was said before has come by now
  const keys = () =>
    page.evaluate(
      () =>
      /** @type {any} */ (globalThis).messages.filter((/** @type {any} */ { event }) => event === 'key').map((/** @type {any} */ { key }) => key), // prettier-ignore
    );
  assert.deepEqual(await keys(), ['PageDown', 'ArrowLeft']);
});

test('keys with which one scrolls a frame stay in it', async () => {
  await open(`embed.html#view=compact&${SHORT}`, 'width="960" height="300"');
  await told('ready');
  await page.frameLocator('iframe').getByRole('button', { name: 'One epoch' }).focus();
  for (const key of ['PageDown', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key);
  assert.equal((await told('key')).key, 'ArrowLeft');
});
