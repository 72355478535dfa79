// What the page does when its worker dies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forAllTests } from '../browser/for-all-tests.js';
import { launch, openPage, serveSite } from '../browser/support.js';

const [browser, site] = await forAllTests(launch(), serveSite());

test('after its worker has died the page trains in another one, and its digits are read again', async () => {
  const { page } = await openPage(browser, 'about:blank');
  await page.addInitScript(() => {
    const Original = Worker;
    globalThis.Worker = class extends Original {
      /** @param {[string | URL, WorkerOptions?]} args */
      constructor(...args) {
        super(...args);
        /** @type {any} */ (globalThis).lastWorker = this;
      }
    };
  });
  await page.goto(site.url);
  /** @param {string} status */
  const reached = (status) =>
    page.waitForFunction(
      (wanted) =>
        /** @type {any} */ (document.querySelector('network2-lab'))?._lab?.state?.status === wanted,
      status,
    );
  await reached('ready');
  await page.evaluate(() => {
    const lab = /** @type {any} */ (document.querySelector('network2-lab'));
    return lab.setState({ configuration: { trainingSize: 1000, epochs: 1000 } });
  });
  await page.getByRole('button', { name: 'Start' }).click();
  await reached('running');
  await page.evaluate(() => {
    const { lastWorker } = /** @type {any} */ (globalThis);
    lastWorker.terminate();
    lastWorker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await reached('running');
  await page.waitForFunction(
    () =>
      /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.run.progress.epoch > 2,
  );
  await page.getByRole('button', { name: 'Pause' }).click();
  await reached('paused');
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.reader.isHere,
  );
  assert.equal(
    await page.evaluate(
      () => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.problem,
    ),
    null,
  );
});
