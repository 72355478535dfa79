import { css, html, LitElement, nothing, svg } from 'lit';
import { RANGE } from '../data/histogram.js';
import { number, text } from '../texts/index.js';
import { runNames } from '../texts/run-names.js';
import { shared } from './theme.js';

const WIDTH = 324;
const HEIGHT = 110;

/** Weights that the tallest bar can stand for, as a power of ten. */
const DECADES = 5;

/** @param {number} count of weights, whose bar is on a logarithmic scale from 1 */
const heightOf = (count) =>
  count === 0 ? 0 : (HEIGHT * (Math.log10(count) + 0.3)) / (DECADES + 0.3);

/** @param {number[]} counts */
function outline(counts) {
  const width = WIDTH / counts.length;
  const bars = counts.map(
    (count, i) => `M${i * width} ${HEIGHT}v${-heightOf(count)}h${width}V${HEIGHT}`,
  );
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
        grid-template-columns: repeat(auto-fill, minmax(208px, 1fr));
        gap: 16px 24px;
        margin-block-start: 8px;
      }
      figure {
        margin: 0;
      }
      figcaption {
        font-size: 13px;
        display: flex;
        justify-content: space-between;
        gap: 8px;
      }
      figcaption span {
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      svg {
        inline-size: 100%;
        block-size: auto;
        display: block;
        border-block-end: 1px solid var(--rule-strong);
      }
      path {
        fill: var(--ink);
      }
      .ticks {
        display: flex;
        justify-content: space-between;
        font-size: 12px;
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
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
    const runs = [...others, own].map((kept) => ({
      label: names.get(kept.id) ?? '',
      histogram: kept.run.curves.histogram,
    }));
    return html`
      <h2>${text('charts.weights')}</h2>
      <div class="runs">${runs.map((run) => this._run(run))}</div>
      <p>${text('charts.aboutWeights')}</p>
    `;
  }

  /** @param {{label: string, histogram: number[]}} run */
  _run({ label, histogram }) {
    if (histogram.length === 0) return nothing;
    const all = histogram.reduce((sum, count) => sum + count, 0);
    const share = histogram[(histogram.length - 1) / 2] / all;
    const tiny = text('charts.tinyWeights', { share });
    return html`<figure>
      <svg
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        role="img"
        aria-label=${text('charts.weightsOfRun', { run: label, tiny })}
      >
        ${svg`<path d=${outline(histogram)} />`}
      </svg>
      <div class="ticks" aria-hidden="true">
        <span>${number(Math.trunc(RANGE[0]))}</span><span>0</span
        ><span>${number(Math.trunc(RANGE[1]))}</span>
      </div>
      <figcaption><b>${label}</b><span>${tiny}</span></figcaption>
    </figure>`;
  }
}

customElements.define('n2-weight-histogram', WeightHistogram);
