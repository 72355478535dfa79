// The texts beside the experiments, and what can be tried out in them, as a person meets them.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { entriesOf } from '../entries.js';
import { EXPERIMENTS } from '../../web/lab/experiments/index.js';
import { articles } from '../../web/texts/index.js';
import { forAllTests } from '../browser/for-all-tests.js';
import { faultsOf, launch, openPage, serveSite } from '../browser/support.js';

/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let complaints;
/** Whether the server has the texts but for the first. */
let hasText = true;

const [browser, site] = await forAllTests(
  launch(),
  serveSite((request, response) => {
    if (hasText || !/articles-[^/]*\.js$/.test(String(request.url))) return false;
    response.writeHead(503).end();
    return true;
  }),
);
afterEach(async () => {
  hasText = true;
  await page?.close();
});

/** @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(options) {
  ({ page, complaints } = await openPage(browser, site.url, options));
  await article('What this page does').waitFor();
}

/** @param {string} name of the heading of an article */
const article = (name) => page.locator('n2-article').getByRole('heading', { level: 2, name });

const picker = () => page.getByLabel('Experiment', { exact: true });

/** Where a question comes before the explanation, the explanation is asked for at once. @param {string} id of an experiment that was chosen */
async function skipQuestion(id) {
  if (EXPERIMENTS.find((one) => one.id === id)?.question)
    await page.getByRole('button', { name: 'Skip the question' }).click();
}

/** Whether something stands in the window. @param {import('playwright-core').Locator} locator */
async function isInView(locator) {
  const box = await locator.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y < height;
}

test('every experiment brings the text that explains it, with its formulas', async () => {
  await open();
  for (const { id, topic } of entriesOf(EXPERIMENTS)) {
    await picker().selectOption(id);
    await skipQuestion(id);
    await article(articles()[topic].title).waitFor();
  }
  await picker().selectOption('l1-l2');
  await skipQuestion('l1-l2');
  await article('Regularisation').waitFor();
  assert.ok((await page.locator('n2-article math').count()) > 5);
  await picker().selectOption('');
  await article('What this page does').waitFor();
  assert.deepEqual(complaints, []);
});

for (const options of [
  { colorScheme: /** @type {const} */ ('light') },
  { colorScheme: /** @type {const} */ ('dark'), viewport: { width: 360, height: 740 } },
]) {
  const width = options.viewport?.width ?? 1360;
  test(`no text has a fault that axe finds, or makes the page wider: ${options.colorScheme}, ${width} pixels`, async () => {
    await open(options);
    for (const { title } of entriesOf(Object.values(articles()))) {
      const link = page.getByRole('button', { name: title });
      if (await link.count()) await link.click();
      await article(title).waitFor();
      assert.deepEqual(await faultsOf(page), [], title);
      const extent = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(extent <= width, `${title}: ${extent}`);
    }
    assert.deepEqual(complaints, []);
  });
}

test('reading on with the keyboard goes to the heading of the next text', async () => {
  await open();
  await page.getByRole('button', { name: 'Kinds of neuron' }).focus();
  await page.keyboard.press('Enter');
  const heading = article('Kinds of neuron');
  await heading.waitFor();
  const focused = page.locator('n2-article h2:focus');
  assert.equal(await focused.textContent(), 'Kinds of neuron');
  assert.ok(await isInView(heading));
});

test('a text that did not come says so, and comes when it is chosen again', async () => {
  hasText = false;
  await open();
  await page.getByRole('button', { name: 'Overfitting' }).click();
  await page.getByText('This text did not arrive.').waitFor();
  hasText = true;
  await page.getByRole('button', { name: 'Overfitting' }).click();
  await article('Overfitting').waitFor();
});

test('the single neuron can be chosen as an experiment, and runs to where the book says', async () => {
  await open({ reducedMotion: 'reduce' });
  await picker().selectOption('single-neuron');
  const neuron = page.locator('n2-neuron');
  await neuron.getByRole('heading', { name: 'The slow neuron' }).waitFor();
  assert.ok(await isInView(neuron));
  assert.equal(await picker().inputValue(), '', 'the lab stays as it was');

  const row = (/** @type {string} */ name) => neuron.getByRole('row', { name }).getByRole('cell');
  const output = async (/** @type {string} */ name) => row(name).first().textContent();
  assert.equal(await output('Quadratic'), '0.98');
  await neuron.getByRole('button', { name: 'Run' }).click();
  assert.equal(await output('Quadratic'), '0.20');
  assert.equal(await output('Cross-entropy'), '0.01');
  await neuron.getByRole('button', { name: 'Wrong: w = 0.6', exact: false }).first().click();
  assert.equal(await output('Quadratic'), '0.82');
  await neuron.getByRole('button', { name: 'Run' }).click();
  assert.equal(await output('Quadratic'), '0.09');
  assert.deepEqual(complaints, []);
});

test('with a linear output the quadratic cost does not slow the neuron down', async () => {
  await open({ reducedMotion: 'reduce' });
  await picker().selectOption('single-neuron');
  const neuron = page.locator('n2-neuron');
  await neuron.getByRole('button', { name: 'Linear output' }).click();
  const row = (/** @type {string} */ name) => neuron.getByRole('row', { name }).getByRole('cell');
  const output = async (/** @type {string} */ name) => row(name).first().textContent();
  assert.deepEqual([await output('Sigmoid'), await output('Linear')], ['0.98', '4.00']);
  await neuron.getByRole('button', { name: 'Run' }).click();
  assert.deepEqual([await output('Sigmoid'), await output('Linear')], ['0.20', '0.00']);
  await neuron.getByText('Its slope is 1 everywhere').waitFor();
  assert.deepEqual(await faultsOf(page), []);
  assert.deepEqual(complaints, []);
});

test('the surprise is seen where the line is dragged to, and by keyboard, and its mean is least at a = y', async () => {
  await open();
  await picker().selectOption('surprise');
  const view = page.locator('n2-surprise');
  await view.getByText('With y = 1 the answer is always 1').waitFor();
  assert.ok(await isInView(view));
  const row = (/** @type {string} */ name) => view.getByRole('row', { name }).getByRole('cell');
  const mean = async () => Number(await row('Mean surprise').first().innerText());
  assert.equal(await mean(), 2.3);
  const [a, y] = [view.getByRole('slider').first(), view.getByRole('slider').nth(1)];
  const box = await view.getByRole('img').first().boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 0.3 * box.width, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.5 * box.width, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
  assert.ok(Math.abs((await a.inputValue().then(Number)) - 0.5) < 0.05);
  await a.fill('0.6');
  await y.fill('0.6');
  assert.equal(await mean(), 0.67);
  await view.getByText('The mean is least, 0.67, where').waitFor();
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowRight']) {
    await a.press(key);
    assert.ok((await mean()) >= 0.67);
  }
  assert.deepEqual(await faultsOf(page), []);
  assert.deepEqual(complaints, []);
});

test('softmax can be chosen as an experiment, and its sliders move with the keyboard', async () => {
  await open();
  await picker().selectOption('softmax');
  const softmax = page.locator('n2-softmax');
  await softmax.getByText('Sum 1.000').waitFor();
  assert.ok(await isInView(softmax));
  const activations = () => softmax.locator('.activation .value').allTextContents();
  assert.deepEqual(await activations(), ['0.315', '0.009', '0.633', '0.043']);
  await softmax.getByRole('slider').first().focus();
  await page.keyboard.press('End');
  const risen = (await activations()).map(Number);
  assert.ok(risen[0] > 0.8 && risen[2] < 0.2, `${risen}`);
  await softmax.getByText('Sum 1.000').waitFor();
  assert.deepEqual(complaints, []);
});

test('the polynomial beside the text about regularisation meets unseen points better when λ is raised', async () => {
  await open();
  await page.getByRole('button', { name: 'Regularisation' }).click();
  const fit = page.locator('n2-polynomial');
  const unseen = async () => Number(await fit.locator('dd').nth(1).innerText());
  await fit.getByRole('heading', { name: 'Why small weights help' }).waitFor();
  const before = await unseen();
  await fit.getByRole('slider', { name: 'λ' }).fill('4');
  assert.ok((await unseen()) < before / 4, `${await unseen()} of ${before}`);
  assert.deepEqual(await faultsOf(page), []);
  assert.deepEqual(complaints, []);
});
