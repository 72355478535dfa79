// The lab on a page, as tests use it: what a visitor does, and what its state says.

import { openPage } from './support.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** Presses of Tab after which something counts as out of the keyboard's reach. */
const MAX_TABS = 250;

/**
 * What a run came to.
 * @typedef {object} Outcome
 * @property {string} status
 * @property {string | null} fingerprint
 * @property {import('../../web/model/curves.js').Curves['history']} history
 * @property {import('../../web/model/run.js').LiveChange[]} changes
 */

/** The lab of a page. */
export class LabOnPage {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} wanted status to wait for */
  async status(wanted) {
    await this.page.waitForFunction(
      (name) =>
        /** @type {any} */ (document.querySelector('network2-lab'))?._lab?.state?.status === name,
      wanted,
    );
  }

  /** @param {object} configuration what is to differ */
  async configure(configuration) {
    await this.page.evaluate(
      (change) =>
        /** @type {any} */ (document.querySelector('network2-lab')).setState({
          configuration: change,
        }),
      configuration,
    );
  }

  /** @param {string} experiment id */
  async choose(experiment) {
    await this.page.evaluate(
      (id) =>
        /** @type {any} */ (document.querySelector('network2-lab')).setState({ experiment: id }),
      experiment,
    );
  }

  /** @returns {Promise<import('../../web/model/configuration.js').Configuration>} the settings */
  configuration() {
    return this.page.evaluate(
      () => /** @type {any} */ (document.querySelector('network2-lab')).getState().configuration,
    );
  }

  /**
   * Waits until a setting has a value.
   * @param {keyof import('../../web/model/configuration.js').Configuration} setting
   * @param {unknown} value
   */
  async isSet(setting, value) {
    await this.page.waitForFunction(
      ([name, wanted]) =>
        /** @type {any} */ (document.querySelector('network2-lab')).getState().configuration[
          /** @type {string} */ (name)
        ] === wanted,
      [setting, value],
    );
  }

  /** @param {'mini-batch' | 'epoch'} goal @param {number} [times] */
  async step(goal, times = 1) {
    for (let i = 0; i < times; i++) {
      await this.page.evaluate(
        (to) => /** @type {any} */ (document.querySelector('network2-lab')).step(to),
        goal,
      );
    }
  }

  /** @returns {Promise<Outcome[]>} of all runs, in the order in which they began */
  outcomes() {
    return this.page.evaluate(() =>
      /** @type {any} */ (document.querySelector('network2-lab'))._lab.state.notebook.runs.map(
        (/** @type {any} */ { status, run }) => ({
          ...{ status, fingerprint: run.fingerprint, changes: run.changes },
          history: run.curves.history,
        }),
      ),
    );
  }

  /** @returns {Promise<string[]>} the picture of each neuron of the first layer, as its pixels */
  firstLayer() {
    return this.page.locator('n2-first-layer').evaluate(({ shadowRoot }) => {
      const root = /** @type {ShadowRoot} */ (shadowRoot);
      const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('canvas'));
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (copy.getContext('2d', { willReadFrequently: true })); // prettier-ignore
      context.drawImage(canvas, 0, 0);
      const all = canvas.getBoundingClientRect();
      const scale = canvas.width / all.width;
      return [...root.querySelectorAll('label')].map((choice) => {
        const { x, y } = choice.getBoundingClientRect();
        return context.getImageData(Math.round((x - all.x) * scale), Math.round((y - all.y) * scale), 28, 28).data.join(); // prettier-ignore
      });
    });
  }

  /** @param {string} name */
  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** @param {string} name of a button */
  async click(name) {
    await this.button(name).click();
  }

  /** Trains to the end of the run by the button that says so. */
  async train() {
    await this.page.getByRole('button', { name: /^(Start|Continue|Run (all \d )?again)$/ }).click();
    await this.status('complete');
  }

  /**
   * Moves the focus to an element, by the Tab key alone.
   * @param {Locator} target
   */
  async tabTo(target) {
    for (let i = 0; i < MAX_TABS; i++) {
      if (await target.evaluate((element) => element.matches(':focus'))) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${target} cannot be reached by the Tab key`);
  }

  /**
   * Presses a key on an element that the Tab key has reached.
   * @param {Locator} target
   * @param {string} [key]
   */
  async press(target, key = 'Enter') {
    await this.tabTo(target);
    await this.page.keyboard.press(key);
  }

  /**
   * Writes into a field, by the keyboard alone.
   * @param {Locator} field
   * @param {string} text
   */
  async type(field, text) {
    await this.tabTo(field);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * @param {Locator} lines elements with a piece of a run's line, and its name
   * @returns {Promise<{name: string, colour: string, dash: string | null}[]>}
   */
  looks(lines) {
    return lines.evaluateAll((elements) =>
      elements.map((element) => {
        const line = /** @type {SVGElement} */ (element.querySelector('svg.line'));
        const path = /** @type {SVGPathElement} */ (line.querySelector('path'));
        const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
        const box = element.querySelector('input');
        return {
          name: (box?.ariaLabel ?? texts.map(({ textContent }) => textContent).join('')).trim(),
          colour: getComputedStyle(path).stroke,
          dash: path.getAttribute('stroke-dasharray'),
        };
      }),
    );
  }

  /** @param {'accuracy' | 'cost'} kind @returns what the key of a chart shows of runs */
  keys(kind) {
    return this.looks(this.page.locator(`n2-chart[kind=${kind}] .keys .key`));
  }

  /** @param {string} name of a run or group @returns its box in the table of runs */
  box(name) {
    return this.page.getByRole('checkbox', { name: `Show ${name} in the charts`, exact: true });
  }

  /** Waits for the views that come when the page has time. */
  async isWhole() {
    await this.page.waitForFunction(() => customElements.get('n2-runs') !== undefined);
  }

  /** The names of the runs and groups in their table, in its order. */
  async names() {
    await this.isWhole();
    return this.page
      .locator('n2-runs tbody th')
      .evaluateAll((cells) => cells.map((cell) => (cell.querySelector('button') ?? cell).textContent?.trim())); // prettier-ignore
  }
}

/**
 * Opens the page of the lab.
 * @param {import('playwright-core').Browser | import('playwright-core').BrowserContext} browser
 * @param {string} url
 * @param {{configuration?: object, prepare?: (page: Page) => Promise<unknown>}
 *   & import('playwright-core').BrowserContextOptions} [options] configuration: what is to differ; prepare: what is
 *   done before the page comes
 */
export async function openLab(browser, url, { configuration, prepare, ...options } = {}) {
  const { page, complaints } = await openPage(browser, 'about:blank', options);
  await prepare?.(page);
  await page.goto(url);
  const lab = new LabOnPage(page);
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector('network2-lab'))?._lab?.state?.isEngineHere,
  );
  await lab.isWhole();
  if (configuration) await lab.configure(configuration);
  return { page, lab, complaints };
}
