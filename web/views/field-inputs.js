import { html, LitElement, nothing } from 'lit';
import { LIVE_FIELDS, WATCHED_FIELDS } from '../model/configuration.js';
import { changeAt, valueAt } from '../model/fields.js';
import { refusalText } from '../texts/refusal.js';
import { raise } from './raise.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../model/configuration.js').Change} Change */

/** What may be changed while the network trains. @type {string[]} */
const CHANGEABLE = [...LIVE_FIELDS, ...WATCHED_FIELDS];

/** @param {string} path */
const idOf = (path) => path.replace('.', '-');

/**
 * Commas part thousands, as in 50,000; else one is a decimal comma, as in 0,5.
 * @param {string} text
 * @returns {number} NaN where it is none
 */
function numberOf(text) {
  const digits = text.replace(/\s/g, '');
  if (digits === '') return NaN;
  const isThousands = /^[1-9]\d{0,2}(,\d{3})+$/.test(digits);
  return Number(isThousands ? digits.replaceAll(',', '') : digits.replace(',', '.'));
}

/**
 * Inputs for the fields of a configuration, named by their paths. What a person changes is raised
 * as `lab-configure`; what was refused stays in its input with the reason below.
 */
export class FieldInputs extends LitElement {
  static properties = { state: { attribute: false }, hide: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
    /** @type {string[]} fields, or their parts, that have no input */
    this.hide = [];
    /** @type {Record<string, string>} what was typed and refused, by input */
    this._drafts = {};
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {import('../lab/state.js').LabState | null | undefined} */ (
      changed.get('state')
    );
    const { state } = this;
    if (before && state && before.invalid !== state.invalid && !Object.keys(state.invalid).length) {
      this._drafts = {};
    }
  }

  /** @returns {Configuration} */
  get _configuration() {
    return /** @type {import('../lab/state.js').LabState} */ (this.state).configuration;
  }

  /** @param {string} path @returns {boolean} whether it, or what it is a part of, has no input */
  _isHidden(path) {
    return this.hide.some((name) => path === name || path.startsWith(`${name}.`));
  }

  /** @param {string} path */
  _isDisabled(path) {
    return this.state?.status === 'running' && !CHANGEABLE.includes(path);
  }

  /** @param {string} path */
  _invalid(path) {
    const refusal = this.state?.invalid[path];
    if (!refusal) return nothing;
    return html`<p class="invalid" id="${idOf(path)}-invalid">${refusalText(path, refusal)}</p>`;
  }

  /**
   * @param {string} path of the field
   * @param {unknown} label
   * @param {unknown} [help]
   * @param {unknown} [extra]
   */
  _number(path, label, help = nothing, extra = nothing) {
    if (this._isHidden(path)) return nothing;
    const id = idOf(path);
    const value = valueAt(this._configuration, path);
    return html`<div class="row">
      <label for=${id}>${label}</label>
      ${this._numberInput(id, path, String(value), (changed) => changeAt(path, changed))} ${extra}
      ${help === nothing ? nothing : html`<p class="help" id="${id}-help">${help}</p>`}
      ${this._invalid(path)}
    </div>`;
  }

  /**
   * @param {string} id
   * @param {string} path of the field
   * @param {string} value
   * @param {(value: number) => Change} change that a new value makes
   */
  _numberInput(id, path, value, change) {
    const draft = this._drafts[id];
    const isInvalid = draft !== undefined && Boolean(this.state?.invalid[path]);
    return html`<input
      class="number"
      id=${id}
      inputmode="decimal"
      autocomplete="off"
      spellcheck="false"
      .value=${isInvalid ? draft : value}
      ?disabled=${this._isDisabled(path)}
      aria-invalid=${isInvalid ? 'true' : 'false'}
      aria-describedby="${id}-help ${idOf(path)}-invalid"
      @change=${(/** @type {Event} */ event) => {
        const { value: text } = /** @type {HTMLInputElement} */ (event.target);
        this._drafts = { ...this._drafts, [id]: text };
        raise(this, 'lab-configure', change(numberOf(text)));
      }}
    />`;
  }

  /**
   * @param {string} path of the field
   * @param {unknown} label
   * @param {string[][]} options value and text
   * @param {string} [help]
   */
  _select(path, label, options, help) {
    if (this._isHidden(path)) return nothing;
    const id = idOf(path);
    const present = valueAt(this._configuration, path);
    return html`<div class="row">
      <label for=${id}>${label}</label>
      ${this._selectInput(id, path, String(present), options, (value) => changeAt(path, value))}
      ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing} ${this._invalid(path)}
    </div>`;
  }

  /**
   * @param {string} id
   * @param {string} path of the field
   * @param {string} present value
   * @param {string[][]} options value and text
   * @param {(value: string) => Change} change that a choice makes
   */
  _selectInput(id, path, present, options, change) {
    return html`<select
      id=${id}
      aria-describedby="${id}-help"
      ?disabled=${this._isDisabled(path)}
      @change=${(/** @type {Event} */ event) => {
        const { value } = /** @type {HTMLSelectElement} */ (event.target);
        raise(this, 'lab-configure', change(value));
      }}
    >
      ${options.map(
        ([value, text]) =>
          html`<option value=${value} .selected=${value === present}>${text}</option>`,
      )}
    </select>`;
  }

  /**
   * Buttons for usual values.
   * @param {string} label
   * @param {string} path of the field
   * @param {{name: string, isPresent: boolean, change: Change}[]} presets
   */
  _presets(label, path, presets) {
    return html`<div class="presets" role="group" aria-label=${label}>
      ${presets.map(
        ({ name, isPresent, change }) =>
          html`<button
            aria-pressed=${isPresent ? 'true' : 'false'}
            ?disabled=${this._isDisabled(path)}
            @click=${() => raise(this, 'lab-configure', change)}
          >
            ${name}
          </button>`,
      )}
    </div>`;
  }

  /**
   * @param {string} name
   * @param {boolean} isOn
   * @param {string} label
   * @param {Change} change that a click makes
   * @param {string} [path] of the field, where it is not the name
   */
  _check(name, isOn, label, change, path = name) {
    if (this._isHidden(path)) return nothing;
    return html`<label class="check">
      <input
        type="checkbox"
        name=${name}
        .checked=${isOn}
        ?disabled=${this._isDisabled(path)}
        @change=${() => raise(this, 'lab-configure', change)}
      />
      ${label}
    </label>`;
  }
}
