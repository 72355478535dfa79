import { css, html, LitElement, nothing } from 'lit';
import { findDigits } from '../../data/digits-in-picture.js';
import { pixelsOf } from '../../data/own-digits.js';
import { DigitStore, OwnDigits } from '../../lab/own-digits.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import { loadPicture, PictureError } from './load.js';
import './found-digits.js';
import './my-digits.js';
import { say } from './say.js';

/** @typedef {import('../../data/digits-in-picture.js').FoundDigit} FoundDigit */
/** @typedef {import('../../worker/protocol.js').ImageReadings} ImageReadings */
/** @typedef {{picture: import('../../data/picture.js').Picture} & NonNullable<ReturnType<typeof findDigits>>} Found */

const LABELS = Array.from({ length: 10 }, (_, label) => label);

/**
 * What becomes of a picture of digits, and a person's own digits.
 * @element n2-picture-panel
 * @fires lab-put - detail: image, the 784 pixels that are to stand on the pad
 */
export class PicturePanel extends LitElement {
  static properties = {
    state: { attribute: false },
    read: { attribute: false },
    isStored: { attribute: false },
    found: { state: true },
    chosen: { state: true },
    readings: { state: true },
    message: { state: true },
    isLooking: { state: true },
    isAsking: { type: Boolean, reflect: true, attribute: 'asking' },
    kept: { state: true },
    hasMine: { state: true },
  };

  static styles = [
    shared,
    css`
      section {
        display: grid;
        gap: 10px;
        margin-block-start: 16px;
        padding-block-start: 12px;
        border-block-start: 1px solid var(--rule);
      }
      section:first-of-type {
        margin-block-start: 0;
      }
      header {
        scroll-margin-block-end: 240px; /* the digits below it */
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--space);
      }
      h3:focus {
        outline: none;
      }
      header button {
        min-block-size: 30px;
        padding: 2px 10px;
        font-size: 13px;
      }
      p {
        margin: 0;
        font-size: 13px;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      .error {
        color: var(--error);
        background: var(--error-wash);
        padding: 8px 10px;
        border-radius: var(--radius);
        font-size: 15px;
      }
      .labels {
        display: grid;
        grid-template-columns: repeat(5, 1fr);
        gap: 6px;
      }
      .labels button {
        font-family: var(--serif);
        font-size: 20px;
        min-block-size: 44px;
        padding: 0;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../lab/state.js').LabState | null} */
    this.state = null;
    /** @type {(images: Float32Array[]) => Promise<ImageReadings | null>} how the networks read images */
    this.read = async () => null;
    /** Whether own digits are kept for the next visit. */
    this.isStored = false;
    /** @type {Found | null} the picture that was taken last, and its digits */
    this.found = null;
    /** Which of the digits stands on the pad. */
    this.chosen = 0;
    /** @type {ImageReadings | null} of the digits found */
    this.readings = null;
    /** What went wrong with the last picture. */
    this.message = '';
    this.isLooking = false;
    /** Whether the person is asked what the digit on the pad is; an attribute, since that is to stand close to it. */
    this.isAsking = false;
    /** @type {{image: Float32Array, label: number} | null} the digit on the pad, as it was labelled */
    this.kept = null;
    /** Whether the person's own digits are shown. */
    this.hasMine = false;
    /** @type {OwnDigits | null} */
    this.own = null;
    this._readAt = '';
    this._taken = 0;
  }

  /** @returns {Float32Array | null} 784 pixels on the pad, where they are of the person */
  get image() {
    const { shown } = this.state ?? {};
    return shown?.label === null ? shown.image : null;
  }

  render() {
    const readBy = this.state?.readBy ?? 'own';
    return html`
      ${this.isAsking ? this._question() : nothing} ${this._picture(readBy)}
      ${
        this.hasMine && this.own
          ? html`<section aria-labelledby="mine">
              <header>
                <h3 id="mine" tabindex="-1">${say('mine')}</h3>
                <button @click=${() => (this.hasMine = false)}>${say('close')}</button>
              </header>
              <n2-my-digits .own=${this.own}></n2-my-digits>
              <button ?disabled=${!this.image} @click=${() => this.ask()}>${say('keep')}</button>
            </section>`
          : nothing
      }
    `;
  }

  /** @param {'reader' | 'own'} readBy */
  _picture(readBy) {
    const isIdle = !this.found && !this.message && !this.isLooking;
    return html`
      <p role="status" ?hidden=${!this.isLooking}>${this.isLooking ? say('looking') : ''}</p>
      <p role="alert" class="error" ?hidden=${!this.message}>${this.message}</p>
      ${
        isIdle || !this.found
          ? nothing
          : html`<section aria-labelledby="title">
              <header>
                <h3 id="title">${say('title')}</h3>
                <button @click=${() => (this.found = null)}>${say('close')}</button>
              </header>
              <n2-found-digits
                .found=${this.found}
                .chosen=${this.chosen}
                .outputs=${this.readings && (this.readings[readBy] ?? this.readings.own)}
                @choose=${(/** @type {CustomEvent} */ { detail }) => this._choose(detail)}
              ></n2-found-digits>
              <p>${say('private')}</p>
            </section>`
      }
    `;
  }

  _question() {
    const { image, kept } = this;
    if (image && image === kept?.image) {
      return html`<section>
        <p class="kept" role="status" tabindex="-1">${say('kept', { label: kept.label })}</p>
      </section>`;
    }
    if (!image) return html`<section><p role="alert">${say('noDigit')}</p></section>`;
    return html`<section aria-labelledby="what">
      <header>
        <h3 id="what">${say('what')}</h3>
        <button @click=${() => (this.isAsking = false)}>${say('cancel')}</button>
      </header>
      <div class="labels" role="group" aria-labelledby="what">
        ${LABELS.map(
          (label) =>
            html`<button aria-label=${say('label', { label })} @click=${() => this._keep(label)}>
              ${label}
            </button>`,
        )}
      </div>
      <p>${say('aboutLabel')}</p>
    </section>`;
  }

  willUpdate() {
    if (this.kept && this.kept.image !== this.image)
      Object.assign(this, { kept: null, isAsking: false });
  }

  updated() {
    const { readBy, reader, run } = this.state ?? {};
    const standing = [readBy, reader?.isHere, run?.progress.epoch, run?.progress.miniBatch].join();
    if (!this.found || standing === this._readAt) return;
    this._readAt = standing;
    void this._readAll();
  }

  /** Has the digits that were found read as the networks stand. */
  async _readAll() {
    const { found } = this;
    const readings = await this.read(found?.digits.map(({ image }) => image) ?? []);
    if (found === this.found) this.readings = readings;
  }

  /**
   * Looks for digits in a picture.
   * @param {File[]} files of which there has to be one
   */
  async take(files) {
    const taken = ++this._taken;
    Object.assign(this, { found: null, readings: null, message: '', isLooking: true });
    const { found, message } = await this._look(files);
    if (taken !== this._taken) return; // another picture has come meanwhile
    Object.assign(this, { found, message, isLooking: false, chosen: 0 });
    this._readAt = '';
    if (found) this._choose(0);
    await this.updateComplete;
    const shown = this.renderRoot.querySelector(found ? 'header' : '.error');
    shown?.scrollIntoView({ block: 'nearest' });
  }

  /**
   * @param {File[]} files
   * @returns {Promise<{found: Found | null, message: string}>}
   */
  async _look([file, ...others]) {
    if (others.length > 0) return { found: null, message: say('manyFiles') };
    try {
      const picture = await loadPicture(file);
      const found = findDigits(picture);
      if (!found) return { found: null, message: say('noInk') };
      return { found: { picture, ...found }, message: '' };
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      return { found: null, message: say(error.fault.code, error.fault) };
    }
  }

  /** @param {number} index of the digit that is to stand on the pad */
  _choose(index) {
    this.chosen = index;
    raise(this, 'lab-put', { image: this.found?.digits[index].image });
  }

  /** Shows the person's own digits. */
  async showMine() {
    await this._ownDigits();
    this.hasMine = true;
    await this._focus('#mine');
  }

  /** Asks what the digit on the pad is. */
  async ask() {
    this.isAsking = true;
    await this._focus('.labels > :first-child, .kept'); // what was kept is not asked for again
  }

  /** @param {string} selector of what gets the focus as soon as it is there */
  async _focus(selector) {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }

  /** @param {number} label of the digit on the pad */
  async _keep(label) {
    const { image, state } = this;
    if (!image) return;
    const readAs = state?.prediction?.digit ?? label;
    const own = await this._ownDigits();
    await own.add([{ pixels: pixelsOf(image), label, readAs }]);
    this.kept = { image, label };
    await this._focus('.kept'); // what had the focus is gone
  }

  /** @returns {Promise<OwnDigits>} with what was kept at earlier visits */
  async _ownDigits() {
    if (!this.own) {
      this.own = new OwnDigits(this.isStored ? new DigitStore() : null);
      await this.own.open();
    }
    return this.own;
  }
}

customElements.define('n2-picture-panel', PicturePanel);
