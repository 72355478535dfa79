// What the network reads wrong: the matrix, the images of a cell, what has changed, and two runs compared.
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

/** @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(options = {}) {
  ({ page, complaints, lab } = await openLab(browser, `${site.url}#trainingSize=1000&epochs=2&evaluationSize=2000&lambda=0.1`, options)); // prettier-ignore
}

const view = () => page.getByRole('region', { name: 'What the network reads wrong' });

/** The counts of the matrix, row by row, 0 where a cell is empty. */
const counts = () =>
  view()
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('td')].map((cell) => Number(cell.innerText.replace(',', '') || 0)),
      ),
    );

/** Trains the run to its end, and waits until its mistakes are there. */
async function train() {
  await page.getByRole('button', { name: /^(Start|Run (all \d )?again)$/ }).click();
  await lab.status('complete');
  await view().getByText('After 2 epochs the network reads').waitFor();
}

test('the matrix counts every image, as many right as the curve says, and a cell opens its images, surest first', async () => {
  await open();
  await view().getByText('you will see here which digits it takes for which').waitFor();
  await train();
  const matrix = await counts();
  const right = matrix.reduce((sum, row, label) => sum + row[label], 0);
  assert.equal(
    matrix.flat().reduce((sum, count) => sum + count),
    2000,
  );
  const { history } = await page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab')).getState()); // prettier-ignore
  assert.equal(right, history.evaluationAccuracy.at(-1));

  const [[label, answer, count]] = matrix
    .flatMap((row, i) => row.map((value, j) => [i, j, value]))
    .filter(([i, j]) => i !== j)
    .sort((one, other) => other[2] - one[2]);
  const cell = view().getByRole('button', { name: `images of a ${label} are read as ${answer}` });
  await cell.click();
  const images = view().getByRole('button', { name: `A ${label}, read as ${answer}` });
  await images.first().waitFor();
  assert.equal(await images.count(), Math.min(count, 60));
  const outputs = (await view().locator('n2-gallery li').allInnerTexts()).map((words) =>
    Number(words.split('\n').at(-1)),
  );
  assert.deepEqual(
    outputs,
    outputs.toSorted((one, other) => other - one),
  );
  assert.deepEqual(await faultsOf(page), []);

  await images.first().click();
  await page.locator('n2-output-bars li[aria-current] .digit').getByText(String(answer)).waitFor();
  await view().getByRole('button', { name: 'Close' }).click();
  await images.first().waitFor({ state: 'detached' });
  assert.deepEqual(complaints, []);
});

test('two runs are compared image by image, and what is counted adds up', async () => {
  await open();
  await train();
  const before = (await counts()).reduce((sum, row, label) => sum + row[label], 0);
  await lab.configure({ eta: 1.5 });
  await train();
  const after = (await counts()).reduce((sum, row, label) => sum + row[label], 0);
  await view().getByLabel('Compare with').selectOption({ index: 1 });
  const sentence = await view().getByText('Only this network reads').innerText();
  const [gained, lost] = [...sentence.matchAll(/^Only this network reads (\d+) images? .* the other reads (\d+) image/g)][0].slice(1).map(Number); // prettier-ignore
  assert.equal(gained - lost, after - before);
  const count = Number(sentence.match(/statistic is ([\d.]+)/)?.[1]);
  assert.ok(Math.abs(Math.max(0, Math.abs(gained - lost) - 1) ** 2 / (gained + lost) - count) < 0.006, sentence); // prettier-ignore
  assert.deepEqual(complaints, []);
});

test('a run that is brought back can be asked for its mistakes, and they are the same', async () => {
  await open();
  await train();
  const matrix = await counts();
  await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
  await page.reload();
  await lab.status('complete');
  await view().getByRole('button', { name: 'Find its mistakes' }).click();
  await view().getByText('After 2 epochs the network reads').waitFor();
  assert.deepEqual(await counts(), matrix);
});

test('on a phone the matrix can be scrolled, and the page is no wider than the screen', async () => {
  await open({ viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme: 'dark' });
  await train();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.deepEqual(await faultsOf(page), []);
});
