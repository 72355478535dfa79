/** The lab in a lecture hall: it fills the screen, larger, and shows only what a lecture needs. */
import { css } from 'lit';

/** @typedef {import('./lab.js').LabView} LabView */
/** @typedef {import('../views/chart.js').Chart} Chart */

/** Pixels of the screen that the lab is laid out for; it is enlarged until one of them fits. */
const WIDTH = 960;
const HEIGHT = 540;

/** Room that is left below the plots, in the same pixels. */
const MARGIN = 14;

/** Of the weights by size, where they stand below the curves: beside the speeds of the layers there is no room. */
const BELOW = 224;

/** The least height of a plot. */
const LEAST = 100;

export const lectureStyles = css`
  n2-lab[lecture] {
    position: fixed;
    inset: 0;
    z-index: 2147483647;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    overflow: auto;
    --plot-scale: var(--lecture);
    --plot-least: 0;
    --below-chart: none;
    --histogram-least: 144px;
  }
  n2-lab[lecture] > .page {
    zoom: var(--lecture);
    max-inline-size: none;
    padding: 14px 20px;
  }
  n2-lab[lecture] .columns.full {
    grid-template: 36px 84px auto 1fr auto auto / minmax(0, 1fr) minmax(0, 1fr) 280px;
    gap: 12px 24px;
  }
  n2-lab[lecture] .columns.full > * {
    margin: 0;
  }
  n2-lab[lecture] .drive {
    grid-area: 1 / 1 / 2 / 3;
    position: static;
    padding: 0;
  }
  n2-lab[lecture] .status {
    grid-area: 2 / 1 / 3 / 3;
    gap: 0;
    max-block-size: 84px;
    overflow: auto;
  }
  n2-lab[lecture] .experiment {
    grid-area: 1 / 3 / 4 / 4;
  }
  n2-lab[lecture] .pad {
    grid-area: 4 / 3 / 6 / 4;
  }
  n2-lab[lecture] .accuracy {
    grid-area: 3 / 1 / 5 / 2;
  }
  n2-lab[lecture] .cost {
    display: contents;
  }
  n2-lab[lecture] n2-chart[kind='cost'] {
    grid-area: 3 / 2 / 5 / 3;
  }
  n2-lab[lecture] :not(:has(.cost > :not([hidden]))) > .accuracy,
  n2-lab[lecture] :not(:has(.accuracy > n2-chart:not([hidden]))) > .cost > n2-chart {
    grid-area: 3 / 1 / 5 / 3;
  }
  /* In the place of costs, and as one run stands beside another, in that of the pictures too. */
  n2-lab[lecture] n2-speeds-chart {
    grid-area: 3 / 2 / 5 / 3;
  }
  n2-lab[lecture] n2-weight-histogram {
    grid-area: 3 / 2 / 5 / 4;
  }
  n2-lab[lecture] n2-speeds-chart:not([hidden]) + n2-weight-histogram {
    grid-area: 6 / 1 / 7 / 4;
  }
  n2-lab[lecture] .columns.full:has(n2-weight-histogram:not([hidden])) {
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) 280px;
  }
  n2-lab[lecture] .columns.full:has(n2-weight-histogram:not([hidden])) > .experiment {
    grid-area: 1 / 3 / 3 / 4;
  }
  n2-lab[lecture]
    .columns.full:has(n2-speeds-chart[hidden] + n2-weight-histogram:not([hidden]))
    > .pad {
    display: none;
  }
  n2-lab[lecture]
    :is(
      .title,
      .controls,
      .mistakes,
      .runs,
      .inside,
      .backprop,
      n2-article,
      n2-first-path,
      n2-game,
      n2-findings
    ),
  n2-lab[lecture] .sheet,
  n2-lab[lecture] .pad > :not(n2-first-layer, .pictures-title) {
    display: none;
  }
  n2-lab[lecture] .columns.full > .pad {
    grid-template-columns: minmax(0, 1fr);
  }
  n2-lab[lecture] .columns.full > .pad > * {
    grid-column: 1;
  }
  n2-lab[lecture] n2-experiment-picker {
    --about: none;
  }
`;

/** A lecture that is being held with a lab. */
export class Lecture {
  #view;
  #listening = new AbortController();
  #plotHeight = Math.round(innerHeight / 2);
  /** What stands above and below a plot changes with the keys of its runs. */
  #sizes = new ResizeObserver(() => this.#fitPlots());

  /** How much larger than usual all is. */
  scale = 1;

  /** @param {LabView} view that has none yet */
  constructor(view) {
    this.#view = view;
    const root = /** @type {ShadowRoot} */ (view.getRootNode());
    const sheet = /** @type {CSSStyleSheet} */ (lectureStyles.styleSheet);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    const { signal } = this.#listening;
    addEventListener('resize', () => this.#fit(), { signal });
    document.addEventListener(
      'keydown',
      ({ key, defaultPrevented }) => {
        if (key === 'Escape' && !defaultPrevented) this.end();
      },
      { signal },
    );
    document.addEventListener('fullscreenchange', () => document.fullscreenElement || this.end(), {
      signal,
    });
  }

  /** Height of the plots, in pixels of the screen. */
  get plotHeight() {
    return this.#plotHeight;
  }

  /** Fills the screen, or where that is not allowed, the window or frame. */
  async begin() {
    const view = this.#view;
    view.lecture = this;
    view.setAttribute('lecture', '');
    this.#fit();
    for (const chart of this.#charts) this.#sizes.observe(chart);
    try {
      await view.requestFullscreen();
    } catch {
      // It fills the window.
    }
    await view.focusStart();
  }

  /** Shows everything again. */
  end() {
    const view = this.#view;
    if (view.lecture !== this) return;
    this.#listening.abort();
    this.#sizes.disconnect();
    view.lecture = null;
    view.removeAttribute('lecture');
    view.style.removeProperty('--lecture');
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {}); // it is left already
    void view.updateComplete.then(() => /** @type {HTMLElement | null} */ (view.querySelector('.present'))?.focus()); // prettier-ignore
  }

  #fit() {
    this.scale = Math.max(1, Math.min(innerWidth / WIDTH, innerHeight / HEIGHT));
    this.#view.style.setProperty('--lecture', String(this.scale));
    this.#fitPlots();
  }

  /** @returns {Chart[]} those of curves */
  get #charts() {
    return [.../** @type {NodeListOf<Chart>} */ (this.#view.querySelectorAll('n2-chart'))];
  }

  /** Has the plots be as high as the screen has room for, whatever stands above and below them. */
  #fitPlots() {
    const view = this.#view;
    const { speeds, histogram } = view.state.configuration;
    const below = MARGIN + (speeds && histogram ? BELOW : 0);
    const start = view.getBoundingClientRect().top - view.scrollTop;
    const rooms = this.#charts
      .filter((chart) => chart.checkVisibility())
      .map((chart) => {
        const { bottom } = chart.getBoundingClientRect();
        const plot = chart.renderRoot.querySelector('.plot')?.getBoundingClientRect().height ?? 0;
        return innerHeight - (bottom - plot - start) - below * this.scale;
      });
    if (rooms.length > 0) this.#plotHeight = Math.round(Math.max(LEAST * this.scale, Math.min(...rooms))); // prettier-ignore
    view.requestUpdate();
  }
}
