import { css, html, LitElement, nothing } from 'lit';
import { experimentTexts, number, text } from '../texts/index.js';
import { forcedColours } from './colour-scheme.js';
import { axesOf, colourOf, colourSamples, PlotHolder, plotStyles } from './plot.js';
import {
  chartColumns,
  hasIncomparableCosts,
  MAX_EARLIER,
  referenceColumns,
  shownValue,
  sourceOf,
  spokenSummary,
  tableOf,
  valueRange,
} from './series.js';
import { shared } from './theme.js';

/** Epochs up to which each has a dot. */
const MAX_DOTS = 60;

const HEIGHT = 230;

/** Of the training data where colours cannot be relied on. */
const FORCED_DASH = [10, 3];

/**
 * Series in the order of chartColumns; the label is for the key.
 * @type {{name: string, width: number, alpha: number, dots: 'few' | 'all' | 'none', dash?: number[],
 *   label: (state: import('../lab/state.js').LabState) => string | undefined}[]}
 */
const SERIES = [
  {
    name: 'miniBatches',
    width: 1,
    alpha: 0.45,
    dots: 'none',
    label: () => text('charts.miniBatches'),
  },
  {
    name: 'training',
    width: 2,
    alpha: 1,
    dots: 'few',
    label: () => text('charts.data', { set: 'training' }),
  },
  {
    name: 'evaluation',
    width: 2,
    alpha: 1,
    dots: 'few',
    label: ({ run }) => text('charts.data', { set: run.curves.run.evaluation }),
  },
  {
    name: 'published',
    width: 0,
    alpha: 0.8,
    dots: 'all',
    label: (state) => text('charts.source', { source: sourceOf(state) }),
  },
  ...Array.from({ length: MAX_EARLIER }, (_, i) => ({
    name: 'earlier',
    width: 1.5,
    alpha: 0.7,
    dots: /** @type {const} */ ('none'),
    dash: i === 0 ? [6, 4] : [2, 3],
    label: (/** @type {import('../lab/state.js').LabState} */ { experiment, finished }) => {
      const isOver = finished.length === experiment?.runs.length;
      const run = finished.length - 1 - i - (isOver ? 1 : 0);
      return experiment ? experimentTexts(experiment.id).runs[run] : undefined;
    },
  })),
];

/** @param {import('uplot')} plot about to be drawn */
function setDashes({ series }) {
  SERIES.forEach(({ name, dash }, i) => {
    series[i + 1].dash = forcedColours.matches && name === 'training' ? FORCED_DASH : dash;
  });
}

/**
 * The curves of cost or accuracy, growing while a run goes on, with a table and a summary in words.
 * @element n2-chart
 */
export class Chart extends LitElement {
  static properties = {
    kind: { type: String },
    state: { attribute: false },
    values: { state: true },
  };

  static styles = [
    shared,
    ...plotStyles,
    css`
      .keys {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
        min-block-size: 1.5rem;
      }
      .key {
        font-size: 0.8125rem;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .key::before {
        content: '';
        display: inline-block;
        inline-size: 0.875rem;
        block-size: 0;
        border-block-start: 2.5px solid;
        margin-inline-end: 0.375rem;
        vertical-align: 0.25em;
      }
      .miniBatches::before {
        border-block-start-width: 1px;
      }
      @media (forced-colors: active) {
        .training::before {
          border-block-start-style: dashed;
        }
      }
      .published::before {
        inline-size: 0.375rem;
        block-size: 0.375rem;
        border: 1.5px solid;
        border-radius: 50%;
        vertical-align: 0.0625em;
      }
      .earlier::before {
        border-block-start-style: dashed;
        border-block-start-width: 1.5px;
      }
      .plot {
        min-block-size: ${HEIGHT}px;
        margin-block-start: 0.25rem;
      }
      .empty {
        position: absolute;
        inset: 0 0 2rem 3rem;
        display: grid;
        place-content: center;
        text-align: center;
        font-family: var(--serif);
        color: var(--ink-soft);
        pointer-events: none;
      }
      .note {
        margin: 0.25rem 0 0;
        font-size: 0.8125rem;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      details {
        font-size: 0.8125rem;
        margin-block-start: 0.25rem;
      }
      summary {
        cursor: pointer;
        inline-size: fit-content;
        color: var(--ink-soft);
      }
      .scroll {
        max-block-size: 16rem;
        overflow: auto;
        border-block: 1px solid var(--rule);
        margin-block-start: 0.25rem;
      }
      table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        text-align: end;
        padding: 0.125rem 1.25rem 0.125rem 0;
        font-weight: 400;
      }
      thead th {
        position: sticky;
        inset-block-start: 0;
        background: var(--paper);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {'cost' | 'accuracy'} */
    this.kind = 'cost';
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
    /** @type {(string | null)[]} what the key shows of each series: at the cursor, or the last */
    this.values = SERIES.map(() => null);
    this._plot = new PlotHolder(this, HEIGHT);
    /** @type {import('../model/curves.js').Curves | null} the ones that were drawn last */
    this._drawn = null;
    this._frame = 0;
    this._isOpen = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this._frame);
    this._drawn = null;
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    // Most changes of the state leave the curves as they are.
    return !changed.has('state') || changed.size > 1 || this.state?.run.curves !== this._drawn;
  }

  render() {
    if (!this.state) return nothing;
    const { configuration, run } = this.state;
    const { curves } = run;
    const title = text(this.kind === 'cost' ? 'charts.cost' : 'charts.accuracy');
    const isEmpty = curves.miniBatches.epoch.length === 0 && !this.state.experiment;
    return html`
      <figure role="group" aria-label=${spokenSummary(curves, this.kind)}>
        <header>
          <h2>${title}</h2>
          <div class="keys">
            ${SERIES.map(({ name, label }, i) => {
              const value = this.values[i];
              const title = label(/** @type {import('../lab/state.js').LabState} */ (this.state));
              return value === null
                ? nothing
                : html`<span class="key ${name}">${title} <b>${value}</b></span>`;
            })}
          </div>
        </header>
        <div class="plot" aria-hidden="true">
          ${isEmpty ? html`<p class="empty">${text('charts.empty')}</p>` : nothing}
        </div>
        ${
          this.kind === 'cost' && hasIncomparableCosts(curves, configuration.lambda)
            ? html`<p class="note">${text('charts.incomparable')}</p>`
            : nothing
        }
        ${this._table()} ${colourSamples}
      </figure>
    `;
  }

  _table() {
    const { curves } = /** @type {import('../lab/state.js').LabState} */ (this.state).run;
    const { head, rows } = this._isOpen ? tableOf(curves, this.kind) : { head: [], rows: [] };
    return html`<details @toggle=${this._toggle}>
      <summary>${text('charts.table')}</summary>
      ${
        !this._isOpen
          ? nothing
          : rows.length === 0
            ? html`<p class="note">${text('charts.noEpoch')}</p>`
            : html`<div class="scroll" tabindex="0">
                <table>
                  <thead>
                    <tr>
                      ${head.map((name) => html`<th scope="col">${name}</th>`)}
                    </tr>
                  </thead>
                  <tbody>
                    ${rows.map(
                      ([epoch, ...values]) =>
                        html`<tr>
                          <th scope="row">${epoch}</th>
                          ${values.map((value) => html`<td>${value}</td>`)}
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
      }
    </details>`;
  }

  /** @param {Event} event */
  _toggle(event) {
    this._isOpen = /** @type {HTMLDetailsElement} */ (event.target).open;
    this.requestUpdate();
  }

  updated() {
    cancelAnimationFrame(this._frame);
    this._frame = requestAnimationFrame(() => this._draw());
  }

  /** Brings the curves to the screen; at most once a frame. */
  _draw() {
    const curves = this.state?.run.curves;
    if (!curves || curves === this._drawn) return;
    this._drawn = curves;
    const place = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.plot'));
    const columns = chartColumns(curves, this.kind, this._references());
    this._plot.draw(place, columns, () => this._options());
    this._readValues();
  }

  /** What the experiment compares with. */
  _references() {
    const state = /** @type {import('../lab/state.js').LabState} */ (this.state);
    return referenceColumns(state, state.run.curves.run, this.kind);
  }

  /** @returns {Omit<import('uplot').Options, 'width' | 'height'>} */
  _options() {
    const colour = (/** @type {string} */ name) => colourOf(this.renderRoot, name);
    return {
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      hooks: { setCursor: [() => this._readValues()], drawClear: [setDashes] },
      scales: {
        x: { time: false, range: () => [0, this.state?.run.curves.run.epochs ?? 1] },
        y: {
          range: () =>
            this.state ? valueRange(this.state.run.curves, this.kind, this._references()) : [0, 1],
        },
      },
      axes: axesOf(
        this.renderRoot,
        {
          label: text('charts.epochs'),
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
        },
        {
          size: 48,
          values: (_, ticks) =>
            ticks.map((tick) =>
              this.kind === 'cost' ? number(tick, 'axis') : number(tick / 100, 'percentAxis'),
            ),
        },
      ),
      series: [
        {},
        ...SERIES.map(({ name, width, alpha, dots, dash }) => ({
          stroke: colour(name),
          width,
          alpha,
          dash,
          spanGaps: true,
          points: {
            show: () =>
              dots === 'all' ||
              (dots === 'few' && (this.state?.run.curves.run.epochs ?? 0) <= MAX_DOTS),
            size: dots === 'all' ? 7 : 5,
            width: 1,
            stroke: colour(name),
            fill: dots === 'all' ? 'transparent' : colour(name),
          },
        })),
      ],
    };
  }

  /** The key shows the values at the cursor, or the last ones. */
  _readValues() {
    const { plot } = this._plot;
    if (!plot) return;
    const at = plot.cursor.idx ?? Infinity;
    this.values = SERIES.map((_, i) => {
      const column = /** @type {(number | null)[]} */ (plot.data[i + 1]);
      let k = Math.min(at, column.length - 1);
      while (k >= 0 && column[k] === null) k -= 1;
      const value = column[k];
      return typeof value === 'number' ? shownValue(value, this.kind) : null;
    });
  }
}

customElements.define('n2-chart', Chart);
