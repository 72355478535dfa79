import { css, html, LitElement, nothing } from 'lit';
import { isConcealed } from '../lab/forecasting.js';
import { configurationOf } from '../model/experiment.js';
import { keptOf } from '../model/notebook.js';
import { experimentTexts, number, text } from '../texts/index.js';
import { axesOf, colourOf, colourSamples, PlotHolder, plotStyles } from './plot.js';
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
        font-size: 13px;
        margin-inline-start: 16px;
      }
      .plot {
        min-block-size: ${HEIGHT}px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
    this._plot = new PlotHolder(this, () => HEIGHT);
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {import('../lab/state.js').LabState | null | undefined} */ (
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
    const title = experimentTexts(experiment.id).axis;
    const [x, ours] = this._columns();
    const ended = x.filter((_, i) => ours[i] !== null).length;
    return html`
      <figure role="group" aria-label=${text('charts.ends', { title, ended, runs: x.length })}>
        <header>
          <h2>${title}</h2>
          <div>
            <span class="key evaluation">${text('charts.here')}</span
            ><span class="key published">${text('charts.inTheBook')}</span>
          </div>
        </header>
        <div class="plot" aria-hidden="true"></div>
        ${colourSamples}
      </figure>
    `;
  }

  updated() {
    const place = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.plot'));
    if (place) this._plot.draw(place, this._columns(), () => this._options());
    else this._plot.remove();
  }

  /** @returns {[number[], (number | null)[], (number | null)[]]} x, percent here, percent in the book */
  _columns() {
    const state = /** @type {import('../lab/state.js').LabState} */ (this.state);
    const { experiment, finished, notebook, run } = state;
    const isKeptBack = isConcealed(state);
    if (!experiment?.axis) return [[], [], []];
    const { axis } = experiment;
    const percent = (/** @type {number} */ count) => (100 * count) / run.curves.run.evaluationSize;
    return [
      experiment.runs.map((_, i) => configurationOf(experiment, i)[axis]),
      experiment.runs.map(({ published }, i) => {
        const kept = keptOf(notebook, finished[i]?.id);
        if (!kept) return null;
        const { run: of, history } = kept.run.curves;
        const last = history[published.monitor].at(of.monitorEvery === 'run' ? 0 : of.epochs - 1);
        return typeof last === 'number' ? percent(last) : null;
      }),
      experiment.runs.map(({ published }) =>
        'final' in published && !isKeptBack ? percent(published.final) : null,
      ),
    ];
  }

  /** @returns {Omit<import('uplot').Options, 'width' | 'height'>} */
  _options() {
    const [here, inTheBook] = ['evaluation', 'published'].map((name) =>
      colourOf(this.renderRoot, name),
    );
    return {
      scales: {
        x: { time: false, distr: 3, log: 10 },
        y: { range: (_, low, high) => [Math.floor(low - (high - low) / 10), 100] },
      },
      axes: axesOf(
        this.renderRoot,
        {
          label: text('charts.trainingImages'),
          values: (_, ticks) =>
            ticks.map((tick) => (/^10*$/.test(String(tick)) ? number(tick) : '')),
        },
        { size: 48, values: (_, ticks) => ticks.map((tick) => number(tick / 100, 'percentAxis')) },
      ),
      series: [
        {},
        { stroke: here, width: 2, points: { show: true, size: 6, fill: here } },
        {
          stroke: inTheBook,
          width: 0,
          points: { show: true, size: 10, width: 1, fill: 'transparent', stroke: inTheBook },
        },
      ],
    };
  }
}

customElements.define('n2-summary-chart', SummaryChart);
