// One seed, one curve, bit for bit, in every engine that is installed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadNetwork2 } from 'network2-lab';
import puppeteer from 'puppeteer-core';
import { onPath } from '../../tools/setup.js';
import { bitsOf } from './bits.js';
import { launch, pathOf, serveSources } from './support.js';
import { evaluateInWebKit, MINI_BROWSER } from './webkit.js';

/** The body of an async function that a browser evaluates. */
const PROGRAM = `
  const [{ bitsOf }, { loadNetwork2 }] = await Promise.all([
    import('/tests/browser/bits.js'),
    import('/web/lib/index.js'),
  ]);
  return bitsOf(loadNetwork2);`;

/** The same as an expression. */
const EXPRESSION = `(async () => { ${PROGRAM} })()`;

/** @type {Record<string, string>} */
let expected;
/** @type {{url: string, close: () => Promise<unknown>}} */
let sources;
/** Some page of the same host: what is served as an image needs no page of its own. */
const page = () => `${sources.url}web/icon.svg`;

before(async () => {
  expected = await bitsOf(loadNetwork2);
  sources = await serveSources();
});
after(() => sources.close());

test('Chromium ends every run with the bits that Node has', async () => {
  const browser = await launch();
  const tab = await browser.newPage();
  await tab.goto(page());
  const bits = await tab.evaluate(EXPRESSION);
  await browser.close();
  assert.deepEqual(bits, expected);
});

if (onPath('firefox-esr')) {
  test('Firefox ends every run with the bits that Node has', async () => {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: pathOf('firefox-esr'),
      headless: true,
    });
    const tab = await browser.newPage();
    await tab.goto(page());
    const bits = await tab.evaluate(EXPRESSION);
    await browser.close();
    assert.deepEqual(bits, expected);
  });
}

if (onPath('WebKitWebDriver') && onPath('Xvfb') && MINI_BROWSER) {
  test('WebKit ends every run with the bits that Node has', async () => {
    assert.deepEqual(await evaluateInWebKit(page(), PROGRAM), expected);
  });
}
