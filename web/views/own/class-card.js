import { css, html, LitElement } from 'lit';
import { OnSchemeChange } from '../colour-scheme.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import { say } from './say.js';

const SIDE = 28;

/** Images in a row. */
const COLUMNS = 8;

/** @param {string} colour as a browser computes it @returns {number[]} red, green and blue */
const partsOf = (colour) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);

/**
 * A class of data: its name, which can be changed, how many images it has, and some of them.
 * @element n2-class-card
 * @fires own-rename - detail: label and name
 */
export class ClassCard extends LitElement {
  static properties = {
    label: { attribute: false },
    called: { attribute: false },
    count: { attribute: false },
    images: { attribute: false },
  };

  static styles = [
    shared,
    css`
      .head {
        display: flex;
        align-items: baseline;
        gap: 8px;
      }
      input {
        inline-size: 104px;
        font-family: var(--serif);
        font-size: 16px;
        min-block-size: 32px;
      }
      span {
        font-size: 13px;
        color: var(--ink-soft);
      }
      canvas {
        display: block;
        inline-size: 100%;
        aspect-ratio: ${COLUMNS};
        margin-block-start: 6px;
        image-rendering: pixelated;
        color: var(--ink);
        background: var(--sheet);
        border: 1px solid var(--rule);
        border-radius: 2px;
      }
    `,
  ];

  constructor() {
    super();
    this.label = 0;
    this.called = '';
    this.count = 0;
    /** @type {Uint8Array[]} 784 pixels each, from 0, paper, to 255, ink */
    this.images = [];
    new OnSchemeChange(this, () => this._paint());
  }

  render() {
    return html`
      <div class="head">
        <input
          aria-label=${say('className', { label: this.label + 1 })}
          autocomplete="off"
          spellcheck="false"
          maxlength="24"
          .value=${this.called}
          @change=${(/** @type {Event} */ { target }) =>
            raise(this, 'own-rename', {
              label: this.label,
              name: /** @type {HTMLInputElement} */ (target).value.trim(),
            })}
        />
        <span>${say('classImages', { images: this.count })}</span>
      </div>
      <canvas width=${COLUMNS * SIDE} height=${SIDE} aria-hidden="true"></canvas>
    `;
  }

  updated() {
    this._paint();
  }

  _paint() {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const ink = partsOf(getComputedStyle(canvas).color);
    const painted = context.createImageData(COLUMNS * SIDE, SIDE);
    this.images.forEach((image, column) =>
      image.forEach((shade, at) => {
        const [x, y] = [column * SIDE + (at % SIDE), Math.floor(at / SIDE)];
        painted.data.set([...ink, shade], 4 * (y * COLUMNS * SIDE + x));
      }),
    );
    context.putImageData(painted, 0, 0);
  }
}

customElements.define('n2-class-card', ClassCard);
