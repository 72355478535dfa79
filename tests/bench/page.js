// How the page does in Chromium: how soon it trains, and whether it answers while it trains at full
// speed.
import { launch, openPage, serveSite } from '../browser/support.js';
import { median } from './race.js';

const STARTS = 5;
const STROKES = 20;
const WATCHED_SECONDS = 5;
const GROUPS = 3;

/**
 * Milliseconds from the beginning of the navigation to the report of the first mini-batch, with an
 * empty cache, for a run that needs 1,000 images and is started as soon as the page lets it.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 */
async function timeToFirstMiniBatch(browser, url) {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    addEventListener('network2-ready', async ({ target }) => {
      const lab = /** @type {any} */ (target);
      await lab.setState({ configuration: { trainingSize: 1000, epochs: 1 } });
      lab.start();
    });
    addEventListener('network2-progress', () => {
      /** @type {any} */ (globalThis).firstProgress ??= performance.now();
    });
  });
  const page = await context.newPage();
  await page.goto(url);
  const time = await page.waitForFunction(() => /** @type {any} */ (globalThis).firstProgress);
  const milliseconds = /** @type {number} */ (await time.jsonValue());
  await context.close();
  return milliseconds;
}

/**
 * Watches the page while it trains [784, 30, 10] on 50,000 images as fast as it can.
 * @param {import('playwright-core').Page} page with nothing running
 */
async function watchTraining(page) {
  await page.evaluate(async () => {
    const lab = /** @type {any} */ (document.querySelector('network2-lab'));
    await lab.setState({ configuration: { epochs: 100_000 } });
    lab.start();
  });
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('network2-lab')).getState().progress.epoch > 5,
  );
  return page.evaluate(
    async ([seconds, strokes]) => {
      const lab = /** @type {any} */ (document.querySelector('network2-lab'));
      const canvas = lab.shadowRoot
        .querySelector('n2-drawing-pad')
        .shadowRoot.querySelector('canvas');
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      let longest = 0;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      });
      observer.observe({ type: 'longtask' });

      const epochs = () => lab.getState().progress.epoch;
      const [firstEpoch, start] = [epochs(), performance.now()];
      let frames = 0;
      let points = 0; // that the charts have got
      let seen = 0;
      for (const event of ['network2-progress', 'network2-epoch']) {
        addEventListener(event, () => (points += 1));
      }
      while (performance.now() - start < seconds * 1000) {
        await nextFrame();
        if (points > seen) frames += 1;
        seen = points;
      }
      const elapsed = (performance.now() - start) / 1000;
      const trained = epochs() - firstEpoch;

      // From a movement of the pen to the frame that shows what the network then reads. Before each,
      // the pad is cleared and nothing is read for a while.
      const pad = lab.shadowRoot.querySelector('n2-drawing-pad');
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const pen = (/** @type {string} */ type, /** @type {number} */ x, /** @type {number} */ y) =>
        canvas.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            isPrimary: true,
            pointerId: 1,
            clientX: left + width * x,
            clientY: top + height * y,
          }),
        );
      canvas.setPointerCapture = () => {}; // there is no real pointer to capture
      /** @type {number[]} */
      const delays = [];
      for (let i = 0; i < strokes; i++) {
        pad.clear();
        await new Promise((resolve) => setTimeout(resolve, 150));
        const read = new Promise((resolve) =>
          addEventListener('network2-prediction', resolve, { once: true }),
        );
        const drawn = performance.now();
        pen('pointerdown', 0.5, 0.2);
        pen('pointermove', 0.5, 0.8);
        pen('pointerup', 0.5, 0.8);
        await read;
        await nextFrame();
        delays.push(performance.now() - drawn);
      }
      observer.disconnect();
      return {
        imagesPerSecond: (50_000 * trained) / elapsed,
        chartFramesPerSecond: frames / elapsed,
        longestTask: longest,
        delays,
      };
    },
    [WATCHED_SECONDS, STROKES],
  );
}

/**
 * Times one run, and four equal ones side by side, in turns.
 * @param {import('playwright-core').Page} page with nothing running
 * @returns {Promise<{one: number[], four: number[]}>} seconds from the click to the end, as often as GROUPS
 */
async function timeGroups(page) {
  await page.evaluate(() =>
    /** @type {any} */ (document.querySelector('network2-lab')).setState({
      configuration: { epochs: 10 },
    }),
  );
  return page.evaluate(async (times) => {
    const { _lab } = /** @type {any} */ (document.querySelector('network2-lab'));
    const secondsOf = async (/** @type {() => Promise<void>} */ train) => {
      const start = performance.now();
      await train();
      return (performance.now() - start) / 1000;
    };
    const [one, four] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    for (let i = 0; i < times; i++) {
      one.push(await secondsOf(() => _lab.start()));
      four.push(
        await secondsOf(() =>
          _lab.runSeveral({ kind: 'seeds', path: 'seed', values: [0, 1, 2, 3] }),
        ),
      );
    }
    const { runs } = _lab.state.notebook;
    if (runs.some((/** @type {any} */ { status }) => status !== 'complete')) {
      throw new Error('not every run was completed');
    }
    return { one, four };
  }, GROUPS);
}

/** @returns {Promise<Record<string, number>>} what was measured, by name */
export async function measurePage() {
  const site = await serveSite();
  const browser = await launch();
  try {
    const starts = [];
    for (let i = 0; i < STARTS; i++) starts.push(await timeToFirstMiniBatch(browser, site.url));
    const { page } = await openPage(browser, site.url);
    await page.waitForFunction(
      () =>
        /** @type {any} */ (document.querySelector('network2-lab')).getState?.().status === 'ready',
    );
    const { one, four } = await timeGroups(page);
    const { delays, ...training } = await watchTraining(page);
    return {
      firstMiniBatch: median(starts),
      penToBars: median(delays),
      slowestPenToBars: Math.max(...delays),
      oneRun: median(one),
      fourRuns: median(four),
      fourToOne: median(four) / median(one),
      ...training,
    };
  } finally {
    await browser.close();
    await site.close();
  }
}
