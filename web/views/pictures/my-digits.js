import { css, html, LitElement, nothing } from 'lit';
import { idxFilesOf, imageOf } from '../../data/own-digits.js';
import { IMAGE_SIZE } from '../../data/strokes.js';
import { icon } from '../icon.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import './shown-array.js';
import { say } from './say.js';

/** @typedef {import('../../lab/own-digits.js').KeptDigit} KeptDigit */

/**
 * A person's own digits: how many there are, which, and what can be done with them.
 * @element n2-my-digits
 * @fires lab-save-digits - detail: images and labels, two IDX files
 * @fires lab-train-digits - detail: the same, to be trained on
 */
export class MyDigits extends LitElement {
  static properties = { own: { attribute: false }, removed: { state: true } };

  static styles = [
    shared,
    css`
      p {
        margin: 0;
        font-size: 13px;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      ul {
        list-style: none;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
        gap: 8px 12px;
        margin: 8px 0;
        padding: 0 2px;
        max-block-size: 300px;
        overflow: auto;
      }
      li {
        display: grid;
        grid-template: 'image label remove' auto 'image read read' auto / 52px 1fr auto;
        gap: 0 8px;
        align-items: center;
      }
      li n2-shown-array {
        grid-area: image;
        inline-size: 52px;
        block-size: 52px;
      }
      .label {
        grid-area: label;
        font-family: var(--serif);
        font-size: 20px;
        line-height: 1.2;
      }
      .read {
        grid-area: read;
        font-size: 13px;
        line-height: 1.3;
        color: var(--ink-soft);
      }
      li button {
        grid-area: remove;
        border-color: transparent;
        background: none;
        padding: 4px;
        min-inline-size: 28px;
        min-block-size: 28px;
      }
      @media (pointer: coarse) {
        li button {
          min-inline-size: 44px;
          min-block-size: 44px;
        }
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space);
        margin-block: 8px;
      }
      .buttons button {
        flex: 1 0 auto;
      }
      .removed {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../lab/own-digits.js').OwnDigits | null} */
    this.own = null;
    /** @type {readonly KeptDigit[]} that were deleted last, and can be put back */
    this.removed = [];
    this._change = () => this.requestUpdate();
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (!changed.has('own')) return;
    changed.get('own')?.removeEventListener('change', this._change);
    this.own?.addEventListener('change', this._change);
  }

  render() {
    if (!this.own) return nothing;
    const { digits, isStored } = this.own;
    return html`
      <p role="status">${say('count', { count: digits.length })}</p>
      ${
        digits.length > 0
          ? html`<ul>
              ${digits.map((digit) => this._digit(digit))}
            </ul>`
          : nothing
      }
      ${
        this.removed.length > 0
          ? html`<p class="removed" role="status">
              ${say('removed', { count: this.removed.length })}
              <button @click=${this._undo}>${say('undo')}</button>
            </p>`
          : nothing
      }
      ${
        digits.length > 0
          ? html`<div class="buttons">
                <button @click=${() => raise(this, 'lab-save-digits', idxFilesOf(digits))}>
                  ${say('save')}
                </button>
                <button @click=${() => raise(this, 'lab-train-digits', idxFilesOf(digits))}>
                  ${say('train')}
                </button>
                <button @click=${() => this._remove(digits)}>${say('removeAll')}</button>
              </div>
              <p>${say('aboutFiles')}</p>`
          : nothing
      }
      <p>${say(isStored ? 'stored' : 'notStored')}</p>
    `;
  }

  /** @param {KeptDigit} digit */
  _digit(digit) {
    const { label, readAs, pixels } = digit;
    return html`<li>
      <n2-shown-array
        .shown=${{ width: IMAGE_SIZE, height: IMAGE_SIZE, values: imageOf(pixels) }}
      ></n2-shown-array>
      <button
        aria-label=${say('remove', { label })}
        title=${say('remove', { label })}
        @click=${() => this._remove([digit])}
      >
        ${icon('remove')}
      </button>
      <span class="label">${label}</span>
      <span class="read">${say('readAs', { readAs })}</span>
    </li>`;
  }

  /** @param {readonly KeptDigit[]} digits */
  _remove(digits) {
    this.removed = digits;
    void this.own?.remove(digits.map(({ id }) => id));
  }

  _undo() {
    void this.own?.restore(this.removed);
    this.removed = [];
  }
}

customElements.define('n2-my-digits', MyDigits);
