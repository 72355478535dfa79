// custom-elements.json says of the element what is so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../tools/run.js';
import { launch, openPage, serveHost, serveShared } from './support.js';

/** Only for the lab's own tests. */
const INTERNAL = ['_lab', 'constructor'];

/** Called by the browser. */
const CALLED = /Callback$/;

const manifest = JSON.parse(readFileSync(join(root, 'web/custom-elements.json'), 'utf8'));
const [{ declarations }] = manifest.modules;
const [element] = declarations;
/** @param {{name: string}[]} list */
const names = (list) => list.map(({ name }) => name).sort();

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveShared>>} */
let site;
/** @type {Awaited<ReturnType<typeof serveHost>>} */
let host;
/** @type {import('playwright-core').Page} */
let page;

before(async () => {
  browser = await launch();
  site = await serveShared();
  host = await serveHost();
  const url = host.page('<network2-lab></network2-lab>', `<script type="module" src="${site.url}network2-lab.js"></script>`); // prettier-ignore
  ({ page } = await openPage(browser, url));
  await page.locator('n2-drawing-pad').waitFor();
  await page.locator('n2-article').waitFor();
});
after(async () => {
  await browser.close();
  await site.close();
  await host.close();
});

test('attributes and properties are those that the element has', async () => {
  const { observed, members } = await page.evaluate(() => {
    const type = /** @type {any} */ (customElements.get('network2-lab'));
    const own = Object.getOwnPropertyDescriptors(type.prototype);
    return {
      observed: type.observedAttributes,
      members: Object.entries(own).map(([name, { get }]) => [name, get ? 'field' : 'method']),
    };
  });
  const listed = names(element.attributes);
  assert.deepEqual(listed, [...observed, 'standalone'].sort());
  const actual = members.filter(([name]) => !INTERNAL.includes(name) && !CALLED.test(name));
  const said = element.members.map((/** @type {any} */ { name, kind }) => [name, kind]);
  assert.deepEqual(said.sort(), actual.sort());
});

test('parts are those that the views have', async () => {
  const parts = new Set();
  for (const view of ['full', 'compact', 'chart', 'pad', 'network']) {
    const found = await page.evaluate(async (name) => {
      const lab = /** @type {any} */ (document.querySelector('network2-lab'));
      lab.view = name;
      const inner = lab.shadowRoot.querySelector('n2-lab');
      inner.neuron = 0; // which opens the part inside
      await inner._lab.walking.begin(new Float32Array(784), 0); // and this the part backprop
      await new Promise((resolve) => setTimeout(resolve));
      await lab.shadowRoot.querySelector('n2-lab').updateComplete;
      return [...lab.shadowRoot.querySelectorAll('[part]')].map((one) => one.getAttribute('part'));
    }, view);
    for (const part of found) parts.add(part);
  }
  assert.deepEqual([...parts].sort(), names(element.cssParts));
});

test('every custom property is used, and no other can be set', () => {
  const theme = readFileSync(join(root, 'web/views/theme.js'), 'utf8');
  const used = [...new Set(Array.from(theme.matchAll(/--network2-[a-z0-9-]+(?=,)/g), ([name]) => name))]; // prettier-ignore
  assert.deepEqual(used.sort(), names(element.cssProperties));
});

test('events are those that the element fires', () => {
  const sources = ['lab.js', 'network2-lab.js'].map((name) => readFileSync(join(root, 'web/embed', name), 'utf8')); // prettier-ignore
  const fired = new Set(sources.flatMap((code) => Array.from(code.matchAll(/'(network2-(?!lab)[a-z]+)'/g), ([, name]) => name))); // prettier-ignore
  assert.deepEqual([...fired].sort(), names(element.events));
});
