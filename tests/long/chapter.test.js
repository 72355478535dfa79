// The experiments of the chapter, and the network that comes with the page, as a person meets them.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { entriesOf } from '../entries.js';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { forAllTests } from '../browser/for-all-tests.js';
import { faultsOf, launch, openPage, serveSite } from '../browser/support.js';

/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let complaints;
/** Whether the server has no network to come with the page. */
let hasNoReader = false;

const [browser, site] = await forAllTests(
  launch(),
  serveSite((request, response) => {
    if (!hasNoReader || !/reader-[^/]*\.bin$/.test(String(request.url))) return false;
    response.writeHead(503).end();
    return true;
  }),
);
afterEach(async () => {
  hasNoReader = false;
  await page?.close();
});

/** Waits until the state of the lab is as wanted. @param {(state: any) => boolean} holds */
const until = (holds) =>
  page.waitForFunction(`(${holds})(document.querySelector('network2-lab')?._lab?.state ?? {})`);

async function open() {
  // The conditions of `until` are given to the page as text, which its policy would refuse.
  ({ page, complaints } = await openPage(browser, site.url, { bypassCSP: true }));
  await until((state) => state.status === 'ready');
}

/** @param {object} state for the element to take over */
const set = (state) =>
  page.evaluate(
    (wanted) => /** @type {any} */ (document.querySelector('network2-lab')).setState(wanted),
    state,
  );

const click = (/** @type {string} */ name) => page.getByRole('button', { name }).click();
const current = () =>
  page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state);

async function drawOne() {
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  const box = /** @type {{x: number, y: number, width: number}} */ (await pad.boundingBox());
  await page.mouse.move(box.x + 0.52 * box.width, box.y + 0.2 * box.width);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.8 * box.width, { steps: 5 });
  await page.mouse.up();
}

test('a digit is read before anything has been trained, then by one’s own network, or as chosen', async () => {
  await open();
  await until((state) => state.reader.isHere);
  await drawOne();
  await page.getByText('The network reads 1').waitFor();
  let state = await current();
  assert.equal(state.readBy, 'reader');
  assert.equal(state.prediction.digit, 1);
  assert.ok(state.prediction.outputs[1] > 0.9, `${state.prediction.outputs}`);

  await set({ configuration: { trainingSize: 1000, epochs: 1 } });
  await click('Start');
  await until((current) => current.status === 'complete');
  state = await current();
  assert.equal(state.readBy, 'own');
  await click('A trained one');
  await until((current) => current.readBy === 'reader');
  await click('Reset');
  await click('Yours');
  await until((current) => current.readBy === 'own');
  assert.deepEqual(complaints, []);
});

test('a page whose own network did not come says so, reads with the other, and can try again', async () => {
  hasNoReader = true;
  await open();
  await page.getByText('could not be loaded: the server answered 503').waitFor();
  assert.equal((await current()).readBy, 'own');
  hasNoReader = false;
  await click('Try again');
  await until((state) => state.reader.isHere);
  await drawOne();
  await until((state) => state.readBy === 'reader');
});

test('a run that is to stop early is over when the accuracy has not risen for so many epochs', async () => {
  await open();
  await set({ configuration: { trainingSize: 1000, epochs: 500, earlyStopping: 2 } });
  await click('Start');
  await until((state) => state.status === 'complete');
  const { curves, progress } = (await current()).run;
  const { evaluationAccuracy } = curves.history;
  assert.ok(progress.epoch < 500);
  assert.equal(curves.run.epochs, progress.epoch);
  await page.getByText('none of the last 2 epochs improved the accuracy').waitFor();
  const best = evaluationAccuracy.indexOf(Math.max(...evaluationAccuracy));
  assert.equal(evaluationAccuracy.length, best + 1 + 2);
});

test('a linear schedule lowers eta epoch by epoch, however the run is cut into steps', async () => {
  const configuration = { trainingSize: 1000, epochs: 4, schedule: { kind: 'linear' } };
  await open();
  await set({ configuration });
  await click('Start');
  await until((state) => state.status === 'complete');
  const { curves, progress } = (await current()).run;
  assert.equal(progress.share, 0.25);
  await click('Reset');
  for (let epoch = 1; epoch <= 4; epoch++) {
    await click('One mini-batch');
    await until((state) => state.status === 'paused' && state.run.progress.miniBatch === 1);
    await click('One epoch');
    await until((state) => state.status !== 'running' && state.run.progress.miniBatch === 0);
  }
  assert.deepEqual((await current()).run.curves.history, curves.history);
});

test('every experiment begins to run, and shows what it is about', async () => {
  await open();
  for (const { id, configuration } of entriesOf(EXPERIMENTS)) {
    await set({ experiment: id });
    await click('Start');
    await until((state) => state.run.progress.miniBatch > 0 || state.run.progress.epoch > 0);
    if (configuration.speeds)
      await page.getByRole('heading', { name: 'Speed of each layer', exact: true }).waitFor();
    if (configuration.histogram)
      await page.getByRole('heading', { name: 'Weights by size' }).waitFor();
    assert.equal((await current()).problem, null, id);
    await page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab')).pause());
    await until((state) => state.status !== 'running');
  }
  assert.deepEqual(complaints, []);
});

test('the weights of L1, L2 and of neither stand side by side on one linear axis', async () => {
  await open();
  await set({ experiment: 'l1-l2', predict: 'off' });
  await set({ configuration: { trainingSize: 1000, epochs: 5 } });
  await click('Start');
  await until((state) => state.finished.length === 3);
  const figures = page.locator('n2-weight-histogram figure');
  const names = await figures.locator('b').allInnerTexts();
  assert.deepEqual(names.map((name) => name.split(',')[0]), ['no regularisation', 'L2', 'L1']); // prettier-ignore
  const boxes = await figures.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y));
  assert.deepEqual(boxes, Array(3).fill(boxes[0]));
  const axes = await figures.locator('.shares').allInnerTexts();
  assert.equal(new Set(axes).size, 1, axes.join());
  const { runs } = (await current()).notebook;
  const tiny = runs.map((/** @type {import('../../web/model/notebook.js').Kept} */ { run }) => {
    const { histogram } = run.curves;
    const all = histogram.reduce((sum, count) => sum + count, 0);
    return `${Math.round((100 * histogram[40]) / all)}%`;
  });
  assert.deepEqual(await figures.locator('.beyond').allInnerTexts(), tiny);
  assert.ok(Number.parseInt(tiny[2]) > Number.parseInt(tiny[1]), tiny.join());
  assert.deepEqual(await faultsOf(page), []);
  assert.deepEqual(complaints, []);
});

test('the game keeps its score over runs with other settings, and gives hints', async () => {
  await open();
  await set({ experiment: 'finding-hyperparameters' });
  await set({ configuration: { eta: 1, lambda: 1, hidden: [], trainingSize: 1000, epochs: 3 } });
  await click('Start');
  await until((state) => state.status === 'complete');
  await page.getByText(/Best so far: [\d.]+%, in 1 try\./).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'reached' }).first().waitFor();
  await set({ configuration: { eta: 10, lambda: 20 } });
  await click('Start');
  await until((state) => state.status === 'complete');
  await page.getByText(/in 2 tries/).waitFor();
  await click('A hint');
  await page.getByText('Get quick answers first').waitFor();
  assert.deepEqual(await faultsOf(page), []);
});

test('outputs and cost are chosen together, so that they fit', async () => {
  await open();
  await page.getByText('More settings').click();
  await page.getByLabel('Outputs and cost').selectOption('softmax log-likelihood');
  await page.getByLabel('Hidden activation').selectOption('relu');
  await set({ configuration: { trainingSize: 1000, epochs: 3, eta: 0.1 } });
  await click('Start');
  await until((state) => state.status === 'complete');
  const { configuration, run } = await current();
  const { curves } = run;
  assert.equal(configuration.output, 'softmax');
  assert.equal(configuration.cost, 'log-likelihood');
  assert.ok(curves.history.evaluationAccuracy.at(-1) > 7500);
});

test('a bound of the distortions that is out of its range is refused beside its input', async () => {
  await open();
  await page.getByText('More settings').click();
  await page.getByRole('button', { name: 'Elastic' }).click();
  await page.getByText('Bounds', { exact: true }).click();
  await page.getByLabel('Rotation (degrees)').fill('90');
  await page.getByLabel('Rotation (degrees)').press('Enter');
  await page.getByText('Rotation must be a number from 0 to 45, not 90.').waitFor();
  assert.equal((await current()).configuration.distortion.rotation, 10);
  assert.deepEqual(await faultsOf(page), []);
});
