import { css, html, LitElement, nothing } from 'lit';
import { isConcealed } from '../lab/forecasting.js';
import { number, text } from '../texts/index.js';
import { axesOf, colourOf, colourSamples, PlotHolder, plotScale, plotStyles } from './plot.js';
import { layerName, speedColumns, speedsOfBook } from './speeds.js';
import { shared } from './theme.js';

const HEIGHT = 210;

/** Dashes that tell the layers apart, the first hidden one first; one more layer begins anew. */
const DASHES = [[], [8, 4], [2, 3], [8, 3, 2, 3], [14, 4]];

/**
 * @param {unknown} _ the plot
 * @param {number[]} ticks
 */
const powersOfTen = (_, ticks) =>
  ticks.map((tick) => (Number.isInteger(Math.log10(tick)) ? tick : null));

/** @param {number} speed */
const shown = (speed) => number(speed, 'significant2');

/**
 * How fast each layer learns, on a logarithmic axis, for runs that measure it.
 * @element n2-speeds-chart
 */
export class SpeedsChart extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    ...plotStyles,
    css`
      .plot {
        min-block-size: calc(${HEIGHT}px * var(--plot-scale, 1));
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 13px;
        font-variant-numeric: tabular-nums;
      }
      svg {
        inline-size: 28px;
        block-size: 8px;
        stroke: currentcolor;
        stroke-width: 2;
        margin-inline-end: 4px;
        vertical-align: 0.125em;
      }
      p {
        margin: 4px 0 0;
        font-size: 13px;
        color: var(--ink-soft);
      }
      .line {
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
    this._plot = new PlotHolder(this, () => HEIGHT * plotScale(this.renderRoot));
    this._layers = 0;
    this._marked = 0;
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {import('../lab/state.js').LabState | null | undefined} */ (
      changed.get('state')
    );
    return !before || before.run.curves.speeds !== this.state?.run.curves.speeds;
  }

  render() {
    if (!this.state) return nothing;
    const { epoch, layers } = this.state.run.curves.speeds;
    const marks = isConcealed(this.state) ? [] : speedsOfBook(this.state);
    const last = epoch.length - 1;
    const values = layers.map((column, l) =>
      text('charts.speedsOfLayer', {
        layer: layerName(l, layers.length),
        first: column[0],
        last: column[last],
        epoch: epoch[last],
      }),
    );
    return html`
      <figure role="group" aria-label=${text('charts.speedsSummary', { layers: values.join(' ') })}>
        <header>
          <h2>${text('charts.speeds')}</h2>
          <ul>
            ${layers.map(
              (column, l) =>
                html`<li>
                  <svg viewBox="0 0 28 8" aria-hidden="true">
                    <path d="M0 4H28" stroke-dasharray=${DASHES[l % DASHES.length].join(' ')} />
                  </svg>
                  ${layerName(l, layers.length)} <b>${shown(column[last])}</b>
                </li>`,
            )}
            ${marks.length > 0 ? html`<li class="published">${text('charts.inTheBook')}</li>` : nothing}
          </ul>
        </header>
        <div class="plot" aria-hidden="true"></div>
        <p>${text('charts.aboutSpeeds')}</p>
        ${colourSamples}
        <div hidden class="samples"><span class="line"></span></div>
      </figure>
    `;
  }

  updated() {
    const place = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.plot'));
    const { layers } = this.state?.run.curves.speeds ?? { layers: [] };
    const marks = this.state && !isConcealed(this.state) ? speedsOfBook(this.state) : [];
    const marked = marks[0]?.layers.length ?? 0;
    if (!place || layers.length !== this._layers || marked !== this._marked) this._plot.remove();
    this._layers = layers.length;
    this._marked = marked;
    if (!place || !this.state || layers.length === 0) return;
    this._plot.draw(place, speedColumns(this.state.run.curves.speeds, marks), () =>
      this._options(),
    );
  }

  _options() {
    const stroke = colourOf(this.renderRoot, 'line');
    const published = colourOf(this.renderRoot, 'published');
    const scale = plotScale(this.renderRoot);
    return {
      scales: {
        x: { time: false, range: this._epochs },
        y: { distr: /** @type {const} */ (3), log: /** @type {const} */ (10) },
      },
      axes: axesOf(
        this.renderRoot,
        { label: text('charts.epochs') },
        {
          grid: { filter: powersOfTen },
          size: 56,
          values: (_, ticks) =>
            powersOfTen(null, ticks).map((tick) => (tick === null ? '' : number(tick, 'axis'))),
        },
      ),
      series: [
        {},
        ...Array.from({ length: this._layers }, (_, l) => ({
          stroke,
          width: 1.75 * scale,
          dash: DASHES[l % DASHES.length].map((length) => length * scale),
          points: { show: () => this.state?.run.curves.speeds.epoch.length === 1, size: 6 },
        })),
        ...Array.from({ length: this._marked }, () => ({
          width: 0,
          points: { show: true, size: 10, width: 1.5, fill: 'transparent', stroke: published },
        })),
      ],
    };
  }

  /** @type {() => [number, number]} the epochs of the run */
  _epochs = () => [0, this.state?.run.curves.run.epochs ?? 1];
}

customElements.define('n2-speeds-chart', SpeedsChart);
