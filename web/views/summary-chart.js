import { css, html, LitElement, nothing } from 'lit';
import uPlot from 'uplot';
import { configurationOf } from '../lab/experiment.js';
import { OnSchemeChange } from './colour-scheme.js';
import { colourOf, colourSamples, PLOT_FONT, plotStyles } from './plot.js';
import { shared } from './theme.js';

const HEIGHT = 210;

/**
 * How the runs of an experiment ended, against what they differ in: for experiments with an `axis`.
 * @element n2-summary-chart
 */
export class SummaryChart extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    ...plotStyles,
    css`
      .key {
        font-size: 0.8125rem;
        margin-inline-start: 1rem;
      }
      .plot {
        min-block-size: ${HEIGHT}px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/lab.js').LabState | null} */
    this.state = null;
    /** @type {uPlot | null} */
    this._plot = null;
    this._resize = new ResizeObserver(([entry]) => {
      this._plot?.setSize({ width: Math.floor(entry.contentRect.width), height: HEIGHT });
    });
    new OnSchemeChange(this, () => this._plot?.redraw());
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this._remove();
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {import('../lab/lab.js').LabState | null | undefined} */ (
      changed.get('state')
    );
    const { state } = this;
    return (
      !before || before.experiment !== state?.experiment || before.finished !== state?.finished
    );
  }

  render() {
    const experiment = this.state?.experiment;
    if (!experiment?.axis) return nothing;
    const [x, ours] = this._columns();
    const ended = x.filter((_, i) => ours[i] !== null).length;
    return html`
      <figure
        role="group"
        aria-label="${experiment.axis.title}: ${ended} of ${x.length} runs are over; the table above has their values."
      >
        <header>
          <h2>${experiment.axis.title}</h2>
          <div>
            <span class="key evaluation">● here</span><span class="key published">○ the book</span>
          </div>
        </header>
        <div class="plot" aria-hidden="true"></div>
        ${colourSamples}
      </figure>
    `;
  }

  updated() {
    const place = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.plot'));
    if (!place) return this._remove();
    this._plot ??= this._createPlot(place);
    this._plot.setData(/** @type {uPlot.AlignedData} */ (this._columns()));
  }

  _remove() {
    this._resize.disconnect();
    this._plot?.destroy();
    this._plot = null;
  }

  /** @returns {[number[], (number | null)[], (number | null)[]]} x, percent here, percent in the book */
  _columns() {
    const { experiment, finished, curves } = /** @type {import('../lab/lab.js').LabState} */ (
      this.state
    );
    if (!experiment?.axis) return [[], [], []];
    const { field } = experiment.axis;
    const percent = (/** @type {number} */ count) => (100 * count) / curves.run.evaluationSize;
    return [
      experiment.runs.map((_, i) => configurationOf(experiment, i)[field]),
      experiment.runs.map(({ published }, i) => {
        const last = finished[i]?.curves.history[published.monitor].at(-1);
        return last === undefined ? null : percent(last);
      }),
      experiment.runs.map(({ published }) =>
        'final' in published ? percent(published.final) : null,
      ),
    ];
  }

  /** @param {HTMLElement} place */
  _createPlot(place) {
    this._resize.observe(place);
    const colour = (/** @type {string} */ name) => colourOf(this.renderRoot, name);
    const axis = { stroke: colour('axis'), font: PLOT_FONT };
    return new uPlot(
      {
        width: place.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false, distr: 3, log: 10 },
          y: { range: (_, low, high) => [Math.floor(low - (high - low) / 10), 100] },
        },
        axes: [
          {
            ...axis,
            grid: { show: false },
            label: 'training images',
            labelFont: PLOT_FONT,
            labelSize: 16,
            size: 30,
            values: (_, ticks) =>
              ticks.map((tick) => (/^10*$/.test(String(tick)) ? tick.toLocaleString('en') : '')),
          },
          {
            ...axis,
            grid: { stroke: colour('grid'), width: 1 },
            ticks: { show: false },
            size: 48,
            values: (_, ticks) => ticks.map((tick) => `${tick} %`),
          },
        ],
        series: [
          {},
          {
            stroke: colour('evaluation'),
            width: 2,
            points: { show: true, size: 6, fill: colour('evaluation') },
          },
          {
            stroke: colour('published'),
            width: 0,
            points: {
              show: true,
              size: 10,
              width: 1,
              fill: 'transparent',
              stroke: colour('published'),
            },
          },
        ],
      },
      [[], [], []],
      place,
    );
  }
}

customElements.define('n2-summary-chart', SummaryChart);
