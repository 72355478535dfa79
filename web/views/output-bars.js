import { css, html, LitElement, nothing } from 'lit';
import { number, text } from '../texts/index.js';
import { shared } from './theme.js';

/** Milliseconds a reading has to stand before it is spoken. */
const SETTLED = 700;

const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);

/** @param {number[]} outputs */
function spoken(outputs) {
  const [digit, second] = DIGITS.toSorted((a, b) => outputs[b] - outputs[a]);
  const [output, secondOutput] = [outputs[digit], outputs[second]];
  return text('pad.spoken', { digit, output, second, secondOutput });
}

/**
 * The ten outputs of the network as bars.
 * @element n2-output-bars
 */
export class OutputBars extends LitElement {
  static properties = { prediction: { attribute: false }, spoken: { state: true } };

  static styles = [
    shared,
    css`
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: var(--bars-gap, 3px);
      }
      li {
        display: grid;
        grid-template-columns: 16px 1fr 40px;
        align-items: center;
        gap: var(--space);
        color: var(--ink-soft);
        line-height: var(--bars-line, 1.25);
      }
      li .digit {
        font-family: var(--serif);
        font-size: 16px;
        text-align: center;
      }
      li .value {
        font-size: 13px;
        text-align: end;
      }
      li[aria-current] {
        color: var(--ink);
        font-weight: 700;
      }
      .track {
        block-size: 12px;
        background: var(--rule);
        border-radius: 2px;
        overflow: hidden;
      }
      .bar {
        block-size: 100%;
        background: var(--rule-strong);
        transform-origin: left;
        transition: transform 120ms ease-out;
      }
      li[aria-current] .bar {
        background: var(--ink);
      }
      @media (prefers-reduced-motion: reduce) {
        .bar {
          transition: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{outputs: number[], digit: number} | null} */
    this.prediction = null;
    this.spoken = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._timer = undefined;
  }

  render() {
    const { outputs, digit } = this.prediction ?? { outputs: null, digit: null };
    return html`
      <ol aria-label=${text('pad.outputs')}>
        ${DIGITS.map((i) => {
          return html`<li aria-current=${i === digit ? 'true' : nothing}>
            <span class="digit">${i}</span>
            <div class="track">
              <div class="bar"></div>
            </div>
            <span class="value numeric"
              >${outputs ? number(outputs[i], 'fixed2') : text('pad.noOutput')}</span
            >
          </li>`;
        })}
      </ol>
      <p class="visually-hidden" role="status">${this.spoken}</p>
    `;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has('prediction')) return;
    this.renderRoot.querySelectorAll('.bar').forEach((bar, i) => {
      const output = this.prediction?.outputs[i] ?? 0;
      /** @type {HTMLElement} */ (bar).style.transform = `scaleX(${output})`;
    });
    clearTimeout(this._timer);
    const { prediction } = this;
    this._timer = setTimeout(() => {
      this.spoken = prediction ? spoken(prediction.outputs) : '';
    }, SETTLED);
  }
}

customElements.define('n2-output-bars', OutputBars);
