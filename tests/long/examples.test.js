// The pages of examples/, each as a host of its own serves it, with the lab on another host.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { root } from '../../tools/run.js';
import { forAllTests } from '../browser/for-all-tests.js';
import { launch, openPage, serveHost, serveShared } from '../browser/support.js';

/** What the examples have in the place of a host. */
const HOST = 'https://example.org/lab/';

/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let complaints;

const [browser, site, host] = await forAllTests(launch(), serveShared(), serveHost({}, root));
afterEach(() => page?.context().close());

/** @param {string} path below examples @returns {Promise<string>} the file, with the lab where the tests have it */
const example = async (path) => {
  const text = await readFile(join(root, 'examples', path), 'utf8');
  assert.ok(text.includes(HOST), `${path} names ${HOST}`);
  return text.replaceAll(HOST, site.url);
};

/** @param {string} url */
async function open(url) {
  ({ page, complaints } = await openPage(browser, url));
}

/**
 * Trains an epoch in a frame.
 * @param {import('playwright-core').FrameLocator} frame
 */
async function trainIn(frame) {
  const button = frame.getByRole('button', { name: 'One epoch' });
  await button.waitFor();
  const trained = frame.locator('network2-lab').evaluate(
    (lab) =>
      new Promise((resolve) => {
        const tell = () => resolve(/** @type {any} */ (lab).getState());
        lab.addEventListener('network2-epoch', tell, { once: true });
      }),
  );
  await button.click();
  const { experiment, progress } = /** @type {any} */ (await trained);
  assert.equal(experiment, 'overfitting-1000');
  assert.equal(progress.epoch, 1);
}

test('the page with the element tells in its own words how an epoch ended', async () => {
  await open(host.document(await example('html/index.html')));
  await page.getByRole('button', { name: 'One epoch' }).click();
  await page.getByText(/^After epoch 1, [\d,]+ images are read correctly\.$/).waitFor();
  assert.deepEqual(complaints, []);
});

/** @param {RegExp} heading of the slide that is to come */
const slide = (heading) => page.locator('section.present').getByRole('heading', { name: heading }).waitFor(); // prettier-ignore

test('the lab on a slide trains, and is as it was when one comes back to it', async () => {
  await open(host.document(await example('reveal/index.html')));
  await slide(/learn too much/);
  await page.keyboard.press('ArrowRight');
  const frame = page.frameLocator('section.present iframe');
  await trainIn(frame);
  await page.keyboard.press('PageDown');
  await slide(/would you change/);
  await page.keyboard.press('PageUp');
  const state = await frame.locator('network2-lab').evaluate((lab) => /** @type {any} */ (lab).getState()); // prettier-ignore
  assert.equal(state.progress.epoch, 1);
  assert.deepEqual(complaints, []);
});

test('keys that the lab on a slide uses do not turn the slide', async () => {
  await open(host.document(await example('reveal/index.html')));
  await slide(/learn too much/);
  await page.keyboard.press('ArrowRight');
  const frame = page.frameLocator('section.present iframe');
  await frame.locator('n2-drawing-pad canvas').focus();
  for (const key of ['ArrowRight', ' ', 'ArrowRight']) await page.keyboard.press(key);
  await frame.getByText('The network reads').first().waitFor();
  assert.ok(await page.locator('section.present iframe').isVisible());
  await page.keyboard.press('PageDown'); // for which the pad has no use
  await slide(/would you change/);
  assert.deepEqual(complaints, []);
});

for (const path of ['jupyter-book/overfitting.md', 'quarto/overfitting.qmd']) {
  test(`the lab in ${path} trains`, async () => {
    const text = (await example(path)).replace(/^---\n[^]*?\n---\n/, '');
    await open(host.page(new MarkdownIt({ html: true }).render(text)));
    await trainIn(page.frameLocator('iframe'));
    assert.deepEqual(complaints, []);
  });
}

test('the snippet for Moodle trains', async () => {
  await open(host.page(await example('moodle/snippet.html')));
  await trainIn(page.frameLocator('iframe'));
  assert.deepEqual(complaints, []);
});
