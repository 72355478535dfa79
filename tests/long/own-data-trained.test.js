import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import {
  asInEmnist,
  digits,
  idxFiles,
  only,
  pictureFiles,
  zipFile,
  zipped,
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

test('two compressed IDX files are dropped, looked at, trained on and read from the pad', async () => {
  await open();
  await own.drop(idxFiles(digits(0, 2000), 'mine').map(zipped));
  await own.dialog.getByText('“mine”: 2,000 images in 10 classes.').waitFor();
  await own.dialog
    .getByText('1,400 for training, 300 for validation and 300 for testing.')
    .waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await own.use();
  const { data, classes, trainingSize, evaluationSize } = await lab.configuration();
  assert.match(data, /^[0-9a-f]{16}$/);
  assert.deepEqual({ classes, trainingSize, evaluationSize }, { classes: 10, trainingSize: 1400, evaluationSize: 300 }); // prettier-ignore
  await lab.train();
  const [{ history }] = await lab.outcomes();
  assert.equal(history.evaluationAccuracy.length, 3);
  assert.ok(Number(history.evaluationAccuracy.at(-1)) > 200, String(history.evaluationAccuracy));
  await own.draw(LINE);
  await own.reads('1');
  await lab.click('Open the test data');
  await page.getByText(/^On the test data this network reads \d+ of 300 images/).waitFor();
  assert.deepEqual(complaints, []);
});

test('pictures in a zip file are classes with names, which the pad is read as', async () => {
  await open();
  const some = only(digits(0, 1500), (label) => label < 3);
  await own.choose([zipFile(pictureFiles(some, ['ring', 'line', 'swan']), 'shapes.zip')]);
  await own.dialog.getByText(`“shapes”: ${some.labels.length} images in 3 classes.`).waitFor();
  const { names } = own;
  assert.deepEqual(await names.evaluateAll((inputs) => inputs.map((one) => /** @type {HTMLInputElement} */ (one).value)), ['line', 'ring', 'swan']); // prettier-ignore
  await names.first().fill('stick');
  await names.first().blur();
  await own.use();
  assert.equal((await lab.configuration()).classes, 3);
  await lab.train();
  await own.draw(LINE);
  await own.reads('stick');
  const bars = await page.locator('n2-output-bars .digit').allTextContents();
  assert.deepEqual(bars, ['stick', 'ring', 'swan']);
  assert.deepEqual(await page.locator('n2-mistakes th[scope=row]').allTextContents(), ['stick', 'ring', 'swan']); // prettier-ignore
  const examples = page.locator('n2-examples button');
  assert.match(String(await examples.first().getAttribute('aria-label')), /^Training image of a (stick|ring|swan)$/); // prettier-ignore
  await page.getByLabel('It is a').selectOption('stick');
  await lab.click('Backprop, step by step');
  await page.getByRole('heading', { name: 'A stick through backpropagation' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('images on their side and labels from 1, as in EMNIST, are recognised and put right', async () => {
  await open();
  await own.choose(idxFiles(asInEmnist(digits(0, 400)), 'emnist-digits-train'));
  const fromOne = own.dialog.getByRole('checkbox', { name: /^Count the labels from 0/ });
  const transpose = own.dialog.getByRole('checkbox', { name: /^Exchange rows and columns/ });
  await transpose.waitFor();
  assert.deepEqual([await fromOne.isChecked(), await transpose.isChecked()], [true, true]);
  await own.dialog.getByText('400 images in 10 classes.').waitFor();
  await fromOne.uncheck();
  await own.dialog.getByText('400 images in 11 classes.').waitFor();
  await own.dialog.getByText('1 class has no images: 0.').waitFor();
  await fromOne.check();
  await own.use({ epochs: 1 });
  const put = (await lab.configuration()).data;
  await lab.click('Use other data…');
  await own.chooseOthers(idxFiles(digits(0, 400), 'x'));
  await own.use({ epochs: 1 });
  assert.equal((await lab.configuration()).data, put, 'they are the same images');
});

test('wrong files are explained, and right ones can be chosen after them', async () => {
  await open();
  const [images, labels] = idxFiles(digits(0, 100), 'train');
  await own.choose([images]);
  await own.dialog.getByRole('alert').getByText(/^train-images-idx3-ubyte holds images, but there is no file with their labels/).waitFor(); // prettier-ignore
  await own.drop([{ path: 'photo.txt', bytes: Buffer.from('hello') }]);
  await own.dialog
    .getByRole('alert')
    .getByText(/^photo.txt is neither an IDX nor a CSV file/)
    .waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await own.drop([images, labels]);
  await own.dialog.getByText('“train”: 100 images in 10 classes.').waitFor();
  assert.equal(await own.dialog.getByRole('alert').first().textContent(), '');
  await lab.click('Close');
  assert.equal((await lab.configuration()).data, 'mnist');
  assert.deepEqual(complaints, []);
});

test('a link to data that are not here says so, and whoever drops the files gets the same run', async () => {
  await open();
  const files = idxFiles(digits(0, 300), 'mine');
  await own.choose(files);
  await own.use({ epochs: 2 });
  await lab.train();
  const [before] = await lab.outcomes();
  const address = page.url();
  await page.close();
  await open({}, address);
  await page
    .getByText(/^The data of this run are somebody’s own, and they are not in this/)
    .waitFor();
  await lab.click('Start');
  await page
    .getByRole('alert')
    .getByText(/they are not in this browser/)
    .waitFor();
  await own.drop(files);
  await lab.click('Use this data');
  await page.getByText('Your own data: “mine”, 10 classes.').waitFor();
  await lab.train();
  assert.equal((await lab.outcomes()).at(-1)?.fingerprint, before.fingerprint);
  assert.deepEqual(complaints, []);
});
