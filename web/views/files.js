import { css, html, LitElement, nothing } from 'lit';
import { text } from '../texts/index.js';
import { raise } from './raise.js';
import { shared } from './theme.js';

/**
 * Saving and loading.
 * @element n2-files
 * @fires lab-save-network
 * @fires lab-load-network - detail: file
 */
export class Files extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      .buttons {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space);
      }
      p {
        margin: 6px 0 0;
        font-size: 13px;
        line-height: 1.4;
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
  }

  render() {
    if (!this.state) return nothing;
    const { status } = this.state;
    return html`
      <div class="buttons">
        <button ?disabled=${status === 'loading'} @click=${() => raise(this, 'lab-save-network')}>
          ${text('files.save')}
        </button>
        <button
          ?disabled=${status === 'loading' || status === 'running'}
          @click=${() => this.renderRoot.querySelector('input')?.click()}
        >
          ${text('files.load')}
        </button>
      </div>
      <input type="file" hidden aria-label=${text('files.file')} @change=${this._load} />
      <p>${text('files.about')}</p>
    `;
  }

  /** @param {Event} event */
  _load(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (file) raise(this, 'lab-load-network', { file });
    input.value = ''; // the same file may be chosen again
  }
}

customElements.define('n2-files', Files);
