import { css, html, LitElement, nothing } from 'lit';
import { IMAGE_SIZE } from '../../data/strokes.js';
import { text } from '../../texts/index.js';
import { OnSchemeChange } from '../colour-scheme.js';
import { shared } from '../theme.js';
import { inksIn, paint } from './paint.js';

/**
 * The 28 x 28 pixels that the network sees.
 * @element n2-seen-image
 */
export class SeenImage extends LitElement {
  static properties = { image: { attribute: false }, name: { attribute: false } };

  static styles = [
    shared,
    css`
      canvas {
        display: block;
        inline-size: 100%;
        aspect-ratio: 1;
        image-rendering: pixelated;
        background: var(--sheet);
        border: 1px solid var(--rule);
        border-radius: var(--radius);
      }
      .excites {
        color: var(--ink);
        forced-color-adjust: none; /* a canvas may have any colour */
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Float32Array | null} 784 pixels, 0 is paper */
    this.image = null;
    /** @type {string | null} what it is, where that is not what a person has drawn */
    this.name = null;
    new OnSchemeChange(this, () => this._paint());
  }

  render() {
    const label = this.image ? (this.name ?? text('pad.image')) : text('pad.noImage');
    return html`<canvas
        width=${IMAGE_SIZE}
        height=${IMAGE_SIZE}
        role="img"
        aria-label=${label}
        title=${this.name ?? nothing}
      ></canvas>
      <span class="excites" hidden></span>`;
  }

  updated() {
    this._paint();
  }

  _paint() {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas) paint(canvas, this.image ?? new Float32Array(IMAGE_SIZE ** 2), 1, inksIn(this.renderRoot)); // prettier-ignore
  }
}

customElements.define('n2-seen-image', SeenImage);
