import { html, LitElement, nothing } from 'lit';
import { valueAt } from '../../model/fields.js';
import { runsOf } from '../../model/notebook.js';
import { text } from '../../texts/index.js';
import { runNames, settingName } from '../../texts/run-names.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import { severalStyles } from './several-styles.js';

/** @typedef {import('../../lab/state.js').LabState} LabState */

/** Seeds of a run over several: the one that is set, and those that come after it. */
const SEEDS = 5;

/** Settings that can be swept, each with how its values are best spaced and where they might begin and end. */
const SWEEPS = [
  { path: 'eta', from: 0.01, to: 10, isLogarithmic: true },
  { path: 'lambda', from: 0.1, to: 100, isLogarithmic: true },
  { path: 'momentum', from: 0, to: 0.9, isLogarithmic: false },
  { path: 'dropout', from: 0, to: 0.5, isLogarithmic: false },
  { path: 'miniBatchSize', from: 1, to: 100, isLogarithmic: true },
  { path: 'hidden', from: 10, to: 100, isLogarithmic: true },
  { path: 'trainingSize', from: 100, to: 50_000, isLogarithmic: true },
];

/** Settings that are whole numbers. */
const WHOLE = ['miniBatchSize', 'hidden', 'trainingSize'];

/** Values of a sweep that begins with the form as it is, and at most. */
const STEPS = 6;
const MAX_STEPS = 20;

/**
 * @param {{path: string, from: number, to: number, steps: number, isLogarithmic: boolean}} sweep
 * @returns {number[]} its values: rounded to two significant digits, since nobody asks for 0.0158489
 */
export function valuesOf({ path, from, to, steps, isLogarithmic }) {
  const values = Array.from({ length: steps }, (_, i) => {
    const part = i / (steps - 1);
    const value = isLogarithmic ? from * (to / from) ** part : from + (to - from) * part;
    const rounded = Number(value.toPrecision(2));
    return WHOLE.includes(path) ? Math.round(rounded) : rounded;
  });
  return [...new Set(values)];
}

/** @param {{from: number, to: number, steps: number, isLogarithmic: boolean}} range whether it has values */
const isRange = ({ from, to, steps, isLogarithmic }) =>
  Number.isFinite(from) &&
  Number.isFinite(to) &&
  from !== to &&
  (!isLogarithmic || (from > 0 && to > 0)) &&
  Number.isInteger(steps) &&
  steps >= 2 &&
  steps <= MAX_STEPS;

/** Such as 50,000, which the page writes so too. */
const THOUSANDS = /^[1-9]\d{0,2}(,\d{3})+$/;

/** @param {string} word a number; a comma stands before its decimals, or between thousands @returns {number} */
export const numberIn = (word) =>
  Number(THOUSANDS.test(word) ? word.replaceAll(',', '') : word.replace(',', '.'));

/**
 * @param {string} entry numbers, with spaces or semicolons between them
 * @returns {number[] | null} these; null where it is something else, or fewer than two
 */
export function numbersIn(entry) {
  const values = entry
    .split(/[\s;]+/)
    .filter(Boolean)
    .map(numberIn);
  const all = [...new Set(values)];
  const isList = all.length >= 2 && all.length <= MAX_STEPS && all.every(Number.isFinite);
  return isList ? all : null;
}

/**
 * Several runs at once: over seeds, or a sweep of one setting; and how far those have come that are under way.
 * @element n2-several
 * @fires lab-several - detail: kind, path and values
 * @fires lab-pause-group
 * @fires lab-continue-group - detail: id of a group
 * @fires lab-stop-group
 */
export class Several extends LitElement {
  static properties = {
    state: { attribute: false },
    path: { state: true },
    values: { state: true },
    range: { state: true },
    isRefused: { state: true },
  };

  static styles = [shared, severalStyles];

  constructor() {
    super();
    /** @type {LabState | null} */
    this.state = null;
    const [{ path, ...range }] = SWEEPS;
    this.path = path;
    this.range = { ...range, steps: STEPS };
    this.values = valuesOf({ ...this.range, path }).join(' ');
    this.isRefused = false;
    /** Whether a group has been started here that is not under way yet. */
    this._hasStarted = false;
  }

  render() {
    if (!this.state) return nothing;
    const { batch } = this.state;
    return html`
      <h2 class="visually-hidden">${text('runs.several')}</h2>
      ${batch ? this._progress(batch) : this._offers()}
    `;
  }

  _offers() {
    return html`
      <div class="buttons">
        <button @click=${this._overSeeds}>${text('runs.overSeeds')}</button>
      </div>
      <p>${text('runs.aboutSeeds')}</p>
      <details>
        <summary>${text('runs.sweepSetting')}</summary>
        <form @submit=${this._sweep}>
          <label>
            ${text('runs.sweepSetting')}
            <select @change=${this._choose}>
              ${SWEEPS.map(
                ({ path }) =>
                  html`<option value=${path} .selected=${path === this.path}>
                    ${settingName(path)}
                  </option>`,
              )}
            </select>
          </label>
          ${this._rangeInput('from', text('runs.from'))} ${this._rangeInput('to', text('runs.to'))}
          ${this._rangeInput('steps', text('runs.steps'))}
          <label>
            ${text('runs.scale')}
            <select @change=${this._space}>
              ${[true, false].map(
                (isLogarithmic) =>
                  html`<option
                    .selected=${this.range.isLogarithmic === isLogarithmic}
                    value=${isLogarithmic}
                  >
                    ${text(isLogarithmic ? 'runs.logarithmic' : 'runs.linear')}
                  </option>`,
              )}
            </select>
          </label>
          <label class="values">
            ${text('runs.valuesList')}
            <input
              .value=${this.values}
              @input=${this._enter}
              inputmode="decimal"
              aria-describedby=${this.isRefused ? 'wrong' : nothing}
              aria-invalid=${this.isRefused ? 'true' : nothing}
            />
          </label>
          <button>${text('runs.startSweep')}</button>
        </form>
        ${this.isRefused ? html`<p class="wrong" id="wrong" role="alert">${text('runs.invalidSweep')}</p>` : nothing}
      </details>
    `;
  }

  /** @param {import('../../lab/state.js').BatchState} batch */
  _progress({ group, isPaused }) {
    const { notebook } = /** @type {LabState} */ (this.state);
    const runs = runsOf(notebook, group);
    const name = runNames(notebook).get(group) ?? '';
    const done = runs.filter(({ status }) => status === 'complete' || status === 'failed').length;
    const share = runs.reduce((sum, { run: { progress: p } }) => sum + (p.epoch + p.miniBatch / p.miniBatches) / p.epochs, 0); // prettier-ignore
    const message = text('runs.batchProgress', { name, done, all: runs.length });
    return html`
      <progress max=${runs.length} value=${share} aria-label=${message}></progress>
      <p role="status">${message}</p>
      <div class="buttons">
        <button
          @click=${() => raise(this, isPaused ? 'lab-continue-group' : 'lab-pause-group', group)}
        >
          ${text(isPaused ? 'runs.continue' : 'runs.pause')}
        </button>
        <button @click=${() => raise(this, 'lab-stop-group')}>${text('runs.stop')}</button>
      </div>
    `;
  }

  /** @param {'from' | 'to' | 'steps'} name @param {string} label */
  _rangeInput(name, label) {
    return html`<label class="range">
      ${label}
      <input
        .value=${String(this.range[name])}
        inputmode="decimal"
        @change=${(/** @type {Event} */ { target }) => {
          const value = Number(/** @type {HTMLInputElement} */ (target).value.replace(',', '.'));
          this._setRange({ ...this.range, [name]: value });
        }}
      />
    </label>`;
  }

  /** @param {Event} event */
  _space({ target }) {
    const isLogarithmic = /** @type {HTMLSelectElement} */ (target).value === 'true';
    this._setRange({ ...this.range, isLogarithmic });
  }

  /** @param {Several['range']} range of which the values are tried */
  _setRange(range) {
    this.range = range;
    this.values = isRange(range) ? valuesOf({ ...range, path: this.path }).join(' ') : '';
    this.isRefused = !isRange(range);
  }

  /** What was pressed to start a group goes with that; the keyboard goes on at what can be done then. */
  updated() {
    if (!this._hasStarted || !this.state?.batch) return;
    this._hasStarted = false;
    this.renderRoot.querySelector('button')?.focus();
  }

  _overSeeds() {
    const { configuration } = /** @type {LabState} */ (this.state);
    const first = Number(valueAt(configuration, 'seed'));
    const values = Array.from({ length: SEEDS }, (_, i) => (first + i) % 2 ** 32);
    this._hasStarted = true;
    raise(this, 'lab-several', { kind: 'seeds', path: 'seed', values });
  }

  /** @param {Event} event */
  _choose({ target }) {
    this.path = /** @type {HTMLSelectElement} */ (target).value;
    const { path: _, ...range } = SWEEPS.find(({ path }) => path === this.path) ?? SWEEPS[0];
    this._setRange({ ...range, steps: STEPS });
  }

  /** @param {Event} event */
  _enter({ target }) {
    this.values = /** @type {HTMLInputElement} */ (target).value;
    this.isRefused = false;
  }

  /** @param {SubmitEvent} event */
  _sweep(event) {
    event.preventDefault();
    const values = numbersIn(this.values);
    this.isRefused = values === null;
    if (!values) return;
    this._hasStarted = true;
    raise(this, 'lab-several', { kind: 'sweep', path: this.path, values });
  }
}

customElements.define('n2-several', Several);
