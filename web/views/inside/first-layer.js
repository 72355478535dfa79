import { css, html, LitElement, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { IMAGE_SIZE } from '../../data/strokes.js';
import { text } from '../../texts/index.js';
import { OnSchemeChange } from '../colour-scheme.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import { inkSamples, inksIn, inkStyles, paint, scaleOf } from './paint.js';

/** Pixels of a picture. */
const INPUTS = IMAGE_SIZE ** 2;

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
  };

  static styles = [
    shared,
    inkStyles,
    css`
      .pictures {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(var(--picture, 64px), 1fr));
        gap: 8px;
        margin-block-start: 12px;
        max-inline-size: 960px;
      }
      .pictures.small {
        --picture: 26px;
        gap: 3px;
        margin-block-start: 6px;
      }
      label {
        display: block;
        border: 1px solid var(--rule);
        border-radius: 2px;
        background: var(--sheet);
        cursor: pointer;
      }
      label:hover {
        border-color: var(--rule-strong);
      }
      label:has(:checked) {
        border-color: var(--ink);
        box-shadow: 0 0 0 1px var(--ink);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--training);
        outline-offset: 2px;
      }
      canvas {
        display: block;
        inline-size: 100%;
        aspect-ratio: 1;
        image-rendering: pixelated;
      }
      .track {
        block-size: 4px;
        border-block-start: 1px solid var(--rule);
        overflow: hidden;
      }
      .activation {
        block-size: 100%;
        background: var(--ink);
        transform-origin: left;
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
    new OnSchemeChange(this, () => this._paint());
  }

  render() {
    const { inside } = this;
    if (!inside) {
      if (this.isSmall) return nothing;
      return html`<h2>${text('inside.title')}</h2><p>${text('inside.waiting')}</p>`; // prettier-ignore
    }
    const { sizes, weights, activations } = inside;
    const shown = weights.length / INPUTS;
    return html`
      ${this.isSmall ? nothing : this._about(shown)}
      <div
        class="pictures ${this.isSmall ? 'small' : ''}"
        role="radiogroup"
        aria-label=${text('inside.pictures', { neurons: shown })}
      >
        ${guard([shown, this.neuron, activations === null], () =>
          Array.from({ length: shown }, (_, neuron) => this._picture(neuron, activations !== null)),
        )}
      </div>
      ${this.isSmall && shown < sizes[1] ? html`<p>${text('inside.some', { shown, neurons: sizes[1] })}</p>` : nothing}
      ${inkSamples}
    `;
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

  /** @param {number} neuron @param {boolean} isActive whether it has an activation */
  _picture(neuron, isActive) {
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
      <canvas width=${IMAGE_SIZE} height=${IMAGE_SIZE}></canvas>
      ${isActive ? html`<div class="track"><div class="activation"></div></div>` : nothing}
    </label>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('inside')) this._paint();
  }

  _paint() {
    if (!this.inside) return;
    const { weights, activations } = this.inside;
    const scale = scaleOf(weights);
    const inks = inksIn(this.renderRoot);
    this.renderRoot.querySelectorAll('canvas').forEach((canvas, neuron) => {
      paint(canvas, weights.subarray(neuron * INPUTS, (neuron + 1) * INPUTS), scale, inks);
    });
    this.renderRoot.querySelectorAll('.activation').forEach((bar, neuron) => {
      const activation = Math.min(1, Math.abs(activations?.[1][neuron] ?? 0));
      /** @type {HTMLElement} */ (bar).style.transform = `scaleX(${activation})`;
    });
  }
}

customElements.define('n2-first-layer', FirstLayer);
