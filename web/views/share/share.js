import { css, html, LitElement, nothing } from 'lit';
import { answerText } from '../../texts/answer.js';
import { MNIST } from '../../model/configuration.js';
import { text } from '../../texts/index.js';
import { runNames } from '../../texts/run-names.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';

/** @typedef {import('../../lab/state.js').LabState} LabState */

/**
 * Ways to take runs elsewhere: as a link, a file to hand in, a table, a program or a report; and to open a file that
 * was handed in.
 * @element n2-share
 * @fires lab-share-link
 * @fires lab-embed
 * @fires lab-save-curves
 * @fires lab-save-program - detail: 'javascript' or 'python'
 * @fires lab-print
 * @fires lab-hand-in - detail: author, a name or null, and hasNetworks
 * @fires lab-open-hand-in - detail: file
 * @fires lab-verify
 */
export class Share extends LitElement {
  static properties = { state: { attribute: false }, link: { attribute: false } };

  static styles = [
    shared,
    css`
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space);
        align-items: end;
        margin-block-start: 8px;
      }
      p {
        margin: 4px 0 0;
        font-size: 13px;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      label {
        display: grid;
        font-size: 13px;
        color: var(--ink-soft);
      }
      label input {
        color: var(--ink);
        font-size: 15px;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 6px;
        min-block-size: 36px;
      }
      .check input {
        min-block-size: 0;
        inline-size: 18px;
        block-size: 18px;
        margin: 0;
        accent-color: var(--ink);
      }
      .link {
        inline-size: 100%;
      }
      .answers {
        margin: 4px 0 0;
        padding-inline-start: 24px;
        font-size: 13px;
        line-height: 1.4;
      }
      .answers .differs {
        color: var(--error);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {LabState | null} */
    this.state = null;
    /** @type {{url: string, isCopied: boolean} | null} that was asked for last */
    this.link = null;
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {LabState | null | undefined} */ (changed.get('state'));
    const { state } = this;
    return (
      !before ||
      !state ||
      changed.has('link') ||
      before.verification !== state.verification ||
      before.run.isFromFile !== state.run.isFromFile ||
      before.run.configuration.data !== state.run.configuration.data ||
      (before.notebook.runs.length === 0) !== (state.notebook.runs.length === 0)
    );
  }

  render() {
    if (!this.state) return nothing;
    const { notebook, run } = this.state;
    const isEmpty = notebook.runs.length === 0;
    return html`
      <h2>${text('share.title')}</h2>
      <div class="buttons">
        <button ?disabled=${run.isFromFile} @click=${() => raise(this, 'lab-share-link')}>
          ${text('share.link')}
        </button>
        <button @click=${() => raise(this, 'lab-embed')}>${text('share.embed')}</button>
        <button ?disabled=${isEmpty} @click=${() => raise(this, 'lab-save-curves')}>
          ${text('share.csv')}
        </button>
        <button @click=${() => raise(this, 'lab-save-program', 'javascript')}>
          ${text('share.javascript')}
        </button>
        <button @click=${() => raise(this, 'lab-save-program', 'python')}>
          ${text('share.python')}
        </button>
        <button ?disabled=${isEmpty} @click=${() => raise(this, 'lab-print')}>
          ${text('share.print')}
        </button>
      </div>
      ${this._link()}
      <p>
        ${text(run.isFromFile ? 'share.noLink' : 'share.about')}
        ${run.configuration.data === MNIST ? nothing : text('share.noImages')}
      </p>
      <form class="buttons" @submit=${this._handIn}>
        <label>
          ${text('share.author')}
          <input name="author" maxlength="200" autocomplete="name" />
        </label>
        <label class="check">
          <input type="checkbox" name="networks" />
          ${text('share.networks')}
        </label>
        <button ?disabled=${isEmpty}>${text('share.handIn')}</button>
        <button type="button" @click=${() => this._fileInput?.click()}>
          ${text('share.open')}
        </button>
        <button type="button" ?disabled=${isEmpty} @click=${() => raise(this, 'lab-verify')}>
          ${text('share.verify')}
        </button>
      </form>
      <input
        type="file"
        accept=".json,application/json"
        hidden
        aria-label=${text('share.file')}
        @change=${this._open}
      />
      <p role="status">${this._verification()}</p>
      ${this._answers()}
    `;
  }

  /** @returns {HTMLInputElement | null} */
  get _fileInput() {
    return this.renderRoot.querySelector('input[type=file]');
  }

  _link() {
    if (!this.link) return nothing;
    const { url, isCopied } = this.link;
    return html`<p role="status">${text(isCopied ? 'share.linkCopied' : 'share.linkByHand')}</p>
      ${
        isCopied
          ? nothing
          : html`<input
              class="link"
              readonly
              aria-label=${text('share.linkByHand')}
              .value=${url}
              @focus=${(/** @type {FocusEvent} */ { target }) => /** @type {HTMLInputElement} */ (target).select()}
            />`
      }`;
  }

  _verification() {
    const verification = this.state?.verification;
    if (!verification) return '';
    const answers = Object.values(verification.answers);
    const { runs } = verification;
    if (answers.length < runs) return text('share.verifying', { done: answers.length, runs });
    const same = answers.filter(({ code }) => code === 'same').length;
    return text('share.verified', { same, runs });
  }

  /** Run by run. */
  _answers() {
    const { verification, notebook } = /** @type {LabState} */ (this.state);
    if (!verification) return nothing;
    const names = runNames(notebook);
    const answers = Object.entries(verification.answers).filter(([id]) => names.has(id));
    return html`<ol class="answers">
      ${answers.map(
        ([id, answer]) =>
          html`<li class=${answer.code}><b>${names.get(id)}</b> ${answerText(answer)}</li>`,
      )}
    </ol>`;
  }

  /** @param {SubmitEvent} event */
  _handIn(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const author = String(new FormData(form).get('author')).trim();
    const hasNetworks = new FormData(form).has('networks');
    raise(this, 'lab-hand-in', { author: author || null, hasNetworks });
  }

  /** @param {Event} event */
  _open(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (file) raise(this, 'lab-open-hand-in', file);
    input.value = ''; // the same file may be chosen again
  }
}

customElements.define('n2-share', Share);
