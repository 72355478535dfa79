import { css, html, LitElement, nothing } from 'lit';
import { VIEWS, writeDescription } from '../../model/description.js';
import { elementMarkup, frameMarkup } from '../../model/snippets.js';
import { text } from '../../texts/index.js';
import { shared } from '../theme.js';

/** @typedef {typeof VIEWS[number]} View */
/** @typedef {{folder: string, description: Partial<import('../../model/description.js').Description>, title: string}} Shown */

/** CSS pixels that each view needs where there is room for its width. @type {Record<View, number>} */
const HEIGHTS = { full: 1200, compact: 640, chart: 420, pad: 540, network: 480 };

/** Heights that the field takes. */
const HEIGHT = { min: 200, max: 4000 };

/** What may be hidden, view by view: what the view shows at all. @satisfies {Record<View, readonly string[]>} */
const PARTS = /** @type {const} */ ({
  full: [
    'experiment',
    'controls',
    'steps',
    'accuracy',
    'cost',
    'inside',
    'mistakes',
    'backprop',
    'runs',
    'article',
    'pad',
    'files',
  ],
  compact: ['controls', 'steps', 'accuracy', 'cost', 'pad'],
  chart: ['controls', 'steps', 'accuracy', 'cost'],
  pad: ['files'],
  network: ['controls', 'steps'],
});

/** Events of the lab in the preview, which are nobody else's. */
const EVENTS = ['ready', 'progress', 'epoch', 'complete', 'prediction', 'error', 'state'];

/**
 * A dialog that gives the markup by which another page shows what the lab shows, and a preview of it.
 * @element n2-embed
 */
export class Embed extends LitElement {
  static properties = { shown: { state: true }, copied: { state: true } };

  static styles = [
    shared,
    css`
      dialog {
        inline-size: min(960px, calc(100vw - 32px));
        max-block-size: calc(100dvh - 32px);
        padding: 20px 24px 24px;
        border: 1px solid var(--rule-strong);
        border-radius: var(--radius);
        background: var(--paper);
        color: var(--ink);
        overflow: auto;
      }
      dialog::backdrop {
        background: var(--scrim);
      }
      header {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        gap: 16px;
        margin-block-end: 12px;
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
        gap: 12px 16px;
        align-items: end;
      }
      label,
      legend {
        font-size: 13px;
        color: var(--ink-soft);
      }
      form > label {
        display: grid;
      }
      form select,
      form input[type='number'] {
        inline-size: 100%;
        min-inline-size: 0;
        color: var(--ink);
        font-size: 15px;
      }
      fieldset {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: 0 20px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
      }
      .check {
        display: flex;
        align-items: center;
        gap: 6px;
        min-block-size: 32px;
        color: var(--ink);
      }
      .check input {
        min-block-size: 0;
        inline-size: 18px;
        block-size: 18px;
        margin: 0;
        accent-color: var(--ink);
      }
      .snippet {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px 12px;
        align-items: end;
        margin-block-start: 16px;
      }
      .snippet label {
        color: var(--ink);
        font-weight: 600;
      }
      .snippet textarea {
        grid-column: 1 / -1;
        font:
          13px/1.45 ui-monospace,
          'Cascadia Mono',
          Menlo,
          Consolas,
          monospace;
        color: var(--ink);
        background: var(--sheet);
        border: 1px solid var(--rule);
        border-radius: var(--radius);
        padding: 8px 10px;
        resize: vertical;
        overflow-wrap: anywhere;
      }
      .preview {
        margin-block-start: 20px;
      }
      .preview > div {
        margin-block-start: 8px;
        border: 1px solid var(--rule);
        overflow: auto;
        max-block-size: 480px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Shown | null} what is embedded; null while the dialog is closed */
    this.shown = null;
    /** @type {string | null} the snippet that was copied last */
    this.copied = null;
    this._height = HEIGHTS.compact;
    for (const name of EVENTS) {
      this.addEventListener(`network2-${name}`, (event) => event.stopPropagation());
    }
  }

  /**
   * Opens the dialog.
   * @param {Shown} shown folder: where embed.html and network2-lab.js are; description: of what the lab shows, which
   *   is embedded as the compact view unless it says otherwise; title: of a frame
   */
  async open(shown) {
    const { view } = shown.description;
    const chosen = view && view !== 'full' ? view : 'compact';
    this.shown = { ...shown, description: { ...shown.description, view: chosen } };
    this._height = HEIGHTS[chosen];
    this.copied = null;
    await this.updateComplete;
    this._dialog?.showModal();
  }

  /** @returns {HTMLDialogElement | null} */
  get _dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  render() {
    if (!this.shown) return nothing;
    const { folder, description, title } = this.shown;
    const written = writeDescription(description);
    const what = { folder, description: written, title, height: this._height };
    return html`
      <dialog aria-labelledby="title" @close=${() => (this.shown = null)}>
        <header>
          <h2 id="title">${text('embed.title')}</h2>
          <button @click=${() => this._dialog?.close()}>${text('embed.close')}</button>
        </header>
        ${this._choices(description)}
        ${this._snippet('element', text('embed.element'), elementMarkup(what))}
        ${this._snippet('frame', text('embed.frame'), frameMarkup(what))}
        ${this._snippet('link', text('embed.link'), `${folder}${written && `#${written}`}`)}
        <section class="preview" aria-label=${text('embed.preview')}>
          <h3>${text('embed.preview')}</h3>
          <div inert>
            <network2-lab state=${written} .style=${`min-height: ${this._height}px`}></network2-lab>
          </div>
        </section>
      </dialog>
    `;
  }

  /** @param {Shown['description']} description */
  _choices({ view = 'full', theme = 'auto', hide = [], autoplay = false }) {
    return html`
      <form @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label>
          ${text('embed.view')}
          <select .value=${view} @change=${this._chooseView}>
            ${VIEWS.map((one) => html`<option value=${one} ?selected=${one === view}>${text(`embed.${one}`)}</option>`)}
          </select>
        </label>
        <label>
          ${text('embed.colours')}
          <select
            @change=${(/** @type {Event} */ { target }) => this._change({ theme: /** @type {any} */ (target).value })}
          >
            ${/** @type {const} */ (['auto', 'light', 'dark']).map((one) => html`<option value=${one} ?selected=${one === theme}>${text(`embed.${one}`)}</option>`)}
          </select>
        </label>
        <label>
          ${text('embed.height')}
          <input
            type="number"
            min=${HEIGHT.min}
            max=${HEIGHT.max}
            step="10"
            .value=${String(this._height)}
            @change=${this._chooseHeight}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            .checked=${autoplay}
            @change=${(/** @type {Event} */ { target }) => this._change({ autoplay: /** @type {HTMLInputElement} */ (target).checked })}
          />
          ${text('embed.autoplay')}
        </label>
        <fieldset>
          <legend>${text('embed.hide')}</legend>
          ${PARTS[view].map(
            (part) =>
              html`<label class="check">
                <input
                  type="checkbox"
                  .checked=${hide.includes(part)}
                  @change=${() => this._toggle(part)}
                />
                ${text(`embed.part-${part}`)}
              </label>`,
          )}
        </fieldset>
      </form>
    `;
  }

  /** @param {string} name @param {string} label @param {string} markup */
  _snippet(name, label, markup) {
    return html`<div class="snippet">
      <label for=${name}>${label}</label>
      <button @click=${() => this._copy(name, markup)}>
        ${text(this.copied === name ? 'embed.copied' : 'embed.copy')}
      </button>
      <textarea
        id=${name}
        readonly
        rows=${Math.min(4, Math.ceil(markup.length / 90))}
        .value=${markup}
        @focus=${(/** @type {Event} */ { target }) => /** @type {HTMLTextAreaElement} */ (target).select()}
      ></textarea>
    </div>`;
  }

  /** @param {Shown['description']} change */
  _change(change) {
    if (!this.shown) return;
    this.shown = { ...this.shown, description: { ...this.shown.description, ...change } };
    this.copied = null;
  }

  /** @param {Event} event */
  _chooseView({ target }) {
    const view = /** @type {View} */ (/** @type {HTMLSelectElement} */ (target).value);
    const hidden = this.shown?.description.hide ?? [];
    this._height = HEIGHTS[view];
    this._change({ view, hide: hidden.filter((part) => PARTS[view].some((one) => one === part)) });
  }

  /** @param {Event} event */
  _chooseHeight({ target }) {
    const height = Math.round(Number(/** @type {HTMLInputElement} */ (target).value));
    this._height = Math.min(Math.max(height || HEIGHT.min, HEIGHT.min), HEIGHT.max);
    this._change({});
    this.requestUpdate();
  }

  /** @param {string} part */
  _toggle(part) {
    const hidden = this.shown?.description.hide ?? [];
    this._change({
      hide: hidden.includes(part) ? hidden.filter((one) => one !== part) : [...hidden, part],
    });
  }

  /** @param {string} name @param {string} markup */
  async _copy(name, markup) {
    const field = /** @type {HTMLTextAreaElement | null} */ (this.renderRoot.querySelector(`#${name}`)); // prettier-ignore
    field?.select(); // where the browser does not let us, the person can
    const isCopied = await navigator.clipboard?.writeText(markup).then(
      () => true,
      () => false,
    );
    this.copied = isCopied ? name : null;
  }
}

customElements.define('n2-embed', Embed);
