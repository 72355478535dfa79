import { css, html, LitElement } from 'lit';
import { number } from '../../texts/index.js';
import { shared } from '../theme.js';

/**
 * A number in a row of its own. isSum: whether it is what the rows above come to.
 * @typedef {{name: unknown, value: number, isSum?: boolean}} Row
 */

/**
 * Numbers as bars to both sides of 0: to the right what is above it, to the left what is below.
 * With the attribute from-zero none is below 0, and the bars have all the width.
 * @element n2-signed-bars
 */
export class SignedBars extends LitElement {
  static properties = { rows: { attribute: false }, label: {}, scale: { attribute: false } };

  static styles = [
    shared,
    css`
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 2px;
      }
      li {
        display: grid;
        grid-template-columns: var(--name, 24px) minmax(0, 1fr) 56px;
        align-items: center;
        gap: var(--space);
        line-height: 1.35;
      }
      li.sum {
        border-block-start: 1px solid var(--rule-strong);
        font-weight: 700;
      }
      .track {
        position: relative;
        block-size: 12px;
        background: linear-gradient(var(--rule-strong), var(--rule-strong)) center / 1px 100%
          no-repeat;
      }
      .bar {
        position: absolute;
        inset-block: 1px;
        inset-inline-start: 50%;
        inline-size: 50%;
        background: var(--excites);
        transform-origin: left;
      }
      :host([from-zero]) .track {
        background-position: left;
      }
      :host([from-zero]) .bar {
        inset-inline-start: 0;
        inline-size: 100%;
      }
      .below .bar {
        background: var(--inhibits);
      }
      .value {
        font-size: 13px;
        text-align: end;
      }
      i {
        font-family: var(--serif);
      }
      @media (forced-colors: active) {
        .bar {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Row[]} */
    this.rows = [];
    /** What the numbers are, for whom cannot see the bars. */
    this.label = '';
    /** @type {number | null} the number whose bar is the longest; the largest of the rows when null */
    this.scale = null;
  }

  render() {
    return html`<ol aria-label=${this.label}>
      ${this.rows.map(
        ({ name, value, isSum }) =>
          html`<li class="${value < 0 ? 'below' : ''} ${isSum ? 'sum' : ''}">
            <span>${name}</span>
            <div class="track"><div class="bar"></div></div>
            <span class="value numeric">${number(value, 'fixed2')}</span>
          </li>`,
      )}
    </ol>`;
  }

  updated() {
    const scale = this.scale ?? Math.max(...this.rows.map(({ value }) => Math.abs(value)));
    this.renderRoot.querySelectorAll('.bar').forEach((bar, i) => {
      const share = Math.max(-1, Math.min(1, this.rows[i].value / (scale || 1)));
      /** @type {HTMLElement} */ (bar).style.transform = `scaleX(${share})`;
    });
  }
}

customElements.define('n2-signed-bars', SignedBars);
