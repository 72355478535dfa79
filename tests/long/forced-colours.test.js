// The page where the system forces its own few colours on it, as Windows does for high contrast.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forAllTests } from '../browser/for-all-tests.js';
import { faultsOf, launch, openPage, serveSite } from '../browser/support.js';

const [browser, site] = await forAllTests(launch(), serveSite());

/** What is looked at on the page, with the colours that are to be seen. */
const look = () => {
  const lab = /** @type {any} */ (document.querySelector('network2-lab'));
  const view = (/** @type {string} */ name) => lab.shadowRoot.querySelector(name).renderRoot;
  const colour = (/** @type {Element} */ element, /** @type {any} */ property) =>
    /** @type {any} */ (getComputedStyle(element))[property];
  const chart = lab.shadowRoot.querySelector('n2-chart');
  const lines = chart._plot.plot.series.slice(1);
  const line = (/** @type {string} */ what, /** @type {string} */ owner) => {
    const { stroke, dash, width } = lines[chart.series.findIndex((/** @type {any} */ one) => one.what === what && one.owner === owner)]; // prettier-ignore
    return { colour: stroke(), dash, width };
  };
  const [first, second] = lab._lab.state.notebook.runs.map((/** @type {any} */ { id }) => id);
  const [reading] = view('n2-output-bars').querySelectorAll('[aria-current] .bar');
  const progress = view('n2-status').querySelector('.track div');
  const canvas = document.createElement('p');
  canvas.style.color = 'Canvas';
  document.body.append(canvas);
  return {
    paper: getComputedStyle(canvas).color,
    lines: {
      training: line('training', first),
      evaluation: line('evaluation', first),
      other: line('evaluation', second),
    },
    keys: [...chart.renderRoot.querySelectorAll('.key path')].map((path) => ({
      colour: colour(path, 'stroke'),
      dash: path.getAttribute('stroke-dasharray'),
    })),
    inks: ['.excites', '.inhibits'].map((ink) => colour(view('n2-first-layer').querySelector(ink), 'color')), // prettier-ignore
    bar: colour(reading, 'backgroundColor'),
    barTrack: colour(reading.parentElement, 'outlineStyle'),
    progress: colour(progress, 'backgroundColor'),
    progressTrack: colour(progress.parentElement, 'outlineStyle'),
  };
};

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`in forced colours, ${colorScheme}, runs and sets differ, and bars and progress are seen`, async () => {
    const { page, complaints } = await openPage(browser, site.url, {
      forcedColors: 'active',
      colorScheme,
    });
    const status = (/** @type {string} */ wanted) =>
      page.waitForFunction(
        (name) =>
          /** @type {any} */ (document.querySelector('network2-lab'))?.getState?.().status === name,
        wanted,
      );
    await status('ready');
    await page.evaluate(() =>
      /** @type {any} */ (document.querySelector('network2-lab')).setState({
        configuration: {
          trainingSize: 1000,
          epochs: 3,
          monitors: ['trainingAccuracy', 'evaluationAccuracy'],
        },
      }),
    );
    await page.getByRole('button', { name: 'Start' }).click();
    await status('complete');
    await page.evaluate(() =>
      /** @type {any} */ (document.querySelector('network2-lab')).setState({
        configuration: { lambda: 1 },
      }),
    );
    await page.getByRole('button', { name: 'Start' }).click();
    await status('complete');
    await page.getByRole('application', { name: 'Drawing pad' }).click();
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.prediction,
    );
    await page.locator('n2-chart .key').nth(1).waitFor();
    await page.locator('n2-output-bars [aria-current]').waitFor();
    const seen = await page.evaluate(look);
    const { training, evaluation, other } = seen.lines;
    assert.ok(evaluation.width > 1.5 * training.width);
    assert.deepEqual(training.dash, evaluation.dash);
    assert.notDeepEqual(other.dash, evaluation.dash);
    assert.notEqual(seen.keys[0].dash, seen.keys[1].dash);
    const lines = [training, evaluation, other, ...seen.keys].map(({ colour }) => colour);
    for (const colour of [...lines, seen.bar, seen.progress]) {
      assert.notEqual(colour, seen.paper);
      assert.notEqual(colour, 'rgba(0, 0, 0, 0)');
    }
    assert.equal(new Set([seen.paper, ...seen.inks]).size, 3, `weights: ${seen.inks}`);
    assert.equal(seen.barTrack, 'solid');
    assert.equal(seen.progressTrack, 'solid');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.waitForFunction((before) => {
      const lab = /** @type {any} */ (document.querySelector('network2-lab'));
      const { series } = lab.shadowRoot.querySelector('n2-chart')._plot.plot;
      return series.slice(1).every((/** @type {any} */ { stroke }) => stroke() !== before);
    }, training.colour);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test('in forced colours the text of every button is seen, the pressed ones too', async () => {
  const { page } = await openPage(browser, site.url, { forcedColors: 'active' });
  await page.getByRole('button', { name: 'Start' }).waitFor();
  const adjusts = await page.evaluate(() => {
    const lab = /** @type {HTMLElement} */ (document.querySelector('network2-lab'));
    const views = [...(lab.shadowRoot?.querySelectorAll('*') ?? [])];
    const buttons = views.flatMap(({ shadowRoot }) => [
      ...(shadowRoot?.querySelectorAll("button.primary, button[aria-pressed='true']") ?? []),
    ]);
    return buttons.map((button) => /** @type {any} */ (getComputedStyle(button)).forcedColorAdjust);
  });
  assert.ok(adjusts.length >= 2, `${adjusts.length} buttons`);
  assert.ok(adjusts.every((adjust) => adjust === 'none'));
  assert.deepEqual(await faultsOf(page), []);
  await page.close();
});
