// The lab in a lecture hall: it fills the screen with what a lecture needs, and goes back to what it was.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { forAllTests } from '../browser/for-all-tests.js';
import { openLab } from '../browser/lab.js';
import { faultsOf, launch, serveHost, serveShared, serveSite } from '../browser/support.js';

/** @type {import('playwright-core').Page} */
let page;

const [browser, site, shared, host] = await forAllTests(
  launch(),
  serveSite(),
  serveShared(),
  serveHost(),
);
afterEach(() => page?.context().close());

/** @param {import('playwright-core').Page} on @returns the element that fills the screen, and the lab's box */
const filled = (on) =>
  on.evaluate(() => {
    const element = /** @type {Element} */ (document.querySelector('network2-lab'));
    const lab = /** @type {Element} */ (element.shadowRoot?.querySelector('n2-lab'));
    const { x, y, width, height } = lab.getBoundingClientRect();
    const isFull = document.fullscreenElement === element;
    return { isFull, box: [x, y, width, height], isHeld: lab.hasAttribute('lecture') };
  });

/** Waits until the lecture is over. @param {import('playwright-core').Page} on */
const isOver = (on) =>
  on.waitForFunction(
    () =>
      !document.fullscreenElement &&
      !document.querySelector('network2-lab')?.shadowRoot?.querySelector('n2-lab[lecture]'),
  );

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
]) {
  // prettier-ignore
  test(`at ${width} x ${height} a lecture shows experiment, transport, curves and first layer, larger, and Escape leaves it`, async () => {
    const { lab, complaints, ...opened } = await openLab(browser, `${site.url}#trainingSize=1000&epochs=3&hidden=30`, { viewport: { width, height } }); // prettier-ignore
    page = opened.page;
    await page.locator('n2-first-layer canvas').first().waitFor();
    const start = page.getByRole('button', { name: 'Start' });
    const before = await start.boundingBox();
    await page.getByRole('button', { name: 'Present' }).click();
    await page.waitForFunction(() => document.fullscreenElement);
    assert.deepEqual(await filled(page), { isFull: true, box: [0, 0, width, height], isHeld: true });
    await lab.train();
    const after = await start.or(lab.button('Run again')).boundingBox();
    assert.ok(before && after && Math.abs(after.height / before.height - height / 540) < 0.05);
    for (const part of ['n2-experiment-picker select', 'n2-transport button:visible', 'n2-chart canvas', 'n2-first-layer canvas']) { // prettier-ignore
      await isOnScreen(part, { width, height });
    }
    for (const part of ['n2-main-settings', 'n2-drawing-pad', 'n2-runs', 'n2-mistakes', 'n2-article']) { // prettier-ignore
      assert.equal(await page.locator(part).isVisible(), false, part);
    }
    const isSharp = await page
      .locator('n2-chart[kind=accuracy] canvas')
      .evaluate((canvas) => Math.abs(/** @type {HTMLCanvasElement} */ (canvas).width - canvas.getBoundingClientRect().width) <= 1); // prettier-ignore
    assert.ok(isSharp, 'a pixel of the canvas is one of the screen');
    assert.deepEqual(await faultsOf(page), []);

    await page.keyboard.press('Escape');
    await isOver(page);
    await page.getByRole('button', { name: 'Present' }).and(page.locator(':focus')).waitFor();
    assert.ok(await page.locator('n2-drawing-pad').isVisible());
    assert.deepEqual(complaints, []);
  });
}

/** Frames by which everything has found its place. */
const MOST_FRAMES = 60;

/** Waits until all that match stand on the screen. @param {string} parts @param {{width: number, height: number}} screen */
async function isOnScreen(parts, { width, height }) {
  for (let frames = 0; ; frames++) {
    const found = await page.locator(parts).all();
    const boxes = await Promise.all(found.map((part) => part.boundingBox()));
    if (boxes.length > 0 && boxes.every((box) => box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height)) return; // prettier-ignore
    assert.ok(frames < MOST_FRAMES, `${parts} ${JSON.stringify(boxes)}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

for (const [experiment, part] of /** @type {const} */ ([
  ['l1-l2', 'n2-weight-histogram figure'],
  ['deep-networks', 'n2-speeds-chart canvas'],
])) {
  test(`what ${experiment} is about stands beside its accuracies on the screen of a lecture`, async () => {
    const viewport = { width: 1280, height: 720 };
    const text = `experiment=${experiment}&predict=off&epochs=1&trainingSize=1000&evaluationSize=1000`;
    const { lab, ...opened } = await openLab(browser, `${site.url}#${text}`, { viewport });
    page = opened.page;
    await page.getByRole('button', { name: 'Present' }).click();
    await lab.train();
    await page.locator(part).first().waitFor();
    await isOnScreen(part, viewport);
    await isOnScreen('n2-chart canvas:visible', viewport);
  });
}

test('what was drawn is still on the pad after a lecture, and the link never spoke of it', async () => {
  ({ page } = await openLab(browser, site.url));
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  await pad.focus();
  for (const key of ['ArrowUp', ' ', ...Array(9).fill('ArrowDown'), ' ']) await pad.press(key);
  const clear = page.getByRole('button', { name: 'Clear' });
  assert.ok(await clear.isEnabled());
  await page.getByRole('button', { name: 'Present' }).click();
  await page.waitForFunction(() => document.fullscreenElement);
  assert.equal(new URL(page.url()).hash, '');
  await page.getByRole('button', { name: 'Leave' }).click();
  await isOver(page);
  assert.ok(await clear.isEnabled());
});

test('where the screen may not be filled, the window is, and Escape leaves that too', async () => {
  const element = host.page(`<p>Before</p><network2-lab state="trainingSize=1000"></network2-lab><script type="module" src="${shared.url}network2-lab.js"></script>`); // prettier-ignore
  const prepare = (/** @type {import('playwright-core').Page} */ on) =>
    on.addInitScript(() => {
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not here'));
    });
  ({ page } = await openLab(browser, element, { viewport: { width: 1280, height: 720 }, prepare }));
  await page.getByRole('button', { name: 'Present' }).click();
  await page.getByRole('button', { name: 'Leave' }).waitFor();
  assert.deepEqual(await filled(page), { isFull: false, box: [0, 0, 1280, 720], isHeld: true });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.waitForFunction(() => {
    const lab = document.querySelector('network2-lab')?.shadowRoot?.querySelector('n2-lab');
    return /** @type {HTMLElement} */ (lab).style.getPropertyValue('--lecture') === '2';
  });
  await page.keyboard.press('Escape');
  await isOver(page);
});
