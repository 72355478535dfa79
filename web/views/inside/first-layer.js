import { css, html, LitElement, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { IMAGE_SIZE } from '../../data/strokes.js';
import { text } from '../../texts/index.js';
import { OnSchemeChange } from '../colour-scheme.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import { inkSamples, inksIn, inkStyles, paintPixels, scaleOf, shade } from './paint.js';

/** Pixels of a picture. */
const INPUTS = IMAGE_SIZE ** 2;

/** Pictures in a row, and where they are to be large. */
const COLUMNS = 10;
const LARGE_COLUMNS = 6;

/** Pixels from one picture to the next: between them, and for the bar below. */
const CELL = { width: IMAGE_SIZE + 3, height: IMAGE_SIZE + 7 };

/** Pixels of the bar below a picture. */
const BAR = { from: IMAGE_SIZE + 1, to: IMAGE_SIZE + 4 };

const OPAQUE = 0xff << 24;

/**
 * The weights of each neuron of the first layer as a picture, which changes while the network learns, and below it how
 * strongly the neuron answers to the digit that is shown. One of them can be chosen.
 * @element n2-first-layer
 * @fires lab-neuron - detail: index of the neuron that is to be seen close up
 */
export class FirstLayer extends LitElement {
  static properties = {
    inside: { attribute: false },
    neuron: { attribute: false },
    isSmall: { attribute: false },
    isLarge: { attribute: false },
  };

  static styles = [
    shared,
    inkStyles,
    css`
      .pictures {
        position: relative;
        margin-block-start: 12px;
        max-inline-size: 720px;
      }
      .small {
        margin-block-start: 6px;
      }
      canvas {
        position: relative; /* above the choices, which have the paper */
        pointer-events: none;
        display: block;
        inline-size: 100%;
        image-rendering: pixelated;
      }
      .small canvas {
        image-rendering: auto;
      }
      .choices {
        position: absolute;
        inset: 0;
        display: grid;
        grid-template-columns: repeat(${COLUMNS}, 1fr);
        grid-auto-rows: 1fr;
      }
      .large .choices {
        grid-template-columns: repeat(${LARGE_COLUMNS}, 1fr);
      }
      label {
        inline-size: calc(100% * ${IMAGE_SIZE} / ${CELL.width});
        block-size: calc(100% * ${IMAGE_SIZE} / ${CELL.height});
        border-radius: 2px;
        background: var(--sheet);
        box-shadow: 0 0 0 1px var(--rule);
        cursor: pointer;
      }
      label:hover {
        box-shadow: 0 0 0 1px var(--rule-strong);
      }
      label:has(:checked) {
        box-shadow: 0 0 0 2px var(--ink);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--training);
        outline-offset: 2px;
      }
      @media (forced-colors: active) {
        label {
          border: 1px solid;
        }
        label:has(:checked) {
          outline: 3px solid Highlight;
        }
      }
      p {
        margin: 4px 0 0;
        max-inline-size: 672px;
        font-size: 13px;
        line-height: 1.4;
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../worker/protocol.js').InsideReport | null} */
    this.inside = null;
    /** @type {number | null} the one that is chosen */
    this.neuron = null;
    /** Whether the pictures alone are wanted, small. */
    this.isSmall = false;
    /** Whether fewer of them stand in a row. */
    this.isLarge = false;
    new OnSchemeChange(this, () => this._paint());
  }

  render() {
    const { inside } = this;
    if (!inside) {
      if (this.isSmall) return nothing;
      return html`<h2>${text('inside.title')}</h2><p>${text('inside.waiting')}</p>`; // prettier-ignore
    }
    const { sizes, weights } = inside;
    const shown = weights.length / INPUTS;
    return html`
      ${this.isSmall ? nothing : this._about(shown)}
      <div class="pictures ${this.isLarge ? 'large' : this.isSmall ? 'small' : ''}">
        <div
          class="choices"
          role="radiogroup"
          aria-label=${text('inside.pictures', { neurons: shown })}
        >
          ${guard([shown, this.neuron], () =>
            Array.from({ length: shown }, (_, neuron) => this._choice(neuron)),
          )}
        </div>
        <canvas
          width=${this._columns * CELL.width}
          height=${Math.ceil(shown / this._columns) * CELL.height}
          aria-hidden="true"
        ></canvas>
      </div>
      ${this.isSmall && shown < sizes[1] ? html`<p>${text('inside.some', { shown, neurons: sizes[1] })}</p>` : nothing}
      ${inkSamples}
    `;
  }

  get _columns() {
    return this.isLarge ? LARGE_COLUMNS : COLUMNS;
  }

  /** @param {number} shown */
  _about(shown) {
    const { sizes, weights } = /** @type {import('../../worker/protocol.js').InsideReport} */ (
      this.inside
    );
    const isOutput = sizes.length === 2;
    return html`<h2>${text('inside.title')}</h2>
      <p>
        ${text('inside.about', { isOutput, scale: scaleOf(weights) })}
        ${shown < sizes[1] ? text('inside.some', { shown, neurons: sizes[1] }) : nothing}
      </p>`;
  }

  /** @param {number} neuron */
  _choice(neuron) {
    const name = text('inside.picture', { neuron: neuron + 1 });
    return html`<label title=${name}>
      <input
        class="visually-hidden"
        type="radio"
        name="neuron"
        aria-label=${name}
        .checked=${live(neuron === this.neuron)}
        @change=${() => raise(this, 'lab-neuron', neuron)}
      />
    </label>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('inside') || changed.has('isLarge')) this._paint();
  }

  /** All pictures on one canvas: a canvas for each would cost the browser more than the painting. */
  _paint() {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!this.inside || !canvas) return;
    const { weights, activations } = this.inside;
    const scale = scaleOf(weights);
    const inks = inksIn(this.renderRoot);
    const { width } = canvas;
    paintPixels(canvas, (pixels) => {
      for (let neuron = 0; neuron * INPUTS < weights.length; neuron++) {
        const row = Math.floor(neuron / this._columns) * CELL.height;
        const at = row * width + (neuron % this._columns) * CELL.width;
        const picture = weights.subarray(neuron * INPUTS, (neuron + 1) * INPUTS);
        shade(pixels, picture, scale, inks, { at, columns: IMAGE_SIZE, width });
        const activation = Math.min(1, Math.abs(activations?.[1][neuron] ?? 0));
        for (let y = BAR.from; y < BAR.to; y++) {
          const bar = at + y * width;
          pixels.fill(inks.excites | OPAQUE, bar, bar + Math.round(activation * IMAGE_SIZE));
        }
      }
    });
  }
}

customElements.define('n2-first-layer', FirstLayer);
