import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import {
  asInEmnist,
  csvFile,
  digits,
  HEADER,
  idxFiles,
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

const reading = () => page.locator('.seen .reading').textContent();

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
  await page.waitForFunction(
    () => document.querySelector('network2-lab')?.shadowRoot?.querySelector('.seen .reading')?.textContent === '1', // prettier-ignore
  );
  assert.deepEqual(complaints, []);
});
