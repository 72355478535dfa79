// The question before an experiment: asked, answered, kept, and compared with what the runs come to.
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

/** @param {string} text form @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(text, options = {}) {
  ({ page, complaints, lab } = await openLab(browser, `${site.url}#${text}`, options));
}

const question = () => page.getByRole('region', { name: 'Your prediction' });
const CURVE = 'experiment=overfitting-1000&epochs=10&evaluationSize=1000';

test('before the run nothing of what it shows is told; then the drawn curve is compared with it', async () => {
  await open(CURVE);
  await question().getByText('How will the accuracy on the test data change').waitFor();
  assert.equal(await page.getByText('The book:').count(), 0);
  assert.equal(await page.getByText('stops improving').count(), 0);
  assert.equal(await page.locator('n2-article').getByRole('heading', { level: 2, name: 'Overfitting' }).count(), 0); // prettier-ignore
  assert.deepEqual(await faultsOf(page), []);
  await page.getByText('Set it point by point').press('Enter');
  const sliders = question().getByRole('slider');
  assert.equal(await sliders.count(), 7);
  assert.deepEqual(await faultsOf(page), []);
  for (const [i, value] of ['50', '60', '70', '80', '90', '90', '95'].entries()) await sliders.nth(i).fill(value); // prettier-ignore
  await page.getByText('your prediction', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Run it and see' }).click();
  await lab.status('complete');
  await question().getByText(/^You expected 95\.0% at the end; the run ended at \d\d\.\d%\. On average your curve was \d+\.\d percentage points away\.$/).waitFor(); // prettier-ignore
  await page.getByText('stops improving').waitFor();
  await page
    .locator('n2-article')
    .getByRole('heading', { level: 2, name: 'Overfitting' })
    .waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: /^Next, 3 of 12/ }).click();
  await page.locator('n2-experiment-picker select:focus').waitFor();
  await question().getByText('Question 3 of 12').waitFor();
  assert.deepEqual(complaints, []);
});

/** @returns {Promise<(epoch: number, percent: number) => [number, number]>} where a share of all epochs and a percentage are on the chart */
async function placesOnChart() {
  await page.locator('n2-chart[kind=accuracy]').scrollIntoViewIfNeeded();
  const over = page.locator('n2-chart[kind=accuracy] .u-over');
  await over.waitFor();
  const { x, y, width, height } = /** @type {{x: number, y: number, width: number, height: number}} */ (await over.boundingBox()); // prettier-ignore
  return (epoch, percent) => [x + epoch * width, y + (1 - percent / 100) * height];
}

test('a curve and an end are drawn on the chart itself, and the sliders follow', async () => {
  await open(CURVE);
  await page.getByText('Draw the curve that you expect here.').waitFor();
  const at = await placesOnChart();
  await page.mouse.move(...at(0.05, 40));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 80), { steps: 4 });
  await page.mouse.move(...at(0.99, 90), { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(...at(0.5, 10)); // the pen is up
  await page.getByText('your prediction', { exact: true }).waitFor();
  await page.getByText('Set it point by point').click();
  const values = (await question().getByRole('slider').all()).map((slider) => slider.inputValue());
  const [first, ...others] = (await Promise.all(values)).map(Number);
  assert.ok(first >= 40 && first <= 50, String(first));
  for (const [i, value] of others.entries()) assert.ok(value >= [first, ...others][i], String(others)); // prettier-ignore
  assert.ok(Math.abs(Number(others.at(-1)) - 90) <= 1, String(others));
  await page.getByRole('button', { name: 'Run it and see' }).click();
  await lab.status('complete');
  await question().getByText(/^You expected (89|90|91)\.0% at the end/).waitFor(); // prettier-ignore
  await page.context().close();

  await open('experiment=regularised-1000&epochs=5&evaluationSize=1000');
  await page.getByText('Drag the line here to the accuracy that you expect at the end.').waitFor();
  const place = await placesOnChart();
  await page.mouse.move(...place(0.5, 20));
  await page.mouse.down();
  await page.mouse.move(...place(0.9, 75), { steps: 3 });
  await page.mouse.up();
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.forecast); // prettier-ignore
  assert.ok(Math.abs(Number(await question().getByRole('slider').inputValue()) - 75) <= 1);
  assert.deepEqual(complaints, []);
});

test('a choice is made by keyboard, and judged when all runs are over', async () => {
  await open('experiment=momentum&epochs=2&trainingSize=100&evaluationSize=100');
  await question().getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await question().getByRole('radio').nth(2).isChecked(), true);
  await page.getByRole('button', { name: 'Run it and see' }).press('Enter');
  await page.locator('n2-transport button:focus').waitFor(); // what had the focus is gone
  await lab.status('complete');
  await question()
    .getByText(/^You (were right|chose)/)
    .waitFor();
  const forecasts = await page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.notebook.runs.map((/** @type {any} */ { run }) => run.forecast)); // prettier-ignore
  assert.deepEqual(forecasts, Array(4).fill({ kind: 'choice', run: 2 }));
  assert.deepEqual(complaints, []);
});

test('what is expected is still known when the page is loaded again in the middle of the runs', async () => {
  await open('experiment=regularised-1000&epochs=50&evaluationSize=1000');
  await question().getByRole('slider').fill('90');
  await page.getByRole('button', { name: 'Run it and see' }).click();
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('network2-lab')).getState().progress.epoch >= 3); // prettier-ignore
  await page.getByRole('button', { name: 'Pause' }).click();
  await lab.status('paused');
  await page.reload();
  await lab.status('paused');
  await question().getByText('Your prediction: 90.0%.').waitFor();
  assert.equal(await page.getByText('The book:').count(), 0);
  await page.getByRole('button', { name: 'Continue' }).click();
  await lab.status('complete');
  await question()
    .getByText(/^You expected 90\.0%; the run ended at/)
    .waitFor();
  assert.deepEqual(complaints, []);
});

test('the question can be skipped, by a button or in the address, and Start needs no answer', async () => {
  await open(CURVE);
  await page.getByRole('button', { name: 'Skip the question' }).click();
  await page.getByText('The book:').waitFor();
  assert.equal(await question().count(), 0);
  await page.context().close();

  await open(`${CURVE}&predict=off`);
  await page.getByText('The book:').waitFor();
  assert.equal(await question().count(), 0);
  await page.context().close();

  await open(CURVE);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByText('The book:').waitFor();
  assert.equal(await question().count(), 0);
});

test('on a phone the question fits', async () => {
  await open(CURVE, { viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: 'dark' });
  await question().waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.deepEqual(await faultsOf(page), []);
});
