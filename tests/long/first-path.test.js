// The first steps, words that are explained, and the way through the chapter.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { forAllTests } from '../browser/for-all-tests.js';
import { openLab } from '../browser/lab.js';
import { faultsOf, launch, serveSite } from '../browser/support.js';

/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let complaints;
/** @type {import('../browser/lab.js').LabOnPage} */
let lab;

const [browser, site] = await forAllTests(launch(), serveSite());
afterEach(() => page?.context().close());

const path = () => page.getByRole('region', { name: 'First steps' });

test('the first steps are ticked off one by one, lead to the chapter, and do not come again', async () => {
  ({ page, complaints, lab } = await openLab(browser, `${site.url}#trainingSize=1000&epochs=2&evaluationSize=1000`)); // prettier-ignore
  await path().waitFor();
  assert.equal(await path().locator('.done').count(), 0);
  await page.getByRole('button', { name: 'Start' }).click();
  await lab.status('complete');
  await path().locator('.done').getByText('Press Start').waitFor();
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  await pad.focus();
  for (const key of ['ArrowUp', ' ', ...Array(9).fill('ArrowDown'), ' ']) await pad.press(key);
  await path().locator('.done').getByText('Draw a digit').waitFor();
  await page.getByRole('slider', { name: 'Slide η' }).press('ArrowRight');
  await page.getByRole('button', { name: /Start|Run (all \d )?again/ }).click();
  await path().locator('.done').getByText('Slide η').waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await path().getByRole('button', { name: 'Go on: chapter 3 in twelve experiments' }).click();
  await page.getByText('The same network learns to read digits three times').waitFor();
  assert.equal(await path().count(), 0);
  await lab.choose(/** @type {any} */ (null));
  await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
  await page.reload();
  await page.getByRole('button', { name: 'Training image of a 5' }).waitFor();
  assert.equal(await path().count(), 0);
  assert.deepEqual(complaints, []);
});

test('an experiment of the chapter that is over leads to the next', async () => {
  ({ page, complaints, lab } = await openLab(browser, `${site.url}#experiment=overfitting-1000&epochs=1&evaluationSize=100&predict=off`)); // prettier-ignore
  await page.getByRole('button', { name: 'Start' }).click();
  await lab.status('complete');
  await page.getByRole('button', { name: 'Next, 3 of 12: Less overfitting' }).click();
  await page.waitForFunction(() => location.hash.includes('overfitting-50000'));
  assert.deepEqual(complaints, []);
});

test('a word that may be new is explained when it is pointed at or focused, until Escape', async () => {
  ({ page, complaints, lab } = await openLab(browser, `${site.url}#trainingSize=1000`));
  const word = page.getByRole('button', { name: 'Learning rate' });
  const explanation = page.getByText('The learning rate: how long each step');
  assert.equal(await explanation.isVisible(), false);
  await word.hover();
  assert.equal(await explanation.isVisible(), true);
  await page.mouse.move(700, 5);
  assert.equal(await explanation.isVisible(), false);
  await lab.tabTo(word);
  assert.equal(await explanation.isVisible(), true);
  await page.keyboard.press('Escape');
  assert.equal(await explanation.isVisible(), false);
});
