import { css, html, LitElement, nothing, svg } from 'lit';
import { number, text } from '../texts/index.js';
import { runNames } from '../texts/run-names.js';
import { shared } from './theme.js';
import { endOfAxis, weightShares } from './weights.js';

/** @typedef {import('./weights.js').WeightShares} WeightShares */

/** Of the drawing, in units of its own: a bar is 8 wide. */
const HEIGHT = 120;
const BAR = 8;

/** Where a bar is broken that would go beyond the axis: units from the upper edge, and of the gap. */
const BREAK = 14;
const GAP = 5;

/**
 * @param {number[]} bins
 * @param {number} end of the axis
 * @returns {string} the bars, as a path; one that goes beyond the axis is broken
 */
function barsOf(bins, end) {
  const bars = bins.map((share, i) => {
    const height = Math.min(1, share / end) * HEIGHT;
    const bar = `M${i * BAR} ${HEIGHT}v${-height}h${BAR - 1}v${height}z`;
    if (share <= end) return bar;
    const slant = BAR - 1;
    return `M${i * BAR} ${HEIGHT}V${BREAK + GAP + 3}l${slant} -3V${HEIGHT}zM${i * BAR} ${BREAK + 3}l${slant} -3V0h${-slant}z`;
  });
  return bars.join('');
}

/**
 * The weights of the present run and of the runs before it, by size, for runs that count them.
 * @element n2-weight-histogram
 */
export class WeightHistogram extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      .runs {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(var(--histogram-least, 192px), 1fr));
        gap: 16px 20px;
        margin-block-start: 8px;
      }
      figure {
        margin: 0;
      }
      figcaption {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
        margin-block-end: 8px;
        font-size: 13px;
        line-height: 1.4;
      }
      figcaption b {
        flex-basis: 100%;
        font-size: 15px;
      }
      figcaption span {
        font-variant-numeric: tabular-nums;
      }
      .drawing {
        display: grid;
        grid-template-columns: 34px minmax(0, 1fr);
        column-gap: 4px;
      }
      .shares,
      .sizes {
        display: flex;
        justify-content: space-between;
        font-size: 13px;
        line-height: 1;
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      .shares {
        flex-direction: column;
        align-items: end;
        margin-block: -6px;
      }
      .sizes {
        grid-column: 2;
        padding-block-start: 5px;
      }
      .plot {
        position: relative;
      }
      .beyond {
        position: absolute;
        inset-block-start: 0;
        inset-inline-start: calc(50% + 10px);
        font-size: 13px;
        font-weight: 700;
        line-height: 1;
      }
      svg {
        inline-size: 100%;
        block-size: 120px;
        display: block;
        border-block-end: 1px solid var(--rule-strong);
      }
      path {
        fill: var(--ink);
      }
      line {
        stroke: var(--rule);
        vector-effect: non-scaling-stroke;
      }
      p {
        margin: 8px 0 0;
        font-size: 13px;
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {import('../lab/state.js').LabState | null | undefined} */ (
      changed.get('state')
    );
    const { state } = this;
    return (
      !before ||
      before.run.curves.histogram !== state?.run.curves.histogram ||
      before.notebook !== state.notebook
    );
  }

  render() {
    if (!this.state) return nothing;
    const { notebook, present, run } = this.state;
    const own = { ...present, run };
    const names = runNames(notebook, own);
    const others = notebook.runs.filter(({ id, isShown }) => isShown && id !== present.id);
    const runs = [...others, own]
      .filter((kept) => kept.run.curves.histogram.length > 0)
      .map((kept) => ({
        label: names.get(kept.id) ?? '',
        shares: weightShares(kept.run.curves.histogram),
      }));
    const end = endOfAxis(runs.map(({ shares }) => shares));
    return html`
      <h2>${text('charts.weights')}</h2>
      <div class="runs">${runs.map(({ label, shares }) => this._run(label, shares, end))}</div>
      <p>${text('charts.aboutWeights')}</p>
    `;
  }

  /** @param {string} label @param {WeightShares} shares @param {number} end of the axis */
  _run(label, { bins, tiny, large }, end) {
    const sizes = [text('charts.tinyWeights', { share: tiny }), text('charts.largeWeights', { share: large })]; // prettier-ignore
    return html`<figure>
      <figcaption><b>${label}</b>${sizes.map((size) => html`<span>${size}</span>`)}</figcaption>
      <div class="drawing">
        <div class="shares" aria-hidden="true">
          ${[end, end / 2, 0].map((share) => html`<span>${number(share, 'percentAxis')}</span>`)}
        </div>
        <div class="plot">
          <svg
            viewBox="0 0 ${bins.length * BAR} ${HEIGHT}"
            preserveAspectRatio="none"
            role="img"
            aria-label=${text('charts.weightsOfRun', { run: label, sizes: sizes.join(', ') })}
          >
            ${[0, HEIGHT / 2].map((y) => svg`<line x1="0" x2=${bins.length * BAR} y1=${y} y2=${y} />`)}
            ${svg`<path d=${barsOf(bins, end)} />`}
          </svg>
          ${tiny > end ? html`<span class="beyond" aria-hidden="true">${number(tiny, 'percent')}</span>` : nothing}
        </div>
        <div class="sizes" aria-hidden="true">
          <span>${number(-1)}</span><span>0</span><span>${number(1)}</span>
        </div>
      </div>
    </figure>`;
  }
}

customElements.define('n2-weight-histogram', WeightHistogram);
