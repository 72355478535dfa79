import { css, html, LitElement } from 'lit';
import { number } from '../../texts/index.js';
import { settingName } from '../../texts/run-names.js';
import { axesOf, colourOf, colourSamples, PlotHolder, plotStyles } from '../plot.js';
import { shared } from '../theme.js';
import { inkOf } from './search-points.js';

/** @typedef {import('./search-points.js').Point} Point */

const HEIGHT = 300;

/** Of a point and of the ring around the best, in CSS pixels. */
const RADIUS = 6;
const RING = 10;

/** @param {unknown} _ the plot @param {number[]} ticks @returns {(number | null)[]} those that are powers of ten */
const powers = (_, ticks) =>
  ticks.map((tick) => (Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9 ? tick : null)); // prettier-ignore

/** What both axes have: lines and labels at powers of ten. @type {import('uplot').Axis} */
const AXIS = {
  grid: { show: true, filter: powers },
  ticks: { show: false },
  filter: powers,
  values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : number(tick, 'axis'))),
};

/**
 * The tries of a search by their eta and lambda, on logarithmic axes, the darker the better.
 * @element n2-search-chart
 */
export class SearchChart extends LitElement {
  static properties = { points: { attribute: false }, ranges: { attribute: false }, label: {} };

  static styles = [
    shared,
    ...plotStyles,
    css`
      .plot {
        min-block-size: ${HEIGHT}px;
      }
      .ink {
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    /** The best first. @type {Point[]} */
    this.points = [];
    /** @type {import('./search-points.js').Found['ranges']} */
    this.ranges = { eta: [0.1, 1], lambda: [0.1, 1] };
    /** What is seen, for whom cannot see it. */
    this.label = '';
    this._plot = new PlotHolder(this, () => HEIGHT);
  }

  render() {
    return html`<figure role="img" aria-label=${this.label}>
      <div class="plot"></div>
      ${colourSamples}
      <div hidden class="samples"><span class="ink"></span></div>
    </figure>`;
  }

  updated() {
    const place = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.plot'));
    const byEta = this.points.toSorted((one, other) => one.eta - other.eta);
    const columns = [byEta.map(({ eta }) => eta), byEta.map(({ lambda }) => lambda)];
    this._plot.draw(place, columns, () => this._options());
  }

  /** @returns {Omit<import('uplot').Options, 'width' | 'height'>} */
  _options() {
    const logarithmic = { time: false, distr: /** @type {const} */ (3), log: /** @type {const} */ (10) }; // prettier-ignore
    return {
      scales: {
        x: { ...logarithmic, range: () => this.ranges.eta },
        y: { ...logarithmic, range: () => this.ranges.lambda },
      },
      axes: axesOf(this.renderRoot, { ...AXIS, label: settingName('eta') }, { ...AXIS, size: 48 }),
      series: [{}, { width: 0, points: { show: false } }],
      hooks: { draw: [(plot) => this._draw(plot)] },
    };
  }

  /** @param {import('uplot')} plot */
  _draw(plot) {
    const { ctx } = plot;
    const ratio = devicePixelRatio;
    const circle = (/** @type {Point} */ { eta, lambda }, /** @type {number} */ radius) => {
      ctx.beginPath();
      ctx.arc(plot.valToPos(eta, 'x', true), plot.valToPos(lambda, 'y', true), radius * ratio, 0, 2 * Math.PI); // prettier-ignore
    };
    ctx.save();
    ctx.fillStyle = ctx.strokeStyle = colourOf(this.renderRoot, 'ink')();
    ctx.lineWidth = ratio;
    for (const point of this.points.toReversed()) {
      circle(point, RADIUS);
      ctx.globalAlpha = inkOf(point.share, this.points[0].share ?? 0);
      ctx.fill();
      ctx.globalAlpha = 0.5; // so that the faintest is seen to be there
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
    ctx.lineWidth = 2 * ratio;
    if (this.points.length > 0) {
      circle(this.points[0], RING);
      ctx.stroke();
    }
    ctx.restore();
  }
}

customElements.define('n2-search-chart', SearchChart);
