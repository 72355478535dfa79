import { css, html, LitElement, nothing } from 'lit';
import { text } from '../../texts/index.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';

/**
 * Begins a walk of the image that is shown through backpropagation; of a drawing one has to say what it is.
 * @element n2-walk-start
 * @fires lab-walk - detail: image, 784 pixels; label, the right answer
 */
export class WalkStart extends LitElement {
  static properties = {
    shown: { attribute: false },
    isReady: { attribute: false },
    names: { attribute: false },
    digit: { state: true },
  };

  static styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 8px;
        align-items: center;
        font-size: 14px;
      }
      button {
        flex: 1 1 auto;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../lab/state.js').LabState['shown']} */
    this.shown = null;
    /** Whether there is an engine. */
    this.isReady = false;
    /** Of the classes. @type {string[]} */
    this.names = [];
    /** @type {number | null} what a drawing is, as the person says */
    this.digit = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('names')) this.digit = null; // it was a class of other data
  }

  render() {
    const { shown } = this;
    if (!shown) return nothing;
    const label = shown.label ?? this.digit;
    return html`<div>
      ${
        shown.label !== null
          ? nothing
          : html`<label for="digit">${text('walk.itIs')}</label>
              <select
                id="digit"
                @change=${(/** @type {Event} */ { target }) => {
                  const { value } = /** @type {HTMLSelectElement} */ (target);
                  this.digit = value === '' ? null : Number(value);
                }}
              >
                <option value="" .selected=${this.digit === null}>${text('walk.unknown')}</option>
                ${this.names.map((name, label) => html`<option value=${label} .selected=${label === this.digit}>${name}</option>`)}
              </select>`
      }
      <button
        ?disabled=${label === null || !this.isReady}
        @click=${() => raise(this, 'lab-walk', { image: shown.image, label })}
      >
        ${text('walk.begin')}
      </button>
    </div>`;
  }
}

customElements.define('n2-walk-start', WalkStart);
