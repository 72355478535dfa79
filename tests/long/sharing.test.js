// Runs that are taken elsewhere: as a link, and as a file that is handed in.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { root } from '../../tools/run.js';
import { onPath } from '../../tools/setup.js';
import { openLab } from '../browser/lab.js';
import { launch, pathOf, serveSite } from '../browser/support.js';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {{url: string, close: () => Promise<unknown>}} */
let site;
/** @type {import('playwright-core').Page} */
let page;
/** @type {import('../browser/lab.js').LabOnPage} */
let lab;
/** @type {string[]} */
let complaints;
/** @type {string} for files */
let folder;

before(async () => {
  [browser, site, folder] = await Promise.all([
    launch(),
    serveSite(),
    mkdtemp(join(tmpdir(), 'network2-lab-')),
  ]);
});
after(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});
afterEach(() => page?.context().close());

const SHORT = { trainingSize: 1000, epochs: 3, lambda: 0.1, evaluationSize: 1000 };

/** @param {string} [hash] of the address @param {object} [options] */
const open = async (hash = '', options = {}) => {
  ({ page, lab, complaints } = await openLab(browser, site.url + hash, options));
};

/** The address as it stands, without what is before the #. */
const address = () => page.evaluate(() => location.href.replace(/^[^#]*/, ''));

/** @param {string} wanted what stands in the address */
const addressIs = (wanted) =>
  page.waitForFunction((hash) => location.href.replace(/^[^#]*/, '') === hash, wanted);

/** Trains a run, copies its link, and leaves. @param {() => Promise<unknown>} train */
async function copiedLink(train) {
  await open('', { configuration: SHORT, permissions: ['clipboard-read', 'clipboard-write'] });
  await train();
  await lab.click('Copy link');
  await page.getByText('The link has been copied.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${site.url}#`), link);
  const outcomes = await lab.outcomes();
  await page.context().close();
  return { hash: link.slice(site.url.length), outcomes };
}

/** Waits until the run of the link can be run again. */
async function isOffered() {
  await page.getByText('This link says that the run ends with the fingerprint').waitFor();
  await lab.status('ready');
}

test('a link that was copied sets the run up elsewhere, and says that its bits are the same', async () => {
  const { hash, outcomes } = await copiedLink(() => lab.train());
  assert.match(hash, /^#lambda=0\.1&epochs=3&trainingSize=1000&evaluationSize=1000&result=[0-9a-f]{16}$/); // prettier-ignore
  await open(hash);
  await isOffered();
  await lab.train();
  await page.getByText('as the link says: the bits are the same.').waitFor();
  assert.deepEqual(await lab.outcomes(), outcomes);
  assert.deepEqual(complaints, []);
});

test('so does the link of a run whose eta was changed while it trained', async () => {
  const { hash, outcomes } = await copiedLink(async () => {
    await lab.step('epoch');
    await lab.step('mini-batch', 5);
    await lab.configure({ eta: 0.1 });
    await lab.train();
  });
  assert.match(hash, /changes=1\.5:0\.1:0\.1/);
  await open(hash);
  await isOffered();
  await lab.train();
  await page.getByText('as the link says: the bits are the same.').waitFor();
  assert.deepEqual(await lab.outcomes(), outcomes);
});

test('and that of the second run of an experiment, which shares generators with the first', async () => {
  const { hash, outcomes } = await copiedLink(async () => {
    await lab.choose('weight-initialization-30');
    await lab.configure({ epochs: 2, trainingSize: 1000, evaluationSize: 1000 });
    await lab.train();
  });
  assert.match(hash, /^#experiment=weight-initialization-30&run=2&/);
  await open(hash);
  await isOffered();
  await lab.train();
  await page.getByText('as the link says: the bits are the same.').waitFor();
  assert.deepEqual(await lab.outcomes(), outcomes);
});

test('a link with another fingerprint than the run has is found out', async () => {
  const { hash } = await copiedLink(() => lab.train());
  const digit = hash.at(-1) === '0' ? '1' : '0';
  await open(hash.slice(0, -1) + digit);
  await isOffered();
  await lab.train();
  await page.getByText('that the link names: the bits differ.').waitFor();
});

for (const [nonsense, named] of [
  ['#eta=-1&trainingSize=1000', 'eta=-1'],
  ['#nonsense&trainingSize=1000', 'nonsense'],
  ['#trainingSize=1000&hidden=x&foo=%zz', 'foo=%zz and hidden=x'],
  ['#experiment=none&trainingSize=1000', 'experiment=none'],
  [`#trainingSize=1000&foo=${'x'.repeat(5000)}`, 'foo=xxxxxxx'],
]) {
  test(`of the link ${nonsense.slice(0, 50)} what is not understood is named in one sentence, and the rest works`, async () => {
    await open(nonsense);
    const said = page.locator('n2-claim p');
    await said.waitFor();
    assert.equal(await said.count(), 1);
    const sentence = await said.innerText();
    assert.match(sentence, /^Th(is|ese) parts? of the link (was|were) not understood/);
    assert.ok(sentence.includes(named), sentence);
    assert.ok(sentence.length < 300);
    await lab.isSet('trainingSize', 1000);
    await lab.step('epoch');
    assert.equal((await lab.outcomes()).length, 1);
    assert.deepEqual(complaints, []);
  });
}

test('the address follows the settings in its shortest form, without steps in the history', async () => {
  await open();
  assert.equal(await address(), '');
  const steps = await page.evaluate(() => history.length);
  await lab.configure({ eta: 0.1, hidden: [20, 10] });
  await addressIs('#hidden=20,10&eta=0.1');
  await lab.configure({ eta: 0.5, hidden: [30] });
  await addressIs('');
  await lab.choose('overfitting-1000');
  await addressIs('#experiment=overfitting-1000');
  await lab.configure({ seed: 7 });
  await addressIs('#experiment=overfitting-1000&seed=7');
  assert.equal(await page.evaluate(() => history.length), steps);
});

test('a run in training does not change the address, and going to another one sets that up', async () => {
  await open('#trainingSize=1000&epochs=2');
  await lab.isSet('epochs', 2);
  await lab.train();
  assert.equal(await address(), '#epochs=2&trainingSize=1000');
  await page.evaluate(() => (location.hash = '#eta=0.25&trainingSize=1000&epochs=1'));
  await lab.isSet('epochs', 1);
  await lab.status('ready');
  assert.equal((await lab.configuration()).eta, 0.25);
  await lab.train();
  const [first, second] = await lab.outcomes();
  assert.ok(first.fingerprint !== second.fingerprint);
  await page.goBack();
  await lab.isSet('epochs', 2);
  assert.equal((await lab.configuration()).eta, 0.5);
});

test('what stands after ? is read too', async () => {
  await open('?eta=0.25&trainingSize=1000');
  await lab.isSet('eta', 0.25);
});

/** Three runs, one with live changes and one of an experiment that shares generators. */
async function trainToHandIn() {
  await lab.step('epoch');
  await lab.configure({ eta: 0.25 });
  await lab.train();
  await lab.configure({ lambda: 1 });
  await lab.train();
  await lab.choose('weight-initialization-30');
  await lab.configure({ epochs: 2, trainingSize: 1000, evaluationSize: 1000 });
  await lab.train();
}

/** @returns {Promise<string>} the file that the page saves */
async function handedIn() {
  await page.getByLabel('Your name').fill('Ada');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    lab.click('Save runs to hand in'),
  ]);
  return readFile(await saved.path(), 'utf8');
}

/** @param {string} text of a hand-in file @returns what the command says of it */
async function verifiedByNode(text) {
  const file = join(folder, 'runs.json');
  await writeFile(file, text);
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'web/cli/network2-lab.js'), 'verify', file], { encoding: 'utf8' }); // prettier-ignore
  return { status, lines: stdout.trim().split('\n') };
}

/** @param {string} text of a hand-in file @returns {Promise<string[]>} what the page in Chromium says of its runs */
async function verifiedByChromium(text) {
  await open();
  await page.locator('n2-share input[type=file]').setInputFiles({ name: 'runs.json', mimeType: 'application/json', buffer: Buffer.from(text) }); // prettier-ignore
  await page.getByText(/runs? came out the same/).waitFor();
  const answers = await page.locator('n2-share .answers li').allInnerTexts();
  await page.context().close();
  return answers;
}

/** @param {string[]} texts of hand-in files @returns {Promise<string[][]>} what the page in Firefox says of their runs */
async function verifiedByFirefox(texts) {
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: pathOf('firefox-esr'),
    headless: true,
  });
  try {
    const all = [];
    for (const [i, text] of texts.entries()) {
      const file = join(folder, `firefox-${i}.json`);
      await writeFile(file, text);
      const tab = await firefox.newPage();
      await tab.goto(site.url);
      // What becomes of a shadow root later, waitForSelector does not notice.
      await tab.waitForFunction(() => customElements.get('n2-share') !== undefined);
      // The notebook of the file before is kept; what is said is of the last file.
      const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
        await tab.waitForSelector('network2-lab >>> n2-share >>> input[type=file]')
      );
      await tab.waitForFunction(() => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.isEngineHere); // prettier-ignore
      await input.uploadFile(file);
      await tab.waitForFunction(() => {
        const { verification } = /** @type {any} */ (document.querySelector('network2-lab'))._lab
          .state;
        return verification && Object.keys(verification.answers).length === verification.runs;
      });
      await tab.waitForSelector('network2-lab >>> n2-share >>> .answers li');
      all.push(
        await tab.evaluate(() => {
          const lab = /** @type {any} */ (document.querySelector('network2-lab'));
          const { shadowRoot } = lab.shadowRoot.querySelector('n2-share');
          return [...shadowRoot.querySelectorAll('.answers li')].map(({ innerText }) => innerText);
        }),
      );
      await tab.close();
    }
    return all;
  } finally {
    await firefox.close();
  }
}

const SAME = /The same results in every epoch, and the same network to the last bit\.$/;

/**
 * @param {string[]} answers run by run
 * @param {number[]} wrong places of the runs that do not come out the same
 */
function assertAnswers(answers, wrong) {
  const found = answers.flatMap((answer, i) => (SAME.test(answer) ? [] : [i]));
  assert.deepEqual([answers.length, found], [4, wrong], answers.join('\n'));
}

test('runs that were handed in are verified run by run by Node, Chromium and Firefox, which find one altered count and one altered seed', async () => {
  await open('', { configuration: SHORT });
  await trainToHandIn();
  const file = await handedIn();
  await page.context().close();
  const altered = JSON.parse(file);
  assert.equal(altered.author, 'Ada');
  altered.runs[1].history.evaluationAccuracy[2] += 1;
  altered.runs[3].seed += 1;
  altered.runs[3].description = altered.runs[3].description.replace(/seed=\d+/, `seed=${altered.runs[3].seed}`); // prettier-ignore
  const lie = JSON.stringify(altered);

  const honest = await verifiedByNode(file);
  assert.equal(honest.status, 0, honest.lines.join('\n'));
  assertAnswers(honest.lines.slice(0, 4), []);
  const dishonest = await verifiedByNode(lie);
  assert.equal(dishonest.status, 1);
  assertAnswers(dishonest.lines.slice(0, 4), [1, 3]);

  assertAnswers(await verifiedByChromium(file), []);
  const answers = await verifiedByChromium(lie);
  assertAnswers(answers, [1, 3]);
  assert.match(answers[1], /The accuracy on the evaluation data differs, first in epoch 3: /);
  if (!onPath('firefox-esr')) return;
  const [first, second] = await verifiedByFirefox([file, lie]);
  assertAnswers(first, []);
  assertAnswers(second, [1, 3]);
});

test('a file that is no hand-in file is refused in a sentence, and nothing else changes', async () => {
  await open('', { configuration: SHORT });
  await lab.train();
  const offer = (/** @type {string} */ text) =>
    page
      .locator('n2-share input[type=file]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const before = await lab.outcomes();
  const file = JSON.parse(await handedIn());
  for (const [text, sentence] of [
    ['not JSON', 'The file is not a hand-in file, because it is not JSON'],
    ['{}', 'The file is not a hand-in file: it does not say'],
    [JSON.stringify({ ...file, version: 99 }), 'written by a later version of the lab'],
    [JSON.stringify({ ...file, runs: [{ ...file.runs[0], seed: 1 }] }), 'what it says at runs.0.seed cannot be'], // prettier-ignore
  ]) {
    await offer(text);
    await page.getByRole('alert').getByText(sentence).waitFor();
    assert.deepEqual(await lab.outcomes(), before);
  }
});
