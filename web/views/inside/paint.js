/** Pixels of weights and of digits on a canvas, in the colours of the lab. */
import { css, html } from 'lit';

/** Weights beyond this many times their root mean square have the strongest shade. */
const SATURATION = 3;

/** @typedef {{excites: number, inhibits: number}} Inks colours as a picture has them, red first, less their opacity */

/**
 * @param {Float32Array} weights
 * @returns {number} the weight that has the strongest shade
 */
export function scaleOf(weights) {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  return SATURATION * Math.sqrt(squares / weights.length) || 1;
}

/** Elements that have the colours of what excites and what inhibits, for inksIn to find. */
export const inkSamples = html`<div class="samples" hidden>
  <span class="excites"></span><span class="inhibits"></span>
</div>`;

/** The colours of these elements. */
export const inkStyles = css`
  .excites {
    color: var(--ink);
  }
  .inhibits {
    color: var(--evaluation);
  }
  .samples {
    forced-color-adjust: none; /* a canvas may have any colour */
  }
`;

/** @param {string} colour as CSS has it @returns {number} as a picture has it */
function inkOf(colour) {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return red | (green << 8) | (blue << 16);
}

/**
 * @param {ParentNode} root that holds an element of the class excites and one of the class inhibits
 * @returns {Inks} their colours
 */
export function inksIn(root) {
  const ink = (/** @type {string} */ name) => {
    const sample = root.querySelector(`.${name}`);
    return sample ? inkOf(getComputedStyle(sample).color) : 0;
  };
  return { excites: ink('excites'), inhibits: ink('inhibits') };
}

/**
 * Paints numbers, a pixel each: paper for 0, the full ink for what is `scale` or more.
 * @param {HTMLCanvasElement} canvas as many pixels as there are numbers
 * @param {ArrayLike<number>} values row by row
 * @param {number} scale above 0
 * @param {Inks} inks of what is above 0, and below
 */
export function paint(canvas, values, scale, { excites, inhibits }) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < pixels.length; i++) {
    const value = values[i];
    const opacity = Math.min(255, Math.round((255 * Math.abs(value)) / scale));
    pixels[i] = (value > 0 ? excites : inhibits) | (opacity << 24);
  }
  context.putImageData(image, 0, 0);
}
