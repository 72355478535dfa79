import { css, html, LitElement, nothing } from 'lit';
import { IMAGE_SIZE } from '../../data/strokes.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import './shown-array.js';
import { say } from './say.js';

/** @typedef {import('./panel.js').Found} Found */

/** @param {number[]} outputs @returns {number} the digit that they read */
const digitOf = (outputs) => outputs.indexOf(Math.max(...outputs));

/**
 * The way of a picture to what the network sees, step by step, and the digits that were found.
 * @element n2-found-digits
 * @fires choose - detail: which digit
 */
export class FoundDigits extends LitElement {
  static properties = {
    found: { attribute: false },
    chosen: { attribute: false },
    outputs: { attribute: false },
  };

  static styles = [
    shared,
    css`
      ol {
        list-style: none;
        margin: 12px 0 8px;
        padding: 0;
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(112px, 1fr));
        gap: 10px 12px;
      }
      ol n2-shown-array {
        aspect-ratio: 4 / 3;
      }
      figure {
        margin: 0;
      }
      figcaption {
        margin-block-start: 2px;
        font-size: 13px;
        line-height: 1.3;
        color: var(--ink-soft);
      }
      p {
        margin: 0 0 8px;
        font-size: 13px;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      .digits {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        max-block-size: 320px;
        overflow: auto;
        padding: 2px;
      }
      .digits button {
        inline-size: 52px;
        padding: 3px 3px 0;
        display: grid;
        justify-items: center;
      }
      .digits button[aria-pressed='true'] {
        border-color: var(--ink);
        box-shadow: inset 0 0 0 1px var(--ink);
      }
      .digits n2-shown-array {
        inline-size: 44px;
        block-size: 44px;
      }
      .read {
        font-family: var(--serif);
        font-size: 18px;
        line-height: 1.4;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Found | null} */
    this.found = null;
    /** Which digit stands on the pad. */
    this.chosen = 0;
    /** @type {number[][] | null} of the network that reads the pad, for each digit */
    this.outputs = null;
  }

  render() {
    if (!this.found) return nothing;
    const { picture, written, digits } = this.found;
    const digit = digits[this.chosen];
    const { width, height } = picture;
    const seen = { width: IMAGE_SIZE, height: IMAGE_SIZE, values: digit.image };
    const frames = { frames: digits, chosen: this.chosen };
    return html`
      <p role="status">${say('found', { count: digits.length })}</p>
      <div class="digits" role="group" aria-label=${say('digits')}>
        ${digits.map((_, i) => this._digit(i))}
      </div>
      <ol>
        ${this._step('picture', { width, height, values: picture.light }, { isLight: true, ...frames })}
        ${this._step('ink', { width, height, values: written.ink })}
        ${this._step('cut', { width: digit.width, height: digit.height, values: digit.ink })}
        ${this._step('seen', seen)}
      </ol>
      ${written.isInverted ? html`<p>${say('inverted')}</p>` : nothing}
    `;
  }

  /**
   * @param {'picture' | 'ink' | 'cut' | 'seen'} name
   * @param {import('./shown-array.js').Shown} shown
   * @param {{isLight?: boolean, frames?: import('./shown-array.js').Frame[], chosen?: number}} [how]
   */
  _step(name, shown, { isLight = false, frames = [], chosen = -1 } = {}) {
    return html`<li>
      <figure>
        <n2-shown-array
          .shown=${shown}
          .isLight=${isLight}
          .frames=${frames}
          .chosen=${chosen}
          .label=${say(`${name}Image`)}
        ></n2-shown-array>
        <figcaption>${say(name)}</figcaption>
      </figure>
    </li>`;
  }

  /** @param {number} index */
  _digit(index) {
    const { digits } = /** @type {Found} */ (this.found);
    const outputs = this.outputs?.[index] ?? null;
    const digit = outputs && digitOf(outputs);
    const place = { place: index + 1, count: digits.length };
    const label = outputs
      ? say('digit', { ...place, digit, output: Math.max(...outputs) })
      : say('unread', place);
    return html`<button
      aria-pressed=${index === this.chosen ? 'true' : 'false'}
      aria-label=${label}
      @click=${() => raise(this, 'choose', index)}
    >
      <n2-shown-array
        .shown=${{ width: IMAGE_SIZE, height: IMAGE_SIZE, values: digits[index].image }}
      ></n2-shown-array>
      <span class="read">${digit ?? '–'}</span>
    </button>`;
  }
}

customElements.define('n2-found-digits', FoundDigits);
