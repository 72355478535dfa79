import { css, html, LitElement, nothing } from 'lit';
import { number, text } from '../texts/index.js';
import { shared } from './theme.js';

/** Milliseconds a reading has to stand before it is spoken. */
const SETTLED = 700;

/** Bars at a time; of more outputs the largest are shown. */
const MOST = 10;

/** @param {number[]} outputs @returns {number[]} their places, the largest first */
const ranked = (outputs) => [...outputs.keys()].toSorted((a, b) => outputs[b] - outputs[a]);

/** @param {number[]} outputs @param {string[]} names of the classes */
function spoken(outputs, names) {
  const [first, second] = ranked(outputs);
  const [output, secondOutput] = [outputs[first], outputs[second]];
  return text('pad.spoken', {
    ...{ digit: names[first], output, second: names[second], secondOutput },
  });
}

/**
 * The outputs of the network as bars: all of them, or the ten largest where there are more.
 * @element n2-output-bars
 */
export class OutputBars extends LitElement {
  static properties = {
    prediction: { attribute: false },
    names: { attribute: false },
    spoken: { state: true },
  };

  static styles = [
    shared,
    css`
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        grid-template-columns: minmax(16px, max-content) 1fr 40px;
        gap: var(--bars-gap, 3px) var(--space);
      }
      li {
        display: grid;
        grid-template-columns: subgrid;
        grid-column: 1 / -1;
        align-items: center;
        color: var(--ink-soft);
        line-height: var(--bars-line, 1.25);
      }
      li .digit {
        font-family: var(--serif);
        font-size: 16px;
        text-align: center;
        max-inline-size: 96px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li .value {
        font-size: 13px;
        text-align: end;
      }
      li[aria-current] {
        color: var(--ink);
        font-weight: 700;
      }
      .track {
        block-size: 12px;
        background: var(--rule);
        border-radius: 2px;
        overflow: hidden;
      }
      .bar {
        block-size: 100%;
        background: var(--rule-strong);
        transform-origin: left;
        transition: transform 120ms ease-out;
      }
      li[aria-current] .bar {
        background: var(--ink);
      }
      @media (prefers-reduced-motion: reduce) {
        .bar {
          transition: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{outputs: number[], digit: number} | null} */
    this.prediction = null;
    /** Of the classes. @type {string[]} */
    this.names = [];
    this.spoken = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._timer = undefined;
  }

  render() {
    const { outputs, digit } = this.prediction ?? { outputs: null, digit: null };
    return html`
      <ol aria-label=${text('pad.outputs')}>
        ${this._shown.map((i) => {
          return html`<li aria-current=${i === digit ? 'true' : nothing}>
            <span class="digit">${this.names[i]}</span>
            <div class="track">
              <div class="bar"></div>
            </div>
            <span class="value numeric"
              >${outputs ? number(outputs[i], 'fixed2') : text('pad.noOutput')}</span
            >
          </li>`;
        })}
      </ol>
      <p class="visually-hidden" role="status">${this.spoken}</p>
    `;
  }

  /** Places of the outputs that have a bar. */
  get _shown() {
    const outputs = this.prediction?.outputs;
    return this.names.length > MOST && outputs
      ? ranked(outputs).slice(0, MOST)
      : [...this.names.keys()].slice(0, MOST);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has('prediction')) return;
    const shown = this._shown;
    this.renderRoot.querySelectorAll('.bar').forEach((bar, place) => {
      const output = this.prediction?.outputs[shown[place]] ?? 0;
      /** @type {HTMLElement} */ (bar).style.transform = `scaleX(${output})`;
    });
    clearTimeout(this._timer);
    const { prediction } = this;
    this._timer = setTimeout(() => {
      this.spoken = prediction ? spoken(prediction.outputs, this.names) : '';
    }, SETTLED);
  }
}

customElements.define('n2-output-bars', OutputBars);
