import { css, html, LitElement, nothing } from 'lit';
import { OnSchemeChange } from '../colour-scheme.js';
import { shared } from '../theme.js';

/** Width of the frames around digits, in pixels of the screen. */
const FRAME = 1.5;

/** @typedef {{width: number, height: number, values: Float32Array}} Shown values of each pixel, row by row */
/** @typedef {{left: number, top: number, width: number, height: number}} Frame */

/**
 * A picture out of numbers.
 * @element n2-shown-array
 */
export class ShownArray extends LitElement {
  static properties = {
    shown: { attribute: false },
    isLight: { attribute: false },
    frames: { attribute: false },
    chosen: { attribute: false },
    label: { attribute: false },
  };

  static styles = [
    shared,
    css`
      canvas {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        object-fit: contain;
        color: var(--ink);
        background: var(--sheet);
        border: 1px solid var(--rule);
        border-radius: var(--radius);
        accent-color: var(--evaluation);
      }
      canvas.coarse {
        image-rendering: pixelated;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Shown | null} */
    this.shown = null;
    /** Whether the values are light, from 0, black, to 1; else they are ink, from 0, paper, to 1. */
    this.isLight = false;
    /** @type {Frame[]} around parts of it */
    this.frames = [];
    /** Which of the frames is the strongest. */
    this.chosen = -1;
    /** What it shows, for who cannot see it. */
    this.label = '';
    new OnSchemeChange(this, () => this._paint());
  }

  render() {
    const isCoarse = (this.shown?.width ?? 0) < 100;
    return html`<canvas
      class=${isCoarse ? 'coarse' : ''}
      role=${this.label ? 'img' : nothing}
      aria-label=${this.label || nothing}
      aria-hidden=${this.label ? nothing : 'true'}
    ></canvas>`;
  }

  updated() {
    this._paint();
  }

  _paint() {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || !this.shown) return;
    const { width, height, values } = this.shown;
    [canvas.width, canvas.height] = [width, height];
    const image = context.createImageData(width, height);
    values.forEach((value, at) => {
      if (this.isLight) image.data.fill(Math.round(255 * value), 4 * at, 4 * at + 3);
      image.data[4 * at + 3] = this.isLight ? 255 : Math.round(255 * value);
    });
    context.putImageData(image, 0, 0);
    const { color, accentColor } = getComputedStyle(canvas);
    if (!this.isLight) {
      context.globalCompositeOperation = 'source-in';
      context.fillStyle = color;
      context.fillRect(0, 0, width, height);
      context.globalCompositeOperation = 'source-over';
    }
    const scale = width / Math.max(1, canvas.clientWidth);
    context.strokeStyle = accentColor;
    const gap = 3 * scale;
    this.frames.forEach(({ left, top, ...size }, i) => {
      context.lineWidth = FRAME * scale * (i === this.chosen ? 2 : 1);
      context.strokeRect(left - gap, top - gap, size.width + 2 * gap, size.height + 2 * gap);
    });
  }
}

customElements.define('n2-shown-array', ShownArray);
