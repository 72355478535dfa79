import { css, html, LitElement } from 'lit';
import { text } from '../texts/index.js';
import { raise } from './raise.js';
import { shared } from './theme.js';

/** @param {DataTransfer | null} data @returns {File[]} */
const filesIn = (data) => [...(data?.files ?? [])];

/** Names of files with images to train on. */
const DATA = /(\.(zip|gz|csv)|ubyte)$/i;

/** @param {EventTarget} target @returns {boolean} whether a person writes there */
const isField = (target) =>
  target instanceof Element && target.matches('input, textarea, select, [contenteditable]');

/**
 * Takes pictures of digits, from a file, a camera, the clipboard, or dropped on the pad around it.
 * @element n2-picture-intake
 * @fires lab-pictures - detail: files
 */
export class PictureIntake extends LitElement {
  static styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 6px;
      }
      button {
        min-block-size: 30px;
        padding: 2px 6px;
        font-size: 13px;
      }
      .camera {
        display: none;
      }
      @media (pointer: coarse) {
        button {
          min-block-size: 44px;
        }
        .camera {
          display: block;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {HTMLElement | null} where pictures may be dropped */
    this._place = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this._place = this.closest('section');
    this._place?.addEventListener('dragover', this._over);
    this._place?.addEventListener('drop', this._drop);
    document.addEventListener('paste', this._paste);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this._place?.removeEventListener('dragover', this._over);
    this._place?.removeEventListener('drop', this._drop);
    document.removeEventListener('paste', this._paste);
  }

  render() {
    return html`
      <button @click=${() => this._input('file').click()}>${text('pad.picture')}</button>
      <button class="camera" @click=${() => this._input('camera').click()}>
        ${text('pad.photograph')}
      </button>
      <input
        type="file"
        id="file"
        accept="image/*"
        hidden
        aria-label=${text('pad.picture')}
        @change=${this._choose}
      />
      <input
        type="file"
        id="camera"
        accept="image/*"
        capture="environment"
        hidden
        aria-label=${text('pad.photograph')}
        @change=${this._choose}
      />
    `;
  }

  /** @param {string} id @returns {HTMLInputElement} */
  _input(id) {
    return /** @type {HTMLInputElement} */ (this.renderRoot.querySelector(`#${id}`));
  }

  /** @param {Event} event */
  _choose({ target }) {
    const input = /** @type {HTMLInputElement} */ (target);
    this._take([...(input.files ?? [])]);
    input.value = ''; // the same file may be chosen again
  }

  /** @param {DragEvent} event */
  _over = (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };

  /** @param {DragEvent} event */
  _drop = (event) => {
    const files = filesIn(event.dataTransfer);
    if (files.length === 0 || files.some(({ name }) => DATA.test(name))) return; // for the lab around
    event.preventDefault();
    event.stopPropagation();
    this._take(files);
  };

  /** @param {ClipboardEvent} event */
  _paste = (event) => {
    const files = filesIn(event.clipboardData);
    const [target] = event.composedPath();
    if (files.length === 0 || isField(target)) return;
    const lab = /** @type {ShadowRoot} */ (this.closest('n2-lab')?.getRootNode())?.host;
    // Where nothing has the focus it is for the page, and ours where that has no other lab.
    const isForAll = target === document.body && document.querySelectorAll('network2-lab').length === 1; // prettier-ignore
    if (!isForAll && !(lab && event.composedPath().includes(lab))) return;
    event.preventDefault();
    this._take(files);
  };

  /** @param {File[]} files */
  _take(files) {
    if (files.length > 0) raise(this, 'lab-pictures', files);
  }
}

customElements.define('n2-picture-intake', PictureIntake);
