import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, test } from 'node:test';
import { forAllTests } from './for-all-tests.js';
import { faultsOf, launch, openPage, serveSite } from './support.js';

/** @type {(file: string) => number | null} status with which the server refuses a file */
let refuse = () => null;
/** @type {(file: string) => boolean} files whose answer the server holds back */
let hold = () => false;
/** @type {(() => void)[]} sends the answers that were held back */
let release = [];
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let complaints;

const [browser, site] = await forAllTests(
  launch(),
  serveSite((request, response) => {
    const file = String(request.url).split('/').at(-1) ?? '';
    if (hold(file)) {
      release.push(() => response.writeHead(503).end());
      return true;
    }
    const status = refuse(file);
    if (status === null) return false;
    response.writeHead(status).end();
    return true;
  }),
);
afterEach(async () => {
  refuse = () => null;
  hold = () => false;
  release = [];
  await page?.close();
});

/** A run of a second: 1,000 images, two epochs. */
const SHORT = { trainingSize: 1000, epochs: 2, lambda: 0.1 };

/** What a script on the page can do with the element. */
const lab = () =>
  page.evaluateHandle(() => /** @type {any} */ (document.querySelector('network2-lab')));

/** @param {object} [configuration] what differs from the default one */
async function open(configuration, options = {}) {
  ({ page, complaints } = await openPage(browser, site.url, options));
  await status('ready');
  if (configuration) {
    await (await lab()).evaluate((element, change) => element.setState({ configuration: change }), configuration); // prettier-ignore
  }
}

/** @param {string} wanted status of the lab to wait for */
const status = (wanted) =>
  page.waitForFunction(
    (name) =>
      /** @type {any} */ (document.querySelector('network2-lab'))?.getState?.().status === name,
    wanted,
  );

const state = async () => (await lab()).evaluate((element) => element.getState());
const click = (/** @type {string} */ name) => page.getByRole('button', { name }).click();

/** @param {number[][]} points of a stroke, from 0 to 1 on the pad */
async function draw(points) {
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  const box = /** @type {{x: number, y: number, width: number}} */ (await pad.boundingBox());
  const [first, ...rest] = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.width]);
  await page.mouse.move(first[0], first[1]);
  await page.mouse.down();
  for (const [x, y] of rest) await page.mouse.move(x, y, { steps: 5 });
  await page.mouse.up();
}

const ONE = [[0.52, 0.2], [0.5, 0.8]]; // prettier-ignore

test('the page trains on MNIST, draws its curves and fires its events', async () => {
  await open(SHORT);
  await (
    await lab()
  ).evaluate((element) => {
    element.seen = [];
    for (const type of ['progress', 'epoch', 'complete']) {
      element.addEventListener(`network2-${type}`, (/** @type {CustomEvent} */ event) =>
        element.seen.push([type, event.detail, event.bubbles && event.composed]),
      );
    }
  });
  await click('Start');
  await status('complete');
  const { history, progress } = await state();
  assert.equal(progress.epoch, 2);
  assert.equal(history.evaluationAccuracy.length, 2);
  assert.ok(history.evaluationAccuracy[1] > 7000, `${history.evaluationAccuracy}`);
  const seen = /** @type {[string, any, boolean][]} */ (
    await (await lab()).evaluate((element) => element.seen)
  );
  assert.ok(seen.every(([, , travels]) => travels));
  const epochs = seen.filter(([type]) => type === 'epoch').map(([, detail]) => detail);
  assert.deepEqual(epochs.map(({ epoch }) => epoch), [0, 1]); // prettier-ignore
  assert.equal(epochs[1].evaluationAccuracy, history.evaluationAccuracy[1]);
  assert.ok(seen.some(([type]) => type === 'progress'));
  assert.deepEqual(seen.at(-1), ['complete', {}, true]);
  const chart = page.getByRole('group', { name: /^Accuracy by epoch.*after epoch 2/ });
  await chart.waitFor();
  await chart.getByText('Table').click();
  const rows = chart.getByRole('rowheader');
  assert.deepEqual(await rows.allInnerTexts(), ['2', '1']);
  assert.deepEqual(complaints, []);
});

test('nothing is asked of another host, and only the chunks that the run needs', async () => {
  ({ page } = await openPage(browser, 'about:blank'));
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(site.url);
  await status('ready');
  await (await lab()).evaluate((element, change) => element.setState({ configuration: change }), SHORT); // prettier-ignore
  await click('Start');
  await status('complete');
  assert.ok(asked.every((url) => url.startsWith(site.url)), asked.join('\n')); // prettier-ignore
  const chunks = asked
    .map((url) => url.split('/').at(-1))
    .filter((file) => /^(training|validation|test)-/.test(String(file)));
  assert.deepEqual(chunks.sort(), ['training-00.bin', 'validation-00.bin', 'validation-01.bin']);
});

test('the same seed gives the same run again: at a stretch, in steps, and after a reset', async () => {
  await open(SHORT);
  await click('Start');
  await status('complete');
  const { history } = await state();
  await click('Reset');
  await status('ready');
  for (const step of ['One mini-batch', 'One mini-batch', 'One epoch']) {
    await click(step);
    await status('paused');
  }
  assert.equal((await state()).progress.epoch, 1);
  await click('Continue');
  await status('complete');
  assert.deepEqual((await state()).history, history);
});

test('a double click on Start starts, and does not pause again', async () => {
  await open(SHORT);
  await page.getByRole('button', { name: 'Start' }).dblclick();
  await status('complete');
});

test('a step of one mini-batch and of one epoch move the run by just that', async () => {
  await open(SHORT);
  await click('One mini-batch');
  await status('paused');
  assert.deepEqual([(await state()).progress.epoch, (await state()).progress.miniBatch], [0, 1]);
  await click('One epoch');
  await page.waitForFunction(
    () =>
      /** @type {any} */ (document.querySelector('network2-lab')).getState().progress.epoch === 1,
  );
  assert.equal((await state()).progress.miniBatch, 0);
});

test('while it trains it can be paused, told another eta, and asked to read a digit', async () => {
  await open({ trainingSize: 5000, epochs: 10000 });
  await click('Start');
  await status('running');
  assert.equal(await page.getByLabel('Epochs', { exact: true }).isDisabled(), true);
  await page.getByLabel('Learning rate').fill('0.25');
  await page.getByLabel('Learning rate').press('Enter');
  await draw(ONE);
  await page.getByText('The network reads', { exact: false }).first().waitFor();
  assert.equal((await state()).status, 'running');
  assert.equal((await state()).configuration.eta, 0.25);
  // It says that it runs while images are still on their way.
  await (
    await lab()
  ).evaluate(
    (element) =>
      new Promise((resolve) => {
        element.addEventListener('network2-progress', resolve, { once: true });
      }),
  );
  await click('Pause');
  await status('paused');
  assert.ok((await state()).progress.epoch + (await state()).progress.miniBatch > 0);
});

test('a drawn 1 is read as 1 by a trained network, and Clear empties the pad', async () => {
  await open({ ...SHORT, epochs: 10 });
  await click('Start');
  await status('complete');
  await draw(ONE);
  const reading = page.getByText('The network reads 1, output', { exact: false });
  await reading.waitFor({ state: 'attached' });
  await click('Clear');
  await page.getByText('Draw a digit here').waitFor();
  assert.deepEqual(complaints, []);
});

test('the pad can be used from the keyboard', async () => {
  await open(SHORT);
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  await pad.focus();
  for (const key of ['ArrowUp', 'ArrowUp', ' ', ...Array(12).fill('ArrowDown'), ' ']) {
    await pad.press(key);
  }
  await page.getByRole('img', { name: 'Your digit as 28 by 28 pixels' }).waitFor();
  await pad.press('Backspace');
  await page.getByRole('img', { name: 'No digit is shown' }).waitFor();
});

test('a network is saved as network2.py saves it, and loads again', async () => {
  await open({ ...SHORT, hidden: [12] });
  await click('One epoch');
  await status('paused');
  await draw(ONE);
  const outputs = async () => (await page.locator('n2-output-bars ol').innerText()).trim();
  await page.getByText('The network reads').first().waitFor();
  const before = await outputs();
  const [saved] = await Promise.all([page.waitForEvent('download'), click('Save network')]);
  const network = JSON.parse(await readFile(await saved.path(), 'utf8'));
  assert.deepEqual(Object.keys(network), ['sizes', 'weights', 'biases', 'cost']);
  assert.deepEqual(network.sizes, [784, 12, 10]);

  await (await lab()).evaluate((element) => element.setState({ configuration: { hidden: [30] } }));
  await page.locator('n2-files input[type=file]').setInputFiles(await saved.path());
  await page.waitForFunction(
    () =>
      /** @type {any} */ (document.querySelector('network2-lab')).getState().configuration
        .hidden[0] === 12,
  );
  await page.waitForFunction((text) => {
    const element = /** @type {any} */ (document.querySelector('network2-lab'));
    return element.shadowRoot.querySelector('n2-output-bars').shadowRoot.querySelector('ol').innerText.trim() === text; // prettier-ignore
  }, before);
});

test('a file that is no network is refused in a sentence, and the network stays', async () => {
  await open(SHORT);
  const offer = (/** @type {string} */ text) =>
    page
      .locator('n2-files input[type=file]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const alert = page.getByRole('alert');
  await offer('not JSON');
  await alert.getByText('is not JSON as network2.py').waitFor();
  await offer(
    '{"sizes": [784, 10], "cost": "QuadraticCost", "weights": [[[1]]], "biases": [[[1]]]}',
  );
  await alert.getByText('weights[0] must be an array of 10').waitFor();
  await offer(
    '{"sizes": [2, 1], "cost": "QuadraticCost", "weights": [[[1, 2]]], "biases": [[[1]]]}',
  );
  await alert.getByText('784 inputs and 10 outputs, but its layer sizes are 2, 1').waitFor();
  assert.deepEqual((await state()).configuration.hidden, [30]);
  await click('Dismiss');
  await alert.waitFor({ state: 'detached' });
});

test('the curves of all runs that are shown are downloaded as CSV, in a file that says what it is', async () => {
  await open(SHORT);
  await click('One epoch');
  await status('paused');
  await (await lab()).evaluate((element) => element.setState({ configuration: { momentum: 0.5 } }));
  await click('One epoch');
  await status('paused');
  const [saved] = await Promise.all([page.waitForEvent('download'), click('Curves (CSV)')]);
  assert.match(saved.suggestedFilename(), /momentum.*\.csv$/);
  const lines = (await readFile(await saved.path(), 'utf8')).trim().split('\r\n');
  const [header, ...rows] = lines.map((line) => line.split(','));
  const column = (/** @type {string} */ name) => rows.map((row) => row[header.indexOf(name)]);
  assert.deepEqual(column('momentum'), ['0', '0.5']);
  assert.deepEqual(column('seed'), ['0', '0']);
  assert.deepEqual(column('epoch'), ['1', '1']);
  const { history } = await state();
  assert.equal(column('evaluationAccuracy')[1], String(history.evaluationAccuracy[0]));
});

test('a chunk that is missing is named, and trying again goes on', async () => {
  refuse = (file) => (file === 'training-00.bin' ? 404 : null);
  await open(SHORT);
  await click('Start');
  await page.getByText('training-00.bin could not be fetched: the server answered 404.').waitFor();
  refuse = () => null;
  await click('Try again');
  await status('complete');
});

test('evaluation data that is missing costs no value of the curves', async () => {
  refuse = (file) => (file === 'validation-01.bin' ? 503 : null);
  await open(SHORT);
  await click('Start');
  await page
    .getByText('validation-01.bin could not be fetched: the server answered 503.')
    .waitFor();
  refuse = () => null;
  await click('Try again');
  await status('complete');
  assert.equal((await state()).history.evaluationAccuracy.length, 2);
});

test('Pause and Reset are answered while images are still on their way', async () => {
  hold = (file) => file === 'training-00.bin';
  await open(SHORT);
  await click('Start');
  await page.getByText('Fetching MNIST').waitFor();
  await click('Pause');
  await status('paused');
  await (await lab()).evaluate((element) => element.reset());
  await status('ready');
  await click('Start');
  await status('running');
  hold = () => false;
  for (const send of release) send();
  await page.getByText('training-00.bin could not be fetched').waitFor();
  await click('Try again');
  await status('complete');
});

test('an engine that is missing is named, and trying again goes on', async () => {
  refuse = (file) => (file.endsWith('.wasm') ? 404 : null);
  ({ page } = await openPage(browser, site.url));
  await page.getByText('the engine could not be loaded').waitFor();
  refuse = () => null;
  await click('Try again');
  await status('ready');
});

test('what a control does not take is refused beside it, and the run stays as it was', async () => {
  await open(SHORT);
  const eta = page.getByLabel('Learning rate');
  for (const wrong of ['-1', '0', 'abc', '1e999', '']) {
    await eta.fill(wrong);
    await eta.press('Enter');
    await page.getByText('Learning rate η must be a number greater than 0').waitFor();
    assert.equal(await eta.getAttribute('aria-invalid'), 'true');
    assert.equal(await eta.inputValue(), wrong);
    assert.equal((await state()).configuration.eta, 0.5);
  }
  await eta.fill('0.3');
  await eta.press('Enter');
  await page.waitForFunction(
    () =>
      /** @type {any} */ (document.querySelector('network2-lab')).getState().configuration.eta ===
      0.3,
  );
  await eta.and(page.locator('[aria-invalid=false]')).waitFor();
});

test('layers are added and removed', async () => {
  await open(SHORT);
  await click('Add a hidden layer');
  await page.getByLabel('Hidden layer 2', { exact: true }).fill('17');
  await page.getByLabel('Hidden layer 2', { exact: true }).press('Enter');
  await click('Remove hidden layer 1');
  await page.waitForFunction(
    () =>
      /** @type {any} */ (document.querySelector('network2-lab')).getState().configuration
        .hidden[0] === 17,
  );
  await click('One mini-batch');
  await status('paused');
});

test('a run that diverges stops and says so', async () => {
  await open({ ...SHORT, eta: 1e38 });
  await click('Start');
  await page.getByText('The run diverged: in epoch 1').waitFor();
  assert.equal((await state()).status, 'failed');
  await click('Reset');
  await status('ready');
});

test('many short epochs are trained, and monitored only at their end where that is asked for', async () => {
  await open({ trainingSize: 100, epochs: 100, lambda: 0.01, monitorEvery: 'run' });
  await click('Start');
  await status('complete');
  assert.equal((await state()).history.evaluationAccuracy.length, 1);
  assert.deepEqual(complaints, []);
});

test("a figure of the book is drawn count for count, and a change of one's own makes a further run beside it", async () => {
  await open();
  await page.getByLabel('Experiment').selectOption('overfitting-1000');
  await page.getByRole('button', { name: 'Skip the question' }).click();
  await page.getByText('The book: 8,223 of 10,000').waitFor();
  await page.waitForFunction(
    () =>
      /** @type {any} */ (document.querySelector('network2-lab')).getState().configuration
        .epochs === 400,
  );
  for (let epoch = 1; epoch <= 3; epoch++) {
    await click('One epoch');
    await page.waitForFunction(
      (epochs) =>
        /** @type {any} */ (document.querySelector('network2-lab')).getState().history
          .evaluationAccuracy.length === epochs,
      epoch,
    );
    await status('paused');
  }
  const { history } = await state();
  assert.deepEqual(history.evaluationAccuracy, [5887, 6505, 6970]);
  assert.deepEqual(history.trainingAccuracy, [690, 749, 812]);
  assert.equal((await state()).experiment, 'overfitting-1000');
  await page.getByText('More settings').click();
  await page.getByLabel('Epochs', { exact: true }).fill('2');
  await page.getByLabel('Epochs', { exact: true }).press('Enter');
  await status('ready');
  // The article and the earlier curve stay; what comes is a further run, with which nothing was published.
  assert.equal(await page.getByLabel('Experiment').inputValue(), 'overfitting-1000');
  assert.equal((await state()).experiment, 'overfitting-1000');
  await click('Start');
  await status('complete');
  const runs = await (await lab()).evaluate((element) => element._lab.state.notebook.runs.map((/** @type {any} */ { isShown, run }) => [isShown, run.experiment, run.progress.epoch])); // prettier-ignore
  assert.deepEqual(runs, [
    [true, { id: 'overfitting-1000', run: 0 }, 3],
    [true, { id: 'overfitting-1000', run: null }, 2],
  ]);
});

test('setState refuses what is no configuration and changes nothing', async () => {
  await open(SHORT);
  const refusal = (/** @type {unknown} */ wrong) =>
    page.evaluate(
      (given) =>
        /** @type {any} */ (document.querySelector('network2-lab'))
          .setState(given)
          .then(() => 'accepted', (/** @type {Error} */ error) => error.message), // prettier-ignore
      wrong,
    );
  assert.match(await refusal(null), /state must be an object with a configuration/);
  assert.match(await refusal({ configuration: { eta: -1 } }), /Learning rate η must be/);
  assert.match(await refusal({ configuration: { etta: 1 } }), /no setting called “etta”/);
  assert.match(await refusal({ experiment: 'none' }), /experiment must be null or one of/);
  assert.equal((await state()).configuration.eta, 0.5);
  assert.equal(await refusal(await state()), 'accepted');
  assert.equal(await refusal({ experiment: 'learning-rates' }), 'accepted');
  assert.equal((await state()).configuration.eta, 0.025);
  assert.equal(await refusal(await state()), 'accepted');
  assert.equal((await state()).experiment, 'learning-rates');
});

for (const [name, options] of /** @type {const} */ ([
  ['in light colours', { colorScheme: 'light' }],
  ['in dark colours', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 360, height: 740 } }],
])) {
  test(`the page has no fault that axe finds, ${name}`, async () => {
    await open(SHORT, options);
    await click('One epoch');
    await status('paused');
    await draw(ONE);
    assert.deepEqual(await faultsOf(page), []);
  });
}

test('nothing is wider than a phone', async () => {
  await open(SHORT, { viewport: { width: 360, height: 740 } });
  await click('One epoch');
  await status('paused');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await click('Settings');
  await page.getByLabel('Learning rate').waitFor();
  await click('Done');
  assert.equal(await page.getByLabel('Learning rate').isVisible(), false);
});
