import { css, html, LitElement, nothing } from 'lit';
import { raise } from './raise.js';
import { shared } from './theme.js';

/** @typedef {import('../worker/protocol.js').Configuration} Configuration */
/** @typedef {keyof Configuration} Field */

/** Fields that may be changed while a run goes on. */
const LIVE = ['eta', 'lambda'];

/** Most hidden layers. */
const MAX_HIDDEN = 8;

/** Numbers of training images that the chapter's experiments use. */
const SIZES = [1_000, 10_000, 50_000];

const COST_CHOICES = [
  ['cross-entropy', 'Cross-entropy'],
  ['quadratic', 'Quadratic'],
];
const INITIALIZER_CHOICES = [
  ['default', 'Default, 1/√n'],
  ['large', 'Large, 1'],
];
const PRECISION_CHOICES = [
  ['float32', 'float32'],
  ['float64', 'float64'],
];
const REGULARIZATION_CHOICES = [
  ['L2', 'L2'],
  ['L1', 'L1'],
];
const EVALUATION_CHOICES = [
  ['validation', 'Validation'],
  ['test', 'Test'],
];
const MONITOR_CHOICES = [
  ['evaluationCost', 'Cost on evaluation data', 'evaluation'],
  ['evaluationAccuracy', 'Accuracy on evaluation data', 'evaluation'],
  ['trainingCost', 'Cost on training data', 'training'],
  ['trainingAccuracy', 'Accuracy on training data', 'training'],
];

/** @param {string} text */
const numberOf = (text) => (text.trim() === '' ? NaN : Number(text.replace(/[\s,]/g, '')));

/**
 * Controls for everything a run can be told.
 * @element n2-controls
 * @fires lab-configure - detail: the fields that the person changed, numbers as entered or NaN
 */
export class Controls extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      fieldset {
        border: 0;
        border-block-start: 1px solid var(--rule);
        margin: 0;
        padding: 0.75rem 0 1rem;
        display: grid;
        gap: 0.5rem;
        min-inline-size: 0;
        break-inside: avoid;
      }
      fieldset:first-of-type {
        border-block-start: 0;
        padding-block-start: 0;
      }
      legend {
        float: inline-start;
        padding: 0;
      }
      legend + * {
        clear: both;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 9.25rem;
        align-items: center;
        gap: 0 0.75rem;
      }
      .row > input,
      .row > select {
        inline-size: 100%;
        min-inline-size: 0;
      }
      input.number {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .symbol {
        font-family: var(--serif);
        font-style: italic;
      }
      .live,
      .help,
      .invalid {
        grid-column: 1 / -1;
        font-size: 0.8125rem;
        line-height: 1.4;
        color: var(--ink-soft);
        margin: 0.125rem 0 0;
      }
      .invalid {
        color: var(--error);
      }
      [aria-invalid='true'] {
        border-color: var(--error);
        background: var(--error-wash);
      }
      .layers {
        display: grid;
        gap: 0.375rem;
      }
      .layer {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 6.5rem 2.25rem;
        gap: 0.5rem;
        align-items: center;
      }
      .layer.fixed {
        color: var(--ink-soft);
      }
      .layer.fixed .count {
        text-align: end;
        padding-inline-end: 0.6875rem;
      }
      .layer button {
        padding: 0;
        line-height: 1;
      }
      .presets {
        display: flex;
        gap: 0.375rem;
        grid-column: 1 / -1;
        margin-block-start: 0.375rem;
      }
      .presets button {
        flex: 1;
        font-size: 0.8125rem;
        min-block-size: 1.875rem;
        padding: 0.125rem 0.25rem;
      }
      .presets button[aria-pressed='true'] {
        border-color: var(--ink);
        box-shadow: inset 0 0 0 1px var(--ink);
      }
      .check {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        min-block-size: 1.75rem;
      }
      .check input {
        inline-size: 1.0625rem;
        block-size: 1.0625rem;
        min-block-size: 0;
        margin: 0;
      }
      .check.training input {
        accent-color: var(--training);
      }
      .check.evaluation input {
        accent-color: var(--evaluation);
      }
      .live {
        margin: 0 0 0.75rem;
      }
      @media (pointer: coarse) {
        .check {
          min-block-size: 2.75rem;
        }
        .presets button {
          min-block-size: 2.75rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/lab.js').LabState | null} */
    this.state = null;
    /** @type {Record<string, string>} what was typed and refused, by input */
    this._drafts = {};
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {import('../lab/lab.js').LabState | null | undefined} */ (
      changed.get('state')
    );
    const { state } = this;
    if (before && state && before.invalid !== state.invalid && !Object.keys(state.invalid).length) {
      this._drafts = {};
    }
  }

  render() {
    if (!this.state) return nothing;
    const { configuration, status } = this.state;
    const isRunning = status === 'running';
    return html`
      <p class="live">
        ${
          isRunning
            ? 'While it trains, η and λ can be changed. Pause to change the rest.'
            : 'A change of η or λ takes effect at once, any other begins a new run.'
        }
      </p>
      <fieldset>
        <legend><h2>Network</h2></legend>
        ${this._layers(configuration.hidden)} ${this._select('cost', 'Cost', COST_CHOICES)}
        ${this._select(
          'initializer',
          'Initial weights',
          INITIALIZER_CHOICES,
          'Their standard deviation; n is the number of inputs of the neuron.',
        )}
        ${this._select(
          'precision',
          'Precision',
          PRECISION_CHOICES,
          'float64 is the arithmetic of network2.py, float32 is faster.',
        )}
        ${this._number('seed', 'Seed', 'The same seed gives the same run, to the last bit.')}
      </fieldset>
      <fieldset>
        <legend><h2>Learning</h2></legend>
        ${this._number('eta', html`Learning rate <span class="symbol">η</span>`)}
        ${this._select('regularization', 'Regularisation', REGULARIZATION_CHOICES)}
        ${this._number(
          'lambda',
          html`Its parameter <span class="symbol">λ</span>`,
          'Larger λ keeps the weights smaller; 0 is no regularisation.',
        )}
        ${this._number('miniBatchSize', 'Mini-batch size')} ${this._number('epochs', 'Epochs')}
      </fieldset>
      <fieldset>
        <legend><h2>Data</h2></legend>
        ${this._number('trainingSize', 'Training images', nothing, this._presets())}
        ${this._select('evaluation', 'Evaluation data', EVALUATION_CHOICES)}
      </fieldset>
      <fieldset>
        <legend><h2>Monitors</h2></legend>
        <div>${MONITOR_CHOICES.map(([name, label, kind]) => this._monitor(name, label, kind))}</div>
      </fieldset>
    `;
  }

  /** @param {Field} field */
  _isDisabled(field) {
    return this.state?.status === 'running' && !LIVE.includes(field);
  }

  /** @param {Field} field */
  _invalid(field) {
    const message = this.state?.invalid[field];
    return message ? html`<p class="invalid" id="${field}-invalid">${message}</p>` : nothing;
  }

  /**
   * @param {Field} field
   * @param {unknown} label
   * @param {unknown} [help]
   * @param {unknown} [extra]
   */
  _number(field, label, help = nothing, extra = nothing) {
    const isInvalid = Boolean(this.state?.invalid[field]);
    return html`<div class="row">
      <label for=${field}>${label}</label>
      ${this._numberInput(field, field, String(this.state?.configuration[field]), (value) => ({
        [field]: value,
      }))}
      ${extra} ${help === nothing ? nothing : html`<p class="help" id="${field}-help">${help}</p>`}
      ${isInvalid ? this._invalid(field) : nothing}
    </div>`;
  }

  /**
   * @param {string} id
   * @param {Field} field
   * @param {string} value
   * @param {(value: number) => Partial<Configuration>} change that a new value makes
   */
  _numberInput(id, field, value, change) {
    const draft = this._drafts[id];
    const isInvalid = draft !== undefined && Boolean(this.state?.invalid[field]);
    return html`<input
      class="number"
      id=${id}
      inputmode="decimal"
      autocomplete="off"
      spellcheck="false"
      .value=${isInvalid ? draft : value}
      ?disabled=${this._isDisabled(field)}
      aria-invalid=${isInvalid ? 'true' : 'false'}
      aria-describedby="${field}-help ${field}-invalid"
      @change=${(/** @type {Event} */ event) => {
        const { value: text } = /** @type {HTMLInputElement} */ (event.target);
        this._drafts = { ...this._drafts, [id]: text };
        raise(this, 'lab-configure', change(numberOf(text)));
      }}
    />`;
  }

  /**
   * @param {Field} field
   * @param {string} label
   * @param {string[][]} choices value and text
   * @param {string} [help]
   */
  _select(field, label, choices, help) {
    const present = this.state?.configuration[field];
    return html`<div class="row">
      <label for=${field}>${label}</label>
      <select
        id=${field}
        aria-describedby="${field}-help"
        ?disabled=${this._isDisabled(field)}
        @change=${(/** @type {Event} */ event) => {
          const { value } = /** @type {HTMLSelectElement} */ (event.target);
          raise(this, 'lab-configure', { [field]: value });
        }}
      >
        ${choices.map(
          ([value, text]) =>
            html`<option value=${value} .selected=${value === present}>${text}</option>`,
        )}
      </select>
      ${help ? html`<p class="help" id="${field}-help">${help}</p>` : nothing}
    </div>`;
  }

  /** @param {number[]} hidden */
  _layers(hidden) {
    const isDisabled = this._isDisabled('hidden');
    /** @param {number[]} changed */
    const change = (changed) => raise(this, 'lab-configure', { hidden: changed });
    return html`<div class="layers" role="group" aria-label="Layers">
      <div class="layer fixed"><span>Input</span><span class="count">784</span></div>
      ${hidden.map((neurons, i) => {
        const name = hidden.length > 1 ? `Hidden layer ${i + 1}` : 'Hidden layer';
        return html`<div class="layer">
          <label for="hidden-${i}">${name}</label>
          ${this._numberInput(`hidden-${i}`, 'hidden', String(neurons), (value) => ({
            hidden: hidden.with(i, value),
          }))}
          <button
            aria-label="Remove ${name.toLowerCase()}"
            title="Remove"
            ?disabled=${isDisabled}
            @click=${() => change(hidden.toSpliced(i, 1))}
          >
            ×
          </button>
        </div>`;
      })}
      <div class="layer fixed"><span>Output</span><span class="count">10</span></div>
      <button
        ?disabled=${isDisabled || hidden.length >= MAX_HIDDEN}
        @click=${() => change([...hidden, hidden.at(-1) ?? 30])}
      >
        Add a hidden layer
      </button>
      ${this._invalid('hidden')}
    </div>`;
  }

  _presets() {
    const present = this.state?.configuration.trainingSize;
    return html`<div class="presets" role="group" aria-label="Usual numbers of training images">
      ${SIZES.map(
        (size) =>
          html`<button
            aria-pressed=${size === present ? 'true' : 'false'}
            ?disabled=${this._isDisabled('trainingSize')}
            @click=${() => raise(this, 'lab-configure', { trainingSize: size })}
          >
            ${size.toLocaleString('en')}
          </button>`,
      )}
    </div>`;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {string} kind
   */
  _monitor(name, label, kind) {
    const monitors = /** @type {string[]} */ (this.state?.configuration.monitors ?? []);
    const isOn = monitors.includes(name);
    return html`<label class="check ${kind}">
      <input
        type="checkbox"
        name=${name}
        .checked=${isOn}
        ?disabled=${this._isDisabled('monitors')}
        @change=${() =>
          raise(this, 'lab-configure', {
            monitors: isOn ? monitors.filter((other) => other !== name) : [...monitors, name],
          })}
      />
      ${label}
    </label>`;
  }
}

customElements.define('n2-controls', Controls);
