// One digit through backpropagation, by hand, on the page.
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

/** Opens the page and begins the walk of its first example. @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(options = {}) {
  ({ page, complaints, lab } = await openLab(browser, `${site.url}#trainingSize=1000&epochs=2&evaluationSize=1000`, options)); // prettier-ignore
  await page.getByRole('button', { name: 'Backprop, step by step' }).click();
  await walk().getByRole('heading', { name: 'A 5 through backpropagation' }).waitFor();
}

const walk = () => page.getByRole('region', { name: 'One digit through backpropagation' });

/** @param {string} name of a stage */
const go = (name) => walk().getByRole('button', { name }).click();

/** The numbers of the table, row by row. */
const table = () =>
  walk()
    .locator('tbody tr')
    .evaluateAll(
      (rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.innerText.trim().replace('−', '-')))), // prettier-ignore
    );

test('the errors of the outputs follow from their formulas, and what is pointed at lights up in both', async () => {
  await open();
  await go('2. Output error');
  const rows = await table();
  assert.equal(rows.length, 10);
  rows.forEach(([y, a, error, slope, quadratic, crossEntropy], digit) => {
    assert.equal(y, digit === 5 ? 1 : 0);
    for (const [actual, expected] of [
      [error, a - y],
      [slope, a * (1 - a)],
      [quadratic, error * slope],
      [crossEntropy, error],
    ]) {
      // prettier-ignore
      assert.ok(Math.abs(actual - expected) < 0.002, `${digit}: ${actual} is not ${expected}`);
    }
  });
  await walk().locator('td[data-term=slope]').first().hover();
  const lit = await walk()
    .locator('.lit')
    .evaluateAll((all) => all.map(({ dataset, parentElement }) => [/** @type {any} */ (dataset).term, parentElement?.tagName])); // prettier-ignore
  assert.ok(lit.length === 12 && lit.every(([term]) => term === 'slope'), JSON.stringify(lit));
  assert.deepEqual(await faultsOf(page), []);
  assert.deepEqual(complaints, []);
});

test('steps lower the cost of the digit, and the run stays as it was', async () => {
  await open();
  await go('5. Update');
  const step = walk().getByRole('button', { name: 'Take a step' });
  for (let i = 1; i <= 3; i++) {
    await step.click();
    await walk().getByText(`${i} step`, { exact: false }).waitFor();
  }
  for (const [first, now, output] of await table()) {
    assert.ok(now < first, `${now} is not below ${first}`);
    assert.ok(output > 0.5);
  }
  await walk().getByLabel('η').fill('-1');
  await walk().getByLabel('η').press('Enter');
  await walk().getByText('η must be a number greater than 0.').waitFor();
  assert.equal(await step.isDisabled(), true);
  await page.getByRole('button', { name: 'Start' }).click();
  await lab.status('complete');
  const [{ fingerprint }] = await lab.outcomes();
  await walk().getByRole('button', { name: 'Close' }).click();
  assert.equal(await walk().count(), 0);

  await page.context().close();
  ({ page, complaints, lab } = await openLab(browser, `${site.url}#trainingSize=1000&epochs=2&evaluationSize=1000`)); // prettier-ignore
  await page.getByRole('button', { name: 'Start' }).click();
  await lab.status('complete');
  assert.equal((await lab.outcomes())[0].fingerprint, fingerprint);
});

test('every stage can be walked on a phone in the dark without a fault', async () => {
  await open({ viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: 'dark' });
  for (const name of [
    '1. Forward',
    '2. Output error',
    '3. Backwards',
    '4. Gradient',
    '5. Update',
  ]) {
    await go(name);
    assert.deepEqual(await faultsOf(page), [], name);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, name);
  }
  assert.deepEqual(complaints, []);
});

test('of a drawing one says what it is before it goes through backpropagation', async () => {
  await open();
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  await pad.focus();
  for (const key of ['ArrowUp', ' ', ...Array(9).fill('ArrowDown'), ' ']) await pad.press(key);
  const begin = page.getByRole('button', { name: 'Backprop, step by step' });
  await page.getByLabel('It is a').waitFor();
  assert.equal(await begin.isDisabled(), true);
  await page.getByLabel('It is a').selectOption('1');
  await begin.click();
  await walk().getByRole('heading', { name: 'A 1 through backpropagation' }).waitFor();
});
