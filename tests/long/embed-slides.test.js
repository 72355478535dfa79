// The element on a slide: scaled, and turned by keys.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { forAllTests } from '../browser/for-all-tests.js';
import { openLab } from '../browser/lab.js';
import { launch, serveHost, serveShared } from '../browser/support.js';

/** @type {import('playwright-core').Page} */
let page;
/** @type {import('../browser/lab.js').LabOnPage} */
let lab;

const [browser, site, host] = await forAllTests(launch(), serveShared(), serveHost());
afterEach(() => page?.context().close());

/** @param {string} attributes of the element @param {string} [style] of what is around it */
async function open(attributes, style = '') {
  const body = `<div style="${style}"><network2-lab ${attributes}></network2-lab></div><script type="module" src="${site.url}network2-lab.js"></script>`;
  ({ page, lab } = await openLab(browser, host.page(body)));
  await page.evaluate(() => {
    const heard = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { heard });
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
}

/** Keys that have reached the host since this was asked last. */
const heard = () => page.evaluate(() => /** @type {any} */ (globalThis).heard.splice(0));

/** @param {...string} keys */
async function press(...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

test('where a chart is scaled with its slide, its cursor is where the mouse is', async () => {
  await open('state="view=chart&hide=cost&epochs=10&trainingSize=1000&evaluationSize=1000"', 'width: 700px; transform: scale(1.4); transform-origin: 0 0'); // prettier-ignore
  await lab.train();
  const over = page.locator('n2-chart[kind=accuracy] .u-over');
  const box = await over.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 0.6 * box.width, box.y + box.height / 2);
  await page.getByText('at epoch 6', { exact: true }).waitFor();
});

test('the pad hands on the keys of a remote control, for which it has no use', async () => {
  await open('view="compact"');
  await page.getByRole('application', { name: 'Drawing pad' }).focus();
  await press('PageDown', 'ArrowLeft', 'PageUp');
  assert.deepEqual(await heard(), ['PageDown', 'PageUp']);
});

test('while the settings are open no slide is turned, and the focus goes into them and back', async () => {
  await open('view="compact"');
  await lab.click('Settings');
  const sheet = page.getByRole('region', { name: 'Settings' });
  await sheet.and(page.locator(':focus')).waitFor();
  await press('ArrowRight', 'PageDown', ' ');
  assert.deepEqual(await heard(), []);
  await lab.click('Done');
  await sheet.waitFor({ state: 'hidden' });
  await lab.button('Settings').and(page.locator(':focus')).waitFor();
  await press('ArrowRight');
  assert.deepEqual(await heard(), ['ArrowRight']);
});
