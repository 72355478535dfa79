// The element in pages of another host.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { forAllTests } from './for-all-tests.js';
import { launch, openPage, serveHost, serveShared } from './support.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {string[]} paths that the site was asked for */
let asked = [];
/** @type {Page} */
let page;

/** Quick to train. */
const SHORT = 'trainingSize=1000&epochs=1&evaluationSize=1000';

const [browser, site, host] = await forAllTests(
  launch(),
  serveShared((request) => {
    asked.push(String(request.url).replace(/^.*\//, ''));
    return false;
  }),
  serveHost(),
);
afterEach(async () => {
  await page?.context().close();
  asked = [];
});

const script = () => `<script type="module" src="${site.url}network2-lab.js"></script>`;

/**
 * Opens a page of the other host.
 * @param {string} body
 * @param {string} [head]
 */
async function open(body, head = '') {
  const opened = await openPage(browser, host.page(body, script() + head));
  page = opened.page;
  return opened;
}

/** @param {string} wanted status of a lab to wait for @param {string} [id] of it */
const status = (wanted, id = 'network2-lab') =>
  page.waitForFunction(
    ([selector, name]) => /** @type {any} */ (document.querySelector(selector))?.getState?.().status === name, // prettier-ignore
    [id, wanted],
  );

/** The first lab of the page. */
const lab = () => page.evaluateHandle(() => /** @type {any} */ (document.querySelector('network2-lab'))); // prettier-ignore

test('a lab from another host trains there, and its events reach the page', async () => {
  const { complaints } = await open(`<network2-lab state="${SHORT}"></network2-lab>`);
  await status('ready');
  const told = await (
    await lab()
  ).evaluate(async (element) => {
    const events = /** @type {string[]} */ ([]);
    for (const name of ['epoch', 'complete', 'progress']) {
      element.addEventListener(`network2-${name}`, (/** @type {CustomEvent} */ event) => {
        if (!events.includes(event.type)) events.push(event.type);
      });
    }
    await element.start();
    return { events, history: element.getState().history };
  });
  assert.deepEqual(told.events.sort(), ['network2-complete', 'network2-epoch', 'network2-progress']); // prettier-ignore
  assert.equal(told.history.evaluationAccuracy.length, 1);
  assert.deepEqual(complaints, []);
});

test('importing the module starts nothing, and leaves no style, no link and no global behind', async () => {
  await open('<p>text</p>');
  const before = new Set(await page.evaluate(() => Object.keys(globalThis)));
  await page.evaluate(() => customElements.whenDefined('network2-lab').then(() => true));
  const after = await page.evaluate(() => Object.keys(globalThis));
  assert.deepEqual(asked.filter((name) => !name.endsWith('.js')), []); // prettier-ignore
  assert.deepEqual(page.workers(), []);
  assert.deepEqual(after.filter((name) => !before.has(name)), []); // prettier-ignore
  const { links, margin } = await page.evaluate(() => ({
    links: document.querySelectorAll('link, style').length,
    margin: getComputedStyle(document.body).margin,
  }));
  assert.equal(links, 0);
  assert.equal(margin, '8px');
});

test('attributes describe what is shown, and properties are these attributes', async () => {
  await open('<network2-lab experiment="overfitting-1000" state="seed=7" view="compact"></network2-lab>'); // prettier-ignore
  await status('ready');
  const seen = await (
    await lab()
  ).evaluate(async (element) => {
    const properties = ['experiment', 'view', 'hide', 'theme', 'lang', 'predict', 'loading', 'base']; // prettier-ignore
    const read = properties.map((name) => element[name]);
    const { experiment, configuration } = element.getState();
    element.theme = 'dark';
    element.autoplay = false;
    element.hide = 'pad,steps';
    await new Promise((resolve) => setTimeout(resolve));
    await element.shadowRoot.querySelector('n2-lab').updateComplete;
    return {
      ...{ read, experiment, seed: configuration.seed },
      state: element.state,
      attribute: element.getAttribute('theme'),
      hasPad: element.shadowRoot.querySelector('n2-drawing-pad') !== null,
      scheme: getComputedStyle(element.shadowRoot.querySelector('n2-lab')).colorScheme,
    };
  });
  assert.deepEqual(seen.read, ['overfitting-1000', 'compact', '', '', '', '', '', '']);
  assert.equal(seen.experiment, 'overfitting-1000');
  assert.equal(seen.seed, 7);
  assert.equal(seen.attribute, 'dark');
  assert.equal(seen.scheme, 'dark');
  assert.equal(seen.hasPad, false);
  const pairs = Object.fromEntries(new URLSearchParams(seen.state));
  assert.deepEqual(pairs, { experiment: 'overfitting-1000', seed: '7', view: 'compact', hide: 'pad,steps', theme: 'dark' }); // prettier-ignore
});

test('an attribute that changes has the effect of its key, and what trains goes on where only the look changes', async () => {
  await open('<network2-lab state="epochs=1000&trainingSize=1000&monitors="></network2-lab>');
  await status('ready');
  const seen = await (
    await lab()
  ).evaluate(async (element) => {
    void element.start();
    await new Promise((resolve) => element.addEventListener('network2-progress', resolve, { once: true })); // prettier-ignore
    const run = element._lab.state.present.id;
    element.setAttribute('view', 'chart');
    element.setAttribute('theme', 'dark');
    await new Promise((resolve) => element.addEventListener('network2-state', resolve, { once: true })); // prettier-ignore
    const isSame = element._lab.state.present.id === run && element.getState().status === 'running';
    await element.pause();
    element.setAttribute('state', 'seed=3');
    await new Promise((resolve) => element.addEventListener('network2-state', resolve, { once: true })); // prettier-ignore
    return { isSame, seed: element.getState().configuration.seed, state: element.state };
  });
  assert.equal(seen.isSame, true);
  assert.equal(seen.seed, 3);
  assert.deepEqual(Object.fromEntries(new URLSearchParams(seen.state)), { seed: '3', view: 'chart', theme: 'dark' }); // prettier-ignore
});

test('setState takes experiment and configuration together, an object or the text form, whole or not at all', async () => {
  await open('<network2-lab></network2-lab>');
  await status('ready');
  const seen = await (
    await lab()
  ).evaluate(async (element) => {
    const told = /** @type {string[]} */ ([]);
    element.addEventListener('network2-state', (/** @type {CustomEvent} */ event) => told.push(event.detail.state)); // prettier-ignore
    const shown = () => {
      const { experiment, configuration } = element.getState();
      return [experiment, configuration.eta, configuration.seed];
    };
    const seen = [];
    await element.setState({ experiment: 'overfitting-1000', configuration: { eta: 0.25 } });
    seen.push(shown());
    await element.setState('experiment=regularised-1000&seed=9');
    seen.push(shown());
    const errors = /** @type {string[]} */ ([]);
    for (const wrong of [
      { experiment: 'none' },
      { experiment: null, configuration: { eta: -1 } },
      { view: 'small' },
      5,
      null,
      {},
    ]) {
      // prettier-ignore
      await element.setState(wrong).catch((/** @type {Error} */ { name }) => errors.push(name));
    }
    seen.push(shown());
    await element.setState(element.getState());
    seen.push(shown());
    return { seen, errors, told };
  });
  assert.deepEqual(seen.seen, [
    ['overfitting-1000', 0.25, seen.seen[0][2]],
    ['regularised-1000', 0.5, 9],
    ['regularised-1000', 0.5, 9],
    ['regularised-1000', 0.5, 9],
  ]);
  assert.deepEqual(seen.errors, ['RangeError', 'RangeError', 'RangeError', 'TypeError', 'TypeError', 'TypeError']); // prettier-ignore
  assert.deepEqual(seen.told, ['experiment=overfitting-1000&eta=0.25', 'experiment=regularised-1000&seed=9']); // prettier-ignore
});

test('wrong values break nothing, and the lab says what it has left out', async () => {
  await open('<network2-lab state="eta=-1&nonsense=%E0%A4&hidden=x&seed=4" view="huge" theme="pink" hide="pad,toaster" lang="tlh" predict="?" experiment="none" loading="?" base="data:"></network2-lab>'); // prettier-ignore
  const text = page.getByText(/These parts of the link were not understood/);
  await text.waitFor();
  assert.match(String(await text.textContent()), /eta=-1.*toaster|toaster.*eta=-1/s);
  await status('ready');
  assert.equal(await (await lab()).evaluate((element) => element.getState().configuration.seed), 4);
});

test('properties that a host sets, before or after the class is there, break nothing', async () => {
  const program = `<script>
    const early = document.querySelector('network2-lab');
    early.state = 'seed=5';
    early.experiment = null;
    early.view = 'chart';
  </script>`;
  await open(`<network2-lab></network2-lab>${program}`);
  await status('ready');
  const seen = await (
    await lab()
  ).evaluate(async (element) => {
    const { seed } = element.getState().configuration;
    const { view, state } = element;
    element.state = { configuration: { seed: 6 } };
    await new Promise((resolve) => element.addEventListener('network2-state', resolve, { once: true })); // prettier-ignore
    element.state = undefined;
    element.state = 17;
    element.view = null;
    element.hide = ['pad'];
    return { seed, view, state, later: element.getState().configuration.seed };
  });
  assert.deepEqual(seen, { seed: 5, view: 'chart', state: 'seed=5&view=chart', later: 6 });
});

test('a second copy of the module does not throw', async () => {
  const { complaints } = await open('<network2-lab></network2-lab>', `<script type="module" src="${site.url}network2-lab.js?copy"></script>`); // prettier-ignore
  await status('ready');
  assert.deepEqual(complaints, []);
});

test('a lab that is moved within the document goes on training, and one that is removed frees its worker', async () => {
  await open('<div id="here"><network2-lab state="epochs=100000&trainingSize=1000&monitors="></network2-lab></div><div id="there"></div>'); // prettier-ignore
  await status('ready');
  const seen = await (
    await lab()
  ).evaluate(async (element) => {
    const next = (/** @type {string} */ name) => new Promise((resolve) => element.addEventListener(name, resolve, { once: true })); // prettier-ignore
    void element.start();
    await next('network2-progress');
    const run = element._lab.state.present.id;
    document.querySelector('#there')?.append(element);
    await new Promise((resolve) => setTimeout(resolve));
    await next('network2-progress');
    return element._lab.state.present.id === run && element.getState().status;
  });
  assert.equal(seen, 'running');
  const [worker] = page.workers();
  const closed = new Promise((resolve) => worker.on('close', () => resolve(true)));
  await (await lab()).evaluate((element) => element.remove());
  assert.equal(await closed, true);
  assert.deepEqual(page.workers(), []);
});

test('the drawing pad and the charts still draw after the lab was moved', async () => {
  await open(`<div><network2-lab state="${SHORT}"></network2-lab></div><div id="there"></div>`);
  await status('ready');
  await (
    await lab()
  ).evaluate(async (element) => {
    await element.start();
    document.querySelector('#there')?.append(element);
  });
  await page.waitForFunction(() => {
    const root = /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot;
    return root.querySelector('n2-chart').shadowRoot.querySelector('.plot canvas') !== null;
  });
  await page.setViewportSize({ width: 500, height: 900 });
  const size = () =>
    page.evaluate(() => {
      const root = /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot;
      const canvas = root.querySelector('n2-drawing-pad').shadowRoot.querySelector('canvas');
      return canvas.width === Math.round(canvas.clientWidth * devicePixelRatio);
    });
  await page.waitForFunction(() => true);
  assert.equal(await size(), true);
});

test('lazy labs that are out of sight start nothing until they come near', async () => {
  await open('<div style="height: 5000px"></div><network2-lab loading="lazy" state="seed=2"></network2-lab>'); // prettier-ignore
  await page.evaluate(() => customElements.whenDefined('network2-lab').then(() => true));
  await page.getByRole('button', { name: 'Start' }).waitFor();
  assert.deepEqual(asked.filter((name) => /lab-|wasm|manifest|bin|worker/.test(name)), []); // prettier-ignore
  assert.deepEqual(page.workers(), []);
  await (await lab()).evaluate((element) => element.scrollIntoView());
  await status('ready');
  assert.equal(await (await lab()).evaluate((element) => element.getState().configuration.seed), 2);
});

test('the button of a facade trains at once, and methods wake a lazy lab', async () => {
  await open(`<div style="height: 5000px"></div><network2-lab loading="lazy" state="${SHORT}"></network2-lab>`); // prettier-ignore
  const button = page.getByRole('button', { name: 'Start' });
  await button.waitFor();
  // Not as a person does, who would bring it into sight.
  await button.evaluate((element) => /** @type {HTMLElement} */ (element).click());
  await status('complete');
});

test('several labs fetch the images once', async () => {
  await open(`<network2-lab id="one" state="${SHORT}"></network2-lab><network2-lab id="two" state="${SHORT}&seed=1"></network2-lab>`); // prettier-ignore
  await status('ready', '#one');
  await status('ready', '#two');
  await page.evaluate(
    () =>
    Promise.all(['#one', '#two'].map((id) => /** @type {any} */ (document.querySelector(id)).start())), // prettier-ignore
  );
  const chunks = asked.filter((name) => /^(training|validation).*\.bin$|manifest/.test(name));
  assert.deepEqual(chunks.sort(), [...new Set(chunks)].sort());
  assert.ok(chunks.includes('training-00.bin') && chunks.includes('manifest.json'));
});

test('data and engine come from the folder that base names', async () => {
  await open(`<network2-lab state="${SHORT}" base="/elsewhere"></network2-lab>`);
  const paths = /** @type {string[]} */ ([]);
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  await page.reload();
  await status('ready');
  await (await lab()).evaluate((element) => element.start());
  assert.ok(paths.includes('/elsewhere/data/manifest.json'), paths.join());
});

test('of the host’s page nothing comes in: neither what is inherited nor the size of its root', async () => {
  const shapes = () =>
    page.evaluate(() => {
      const root = /** @type {any} */ (document.querySelector('network2-lab')).shadowRoot;
      return ['n2-transport', 'n2-status', 'n2-controls', 'n2-drawing-pad'].map((name) => {
        const { width, height } = root.querySelector(name).getBoundingClientRect();
        return [name, Math.round(width), Math.round(height)];
      });
    });
  await open('<network2-lab></network2-lab>');
  await status('ready');
  const plain = await shapes();
  await page.context().close();
  const styles = `<style>
    html { font-size: 62.5%; }
    body { text-align: right; letter-spacing: 3px; font: italic 30px/3 fantasy; text-transform: uppercase; }
    * { color: red; word-spacing: 9px; }
    network2-lab { text-indent: 40px; }
    .columns, button, h2 { display: none !important; }
  </style>`; // prettier-ignore
  await open('<network2-lab></network2-lab>', styles);
  await status('ready');
  assert.deepEqual(await shapes(), plain);
});

test('the lab is as high as the host has made the element', async () => {
  await open('<network2-lab loading="lazy" view="pad" style="min-height: 2000px"></network2-lab>'); // prettier-ignore
  const height = (/** @type {string} */ selector) =>
    page.evaluate((name) => document.querySelector('network2-lab')?.shadowRoot?.querySelector(name)?.getBoundingClientRect().height, selector); // prettier-ignore
  await status('ready');
  assert.equal(await height('n2-lab'), 2000);
});

test('keys that pad and fields use do not reach the host, others do', async () => {
  await open('<network2-lab></network2-lab>');
  await status('ready');
  await page.evaluate(() => {
    const heard = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { heard });
    for (const type of ['keydown', 'keyup', 'keypress']) {
      document.addEventListener(type, (event) => heard.push(/** @type {KeyboardEvent} */ (event).key)); // prettier-ignore
    }
  });
  const heard = () => page.evaluate(() => /** @type {any} */ (globalThis).heard.splice(0));
  await page.locator('n2-drawing-pad canvas').focus();
  for (const key of ['ArrowLeft', ' ', 'ArrowRight', ' ', 'Backspace', 'Escape']) await page.keyboard.press(key); // prettier-ignore
  assert.deepEqual(await heard(), []);
  await page.getByLabel('Learning rate').focus();
  await page.keyboard.type('0.3n');
  for (const key of ['ArrowLeft', 'Home', 'PageDown']) await page.keyboard.press(key);
  assert.deepEqual(await heard(), []);
  await page.getByRole('button', { name: 'Reset' }).evaluate((button) => button.blur());
  await page.getByRole('button', { name: 'One epoch' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('n');
  assert.deepEqual([...new Set(await heard())], ['ArrowRight', 'n']);
});

test('Escape that closes the settings, and strokes on the pad, do not reach the host', async () => {
  await open('<network2-lab view="compact"></network2-lab>');
  await status('ready');
  await page.evaluate(() => {
    const heard = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { heard });
    for (const type of ['keydown', 'pointerdown', 'pointermove', 'touchstart', 'touchmove']) {
      document.addEventListener(type, (event) => heard.push(event.type));
    }
  });
  const heard = () => page.evaluate(() => /** @type {any} */ (globalThis).heard.splice(0));
  await page.getByRole('button', { name: 'Settings' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Learning rate').focus();
  await page.keyboard.press('Escape');
  await page.getByLabel('Learning rate').waitFor({ state: 'hidden' });
  assert.deepEqual(await heard(), []);
  const box = await page.locator('n2-drawing-pad canvas').boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 50, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + 100, box.y + 150, { steps: 5 });
  await page.mouse.up();
  await page.getByText('The network reads').first().waitFor();
  assert.deepEqual(await heard(), []);
});

test('training starts when a lab with autoplay is seen', async () => {
  await open(`<div style="height: 5000px"></div><network2-lab state="${SHORT}" autoplay></network2-lab>`); // prettier-ignore
  await status('ready');
  await (await lab()).evaluate((element) => element.scrollIntoView());
  await status('complete');
});

test('what stands between the tags is there until the lab is', async () => {
  const { page: opened } = await openPage(browser, host.page('<network2-lab><p>The figure of chapter 3</p></network2-lab>')); // prettier-ignore
  page = opened;
  const fallback = page.getByText('The figure of chapter 3');
  assert.equal(await fallback.isVisible(), true);
  await page.addScriptTag({ type: 'module', url: `${site.url}network2-lab.js` });
  await status('ready');
  assert.equal(await fallback.isVisible(), false);
});
