import { css, html, LitElement, nothing } from 'lit';
import { IMAGE_SIZE } from '../data/strokes.js';
import { text } from '../texts/index.js';
import { OnSchemeChange } from './colour-scheme.js';
import { shared } from './theme.js';

const INPUTS = IMAGE_SIZE ** 2;

/** Weights beyond this many times their root mean square have the strongest shade. */
const SATURATION = 3;

/**
 * @param {Float32Array} weights
 * @returns {number} the weight that has the strongest shade
 */
function scaleOf(weights) {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  return SATURATION * Math.sqrt(squares / weights.length) || 1;
}

/**
 * The weights of each neuron of the first layer as a picture, which changes while the network learns.
 * @element n2-first-layer
 */
export class FirstLayer extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      .pictures {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(64px, 1fr));
        gap: 8px;
        margin-block-start: 12px;
        max-inline-size: 960px;
      }
      canvas {
        display: block;
        inline-size: 100%;
        aspect-ratio: 1;
        image-rendering: pixelated;
        background: var(--sheet);
        border: 1px solid var(--rule);
        border-radius: 2px;
      }
      p {
        margin: 4px 0 0;
        max-inline-size: 672px;
        font-size: 13px;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      .excites {
        color: var(--ink);
      }
      .inhibits {
        color: var(--evaluation);
      }
      .samples {
        forced-color-adjust: none; /* a canvas may have any colour */
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
    new OnSchemeChange(this, () => this._paint());
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {import('../lab/state.js').LabState | null | undefined} */ (
      changed.get('state')
    );
    return !before || !this.state || before.firstLayer !== this.state.firstLayer;
  }

  render() {
    if (!this.state) return nothing;
    const layer = this.state.firstLayer;
    if (!layer) return html`<h2>${text('inside.title')}</h2><p>${text('inside.waiting')}</p>`; // prettier-ignore
    const { neurons, weights } = layer;
    const shown = weights.length / INPUTS;
    const isOutput = this.state.configuration.hidden.length === 0;
    return html`
      <h2>${text('inside.title')}</h2>
      <p>
        ${text('inside.about', { isOutput, scale: scaleOf(weights) })}
        ${shown < neurons ? text('inside.some', { shown, neurons }) : nothing}
      </p>
      <div class="pictures" role="img" aria-label=${text('inside.pictures', { neurons: shown })}>
        ${Array.from({ length: shown }, (_, i) => html`<canvas width=${IMAGE_SIZE} height=${IMAGE_SIZE} title=${text('inside.picture', { neuron: i + 1 })}></canvas>`)}
      </div>
      <div class="samples" hidden><span class="excites"></span><span class="inhibits"></span></div>
    `;
  }

  updated() {
    this._paint();
  }

  _paint() {
    const weights = this.state?.firstLayer?.weights;
    if (!weights) return;
    const scale = scaleOf(weights);
    const [ink, colour] = ['.excites', '.inhibits'].map((sample) => this._colour(sample));
    this.renderRoot.querySelectorAll('canvas').forEach((canvas, neuron) => {
      const context = canvas.getContext('2d');
      const image = context?.createImageData(IMAGE_SIZE, IMAGE_SIZE);
      if (!context || !image) return;
      for (let pixel = 0; pixel < INPUTS; pixel++) {
        const weight = weights[neuron * INPUTS + pixel];
        image.data.set(weight > 0 ? ink : colour, 4 * pixel);
        image.data[4 * pixel + 3] = 255 * Math.min(1, Math.abs(weight) / scale);
      }
      context.putImageData(image, 0, 0);
    });
  }

  /** @param {string} sample selector @returns {Uint8ClampedArray} its colour, as a picture has it */
  _colour(sample) {
    const context = document.createElement('canvas').getContext('2d');
    const element = this.renderRoot.querySelector(sample);
    if (!context || !element) return new Uint8ClampedArray(4);
    context.fillStyle = getComputedStyle(element).color;
    context.fillRect(0, 0, 1, 1);
    return context.getImageData(0, 0, 1, 1).data;
  }
}

customElements.define('n2-first-layer', FirstLayer);
