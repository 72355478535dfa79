import { html, LitElement, nothing } from 'lit';
import { ownData } from '../../data/own/library.js';
import { decode } from '../../data/own/decode.js';
import { FileError } from '../../data/own/fault.js';
import { examined, examplesFor, ownDataFrom, planFor, proposed } from '../../data/own/plan.js';
import { readFiles } from '../../data/own/read.js';
import { MAX_CLASSES } from '../../model/configuration.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import './class-card.js';
import { dialogStyles } from './dialog-styles.js';
import { chosen } from './found.js';
import { notesOn } from './notes.js';
import { faultText, say } from './say.js';

/** @typedef {import('../../data/own/bytes.js').Found} Found */
/** @typedef {import('../../data/own/put-right.js').Repair} Repair */

/** What can be put right, and what in the report speaks for it. */
const REPAIRS = /** @type {const} */ ([
  ['fromOne', 'areFromOne'],
  ['transpose', 'areTransposed'],
  ['invert', 'areInverted'],
]);

/** @param {unknown} error @returns {string} a sentence */
const sentenceOf = (error) =>
  error instanceof FileError
    ? faultText(error.why)
    : say('other', { detail: /** @type {Error} */ (error).message });

/**
 * A dialog that takes files, says what is in them, and what may be wrong with it, before anything is trained on them.
 * @element n2-own-data
 * @fires lab-use-data - detail: the OwnData
 * @fires lab-remove-data - detail: the id of the data
 */
export class OwnDataDialog extends LitElement {
  static properties = {
    stage: { state: true },
    share: { state: true },
    fault: { state: true },
    repair: { state: true },
    names: { state: true },
    kept: { state: true },
  };

  static styles = [shared, dialogStyles];

  constructor() {
    super();
    /** @type {'choosing' | 'reading' | 'report' | 'preparing'} */
    this.stage = 'choosing';
    /** @type {number | null} of the files that has been read */
    this.share = null;
    /** @type {string | null} what is wrong with the files */
    this.fault = null;
    /** @type {import('../../data/own/plan.js').Examined | null} */
    this._examined = null;
    /** @type {Repair} */
    this.repair = { transpose: false, invert: false, fromOne: false };
    /** @type {import('../../data/own/plan.js').Plan | null} null where the lab cannot train on them so */
    this._plan = null;
    /** @type {Uint8Array[][]} */
    this._examples = [];
    /** @type {string[]} of the classes, as they are at present */
    this.names = [];
    /** @type {import('../../data/own/held.js').OwnData[]} that are in this browser already */
    this.kept = [];
    /** Readings that have begun. */
    this._readings = 0;
    this.addEventListener('own-rename', (event) => {
      event.stopPropagation();
      const { label, name } = /** @type {CustomEvent} */ (event).detail;
      this.names = this.names.with(label, name);
    });
  }

  /**
   * Opens the dialog.
   * @param {Promise<Found[]> | null} [files] that it begins with
   */
  async open(files = null) {
    await this.updateComplete;
    if (!this._dialog?.open) {
      this.stage = 'choosing';
      this.fault = null;
      this._dialog?.showModal();
      void this._list();
    }
    if (files) await this._read(files);
  }

  async _list() {
    this.kept = await ownData.all();
  }

  /** @param {string} id */
  _remove(id) {
    this.kept = this.kept.filter((data) => data.id !== id);
    raise(this, 'lab-remove-data', id);
  }

  /** @param {import('../../data/own/held.js').OwnData} data */
  _useKept(data) {
    this._close();
    raise(this, 'lab-use-data', data);
  }

  /** @returns {HTMLDialogElement | null} */
  get _dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  /** Whether all classes have names, no two the same. */
  get _areNamed() {
    const names = this.names.filter((name) => name !== '');
    return new Set(names).size === this.names.length;
  }

  /** @param {Promise<Found[]>} coming */
  async _read(coming) {
    const reading = ++this._readings;
    const isWanted = () => reading === this._readings;
    Object.assign(this, { stage: 'reading', share: null, fault: null, _examined: null });
    try {
      const read = await readFiles(await coming, {
        decode,
        // In whole percent: the dialog is not drawn for each picture.
        onProgress: (share) => isWanted() && (this.share = Math.round(100 * share) / 100),
      });
      if (!isWanted()) return;
      const found = await examined(read);
      if (!isWanted()) return;
      this._examined = found;
      this._decide(proposed(found));
      this.stage = 'report';
    } catch (error) {
      if (isWanted()) Object.assign(this, { stage: 'choosing', fault: sentenceOf(error) });
    }
  }

  /** @param {Repair} repair from now on */
  _decide(repair) {
    const found = this._examined;
    if (!found) return;
    this.repair = repair;
    this.fault = null;
    try {
      this._plan = planFor(found, repair, MAX_CLASSES);
      const { names } = this._plan;
      if (names.length !== this._examples.length || this.stage !== 'report') this.names = names;
      this._examples = examplesFor(found, repair, names.length);
    } catch (error) {
      this._plan = null;
      this.fault = sentenceOf(error);
    }
  }

  async _use() {
    const found = this._examined;
    if (!found || !this._plan || !this._areNamed) return;
    const { repair, names } = this;
    const reading = this._readings;
    this.stage = 'preparing';
    await this.updateComplete;
    try {
      const data = await ownDataFrom(found, repair, names);
      if (reading !== this._readings) return; // the dialog was closed meanwhile
      this._close();
      raise(this, 'lab-use-data', data);
    } catch (error) {
      Object.assign(this, { stage: 'report', fault: sentenceOf(error) });
    }
  }

  _close() {
    this._dialog?.close();
  }

  /** Lets go of the images. */
  _closed() {
    this._readings += 1;
    Object.assign(this, { _examined: null, _plan: null, _examples: [], stage: 'choosing' });
  }

  render() {
    return html`<dialog aria-labelledby="title" @close=${this._closed}>
      <div class="head">
        <h2 id="title">${say('title')}</h2>
        <button @click=${this._close}>${say('close')}</button>
      </div>
      <div role="alert">${this.fault ? html`<p class="fault">${this.fault}</p>` : nothing}</div>
      ${this._content()}
      <input
        id="files"
        type="file"
        multiple
        hidden
        aria-label=${say('files')}
        @change=${this._chosen}
      />
      <input
        id="folder"
        type="file"
        webkitdirectory
        hidden
        aria-label=${say('folder')}
        @change=${this._chosen}
      />
    </dialog>`;
  }

  _content() {
    switch (this.stage) {
      case 'choosing':
        return this._choosing();
      case 'report':
        return this._report();
      case 'preparing':
        return html`<p role="status">${say('preparing')}</p>`;
      default:
        return html`<p role="status">
          ${this.share === null ? say('reading') : say('readingShare', { share: this.share })}
        </p>`;
    }
  }

  _choosing() {
    return html`
      <p>${say('about', { classes: MAX_CLASSES })}</p>
      <p>${say('kinds')}</p>
      <ul>
        <li>${say('kindIdx')}</li>
        <li>${say('kindCsv')}</li>
        <li>${say('kindPictures')}</li>
      </ul>
      <p>${say('packed')} ${say('drop')}</p>
      <div class="buttons">
        <button class="primary" @click=${() => this._choose('files')}>${say('files')}</button>
        <button @click=${() => this._choose('folder')}>${say('folder')}</button>
      </div>
      ${this.kept.length > 0 ? this._kept() : nothing}
    `;
  }

  _kept() {
    return html`<h3>${say('kept')}</h3>
      <ul class="kept">
        ${this.kept.map((data) => {
          const { id, title, names, sets } = data;
          const images = sets.training.size + sets.validation.size + sets.test.size;
          return html`<li>
            <span>${say('found', { title, images, classes: names.length })}</span>
            <button aria-label=${say('useOf', { title })} @click=${() => this._useKept(data)}>
              ${say('useKept')}
            </button>
            <button aria-label=${say('removeOf', { title })} @click=${() => this._remove(id)}>
              ${say('remove')}
            </button>
          </li>`;
        })}
      </ul>`;
  }

  /** @param {'files' | 'folder'} what */
  _choose(what) {
    /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector(`#${what}`))?.click();
  }

  /** @param {Event} event */
  _chosen({ target }) {
    const input = /** @type {HTMLInputElement} */ (target);
    const found = chosen(input.files);
    input.value = ''; // the same may be chosen again
    if (found.length > 0) void this._read(Promise.resolve(found));
  }

  _report() {
    const found = this._examined;
    if (!found) return nothing;
    const { read, report } = found;
    const plan = this._plan;
    return html`
      ${
        plan
          ? html`<p>
              <strong
                >${say('found', { title: read.title, images: report.images, classes: plan.names.length })}</strong
              >
              ${say('sizes', plan.sizes)} ${say(read.test ? 'splitByFiles' : 'splitBySeed')}
              ${plan.unused > 0 ? say('unused', { images: plan.unused }) : nothing}
            </p>`
          : nothing
      }
      <fieldset>
        <legend><h3>${say('looksWrong')}</h3></legend>
        ${REPAIRS.map(([name, seen]) => this._repair(name, report[seen]))}
        ${
          plan
            ? html`<ul>
                ${notesOn(found, plan).map((note) => html`<li>${note}</li>`)}
              </ul>`
            : nothing
        }
      </fieldset>
      ${
        plan
          ? html`<h3>${say('classes')}</h3>
              <div class="classes">
                ${plan.names.map(
                  (_, label) =>
                    html`<n2-class-card
                      .label=${label}
                      .called=${this.names[label]}
                      .count=${plan.counts[label]}
                      .images=${this._examples[label]}
                    ></n2-class-card>`,
                )}
              </div>`
          : nothing
      }
      <div class="foot">
        ${this._areNamed ? nothing : html`<p class="fault" role="alert">${say('noName')}</p>`}
        <div class="buttons">
          <button class="primary" ?disabled=${!plan || !this._areNamed} @click=${this._use}>
            ${say('use')}
          </button>
          <button @click=${() => this._choose('files')}>${say('otherFiles')}</button>
        </div>
      </div>
    `;
  }

  /** @param {keyof Repair} name @param {boolean} isSeen whether it seems to be needed */
  _repair(name, isSeen) {
    if (name === 'fromOne' && !isSeen) return nothing;
    return html`<label class="check">
      <input
        type="checkbox"
        name=${name}
        .checked=${this.repair[name]}
        @change=${() => this._decide({ ...this.repair, [name]: !this.repair[name] })}
      />
      <span>${say(name)} ${isSeen ? html`<small>${say(`${name}Seen`)}</small>` : nothing}</span>
    </label>`;
  }
}

customElements.define('n2-own-data', OwnDataDialog);
