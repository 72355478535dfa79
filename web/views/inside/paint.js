/** Pixels of weights and of digits on a canvas, in the colours of the lab. */
import { css, html } from 'lit';
import { colourIn } from '../canvas-colours.js';

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
    color: var(--excites);
  }
  .inhibits {
    color: var(--inhibits);
  }
  .samples {
    forced-color-adjust: none; /* a canvas may have any colour */
  }
`;

/** Colours as pictures have them, by what CSS calls them. @type {Map<string, number>} */
const inks = new Map();

/** @param {string} colour as CSS has it @returns {number} as a picture has it */
function inkOf(colour) {
  const known = inks.get(colour);
  const context = known === undefined && document.createElement('canvas').getContext('2d');
  if (!context) return known ?? 0;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  const ink = red | (green << 8) | (blue << 16);
  inks.set(colour, ink);
  return ink;
}

/**
 * @param {ParentNode} root that holds an element of the class excites and one of the class inhibits
 * @returns {Inks} their colours
 */
export function inksIn(root) {
  const ink = (/** @type {string} */ name) => {
    const selector = `.${name}`;
    return root.querySelector(selector) ? inkOf(colourIn(root, selector)) : 0;
  };
  return { excites: ink('excites'), inhibits: ink('inhibits') };
}

/**
 * Shades pixels, one for each number: paper for 0, the full ink for what is `scale` or more.
 * @param {Uint32Array} pixels
 * @param {ArrayLike<number>} values row by row
 * @param {number} scale above 0
 * @param {Inks} inks of what is above 0, and below
 * @param {{at: number, columns: number, width: number}} place of the numbers among the pixels. at: index of the first;
 *   columns: of the numbers; width: of a row of pixels
 */
export function shade(pixels, values, scale, { excites, inhibits }, { at, columns, width }) {
  const strength = 255 / scale;
  for (let i = 0, row = at; i < values.length; row += width) {
    for (let x = 0; x < columns; x++, i++) {
      const value = values[i];
      const opacity = Math.min(255, Math.round(strength * Math.abs(value)));
      pixels[row + x] = (value > 0 ? excites : inhibits) | (opacity << 24);
    }
  }
}

/**
 * Has a canvas show pixels.
 * @param {HTMLCanvasElement} canvas
 * @param {(pixels: Uint32Array) => void} draw sets them, row by row; at first they are transparent
 */
export function paintPixels(canvas, draw) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(canvas.width, canvas.height);
  draw(new Uint32Array(image.data.buffer));
  context.putImageData(image, 0, 0);
}

/**
 * Paints numbers, a pixel each.
 * @param {HTMLCanvasElement} canvas as many pixels as there are numbers
 * @param {ArrayLike<number>} values row by row
 * @param {number} scale the number of the full ink, above 0
 * @param {Inks} inks of what is above 0, and below
 */
export function paint(canvas, values, scale, inks) {
  const { width } = canvas;
  paintPixels(canvas, (pixels) =>
    shade(pixels, values, scale, inks, { at: 0, columns: width, width }),
  );
}
