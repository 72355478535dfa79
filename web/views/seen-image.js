import { css, html, LitElement } from 'lit';
import { IMAGE_SIZE } from '../data/strokes.js';
import { text } from '../texts/index.js';
import { OnSchemeChange } from './colour-scheme.js';
import { shared } from './theme.js';

/**
 * The 28 x 28 pixels that the network sees.
 * @element n2-seen-image
 */
export class SeenImage extends LitElement {
  static properties = { image: { attribute: false } };

  static styles = [
    shared,
    css`
      canvas {
        display: block;
        inline-size: 100%;
        aspect-ratio: 1;
        image-rendering: pixelated;
        color: var(--ink);
        background: var(--sheet);
        border: 1px solid var(--rule);
        border-radius: var(--radius);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Float32Array | null} 784 pixels, 0 is paper */
    this.image = null;
    new OnSchemeChange(this, () => this._paint());
  }

  render() {
    const label = this.image ? text('pad.image') : text('pad.noImage');
    return html`<canvas
      width=${IMAGE_SIZE}
      height=${IMAGE_SIZE}
      role="img"
      aria-label=${label}
    ></canvas>`;
  }

  updated() {
    this._paint();
  }

  _paint() {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    context.clearRect(0, 0, IMAGE_SIZE, IMAGE_SIZE);
    context.fillStyle = getComputedStyle(canvas).color;
    this.image?.forEach((ink, pixel) => {
      context.globalAlpha = ink;
      context.fillRect(pixel % IMAGE_SIZE, Math.floor(pixel / IMAGE_SIZE), 1, 1);
    });
  }
}

customElements.define('n2-seen-image', SeenImage);
