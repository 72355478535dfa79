import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, test } from 'node:test';
import {
  csvFile,
  digits,
  HEADER,
  idxFiles,
  largePictures,
  only,
} from '../web/support/own-files.js';
import { forAllTests } from '../browser/for-all-tests.js';
import { openLab } from '../browser/lab.js';
import { LINE, OwnDataOnPage } from '../browser/own-data.js';
import { faultsOf, launch, serveSite } from '../browser/support.js';

const [browser, site] = await forAllTests(launch(), serveSite());

/** @type {import('playwright-core').Page} */
let page;
/** @type {import('../browser/lab.js').LabOnPage} */
let lab;
/** @type {OwnDataOnPage} */
let own;
/** @type {string[]} */
let complaints;
afterEach(() => page?.close());

/** @param {Parameters<typeof openLab>[2]} [options] @param {string} [url] */
async function open(options, url = site.url) {
  ({ page, lab, complaints } = await openLab(browser, url, options));
  own = new OwnDataOnPage(lab);
}

/** Waits until the browser has written down that the run is complete. */
const completeIsWritten = () =>
  page.waitForFunction(async () => {
    /** @type {IDBDatabase} */
    const database = await new Promise((resolve) => {
      const request = indexedDB.open('network2-lab');
      request.onsuccess = () => resolve(request.result);
    });
    /** @type {any[]} */
    const runs = await new Promise((resolve) => {
      const request = database.transaction('runs').objectStore('runs').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return runs.some(({ status }) => status === 'complete');
  });

test('a CSV file in Kaggle’s form is chosen, and trained on with what it has', async () => {
  await open();
  await own.choose([csvFile(digits(0, 300), 'train.csv', { header: HEADER })]);
  await own.dialog.getByText('“train”: 300 images in 10 classes.').waitFor();
  await own.use({ epochs: 1 });
  await lab.train();
  const [{ history }] = await lab.outcomes();
  assert.equal(history.evaluationAccuracy.length, 1);
  assert.equal((await lab.configuration()).trainingSize, 210);
  await page.getByText('Your own data: “train”, 10 classes.').waitFor();
  await lab.click('Back to MNIST');
  await lab.isSet('data', 'mnist');
  assert.equal((await lab.configuration()).trainingSize, 50_000);
  assert.deepEqual(complaints, []);
});

test('data and runs are there again after the page was loaded again, until the data are removed', async () => {
  await open();
  await own.choose(idxFiles(digits(0, 300), 'mine'));
  await own.use({ epochs: 2 });
  await lab.train();
  const [before] = await lab.outcomes();
  assert.match(page.url(), /data=[0-9a-f]{16}&trainingSize=210&evaluationSize=45/);
  await completeIsWritten();
  await page.reload();
  await page.getByText('Your own data: “mine”, 10 classes.').waitFor();
  await lab.status('complete');
  await lab.click('Run again');
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.notebook.runs[1]?.status === 'complete', // prettier-ignore
  );
  const [, after] = await lab.outcomes();
  assert.equal(after.fingerprint, before.fingerprint);
  await lab.click('Back to MNIST');
  await lab.isSet('data', 'mnist');
  await lab.click('Use your own data…');
  await lab.click('Use “mine”');
  await page.getByText('Your own data: “mine”, 10 classes.').waitFor();
  await lab.click('Use other data…');
  await lab.click('Remove “mine” from this browser');
  await lab.isSet('data', 'mnist');
  await lab.click('Close');
  assert.deepEqual(complaints, []);
});

test('a folder of folders is chosen, and dark pictures of any size are brought to images', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'network2-own-'));
  try {
    const some = only(digits(0, 300), (label) => label < 2);
    for (const { path, bytes } of largePictures(some, ['letters/O', 'letters/I'])) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    await open();
    await lab.click('Use your own data…');
    await own.dialog.getByLabel('Choose a folder…').setInputFiles(join(folder, 'letters'));
    await own.dialog.getByText(`“letters”: ${some.labels.length} images in 2 classes.`).waitFor();
    const { names } = own;
    assert.deepEqual(await names.evaluateAll((inputs) => inputs.map((one) => /** @type {HTMLInputElement} */ (one).value)), ['I', 'O']); // prettier-ignore
    assert.equal(await own.dialog.getByRole('checkbox', { checked: true }).count(), 0);
    await own.use();
    await lab.train();
    await own.draw(LINE);
    await own.reads('I');
    assert.deepEqual(complaints, []);
  } finally {
    await rm(folder, { recursive: true });
  }
});

for (const [name, options] of /** @type {const} */ ([
  ['a phone', { viewport: { width: 360, height: 740 } }],
  ['the dark', { colorScheme: 'dark' }],
])) {
  test(`47 classes are looked at and named on the dialog in ${name}, without fault`, async () => {
    await open(options);
    const all = digits(0, 1500);
    await own.drop(idxFiles({ ...all, labels: all.labels.map((_, i) => i % 47) }, 'balanced'));
    await own.dialog.getByText('“balanced”: 1,500 images in 47 classes.').waitFor();
    assert.equal(await own.dialog.getByRole('textbox').count(), 47);
    assert.deepEqual(await faultsOf(page), []);
    const width = await own.dialog.evaluate(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    );
    assert.equal(width, 0, 'nothing of it is to the right of what one sees');
    const last = own.dialog.getByRole('textbox').last();
    await last.fill('s');
    await last.blur();
    const button = lab.button('Use this data');
    assert.ok(await button.isEnabled());
    await last.fill('0');
    await last.blur();
    await own.dialog.getByText('Every class needs a name of its own.').waitFor();
    assert.ok(await button.isDisabled());
    await last.fill('s');
    await last.blur();
    await own.use({ epochs: 1 });
    await lab.train();
    await own.draw(LINE);
    await page.waitForFunction(
      () => document.querySelector('network2-lab')?.shadowRoot?.querySelector('n2-output-bars')?.shadowRoot?.querySelectorAll('li').length === 10, // prettier-ignore
    );
    const values = await page.locator('n2-output-bars .value').allTextContents();
    assert.deepEqual(values, values.toSorted().toReversed(), 'the largest come first');
    await page.getByText(/^The most frequent mistakes: /).waitFor();
    await page.locator('n2-confusions button').first().click();
    await page.locator('n2-gallery li button').first().waitFor();
    assert.deepEqual(complaints, []);
  });
}
