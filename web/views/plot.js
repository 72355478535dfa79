/** What the charts share. */
import { css, html, unsafeCSS } from 'lit';
import uPlot from 'uplot';
import uPlotStyles from 'uplot/dist/uPlot.min.css?inline';
import { colourIn } from './canvas-colours.js';
import { OnSchemeChange } from './colour-scheme.js';
import { LOOKS, runColours } from './looks.js';

/** Font of axes and their labels; a canvas cannot inherit it. */
const PLOT_FONT = '12px system-ui, sans-serif';

/** @param {number} pixels of the canvas @param {number} [weight] @returns {string} the font of that size */
export const fontOf = (pixels, weight = 400) =>
  `${weight} ${PLOT_FONT.replace('12', String(pixels))}`;

/**
 * @param {ParentNode} root of a view with a chart
 * @returns {number} how much larger than usual it is drawn, as in a lecture hall
 */
export function plotScale(root) {
  const host = root instanceof ShadowRoot ? root.host : /** @type {Element} */ (root);
  return Number(getComputedStyle(host).getPropertyValue('--plot-scale')) || 1;
}

/** Style sheets of a view with a chart: uPlot's own, and the colours that colourOf reads. */
export const plotStyles = [
  unsafeCSS(uPlotStyles),
  runColours,
  css`
    figure {
      margin: 0;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 0 16px;
    }
    .plot {
      position: relative;
      overflow: hidden; /* or else the canvas would keep the page from getting narrower */
      zoom: calc(
        1 / var(--plot-scale, 1)
      ); /* a canvas that is enlarged is blurred: it is drawn larger */
    }
    .training {
      color: var(--training);
    }
    .evaluation {
      color: var(--evaluation);
    }
    .published,
    .axis {
      color: var(--ink-soft);
    }
    .grid {
      color: var(--rule);
    }
    .samples {
      forced-color-adjust: none; /* a canvas may have any colour */
    }
  `,
];

const NAMES = [
  ...['training', 'evaluation', 'published', 'axis', 'grid'],
  ...LOOKS.map((_, look) => `run-${look}`),
];

/** Elements that have the colours of a chart, for colourOf to read. */
export const colourSamples = html`<div class="samples" hidden>
  ${NAMES.map((name) => html`<span class=${name}></span>`)}
</div>`;

/**
 * @param {ParentNode} root that colourSamples were rendered into
 * @param {string} name of a series, or axis or grid
 * @returns {() => string} its colour at the time of the call, as a canvas takes it
 */
export function colourOf(root, name) {
  return () => colourIn(root, `.samples .${name}`);
}

/**
 * @param {ParentNode} root that colourSamples were rendered into
 * @param {uPlot.Axis} x what is special about the horizontal axis
 * @param {uPlot.Axis} y and about the vertical one
 * @returns {uPlot.Axis[]}
 */
export function axesOf(root, x, y) {
  const scale = plotScale(root);
  const font = fontOf(Math.round(12 * scale)); // uPlot knows whole pixels only
  const axis = { stroke: colourOf(root, 'axis'), font, gap: 5 * scale };
  const grid = { stroke: colourOf(root, 'grid'), width: scale };
  const label = { labelFont: font, labelSize: 16 * scale };
  return [
    {
      ...{ ...axis, ticks: { ...grid, size: 10 * scale }, space: 50 * scale, ...label, ...x },
      size: scale * Number(x.size ?? 30),
      grid: { ...grid, show: false, ...x.grid },
    },
    {
      ...{ ...axis, ticks: { show: false }, space: 30 * scale, ...y },
      size: scale * Number(y.size ?? 50),
      grid: { ...grid, ...y.grid },
    },
  ];
}

/**
 * A plot within a view, as wide as its place and in the colours of the page; gone while the view is. A
 * reactive controller of Lit.
 */
export class PlotHolder {
  /** @type {uPlot | null} the plot, once it was drawn */
  plot = null;

  /**
   * @param {import('lit').ReactiveElement} host
   * @param {() => number} height in pixels
   */
  constructor(host, height) {
    this._host = host;
    this._height = height;
    this._resize = new ResizeObserver(([entry]) => {
      this.plot?.setSize({ width: Math.floor(entry.contentRect.width), height: height() });
    });
    host.addController(this);
    new OnSchemeChange(host, () => this.plot?.redraw());
  }

  hostConnected() {
    this._host.requestUpdate();
  }

  hostDisconnected() {
    this.remove();
  }

  /**
   * @param {HTMLElement} place where the plot is to be; only looked at the first time
   * @param {unknown[][]} columns x, then a column for each series
   * @param {() => Omit<uPlot.Options, 'width' | 'height'>} optionsOf the plot, asked the first time
   */
  draw(place, columns, optionsOf) {
    const data = /** @type {uPlot.AlignedData} */ (columns);
    if (this.plot) {
      this.plot.setData(data);
      return;
    }
    const size = { width: place.clientWidth, height: this._height() };
    const plain = { legend: { show: false }, cursor: { show: false } };
    this.plot = new uPlot({ ...size, ...plain, ...optionsOf() }, data, place);
    this._resize.observe(place);
  }

  /** Takes the plot away. */
  remove() {
    this._resize.disconnect();
    this.plot?.destroy();
    this.plot = null;
  }
}
