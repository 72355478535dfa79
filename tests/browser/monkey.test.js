// Whatever is done to the page, in whatever order, it can be used afterwards as if nothing had been.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { forAllTests } from './for-all-tests.js';
import { Monkey } from './monkey.js';
import { launch, openPage, serveSite } from './support.js';

/** Things that each monkey does: some seconds of them in `npm test`, minutes for `npm run monkey`. */
const ACTIONS = Number(process.env.NETWORK2_MONKEY_ACTIONS ?? 40);
const SEEDS = (process.env.NETWORK2_MONKEY_SEEDS ?? '1').split(' ').map(Number);

/** What every lab ends with that trains this. */
const KNOWN = { trainingSize: 1000, epochs: 2, lambda: 0.1 };

const [browser, site] = await forAllTests(launch(), serveSite());

/**
 * Resets the page by its own button, trains, and says what came of it.
 * @param {import('playwright-core').Page} page
 */
async function knownRun(page) {
  await page.evaluate(async (configuration) => {
    const lab = /** @type {any} */ (document.querySelector('network2-lab'));
    await lab.setState({ experiment: null, configuration: lab.standard });
    await lab.setState({ configuration });
  }, KNOWN);
  await page.setViewportSize({ width: 1360, height: 900 });
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close' });
  if (await close.isVisible()) await close.click();
  const training = page.getByRole('region', { name: 'Training' });
  for (const name of ['One mini-batch', 'Reset', 'Start']) {
    await training.getByRole('button', { name }).click();
  }
  await page.waitForFunction(
    () =>
      /** @type {any} */ (document.querySelector('network2-lab')).getState().status === 'complete',
  );
  return page.evaluate(
    () => /** @type {any} */ (document.querySelector('network2-lab')).getState().history,
  );
}

/** Opens the page, and keeps the configuration that it begins with. */
async function open() {
  const opened = await openPage(browser, site.url);
  await opened.page.waitForFunction(() => {
    const lab = /** @type {any} */ (document.querySelector('network2-lab'));
    lab.standard ??= lab.getState?.().configuration;
    return lab.getState?.().status === 'ready';
  });
  return opened;
}

describe('monkeys', { concurrency: SEEDS.length }, () => {
  for (const seed of SEEDS) {
    test(`after a monkey (seed ${seed}) the page trains to the known counts, and nothing was left unhandled`, async () => {
      const untouched = await open();
      const expected = await knownRun(untouched.page);
      await untouched.page.close();

      const { page, complaints } = await open();
      const monkey = new Monkey(page, seed, EXPERIMENTS.map(({ id }) => id)); // prettier-ignore
      /** @type {string[]} */
      const done = [];
      try {
        for (let i = 0; i < ACTIONS; i++) {
          done.push(await monkey.act());
          assert.deepEqual(complaints, []);
        }
        assert.deepEqual(await knownRun(page), expected);
        assert.deepEqual(complaints, []);
      } catch (error) {
        console.error(
          `${done.length} actions, of which the last were:\n${done.slice(-30).join('\n')}`,
        );
        throw error;
      } finally {
        await page.close();
      }
    });
  }
});
