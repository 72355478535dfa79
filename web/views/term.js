import { css, html, LitElement } from 'lit';
import { text } from '../texts/index.js';
import { shared } from './theme.js';

/** Ids of explanations, one for each element. */
let count = 0;

/**
 * A word that may be new to whoever reads it, and is explained when it is pointed at or focused.
 * @element n2-term
 */
export class Term extends LitElement {
  static properties = { name: {}, isHushed: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: inline-block;
        position: relative;
      }
      button {
        display: inline;
        min-block-size: 0;
        padding: 0;
        border: 0;
        background: none;
        font: inherit;
        line-height: inherit;
        color: inherit;
        text-align: start;
        cursor: help;
        text-decoration: underline dotted var(--rule-strong);
        text-underline-offset: 0.2em;
      }
      [role='tooltip'] {
        position: absolute;
        inset: calc(100% + 4px) auto auto 0;
        z-index: 3;
        inline-size: 248px;
        padding: 8px 12px;
        border: 1px solid var(--rule-strong);
        border-radius: var(--radius);
        background: var(--sheet);
        color: var(--ink);
        font-family: var(--sans);
        font-size: 13px;
        line-height: 1.45;
        font-weight: 400;
        white-space: normal;
        display: none;
      }
      :host(:hover) [role='tooltip']:not(.hushed),
      button:focus-visible + [role='tooltip']:not(.hushed) {
        display: block;
      }
    `,
  ];

  constructor() {
    super();
    /** A key of the explanations. */
    this.name = 'epoch';
    /** Whether the person has sent the explanation away. */
    this.isHushed = false;
    this._id = `term-${++count}`;
  }

  render() {
    return html`<button
        class="on-paper"
        aria-describedby=${this._id}
        @keydown=${this._key}
        @blur=${() => (this.isHushed = false)}
        @pointerenter=${this._place}
        @focus=${this._place}
      >
        <slot></slot></button
      ><span role="tooltip" id=${this._id} class=${this.isHushed ? 'hushed' : ''}
        >${text(/** @type {import('../texts/index.js').Key} */ (`terms.${this.name}`))}</span
      >`;
  }

  /** Keeps the explanation within the window. */
  _place() {
    this.isHushed = false;
    const tip = /** @type {HTMLElement} */ (this.renderRoot.querySelector('[role=tooltip]'));
    tip.style.translate = '0';
    const over = tip.getBoundingClientRect().right + 8 - document.documentElement.clientWidth;
    if (over > 0) tip.style.translate = `${-over}px`;
  }

  /** @param {KeyboardEvent} event */
  _key({ key }) {
    if (key === 'Escape') this.isHushed = true;
  }
}

customElements.define('n2-term', Term);
