import { css, html, LitElement, svg } from 'lit';
import { live } from 'lit/directives/live.js';
import { errorOn, fitted, MAX_DEGREE, POINTS, UNSEEN, valueOf } from '../lab/polynomial.js';
import { number, text } from '../texts/index.js';
import { byHandStyles } from './by-hand-styles.js';
import { rich } from './rich.js';
import { sliderStyles } from './slider.js';
import { shared } from './theme.js';

/** What the slider of lambda goes through. */
const LAMBDAS = [0, 0.0001, 0.001, 0.01, 0.1, 1, 10];

/** Of the drawing, in units of its own; y goes from -HIGH to HIGH. */
const WIDTH = 480;
const HEIGHT = 260;
const HIGH = 1.8;

/** @param {number} x from -1 to 1 */
const atX = (x) => ((x + 1.05) / 2.1) * WIDTH;

/** @param {number} y */
const atY = (y) => HEIGHT / 2 - (Math.max(-2 * HIGH, Math.min(2 * HIGH, y)) / HIGH) * (HEIGHT / 2);

/** @param {number[]} coefficients @returns {string} the polynomial as a path */
const pathOf = (coefficients) =>
  Array.from({ length: 201 }, (_, i) => -1 + i / 100)
    .map(
      (x, i) =>
        `${i === 0 ? 'M' : 'L'}${atX(x).toFixed(1)} ${atY(valueOf(coefficients, x)).toFixed(1)}`,
    ) // prettier-ignore
    .join('');

/**
 * A polynomial through noisy points: how regularisation keeps it from following the noise.
 * @element n2-polynomial
 */
export class Polynomial extends LitElement {
  static properties = { degree: { state: true }, step: { state: true } };

  static styles = [
    shared,
    sliderStyles,
    byHandStyles,
    css`
      .axis {
        stroke: var(--rule);
      }
      .curve {
        fill: none;
        stroke: var(--ink);
        stroke-width: 2;
      }
      .point {
        fill: var(--training);
      }
      .unseen {
        fill: none;
        stroke: var(--evaluation);
        stroke-width: 2;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: 4px 16px;
        margin: 0;
      }
      dt {
        font-size: 13px;
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
        font-family: var(--serif);
        font-size: 20px;
      }
    `,
  ];

  constructor() {
    super();
    /** Degree of the polynomial. */
    this.degree = MAX_DEGREE;
    /** Which of the lambdas. */
    this.step = 0;
  }

  render() {
    const lambda = LAMBDAS[this.step];
    const coefficients = fitted(this.degree, lambda);
    const [seen, unseen] = [errorOn(coefficients, POINTS), errorOn(coefficients, UNSEEN)];
    const largest = Math.max(...coefficients.map(Math.abs));
    const summary = text('polynomial.summary', { degree: this.degree, lambda, seen, unseen });
    return html`<section aria-labelledby="polynomial">
      <h3 id="polynomial">${text('polynomial.title')}</h3>
      <p>${rich('polynomial.about')}</p>
      ${this._slider(text('polynomial.degree'), this.degree, 1, MAX_DEGREE, number(this.degree), (value) => (this.degree = value))}
      ${this._slider(html`<i>λ</i>`, this.step, 0, LAMBDAS.length - 1, number(lambda, 'axis'), (value) => (this.step = value))}
      <svg class="drawing" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${summary}>
        <line class="axis" x1="0" x2=${WIDTH} y1=${HEIGHT / 2} y2=${HEIGHT / 2} />
        <path class="curve" d=${pathOf(coefficients)} />
        ${POINTS.map(([x, y]) => svg`<circle class="point" cx=${atX(x)} cy=${atY(y)} r="4.5" />`)}
        ${UNSEEN.map(([x, y]) => svg`<circle class="unseen" cx=${atX(x)} cy=${atY(y)} r="4.5" />`)}
      </svg>
      <dl>
        <div>
          <dt>${text('polynomial.seen')}</dt>
          <dd>${number(seen, 'fixed2')}</dd>
        </div>
        <div>
          <dt>${text('polynomial.unseen')}</dt>
          <dd>${number(unseen, 'fixed2')}</dd>
        </div>
        <div>
          <dt>${text('polynomial.largest')}</dt>
          <dd>${number(largest, 'significant3')}</dd>
        </div>
      </dl>
      <p>${text('polynomial.why')}</p>
    </section>`;
  }

  /**
   * @param {unknown} name
   * @param {number} value
   * @param {number} min
   * @param {number} max
   * @param {string} shown
   * @param {(value: number) => void} onInput
   */
  _slider(name, value, min, max, shown, onInput) {
    return html`<label class="slider">
      <span>${name}</span>
      <input
        type="range"
        min=${min}
        max=${max}
        .value=${live(String(value))}
        aria-valuetext=${shown}
        @input=${(/** @type {Event} */ { target }) => onInput(/** @type {HTMLInputElement} */ (target).valueAsNumber)}
      />
      <span class="value numeric" aria-hidden="true">${shown}</span>
    </label>`;
  }
}

customElements.define('n2-polynomial', Polynomial);
