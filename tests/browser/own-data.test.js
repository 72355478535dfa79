import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, test } from 'node:test';
import {
  asInEmnist,
  csvFile,
  digits,
  HEADER,
  idxFiles,
  largePictures,
  only,
  pictureFiles,
  zipFile,
  zipped,
} from '../web/support/own-files.js';
import { forAllTests } from './for-all-tests.js';
import { openLab } from './lab.js';
import { faultsOf, launch, serveSite } from './support.js';

/** @typedef {import('../web/support/own-files.js').TestFile} TestFile */

const [browser, site] = await forAllTests(launch(), serveSite());

/** @type {import('playwright-core').Page} */
let page;
/** @type {import('./lab.js').LabOnPage} */
let lab;
/** @type {string[]} */
let complaints;
afterEach(() => page?.close());

/** @param {Parameters<typeof openLab>[2]} [options] */
async function open(options) {
  ({ page, lab, complaints } = await openLab(browser, site.url, options));
}

const dialog = () => page.getByRole('dialog', { name: 'Your own data' });

/** Opens the dialog and chooses files in it. @param {TestFile[]} files */
async function choose(files) {
  await lab.click('Use your own data…');
  await dialog()
    .getByLabel('Choose files…')
    .setInputFiles(files.map(({ path, bytes }) => ({ name: path.replaceAll('/', ' '), mimeType: '', buffer: Buffer.from(bytes) }))); // prettier-ignore
}

/** Drops files on the lab. @param {TestFile[]} files */
async function drop(files) {
  const sent = files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')]);
  await page.evaluate(async (all) => {
    const transfer = new DataTransfer();
    for (const [name, base64] of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const target = document.querySelector('network2-lab')?.shadowRoot?.querySelector('n2-status');
    const how = { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true };
    target?.dispatchEvent(new DragEvent('dragover', how));
    target?.dispatchEvent(new DragEvent('drop', how));
  }, sent);
}

/** Trains on what the dialog shows, for so many epochs. @param {object} [configuration] */
async function use(configuration = { epochs: 3, lambda: 0.1, eta: 1 }) {
  await lab.click('Use this data');
  await dialog().waitFor({ state: 'detached' }).catch(() => {}); // prettier-ignore
  await page.waitForFunction(
    () =>
      /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.configuration.data !== 'mnist',
  ); // prettier-ignore
  await lab.configure(configuration);
}

/** Draws a stroke on the pad. @param {number[][]} points from 0 to 1 */
async function draw(points) {
  await page.locator('n2-drawing-pad').scrollIntoViewIfNeeded();
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  const box = /** @type {{x: number, y: number, width: number}} */ (await pad.boundingBox());
  const [first, ...rest] = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.width]);
  await page.mouse.move(first[0], first[1]);
  await page.mouse.down();
  for (const [x, y] of rest) await page.mouse.move(x, y, { steps: 5 });
  await page.mouse.up();
}

/** A line from top to bottom. */
const ONE = [[0.52, 0.2], [0.5, 0.8]]; // prettier-ignore

/** Waits until the pad is read so. @param {string} name */
const reads = (name) => page.locator('.seen .reading').getByText(name, { exact: true }).waitFor();

test('two compressed IDX files are dropped, looked at, trained on and read from the pad', async () => {
  await open();
  await drop(idxFiles(digits(0, 2000), 'mine').map(zipped));
  await dialog().getByText('“mine”: 2,000 images in 10 classes.').waitFor();
  await dialog().getByText('1,400 for training, 300 for validation and 300 for testing.').waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await use();
  const { data, classes, trainingSize, evaluationSize } = await lab.configuration();
  assert.match(data, /^[0-9a-f]{16}$/);
  assert.deepEqual({ classes, trainingSize, evaluationSize }, { classes: 10, trainingSize: 1400, evaluationSize: 300 }); // prettier-ignore
  await lab.train();
  const [{ history }] = await lab.outcomes();
  assert.equal(history.evaluationAccuracy.length, 3);
  assert.ok(Number(history.evaluationAccuracy.at(-1)) > 200, String(history.evaluationAccuracy));
  await draw(ONE);
  await reads('1');
  assert.deepEqual(complaints, []);
});

test('a CSV file in Kaggle’s form is chosen, and trained on with what it has', async () => {
  await open();
  await choose([csvFile(digits(0, 300), 'train.csv', { header: HEADER })]);
  await dialog().getByText('“train”: 300 images in 10 classes.').waitFor();
  await use({ epochs: 1 });
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

test('pictures in a zip file are classes with names, which the pad is read as', async () => {
  await open();
  const some = only(digits(0, 1500), (label) => label < 3);
  await choose([zipFile(pictureFiles(some, ['ring', 'line', 'swan']), 'shapes.zip')]);
  await dialog().getByText(`“shapes”: ${some.labels.length} images in 3 classes.`).waitFor();
  const names = dialog().getByRole('textbox');
  assert.deepEqual(await names.evaluateAll((inputs) => inputs.map((one) => /** @type {HTMLInputElement} */ (one).value)), ['line', 'ring', 'swan']); // prettier-ignore
  await names.first().fill('stick');
  await names.first().blur();
  await use();
  assert.equal((await lab.configuration()).classes, 3);
  await lab.train();
  await draw(ONE);
  await reads('stick');
  const bars = await page.locator('n2-output-bars .digit').allTextContents();
  assert.deepEqual(bars, ['stick', 'ring', 'swan']);
  assert.deepEqual(complaints, []);
});

test('images on their side and labels from 1, as in EMNIST, are recognised and put right', async () => {
  await open();
  await choose(idxFiles(asInEmnist(digits(0, 400)), 'emnist-digits-train'));
  const fromOne = dialog().getByRole('checkbox', { name: /^Count the labels from 0/ });
  const transpose = dialog().getByRole('checkbox', { name: /^Exchange rows and columns/ });
  await transpose.waitFor();
  assert.deepEqual([await fromOne.isChecked(), await transpose.isChecked()], [true, true]);
  await dialog().getByText('400 images in 10 classes.').waitFor();
  await fromOne.uncheck();
  await dialog().getByText('400 images in 11 classes.').waitFor();
  await dialog().getByText('1 class has no images: 0.').waitFor();
  await fromOne.check();
  await use({ epochs: 1 });
  const put = (await lab.configuration()).data;
  await lab.click('Use other data…');
  await dialog().getByLabel('Choose files…').setInputFiles(idxFiles(digits(0, 400), 'x').map(({ path, bytes }) => ({ name: path, mimeType: '', buffer: Buffer.from(bytes) }))); // prettier-ignore
  await use({ epochs: 1 });
  assert.equal((await lab.configuration()).data, put, 'they are the same images');
});

test('wrong files are explained, and right ones can be chosen after them', async () => {
  await open();
  const [images, labels] = idxFiles(digits(0, 100), 'train');
  await choose([images]);
  await dialog().getByRole('alert').getByText(/^train-images-idx3-ubyte holds images, but there is no file with their labels/).waitFor(); // prettier-ignore
  await drop([{ path: 'photo.txt', bytes: Buffer.from('hello') }]);
  await dialog()
    .getByRole('alert')
    .getByText(/^photo.txt is neither an IDX nor a CSV file/)
    .waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await drop([images, labels]);
  await dialog().getByText('“train”: 100 images in 10 classes.').waitFor();
  assert.equal(await dialog().getByRole('alert').first().textContent(), '');
  await lab.click('Close');
  assert.equal((await lab.configuration()).data, 'mnist');
  assert.deepEqual(complaints, []);
});

test('data and runs are there again after the page was loaded again, until the data are removed', async () => {
  await open();
  await choose(idxFiles(digits(0, 300), 'mine'));
  await use({ epochs: 2 });
  await lab.train();
  const [before] = await lab.outcomes();
  assert.match(page.url(), /data=[0-9a-f]{16}&trainingSize=210&evaluationSize=45/);
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

test('a link to data that are not here says so, and whoever drops the files gets the same run', async () => {
  await open();
  const files = idxFiles(digits(0, 300), 'mine');
  await choose(files);
  await use({ epochs: 2 });
  await lab.train();
  const [before] = await lab.outcomes();
  const address = page.url();
  await page.close();
  ({ page, lab, complaints } = await openLab(browser, address));
  await page
    .getByText(/^The data of this run are somebody’s own, and they are not in this/)
    .waitFor();
  await lab.click('Start');
  await page
    .getByRole('alert')
    .getByText(/they are not in this browser/)
    .waitFor();
  await drop(files);
  await lab.click('Use this data');
  await page.getByText('Your own data: “mine”, 10 classes.').waitFor();
  await lab.train();
  assert.equal((await lab.outcomes()).at(-1)?.fingerprint, before.fingerprint);
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
    await dialog().getByLabel('Choose a folder…').setInputFiles(join(folder, 'letters'));
    await dialog().getByText(`“letters”: ${some.labels.length} images in 2 classes.`).waitFor();
    const names = dialog().getByRole('textbox');
    assert.deepEqual(await names.evaluateAll((inputs) => inputs.map((one) => /** @type {HTMLInputElement} */ (one).value)), ['I', 'O']); // prettier-ignore
    assert.equal(await dialog().getByRole('checkbox', { checked: true }).count(), 0);
    await use();
    await lab.train();
    await draw(ONE);
    await reads('I');
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
    await drop(idxFiles({ ...all, labels: all.labels.map((_, i) => i % 47) }, 'balanced'));
    await dialog().getByText('“balanced”: 1,500 images in 47 classes.').waitFor();
    assert.equal(await dialog().getByRole('textbox').count(), 47);
    assert.deepEqual(await faultsOf(page), []);
    const width = await dialog().evaluate(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    );
    assert.equal(width, 0, 'nothing of it is to the right of what one sees');
    const last = dialog().getByRole('textbox').last();
    await last.fill('s');
    await last.blur();
    const button = lab.button('Use this data');
    assert.ok(await button.isEnabled());
    await last.fill('0');
    await last.blur();
    await dialog().getByText('Every class needs a name of its own.').waitFor();
    assert.ok(await button.isDisabled());
    await last.fill('s');
    await last.blur();
    await use({ epochs: 1 });
    await lab.train();
    await draw(ONE);
    await page.waitForFunction(
      () => document.querySelector('network2-lab')?.shadowRoot?.querySelector('n2-output-bars')?.shadowRoot?.querySelectorAll('li').length === 10, // prettier-ignore
    );
    const values = await page.locator('n2-output-bars .value').allTextContents();
    assert.deepEqual(values, values.toSorted().toReversed(), 'the largest come first');
    assert.deepEqual(complaints, []);
  });
}
