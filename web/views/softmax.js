import { css, html, LitElement } from 'lit';
import { softmax, WEIGHTED_INPUTS } from '../lab/softmax.js';
import { number, text } from '../texts/index.js';
import { byHandStyles } from './by-hand-styles.js';
import { slider, sliderStyles } from './slider.js';
import { shared } from './theme.js';

/** Milliseconds the sliders have to rest before the activations are spoken. */
const SETTLED = 700;

/** @param {number} activation */
const shown = (activation) => number(activation, 'fixed3');

/**
 * A softmax layer of four neurons: sliders for the weighted inputs, bars for the activations.
 * @element n2-softmax
 */
export class Softmax extends LitElement {
  static properties = { z: { state: true }, spoken: { state: true } };

  static styles = [
    shared,
    sliderStyles,
    byHandStyles,
    css`
      :host {
        --name: 24px;
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0 32px;
        align-items: center;
      }
      .activation {
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) 48px;
        gap: 12px;
        align-items: center;
      }
      .track {
        block-size: 12px;
        background: var(--rule);
        border-radius: 2px;
        overflow: hidden;
      }
      .bar {
        block-size: 100%;
        background: var(--ink);
        transform-origin: left;
      }
      .value {
        text-align: end;
      }
      .sum {
        text-align: end;
        margin: 4px 0 0;
        color: var(--ink-soft);
      }
      @container (max-width: 480px) {
        .pair {
          grid-template-columns: minmax(0, 1fr);
          padding-block-end: 8px;
        }
        .slider,
        .activation {
          grid-template-columns: 24px minmax(0, 1fr) 48px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** Weighted inputs of the four neurons. */
    this.z = [...WEIGHTED_INPUTS];
    this.spoken = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._timer = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this._timer);
  }

  render() {
    const activations = softmax(this.z);
    return html`
      <section aria-labelledby="softmax">
        <h3 id="softmax">${text('softmax.title')}</h3>
        <p>${text('softmax.about')}</p>
        <ol>
          ${this.z.map(
            (z, j) => html`
              <li class="pair">
                ${slider({
                  name: html`<i>z</i><sub>${j + 1}</sub>`,
                  value: z,
                  min: -5,
                  max: 5,
                  step: 0.1,
                  digits: 1,
                  onInput: (value) => this._set(j, value),
                })}
                <div class="activation">
                  <span><i>a</i><sub>${j + 1}</sub></span>
                  <div class="track"><div class="bar"></div></div>
                  <span class="value numeric">${shown(activations[j])}</span>
                </div>
              </li>
            `,
          )}
        </ol>
        <p class="sum numeric">
          ${text('softmax.sum', { sum: activations.reduce((sum, a) => sum + a) })}
        </p>
        <p class="visually-hidden" role="status">${this.spoken}</p>
      </section>
    `;
  }

  updated() {
    const activations = softmax(this.z);
    this.renderRoot.querySelectorAll('.bar').forEach((bar, j) => {
      /** @type {HTMLElement} */ (bar).style.transform = `scaleX(${activations[j]})`;
    });
  }

  /**
   * @param {number} j which weighted input
   * @param {number} value its new value
   */
  _set(j, value) {
    this.z = this.z.with(j, value);
    clearTimeout(this._timer);
    this._timer = setTimeout(() => {
      const activations = softmax(this.z).map(shown).join(', ');
      this.spoken = text('softmax.spoken', { activations });
    }, SETTLED);
  }
}

customElements.define('n2-softmax', Softmax);
