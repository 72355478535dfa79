// The test data, sealed until a run that was tuned on the validation data is over.
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

const seal = () => page.getByRole('region', { name: 'Test data' });

/** Whether a run in the browser's store knows what came of its test data. */
async function isWritten() {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('network2-lab');
    request.onsuccess = () => resolve(request.result);
  });
  const runs = await new Promise((resolve) => {
    const request = database.transaction('runs').objectStore('runs').getAll();
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  return runs.some((/** @type {any} */ { run }) => run.rightOnTest !== null);
}

/** Trains the run to its end. @param {string} name of the button that begins it */
async function train(name) {
  await page.getByRole('button', { name }).click();
  await lab.status('complete');
}

test('the test data are opened once a run is complete, its result stays with it, and openings are counted', async () => {
  ({ page, complaints, lab } = await openLab(browser, `${site.url}#experiment=sealed-test-data&epochs=3`)); // prettier-ignore
  assert.equal(await seal().count(), 0);
  await train('Start');
  await seal().getByText('are still sealed').waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await seal().getByRole('button', { name: 'Open the test data' }).click();
  const result = /On the test data this network reads (\d,\d{3}) of 10,000 images, \d\d\.\d\d%\. That is \d+\.\d points (more|less) than on the 500 validation images \(\d\d\.\d\d%\)\./; // prettier-ignore
  await seal().getByText(result).waitFor();
  const shown = (await seal().innerText()).match(result)?.[1];
  const { rightOnTest } = await page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.run); // prettier-ignore
  assert.equal(shown, rightOnTest.toLocaleString('en-GB'));
  await page.waitForFunction(isWritten);
  await page.reload();
  await lab.status('complete');
  await seal().getByText(result).waitFor();

  await lab.configure({ eta: 0.5 });
  assert.equal(await seal().count(), 0);
  await train('Start');
  await seal().getByRole('button', { name: 'Open the test data' }).click();
  await seal().getByText('You have opened them for 2 runs').waitFor();
  assert.deepEqual(complaints, []);
});

test('a run that is evaluated on the test data has no seal', async () => {
  ({ page, complaints, lab } = await openLab(browser, `${site.url}#trainingSize=1000&epochs=1&evaluation=test`)); // prettier-ignore
  await train('Start');
  assert.equal(await seal().count(), 0);
});
