// One description, the same bits, in every browser that is installed: docs/determinism.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { onPath } from '../../tools/setup.js';
import { launch, pathOf, serveSources } from '../browser/support.js';
import { evaluateInWebKit, MINI_BROWSER } from '../browser/webkit.js';

/** The body of an async function that a browser evaluates. */
const PROGRAM = `
  const [{ outcomesOf }, { loadNetwork2 }, answer] = await Promise.all([
    import('/tests/determinism/runs.js'),
    import('/web/lib/index.js'),
    fetch('/tests/fixtures/determinism.json'),
  ]);
  return outcomesOf(loadNetwork2, (await answer.json()).runs);`;

/** The same as an expression. */
const EXPRESSION = `(async () => { ${PROGRAM} })()`;

/** What is written down of each run. */
const expected = JSON.parse(
  readFileSync(new URL('../fixtures/determinism.json', import.meta.url), 'utf8'),
).runs.map((/** @type {import('../determinism/runs.js').Outcome} */ outcome) => {
  const { name, fingerprint, history } = outcome;
  return { name, fingerprint, history };
});

/** @type {{url: string, close: () => Promise<unknown>}} */
let sources;
/** Some page of the same host: what is served as an image needs no page of its own. */
const page = () => `${sources.url}web/icon.svg`;

before(async () => {
  sources = await serveSources();
});
after(() => sources.close());

test('Chromium ends every run with the bits that are written down', async (t) => {
  const browser = await launch();
  t.after(() => browser.close());
  const tab = await browser.newPage();
  await tab.goto(page());
  assert.deepEqual(await tab.evaluate(EXPRESSION), expected);
});

if (onPath('firefox-esr')) {
  test('Firefox ends every run with the bits that are written down', async (t) => {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: pathOf('firefox-esr'),
      headless: true,
    });
    t.after(() => browser.close());
    const tab = await browser.newPage();
    await tab.goto(page());
    assert.deepEqual(await tab.evaluate(EXPRESSION), expected);
  });
}

if (onPath('WebKitWebDriver') && onPath('Xvfb') && MINI_BROWSER) {
  test('WebKit ends every run with the bits that are written down', async () => {
    assert.deepEqual(await evaluateInWebKit(page(), PROGRAM), expected);
  });
}
