import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { encode } from 'fast-png';
import { photograph } from '../web/support/photograph.js';
import { forAllTests } from '../browser/for-all-tests.js';
import { openLab } from '../browser/lab.js';
import { faultsOf, launch, serveSite } from '../browser/support.js';

/** @type {import('playwright-core').Page} */
let page;
/** @type {import('../browser/lab.js').LabOnPage} */
let lab;
/** @type {string[]} */
let complaints;

const [browser, site] = await forAllTests(launch(), serveSite());

afterEach(async () => {
  await page.close();
  assert.deepEqual(complaints, []);
});

/** @param {Partial<import('../web/support/photograph.js').How>} [how] @returns {Buffer} a PNG file that shows 1, 2 and 7 */
function png(how = {}) {
  const size = { width: 480, height: 320 };
  const digits = [
    { index: 2, left: 20, top: 90, scale: 4.5 },
    { index: 1, left: 170, top: 70, scale: 5 },
    { index: 0, left: 320, top: 100, scale: 5 },
  ];
  const { light } = photograph({ ...size, digits, paper: [0.9, 0.5], noise: 0.02, ...how });
  const data = Uint8Array.from(light, (one) => Math.round(255 * one));
  return Buffer.from(encode({ ...size, data, channels: 1, depth: 8 }));
}

const THREE = { name: 'three.png', mimeType: 'image/png', buffer: png() };
const NO_PICTURE = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('1 2 7') };

/** @param {object} [options] of the browser's context */
async function open(options = {}) {
  ({ page, lab, complaints } = await openLab(browser, site.url, options));
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.reader.isHere,
  );
}

/** @param {typeof THREE} file */
const pick = (file) => page.locator('n2-picture-intake #file').setInputFiles(file);

/**
 * Hands files over as another program would.
 * @param {'drop' | 'paste'} type
 * @param {string} selector of what they come to
 * @param {(typeof THREE)[]} files
 */
const hand = (type, selector, files) =>
  page.locator(selector).evaluate(
    (target, [kind, given]) => {
      const data = new DataTransfer();
      for (const { name, mimeType, bytes } of given) {
        const content = Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0));
        data.items.add(new File([content], name, { type: mimeType }));
      }
      const how = { bubbles: true, composed: true, cancelable: true };
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { ...how, dataTransfer: data })
          : new ClipboardEvent('paste', { ...how, clipboardData: data });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    },
    /** @type {const} */ ([
      type,
      files.map(({ name, mimeType, buffer }) => ({
        name,
        mimeType,
        bytes: buffer.toString('base64'),
      })),
    ]),
  );

const found = () => page.locator('n2-found-digits .digits button');
const panel = () => page.locator('n2-picture-panel');

/** What the digits that were found are read as. */
async function readings() {
  await panel().getByRole('button', { name: /^Digit 3 of 3, read as \d/ }).waitFor(); // prettier-ignore
  return (await found().locator('.read').allTextContents()).join('');
}

/** Waits until the network reads the pad as a digit. @param {number} digit */
const reads = (digit) =>
  page.waitForFunction(
    (wanted) =>
      /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.prediction?.digit ===
      wanted,
    digit,
  );

/** Keeps the digit on the pad with a label. @param {number} label */
async function keepAs(label) {
  await lab.click('That’s wrong');
  await lab.click(`It is ${label}`);
  await panel().getByText(`Kept as ${label}.`).waitFor();
}

test('the digits of a picture that is dropped are found, read, and stand on the pad', async () => {
  await open();
  assert.equal(await hand('drop', 'n2-drawing-pad', [THREE]), true);
  assert.equal(await readings(), '127');
  await reads(1);
  await found().nth(2).click();
  await reads(7);
  assert.equal(await found().nth(2).getAttribute('aria-pressed'), 'true');
  assert.equal(await panel().locator('figure').count(), 4);
  await panel().getByText('it is sent nowhere').waitFor();
});

test('what is drawn takes the place of a digit of a picture, and the other way round', async () => {
  await open();
  await pick(THREE);
  await reads(1);
  await found().nth(1).click();
  await reads(2);
  const canvas = page.locator('n2-drawing-pad canvas');
  await canvas.scrollIntoViewIfNeeded();
  const { x, y } = /** @type {{x: number, y: number}} */ (await canvas.boundingBox());
  await page.mouse.move(x + 130, y + 40);
  await page.mouse.down();
  await page.mouse.move(x + 130, y + 220, { steps: 8 });
  await page.mouse.up();
  await reads(1);
  await found().nth(2).click();
  await reads(7);
  assert.equal(await page.locator('n2-drawing-pad').getByRole('button', { name: 'Clear' }).isEnabled(), false); // prettier-ignore
});

test('a picture is pasted where nothing is written, and is the host’s where another lab may want it', async () => {
  await open();
  assert.equal(await hand('paste', 'body', [THREE]), true);
  assert.equal(await readings(), '127');
  await panel().getByRole('button', { name: 'Close' }).click();
  const eta = 'n2-controls input >> nth=0';
  assert.equal(await hand('paste', eta, [THREE]), false);
  await page.evaluate(() => document.body.append(document.createElement('network2-lab')));
  assert.equal(await hand('paste', 'body', [THREE]), false);
  assert.equal(await hand('paste', 'n2-drawing-pad >> nth=0', [THREE]), true);
});

test('what is no picture, too large, without ink, or more than one is refused in a sentence', async () => {
  await open();
  /** @param {RegExp} sentence */
  const says = (sentence) => panel().getByRole('alert').filter({ hasText: sentence }).waitFor();
  await hand('drop', 'n2-drawing-pad', [NO_PICTURE]);
  await says(/^This file is not a picture that the browser can show\. Take a PNG/);
  await page.locator('n2-drawing-pad').evaluate((pad) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(41e6)], 'large.png', { type: 'image/png' }));
    pad.dispatchEvent(new DragEvent('drop', { bubbles: true, composed: true, dataTransfer }));
  });
  await says(/at most 40 MB; this file is 41 MB\.$/);
  await pick({ ...THREE, buffer: Buffer.from(encode({ width: 60, height: 40, data: new Uint8Array(2400).fill(200), channels: 1, depth: 8 })) }); // prettier-ignore
  await says(/^No ink was found in this picture/);
  await hand('drop', 'n2-drawing-pad', [THREE, THREE]);
  await says(/^Several files came at once/);
  assert.equal(await found().count(), 0);
  await pick(THREE);
  assert.equal(await readings(), '127');
  assert.equal(await panel().getByRole('alert').count(), 0);
});

test('a board is found out, and the network that reads is the one that was chosen', async () => {
  await open();
  await pick({ ...THREE, buffer: png({ isInverted: true, paper: [0.9, 0.8] }) });
  assert.equal(await readings(), '127');
  await panel().getByText('light and dark have changed places').waitFor();
  await lab.click('Yours');
  const before = await found().nth(0).getAttribute('aria-label');
  await lab.step('mini-batch', 3);
  await page.waitForFunction(
    (label) =>
      document
        .querySelector('network2-lab')
        ?.shadowRoot?.querySelector('n2-picture-intake')
        ?.shadowRoot?.querySelector('n2-picture-panel')
        ?.shadowRoot?.querySelector('n2-found-digits')
        ?.shadowRoot?.querySelector('.digits button')
        ?.getAttribute('aria-label') !== label,
    before,
  );
});

test('a reading that is wrong is kept with its right label, until it is deleted', async () => {
  await open();
  await pick(THREE);
  await reads(1);
  await keepAs(7);
  await found().nth(1).click();
  await reads(2);
  await keepAs(2);
  await lab.click('My digits');
  const mine = page.locator('n2-my-digits li');
  await mine.nth(1).waitFor();
  assert.deepEqual(await mine.locator('.label').allTextContents(), ['7', '2']);
  assert.deepEqual(await mine.locator('.read').allTextContents(), ['read as 1', 'read as 2']);
  await page.reload();
  await lab.click('My digits');
  await page.locator('n2-my-digits').getByText('2 digits').waitFor();
  await lab.click('Delete this 7');
  await page.locator('n2-my-digits').getByText('One digit', { exact: true }).waitFor();
  await lab.click('Undo deleting');
  assert.deepEqual(await mine.locator('.label').allTextContents(), ['7', '2']);
  await lab.click('Delete all');
  await page.locator('n2-my-digits').getByText('You have kept no digits yet').waitFor();
});

test('own digits are saved as two IDX files', async () => {
  await open();
  await pick(THREE);
  await reads(1);
  await keepAs(1);
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const both = new Promise((resolve) => {
    page.on('download', async (one) => {
      files.set(one.suggestedFilename(), readFileSync(await one.path()));
      if (files.size === 2) resolve(undefined);
    });
  });
  await lab.click('My digits');
  await lab.click('Save as IDX files');
  await both;
  const labels = files.get('my-digits-labels-idx1-ubyte');
  assert.deepEqual([...(labels ?? [])], [0, 0, 8, 1, 0, 0, 0, 1, 1]);
  assert.equal(files.get('my-digits-images-idx3-ubyte')?.length, 16 + 784);
});

test('own digits are handed on as data to train on, which says how many it takes', async () => {
  await open();
  await pick(THREE);
  for (const [i, digit] of [1, 2, 7].entries()) {
    await found().nth(i).click();
    await reads(digit);
    await keepAs(digit % 2);
  }
  await lab.click('My digits');
  await lab.click('Train on them …');
  await page.getByText('There are only 3 images. The lab needs at least 20').waitFor();
});

test('a digit of a picture is chosen, labelled and deleted by the keyboard alone', async () => {
  await open();
  await pick(THREE);
  await reads(1);
  await lab.press(found().nth(1));
  await reads(2);
  await lab.press(lab.button('That’s wrong'));
  await lab.button('It is 0').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await panel().getByText('Kept as 1.').and(page.locator(':focus')).waitFor();
  await lab.press(lab.button('That’s wrong'));
  await panel().getByText('Kept as 1.').and(page.locator(':focus')).waitFor(); // once is enough
  await lab.press(lab.button('My digits'));
  await page.locator('n2-my-digits').getByText('read as 2').waitFor();
  await lab.press(lab.button('Delete this 1'));
  await page.locator('n2-my-digits').getByText('You have kept no digits yet').waitFor();
});

for (const [name, options] of /** @type {const} */ ([
  ['in light colours', { colorScheme: 'light' }],
  ['in dark colours', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
])) {
  test(`pictures and own digits have no fault that axe finds, ${name}`, async () => {
    await open(options);
    await pick(THREE);
    await readings();
    await keepAs(3);
    await lab.click('My digits');
    await page.locator('n2-my-digits').waitFor();
    await found().nth(1).click();
    await lab.click('That’s wrong');
    await lab.button('It is 9').waitFor();
    assert.deepEqual(await faultsOf(page), []);
    if (name !== 'on a phone') return;
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await lab.button('Photograph …').waitFor();
  });
}
