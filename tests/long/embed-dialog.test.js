// The dialog that gives the markup for other pages, and that markup on another host's page.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { forAllTests } from '../browser/for-all-tests.js';
import { openLab } from '../browser/lab.js';
import { faultsOf, launch, openPage, serveHost, serveShared } from '../browser/support.js';

/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let complaints;

const SHORT = '#experiment=overfitting-1000&epochs=2&evaluationSize=1000';

const [browser, site, host] = await forAllTests(launch(), serveShared(), serveHost());
afterEach(() => page?.context().close());

/** Opens the page and the dialog on it. @param {import('playwright-core').BrowserContextOptions} [options] */
async function openDialog(options = {}) {
  ({ page, complaints } = await openLab(browser, site.url + SHORT, options));
  await page.getByRole('button', { name: 'Embed…' }).click();
  await page.getByRole('dialog').waitFor();
}

/** @param {string | RegExp} name of a snippet */
const snippet = (name) => page.getByLabel(name).inputValue();

/** Trains the lab of a page or frame of another host. @param {import('playwright-core').Page | import('playwright-core').FrameLocator} place */
async function trainIn(place) {
  await place.getByRole('button', { name: 'Start' }).click();
  await place.getByText('The run is complete.').waitFor();
}

test('the markup for a frame and for an element shows on another page what the lab shows', async () => {
  await openDialog();
  const [frame, element] = [await snippet(/^As a frame/), await snippet(/^As an element/)];
  assert.match(frame, /title="Network2 Lab: Overfitting/);
  assert.match(
    await snippet('As a link'),
    /\/#experiment=overfitting-1000&epochs=2&.*view=compact/,
  );
  assert.deepEqual(complaints, []);
  await page.context().close();
  ({ page, complaints } = await openPage(browser, host.page(frame)));
  await trainIn(page.frameLocator('iframe'));
  assert.deepEqual(complaints, []);
  await page.context().close();
  ({ page, complaints } = await openPage(browser, host.page(element)));
  await trainIn(page);
  const { history, experiment } = await page.evaluate(() =>
    /** @type {any} */ (document.querySelector('network2-lab')).getState(),
  );
  assert.equal(experiment, 'overfitting-1000');
  assert.equal(history.evaluationAccuracy.length, 2);
  assert.deepEqual(complaints, []);
});

test('what is chosen in the dialog is in the markup and in the preview', async () => {
  await openDialog();
  await page.getByRole('combobox', { name: /^Show/ }).selectOption('A chart');
  await page.getByLabel('Cost chart').check();
  await page.getByRole('combobox', { name: /^Colours/ }).selectOption('Dark');
  await page.getByLabel('Start when it comes into view').check();
  await page.getByLabel('Height in pixels').fill('520');
  await page.getByLabel('Height in pixels').blur();
  const element = await snippet(/^As an element/);
  for (const part of ['view=chart', 'theme=dark', 'hide=cost', 'autoplay=', 'min-height: 520px']) {
    assert.ok(element.includes(part), `${part} in ${element}`);
  }
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.locator('n2-chart[kind=accuracy]').waitFor();
  assert.equal(await preview.locator('n2-chart[kind=cost]').count(), 0);
  // What only the whole lab has is not offered to be left out of a chart.
  assert.equal(await page.getByRole('dialog').getByLabel('Article').count(), 0);
});

test('the preview is to be looked at only, and what it does is not what the lab does', async () => {
  await openDialog();
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).told = [];
    for (const name of ['ready', 'state', 'epoch']) {
      addEventListener(`network2-${name}`, () => /** @type {any} */ (globalThis).told.push(name));
    }
  });
  await page.getByLabel('Start when it comes into view').check();
  const inPreview = () =>
    page.waitForFunction(() => {
      const lab = /** @type {any} */ (document.querySelector('network2-lab'));
      const dialog = lab.shadowRoot.querySelector('n2-embed');
      const preview = dialog.shadowRoot.querySelector('network2-lab');
      return preview?.getState().status === 'complete';
    });
  await page.getByRole('region', { name: 'Preview' }).scrollIntoViewIfNeeded();
  await inPreview();
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).told), []);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const { status } = await page.evaluate(() =>
    /** @type {any} */ (document.querySelector('network2-lab')).getState(),
  );
  assert.equal(status, 'ready');
});

for (const [name, options] of /** @type {[string, object][]} */ ([
  ['light', {}],
  ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
])) {
  test(`axe finds nothing in the dialog, and nothing is wider than the window: ${name}`, async () => {
    await openDialog(options);
    await page
      .getByRole('region', { name: 'Preview' })
      .getByRole('button', { name: 'Start' })
      .waitFor();
    assert.deepEqual(await faultsOf(page), []);
    const [width, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    assert.ok(width <= window, `${width} in ${window}`);
    if (process.env.SHOT)
      await page.screenshot({ path: `/tmp/dialog-${name.replace(/\W/g, '')}.png` });
  });
}
