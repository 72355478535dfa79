// The views of the lab, and what can be hidden in them.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { forAllTests } from '../browser/for-all-tests.js';
import { LabOnPage } from '../browser/lab.js';
import { faultsOf, launch, openPage, serveSite } from '../browser/support.js';

/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} paths that the site was asked for */
let asked = [];

const SHORT = 'trainingSize=1000&epochs=2&evaluationSize=1000';

const [browser, site] = await forAllTests(
  launch(),
  serveSite((request) => {
    asked.push(String(request.url));
    return false;
  }),
);
afterEach(async () => {
  await page?.context().close();
  asked = [];
});

/** @param {string} text form @param {{width: number, height: number}} [viewport] @param {string} [file] */
async function open(text, viewport = { width: 960, height: 640 }, file = 'embed.html') {
  const opened = await openPage(browser, `${site.url}${file}#${text}`, { viewport });
  page = opened.page;
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('network2-lab')).getState?.().status === 'ready'); // prettier-ignore
  return opened;
}

const train = () =>
  page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab')).start());

/** The views that are to be seen, by the names of their elements. */
const shown = () =>
  page.evaluate(() => {
    const root = /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot;
    const names = [...root.querySelectorAll('*')].filter((one) => one.localName.startsWith('n2-') && one.checkVisibility() && one.getBoundingClientRect().height > 0).map(({ localName }) => localName); // prettier-ignore
    return [...new Set(names)].filter((name) => name !== 'n2-lab').sort();
  });

const DRIVE = ['n2-status', 'n2-transport'];
const PAD = ['n2-drawing-pad', 'n2-output-bars', 'n2-reader-choice', 'n2-seen-image'];

for (const [view, names] of Object.entries({
  compact: ['n2-chart', ...PAD, ...DRIVE],
  chart: ['n2-chart', ...DRIVE],
  pad: [...PAD, 'n2-picture-intake'],
  network: ['n2-first-layer', ...DRIVE],
})) {
  test(`the view ${view} shows what it is there for and nothing else`, async () => {
    const { complaints } = await open(`view=${view}`);
    assert.deepEqual(await shown(), names.sort());
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(complaints, []);
  });
}

test('compact fits 960 x 640 without scrolling, before training and after', async () => {
  await open(`view=compact&${SHORT}`);
  const size = () =>
    page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth, scrollHeight];
    });
  assert.deepEqual(await size(), [960, 640]);
  await train();
  await page.locator('n2-drawing-pad canvas').click();
  assert.deepEqual(await size(), [960, 640]);
});

test('compact shows one chart, of the cost where the accuracy is hidden', async () => {
  await open('view=compact');
  const kinds = () =>
    page.locator('n2-chart').evaluateAll((charts) => charts.map((one) => one.getAttribute('kind')));
  assert.deepEqual(await kinds(), ['accuracy']);
  await page.evaluate(() => {
    /** @type {any} */ (document.querySelector('network2-lab')).hide = 'accuracy';
  });
  await page.locator('n2-chart[kind=cost]').waitFor();
  assert.deepEqual(await kinds(), ['cost']);
});

test('settings of a small view open as a sheet', async () => {
  await open('view=compact');
  const field = page.getByLabel('Learning rate');
  assert.equal(await field.isVisible(), false);
  await page.getByRole('button', { name: 'Settings' }).click();
  await field.fill('0.25');
  await field.press('Enter');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.waitForFunction(() => location.hash === '#eta=0.25&view=compact');
  assert.equal(await field.isVisible(), false);
});

test('what is hidden is not there: parts of the page, fields, and groups without any', async () => {
  await open('hide=files,article,steps,runs,title,eta,schedule.kind,regularization,lambda,dropout,cost', { width: 1360, height: 900 }, 'index.html'); // prettier-ignore
  const names = await shown();
  for (const name of ['n2-files', 'n2-article', 'n2-runs', 'n2-share']) assert.ok(!names.includes(name), name); // prettier-ignore
  assert.equal(await page.locator('header.title').count(), 0);
  assert.equal(await page.getByRole('button', { name: 'One epoch' }).count(), 0);
  assert.equal(await page.locator('n2-chart[kind=cost]').count(), 0);
  assert.equal(await page.getByLabel('Learning rate').count(), 0);
  assert.equal(await page.getByLabel('Momentum').count(), 1);
  assert.equal(await page.getByRole('heading', { name: 'Regularisation' }).count(), 0);
});

test('without settings and pad the rest has their place', async () => {
  await open('hide=controls,pad', { width: 1360, height: 900 }, 'index.html');
  const { width } = /** @type {{width: number}} */ (
    await page.locator('n2-chart[kind=accuracy]').boundingBox()
  );
  assert.ok(width > 1200, `${width}`);
});

test('a view without a pad does not fetch the network that reads it', async () => {
  await open(`view=chart&${SHORT}`);
  await train();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  assert.deepEqual(asked.filter((path) => /reader/.test(path)), []); // prettier-ignore
});

test('the pictures of the first layer change while the network learns, and no description knows of them', async () => {
  await open(`view=network&${SHORT}&hidden=7`);
  await page.locator('n2-first-layer label').nth(6).waitFor();
  const lab = new LabOnPage(page);
  const before = await lab.firstLayer();
  assert.equal(before.length, 7);
  assert.equal(new Set(before).size, 7);
  await train();
  const after = await lab.firstLayer();
  assert.ok(after.every((picture, i) => picture !== before[i]));
  const state = await page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab')).state); // prettier-ignore
  assert.deepEqual(Object.fromEntries(new URLSearchParams(state)), { hidden: '7', trainingSize: '1000', epochs: '2', evaluationSize: '1000', view: 'network' }); // prettier-ignore
});

test('whoever looks at the first layer gets the same run', async () => {
  const outcomes = [];
  for (const view of ['network', 'chart']) {
    await open(`view=${view}&${SHORT}`);
    await train();
    outcomes.push(await page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.run.fingerprint)); // prettier-ignore
    await page.context().close();
  }
  assert.equal(outcomes[0], outcomes[1]);
  assert.match(outcomes[0], /^[0-9a-f]{16}$/);
});

test('a theme is kept to, whatever the browser prefers, by charts too', async () => {
  await open(`view=chart&${SHORT}`);
  await train();
  const colours = () =>
    page.evaluate(() => {
      const root = /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot;
      const chart = root.querySelector('n2-chart').shadowRoot;
      const canvas = chart.querySelector('.plot canvas');
      const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      let light = 0;
      for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3] > 200 && pixels[i] > 150) light += 1;
      const { backgroundColor } = getComputedStyle(root.querySelector('n2-lab'));
      return { backgroundColor, light };
    }); // prettier-ignore
  const inLight = await colours();
  await page.evaluate(async () => {
    const lab = /** @type {any} */ (document.querySelector('network2-lab'));
    lab.theme = 'dark';
    await new Promise((resolve) => lab.addEventListener('network2-state', resolve, { once: true }));
    for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  const inDark = await colours();
  assert.equal(inLight.backgroundColor, 'rgb(251, 250, 246)');
  assert.equal(inDark.backgroundColor, 'rgb(23, 24, 27)');
  assert.notEqual(inDark.light, inLight.light);
});

test('a host can set colours by the custom properties, and nothing else of the lab', async () => {
  await open('view=chart');
  const colour = await page.evaluate(() => {
    const lab = /** @type {HTMLElement} */ (document.querySelector('network2-lab'));
    lab.style.setProperty('--network2-paper', 'rgb(1, 2, 3)');
    lab.style.setProperty('--ink', 'rgb(4, 5, 6)');
    const view = /** @type {Element} */ (lab.shadowRoot?.querySelector('n2-lab'));
    const { backgroundColor, color } = getComputedStyle(view);
    return { backgroundColor, color };
  });
  assert.deepEqual(colour, { backgroundColor: 'rgb(1, 2, 3)', color: 'rgb(29, 27, 24)' });
});

test('an address whose form changes is followed, and kept up to date', async () => {
  await open('seed=3&view=chart', undefined, 'index.html');
  await page.evaluate(() => (location.hash = '#seed=4&view=pad'));
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('network2-lab')).getState().configuration.seed === 4); // prettier-ignore
  await page.locator('n2-drawing-pad').waitFor();
  await page.evaluate(() => /** @type {any} */ (document.querySelector('network2-lab')).setState({ configuration: { seed: 5 } })); // prettier-ignore
  await page.waitForFunction(() => location.hash === '#seed=5&view=pad');
});
