import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { MNIST } from '../model/configuration.js';
import { number, text } from '../texts/index.js';
import { controlStyles } from './control-styles.js';
import { FieldInputs } from './field-inputs.js';
import { raise } from './raise.js';
import { rich } from './rich.js';
import { shared } from './theme.js';

/** @typedef {import('../model/configuration.js').Change} Change */

/** Steps of 1, 2, 3, 5 and 7 to a power of ten, over so many powers. @param {number} from @param {number} powers */
const steps = (from, powers) =>
  Array.from({ length: powers }, (_, power) =>
    [1, 2, 3, 5, 7].map((step) => Number((step * from * 10 ** power).toPrecision(1))),
  ).flat();

/** What the sliders go through. */
const ETAS = [...steps(0.01, 3), 10];
const LAMBDAS = [0, ...steps(0.1, 3), 100];
const NEURONS = [0, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 500];
const IMAGES = [100, 200, 500, 1000, 2000, 3000, 5000, 7000, 10_000, 20_000, 30_000, 40_000, 50_000]; // prettier-ignore

/**
 * @param {number[]} values rising
 * @param {number} value
 * @returns {number} the place of the nearest of them
 */
const placeIn = (values, value) =>
  values.reduce((best, one, i) => (Math.abs(one - value) < Math.abs(values[best] - value) ? i : best), 0); // prettier-ignore

/**
 * The four settings that one tries first, each as a slider and as a number, and which data there is training on.
 * @element n2-main-settings
 * @fires lab-own-data - the person wants to train on data of their own
 * @fires lab-configure - detail: the field that the person changed
 */
export class MainSettings extends FieldInputs {
  static properties = { ...FieldInputs.properties, slid: { state: true } };

  static styles = [
    shared,
    controlStyles,
    css`
      .main {
        display: grid;
        gap: 8px;
        padding-block-end: 14px;
      }
      .own {
        justify-self: start;
        font-size: 13px;
      }
      .main .row {
        grid-template-columns: minmax(0, 1fr) 96px;
      }
      input[type='range'] {
        grid-column: 1 / -1;
        inline-size: 100%;
        min-block-size: 24px;
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        accent-color: var(--ink);
        cursor: pointer;
      }
      @media (pointer: coarse) {
        input[type='range'] {
          min-block-size: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{field: string, value: number} | null} what a slider is at while it is being moved */
    this.slid = null;
  }

  render() {
    if (!this.state) return nothing;
    const { configuration, status } = this.state;
    const { eta, lambda, hidden, trainingSize } = configuration;
    const neurons = (/** @type {number} */ count) => ({
      hidden: count === 0 ? hidden.slice(1) : [count, ...hidden.slice(1)],
    });
    return html`<div class="main">
      ${this._slider('eta', ETAS, eta, rich('settings.eta'), (value) => ({ eta: value }))}
      ${this._slider('lambda', LAMBDAS, lambda, rich('settings.lambda'), (value) => ({ lambda: value }))}
      ${this._slider('hidden', NEURONS, hidden[0] ?? 0, text('settings.neurons', { layers: hidden.length }), neurons)}
      ${this._slider('trainingSize', this._images, trainingSize, text('settings.trainingSize'), (value) => ({ trainingSize: value }))}
      ${this._data()}
      <p class="live">
        ${status === 'running' ? text('settings.whileRunning') : text('settings.whileHalted')}
      </p>
    </div>`;
  }

  /** What the slider of the training images goes through: no more than there are. */
  get _images() {
    const most = this.state?.own?.found?.sizes.training;
    return most ? [...IMAGES.filter((images) => images < most), most] : IMAGES;
  }

  /** Which data there is training on, and how to come to others. */
  _data() {
    if (this._isHidden('data')) return nothing;
    if (this._configuration.data !== MNIST) return html`<n2-present-data .state=${this.state}></n2-present-data>`; // prettier-ignore
    return html`<button
      class="own"
      ?disabled=${this._isDisabled('data')}
      @click=${() => raise(this, 'lab-own-data')}
    >
      ${text('settings.useOwn')}
    </button>`;
  }

  /**
   * @param {string} field
   * @param {number[]} values that the slider goes through
   * @param {number} value present one
   * @param {unknown} label
   * @param {(value: number) => Change} change that a new value makes
   */
  _slider(field, values, value, label, change) {
    if (this._isHidden(field)) return nothing;
    const slid = this.slid?.field === field ? this.slid.value : null;
    const place = (/** @type {Event} */ { target }) =>
      values[/** @type {HTMLInputElement} */ (target).valueAsNumber];
    const isLive = field === 'eta' || field === 'lambda';
    return html`<div class="row">
      <label for="main-${field}"><n2-term name=${field}>${label}</n2-term></label>
      ${this._numberInput(`main-${field}`, field, String(slid ?? value), change)}
      <input
        type="range"
        aria-label=${text(/** @type {import('../texts/index.js').Key} */ (`settings.slide.${field}`))}
        aria-valuetext=${number(slid ?? value)}
        min="0"
        max=${values.length - 1}
        .value=${live(String(placeIn(values, slid ?? value)))}
        ?disabled=${this._isDisabled(field)}
        @input=${(/** @type {Event} */ event) => {
          if (isLive) raise(this, 'lab-configure', change(place(event)));
          else this.slid = { field, value: place(event) };
        }}
        @change=${(/** @type {Event} */ event) => {
          this.slid = null;
          if (!isLive) raise(this, 'lab-configure', change(place(event)));
        }}
      />
      ${this._invalid(field)}
    </div>`;
  }
}

customElements.define('n2-main-settings', MainSettings);
