import { css, html, LitElement, nothing } from 'lit';
import { number, text } from '../../texts/index.js';
import { raise } from '../raise.js';
import { layerName } from '../speeds.js';
import { shared } from '../theme.js';

/**
 * How fast each layer learns at present, as a bar; measured from when somebody asks for it.
 * @element n2-layer-speeds
 * @fires lab-configure - detail: that the speeds are to be measured
 */
export class LayerSpeeds extends LitElement {
  static properties = { speeds: { attribute: false }, isMeasured: { attribute: false } };

  static styles = [
    shared,
    css`
      p {
        margin: 4px 0 8px;
        max-inline-size: 672px;
        font-size: 13px;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 2px;
        max-inline-size: 672px;
      }
      li {
        display: grid;
        grid-template-columns: 112px minmax(0, 1fr) 64px;
        gap: var(--space);
        align-items: center;
        line-height: 1.5;
      }
      .bar {
        block-size: 12px;
        background: var(--ink);
        transform-origin: left;
      }
      .value {
        text-align: end;
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
    /** @type {import('../../model/curves.js').Curves['speeds']} */
    this.speeds = { epoch: [], layers: [] };
    this.isMeasured = false;
  }

  /** The speed of each layer when it was measured last. */
  get _last() {
    return this.speeds.layers.map((column) => column[column.length - 1]);
  }

  render() {
    const last = this._last;
    return html`<h2>${text('charts.speeds')}</h2>
      ${
        this.isMeasured
          ? html`<p>
              ${text(last.length > 0 ? 'inside.aboutSpeeds' : 'inside.speedsToCome', { epoch: this.speeds.epoch.at(-1) ?? 0 })}
            </p>`
          : html`<p>${text('inside.noSpeeds')}</p>
              <button @click=${() => raise(this, 'lab-configure', { speeds: true })}>
                ${text('inside.measureSpeeds')}
              </button>`
      }
      ${this.isMeasured && last.length > 0 ? this._bars(last) : nothing}`;
  }

  /** @param {number[]} last */
  _bars(last) {
    return html`<ol aria-label=${text('charts.speeds')}>
      ${last.map(
        (speed, l) =>
          html`<li>
            <span>${layerName(l, last.length)}</span>
            <div class="track"><div class="bar"></div></div>
            <span class="value numeric">${number(speed, 'significant2')}</span>
          </li>`,
      )}
    </ol>`;
  }

  updated() {
    const last = this._last;
    const fastest = Math.max(...last) || 1;
    this.renderRoot.querySelectorAll('.bar').forEach((bar, l) => {
      /** @type {HTMLElement} */ (bar).style.transform = `scaleX(${last[l] / fastest})`;
    });
  }
}

customElements.define('n2-layer-speeds', LayerSpeeds);
