import { css, html, LitElement, nothing, svg } from 'lit';
import { surprises } from '../lab/surprise.js';
import surprise from '../texts/en/surprise.js';
import { addTexts, number, text } from '../texts/index.js';
import { byHandStyles } from './by-hand-styles.js';
import { rich } from './rich.js';
import { slider, sliderStyles } from './slider.js';
import { shared } from './theme.js';

addTexts('en', { surprise });

/** @typedef {keyof typeof surprise} Key */

/** @param {Key} key @param {import('../texts/index.js').Values} [values] */
const say = (key, values) => text(/** @type {any} */ (`surprise.${key}`), values);

/** @param {Key} key @param {import('../texts/index.js').Values} [values] @returns {unknown} with its markup */
const sayRich = (key, values) => rich(/** @type {any} */ (`surprise.${key}`), values);

/** Probabilities that can be chosen: at 0 and 1 a surprise would have no bounds. */
const LEAST = 0.01;

/** Of the drawing, in units of its own: the plot, and the room around it. */
const WIDTH = 480;
const HEIGHT = 250;
const LEFT = 34;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 46;

/** The highest surprise that is drawn. */
const HIGH = 5;

/** @param {number} a */
const xOf = (a) => LEFT + a * (WIDTH - LEFT - RIGHT);

/** @param {number} value */
const yOf = (value) => HEIGHT - BOTTOM - (Math.min(value, HIGH) / HIGH) * (HEIGHT - TOP - BOTTOM);

/** @param {(a: number) => number} valueAt @returns {string} its curve as a path, as far as it is drawn */
const pathOf = (valueAt) =>
  Array.from({ length: 199 }, (_, i) => (i + 1) / 200)
    .filter((a) => valueAt(a) <= HIGH)
    .map((a, i) => `${i === 0 ? 'M' : 'L'}${xOf(a).toFixed(1)} ${yOf(valueAt(a)).toFixed(1)}`)
    .join('');

/** The two surprises and their mean, in the order in which they are listed. */
const CURVES = /** @type {const} */ (['yes', 'no', 'mean']);

/**
 * What the cross-entropy means: how surprised a neuron is at the answer, by the probability that it gave to it.
 * @element n2-surprise
 */
export class Surprise extends LitElement {
  static properties = { a: { state: true }, y: { state: true } };

  static styles = [
    shared,
    sliderStyles,
    byHandStyles,
    css`
      :host {
        --name: 184px;
      }
      .drawing {
        cursor: ew-resize;
        touch-action: pan-y;
        user-select: none;
      }
      text {
        fill: var(--ink-soft);
        font-size: 10px; /* in units of the drawing, which is wider */
        font-variant-numeric: tabular-nums;
      }
      .axis {
        stroke: var(--rule-strong);
      }
      .grid {
        stroke: var(--rule);
      }
      .at {
        stroke: var(--training);
        stroke-width: 1.5;
      }
      .curve {
        fill: none;
        stroke: var(--ink);
        stroke-width: 1.5;
      }
      .yes {
        stroke-dasharray: 7 4;
      }
      .no {
        stroke-dasharray: 2 3;
      }
      .mean {
        stroke-width: 3;
      }
      circle {
        fill: var(--paper);
        stroke: var(--ink);
        stroke-width: 2;
      }
      circle.of-mean {
        fill: var(--ink);
      }
      td {
        padding-inline-start: 16px;
        white-space: nowrap;
      }
      td.share {
        color: var(--ink-soft);
      }
      tr.of-mean > * {
        border: 0;
        font-weight: 700;
      }
      th svg {
        inline-size: 28px;
        block-size: 8px;
        margin-inline-end: 8px;
        vertical-align: 0.125em;
      }
      @container (max-width: 600px) {
        text {
          font-size: 13px;
        }
      }
      @container (max-width: 480px) {
        .slider {
          --name: 120px;
        }
        text {
          font-size: 18px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** Probability that the neuron gives to the answer 1. It begins with being wrong. */
    this.a = 0.1;
    /** Share of the cases in which the answer is 1. */
    this.y = 1;
  }

  render() {
    const { a, y } = this;
    const at = surprises(y, a);
    return html`<section aria-labelledby="surprise">
      <h3 id="surprise">${say('title')}</h3>
      <p>${sayRich('about')}</p>
      ${slider({
        name: sayRich('probability'),
        value: a,
        min: LEAST,
        max: 1 - LEAST,
        step: 0.01,
        digits: 2,
        onInput: (value) => (this.a = value),
      })}
      ${slider({
        name: sayRich('truth'),
        value: y,
        min: 0,
        max: 1,
        step: 0.01,
        digits: 2,
        onInput: (value) => (this.y = value),
      })}
      ${this._plot(at)} ${this._table(at)}
      <p>${this._lesson()}</p>
    </section>`;
  }

  /** @param {ReturnType<typeof surprises>} at the neuron's probability */
  _plot(at) {
    const { a, y } = this;
    return html`<svg
      class="drawing"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      role="img"
      aria-label=${say('summary', { a, y, ...at })}
      @pointerdown=${this._grasp}
      @pointermove=${this._drag}
    >
      ${[0, 1, 2, 3, 4, 5].map(
        (
          value,
        ) => svg`<line class=${value === 0 ? 'axis' : 'grid'} x1=${LEFT} x2=${WIDTH - RIGHT} y1=${yOf(value)} y2=${yOf(value)} />
          <text x=${LEFT - 8} y=${yOf(value) + 4} text-anchor="end">${number(value)}</text>`,
      )}
      ${[0, 0.5, 1].map((value) => svg`<text x=${xOf(value)} y=${yOf(0) + 18} text-anchor="middle">${number(value)}</text>`)}
      <text x=${xOf(0.5)} y=${HEIGHT - 6} text-anchor="middle">${say('axis')}</text>
      ${CURVES.map((name) => svg`<path class="curve ${name}" d=${pathOf((x) => surprises(y, x)[name])} />`)}
      <line class="at" x1=${xOf(a)} x2=${xOf(a)} y1=${yOf(0)} y2=${TOP} />
      ${CURVES.map((name) => (at[name] <= HIGH ? svg`<circle class="of-${name}" cx=${xOf(a)} cy=${yOf(at[name])} r="5" />` : nothing))}
    </svg>`;
  }

  /** @param {ReturnType<typeof surprises>} at */
  _table(at) {
    const shares = { yes: this.y, no: 1 - this.y, mean: null };
    return html`<table>
      <tbody>
        ${CURVES.map(
          (name) =>
            html`<tr class="of-${name}">
              <th scope="row">
                <svg viewBox="0 0 28 8" aria-hidden="true">
                  <path class="curve ${name}" d="M0 4H28" />
                </svg>
                ${sayRich(`${name}Named`)}
              </th>
              <td>${number(at[name], 'fixed2')}</td>
              <td class="share">
                ${shares[name] === null ? nothing : say('share', { share: shares[name] })}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** What there is to be seen with this y. */
  _lesson() {
    const { y } = this;
    if (y === 0 || y === 1) return sayRich('sure', { y });
    return sayRich('unsure', { y, least: surprises(y, y).mean });
  }

  /** @param {PointerEvent} event */
  _grasp(event) {
    const plot = /** @type {SVGElement} */ (event.currentTarget);
    plot.setPointerCapture(event.pointerId);
    this._moveTo(plot, event);
  }

  /** @param {PointerEvent} event */
  _drag(event) {
    const plot = /** @type {SVGElement} */ (event.currentTarget);
    if (plot.hasPointerCapture(event.pointerId)) this._moveTo(plot, event);
  }

  /** @param {SVGElement} plot @param {PointerEvent} event */
  _moveTo(plot, { clientX }) {
    const { left, width } = plot.getBoundingClientRect();
    const a = (((clientX - left) / width) * WIDTH - LEFT) / (WIDTH - LEFT - RIGHT);
    this.a = Math.min(1 - LEAST, Math.max(LEAST, Math.round(100 * a) / 100));
  }
}

customElements.define('n2-surprise', Surprise);
