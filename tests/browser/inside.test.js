// What is seen of the inside of the network on the first screen, and one neuron close up.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { forAllTests } from './for-all-tests.js';
import { openLab } from './lab.js';
import { faultsOf, launch, serveSite } from './support.js';

/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let complaints;
/** @type {import('./lab.js').LabOnPage} */
let lab;

const [browser, site] = await forAllTests(launch(), serveSite());
afterEach(() => page?.context().close());

/** Opens the page, and waits for the digits that it shows by itself. @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(options = {}) {
  const viewport = { width: 1366, height: 768 };
  ({ page, complaints, lab } = await openLab(browser, `${site.url}#trainingSize=1000&epochs=3&hidden=8&evaluationSize=1000`, { viewport, ...options })); // prettier-ignore
  await page.getByRole('button', { name: 'Training image of a 5' }).waitFor();
}

/** @param {import('playwright-core').Locator} rows of bars @returns {Promise<number[]>} their values */
const valuesOf = async (rows) =>
  (await rows.locator('.value').allInnerTexts()).map((value) => Number(value.replace('−', '-')));

test('the first screen shows, without a click, training digits, the network, and how it reads one', async () => {
  await open();
  await page.getByText('The network reads').first().waitFor();
  assert.equal(new Set(await lab.firstLayer()).size, 8);
  assert.equal(await page.locator('n2-examples button').count(), 10);
  for (const part of [
    'n2-transport',
    'n2-chart[kind=accuracy] .plot',
    'n2-main-settings',
    'n2-output-bars ol',
  ]) {
    const box = await page.locator(part).first().boundingBox();
    assert.ok(box && box.y + box.height <= 768, `${part} ends at ${box && box.y + box.height}`);
  }
  assert.deepEqual(await faultsOf(page), []);
  assert.deepEqual(complaints, []);
});

test('Start changes the pictures and the reading, and nothing jumps', async () => {
  await open();
  const before = await lab.firstLayer();
  const place = async () => [await page.locator('n2-chart[kind=accuracy]').boundingBox(), await page.locator('n2-output-bars').boundingBox()]; // prettier-ignore
  const places = await place();
  await page.getByRole('button', { name: 'Start' }).click();
  await lab.status('complete');
  const after = await lab.firstLayer();
  assert.ok(after.every((picture, i) => picture !== before[i]));
  assert.deepEqual(await place(), places);
  await page.getByRole('button', { name: 'Training image of a 0' }).click();
  await page.locator('n2-output-bars li[aria-current] .digit').getByText('0').waitFor();
  assert.deepEqual(complaints, []);
});

test('a drawing takes the place of the example, and an example that of the drawing', async () => {
  await open();
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  await pad.focus();
  for (const key of ['ArrowUp', ' ', ...Array(9).fill('ArrowDown'), ' ']) await pad.press(key);
  await page.getByRole('button', { name: 'Training image of a 5', pressed: false }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Clear' }).isEnabled(), true);
  await page.getByRole('button', { name: 'Training image of a 9' }).click();
  await page.getByRole('button', { name: 'Training image of a 9', pressed: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Clear' }).isEnabled(), false);
  assert.deepEqual(complaints, []);
});

test('a neuron that is chosen, by keyboard too, shows how its answer to the digit comes about', async () => {
  await open();
  await page.locator('n2-first-layer label').nth(2).click();
  const title = page.getByRole('heading', { name: 'Neuron 3 close up' });
  await title.waitFor();
  const box = await title.boundingBox();
  assert.ok(box && box.y > 0 && box.y < 700, `it opens at ${box?.y}`);
  const [excited, inhibited, bias, z] = await valuesOf(page.locator('n2-signed-bars').first());
  assert.ok(excited > 0 && inhibited < 0);
  assert.ok(
    Math.abs(excited + inhibited + bias - z) < 0.02,
    `${excited} ${inhibited} ${bias} ${z}`,
  );
  const sentence = await page.locator('n2-close-up').getByText('Its activation is').innerText();
  const a = Number(sentence.match(/= ([\d.]+)\.$/)?.[1]);
  assert.ok(Math.abs(1 / (1 + Math.exp(-z)) - a) < 0.005, `${z} ${a}`);
  assert.equal((await valuesOf(page.locator('n2-signed-bars').nth(1))).length, 10);
  assert.deepEqual(await faultsOf(page), []);

  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'Neuron 4 close up' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: /Close|Previous|Next/ }).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'epochs of 3' }).count(), 1);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.locator('n2-close-up').count(), 0);
  assert.deepEqual(complaints, []);
});

test('how fast each layer learns is measured where its weights are seen, once somebody asks', async () => {
  await open();
  await lab.train();
  await page.locator('n2-first-layer label').first().click();
  await page.getByRole('button', { name: 'Measure the speed of each layer' }).click();
  const layers = page.getByRole('list', { name: 'Speed of each layer' }).getByRole('listitem');
  await layers.first().waitFor();
  const { layers: known } = await page.evaluate(
    () => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.run.curves.speeds,
  );
  const shown = (await layers.locator('.value').allInnerTexts()).map(Number);
  assert.equal(shown.length, 2);
  shown.forEach((speed, l) => assert.ok(Math.abs(speed / known[l][0] - 1) < 0.06, `${shown}`));
  assert.deepEqual(await faultsOf(page), []);
  assert.deepEqual(complaints, []);
});

test('on a phone the curve follows Start directly, and nothing is wider than the screen', async () => {
  await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const start = await page.getByRole('button', { name: 'Start' }).boundingBox();
  const chart = await page.locator('n2-chart[kind=accuracy]').boundingBox();
  const pad = await page.locator('n2-drawing-pad').boundingBox();
  assert.ok(start && chart && pad && start.y < chart.y && chart.y < pad.y);
  await page.locator('n2-first-layer label').nth(1).click();
  await page.getByRole('heading', { name: 'Neuron 2 close up' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  assert.deepEqual(await faultsOf(page), []);
});
