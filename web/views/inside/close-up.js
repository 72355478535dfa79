import { css, html, LitElement, nothing } from 'lit';
import { IMAGE_SIZE } from '../../data/strokes.js';
import { closeUpOf } from '../../model/close-up.js';
import { number, text } from '../../texts/index.js';
import { OnSchemeChange } from '../colour-scheme.js';
import { raise } from '../raise.js';
import { rich } from '../rich.js';
import { shared } from '../theme.js';
import { inkSamples, inksIn, inkStyles, paint, scaleOf } from './paint.js';
import './seen-image.js';
import './signed-bars.js';

/** @typedef {import('../../model/close-up.js').Answer} Answer */

/**
 * One neuron of the first layer: its weights, what it makes of the image that is shown, and what it sends on.
 * @element n2-close-up
 * @fires lab-neuron - detail: index of the neuron that is to be seen instead; null when none is
 */
export class CloseUpView extends LitElement {
  static properties = {
    inside: { attribute: false },
    neuron: { attribute: false },
    activation: { attribute: false },
    names: { attribute: false },
  };

  static styles = [
    shared,
    inkStyles,
    css`
      :host {
        container-type: inline-size;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space);
      }
      h2 {
        flex: 1 1 200px;
      }
      .buttons {
        display: flex;
        gap: var(--space);
      }
      .pictures {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr) auto minmax(0, 1fr);
        gap: 6px 10px;
        align-items: center;
        max-inline-size: 520px;
        margin-block-start: 12px;
      }
      figure {
        display: contents;
      }
      figcaption {
        grid-row: 2;
        font-size: 13px;
        color: var(--ink-soft);
        align-self: start;
        line-height: 1.35;
      }
      figure:nth-of-type(1) figcaption {
        grid-column: 1;
      }
      figure:nth-of-type(2) figcaption {
        grid-column: 3;
      }
      figure:nth-of-type(3) figcaption {
        grid-column: 5;
      }
      .sign {
        grid-row: 1;
        font-family: var(--serif);
        font-size: 20px;
      }
      canvas {
        grid-row: 1;
        display: block;
        inline-size: 100%;
        aspect-ratio: 1;
        image-rendering: pixelated;
        background: var(--sheet);
        border: 1px solid var(--rule);
        border-radius: var(--radius);
      }
      .numbers {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 16px 32px;
        margin-block-start: 16px;
      }
      .sum {
        --name: 152px;
      }
      p {
        margin: 6px 0 0;
        max-inline-size: 672px;
        font-size: 14px;
        line-height: 1.45;
      }
      h3 {
        margin-block-end: 6px;
      }
      i {
        font-family: var(--serif);
      }
      @container (max-width: 520px) {
        .numbers {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../worker/protocol.js').InsideReport | null} */
    this.inside = null;
    /** @type {number | null} from 0 */
    this.neuron = null;
    /** @type {import('../../lib/index.d.ts').Activation} of the neurons of the first layer */
    this.activation = 'sigmoid';
    /** Of the classes. @type {string[]} */
    this.names = [];
    new OnSchemeChange(this, () => this._paint());
  }

  /** What is seen of the neuron; null where there is none to be seen. */
  get _closeUp() {
    if (!this.inside || this.neuron === null) return null;
    return closeUpOf(this.inside, this.neuron);
  }

  render() {
    const { inside, neuron, _closeUp: closeUp } = this;
    if (!inside || neuron === null || !closeUp) return nothing;
    const count = Math.min(inside.sizes[1], inside.weights.length / IMAGE_SIZE ** 2);
    const go = (/** @type {number | null} */ to) => () => raise(this, 'lab-neuron', to);
    const { answer, bias } = closeUp;
    return html`<section aria-labelledby="title">
      <header>
        <h2 id="title">${text('inside.closeUp', { neuron: neuron + 1 })}</h2>
        <div class="buttons">
          <button @click=${go((neuron + count - 1) % count)}>${text('inside.previous')}</button>
          <button @click=${go((neuron + 1) % count)}>${text('inside.next')}</button>
          <button @click=${go(null)}>${text('inside.close')}</button>
        </div>
      </header>
      <div class="pictures">
        ${answer ? this._picture('image', text('inside.digit')) : nothing}
        ${answer ? html`<span class="sign" aria-hidden="true">×</span>` : nothing}
        ${this._picture('weights', text('inside.weights'))}
        ${answer ? html`<span class="sign" aria-hidden="true">=</span>` : nothing}
        ${answer ? this._picture('products', text('inside.products')) : nothing}
      </div>
      ${answer ? this._numbers(answer, bias) : html`<p>${text('inside.noDigit')}</p>`} ${inkSamples}
    </section>`;
  }

  /** @param {string} name @param {string} caption */
  _picture(name, caption) {
    return html`<figure>
      <canvas
        class=${name}
        width=${IMAGE_SIZE}
        height=${IMAGE_SIZE}
        role="img"
        aria-label=${caption}
      ></canvas>
      <figcaption>${caption}</figcaption>
    </figure>`;
  }

  /** @param {Answer} answer @param {number} bias */
  _numbers({ excited, inhibited, z, a, sent }, bias) {
    const { sizes } = /** @type {import('../../worker/protocol.js').InsideReport} */ (this.inside);
    const isOutput = sizes.length === 2;
    return html`<div class="numbers">
      <section>
        <h3>${text('inside.sum')}</h3>
        <n2-signed-bars
          class="sum"
          .label=${text('inside.sum')}
          .rows=${[
            { name: text('inside.excited'), value: excited },
            { name: text('inside.inhibited'), value: inhibited },
            { name: rich('inside.bias'), value: bias },
            { name: rich('inside.z'), value: z, isSum: true },
          ]}
        ></n2-signed-bars>
        <p>
          ${rich(`inside.${this.activation === 'sigmoid' ? 'sigmoid' : 'activation'}`, { a: number(a, 'fixed3'), z: number(z, 'fixed2'), kind: this.activation })}
        </p>
      </section>
      ${
        sent
          ? html`<section>
              <h3>${text('inside.sent', { isLast: sizes.length === 3 })}</h3>
              <n2-signed-bars
                .label=${text('inside.sent', { isLast: sizes.length === 3 })}
                .rows=${sent.slice(0, 10).map((value, k) => ({ name: sizes.length === 3 ? (this.names[k] ?? k) : k + 1, value }))}
              ></n2-signed-bars>
              <p>${rich('inside.aboutSent')}</p>
            </section>`
          : html`<p>${isOutput ? text('inside.isOutput') : text('inside.manySent')}</p>`
      }
    </div>`;
  }

  updated() {
    this._paint();
  }

  _paint() {
    const closeUp = this._closeUp;
    if (!this.inside || !closeUp) return;
    const inks = inksIn(this.renderRoot);
    /** @type {[string, Float32Array | undefined, number][]} */
    const pictures = [
      ['image', this.inside.activations?.[0], 1],
      ['weights', closeUp.weights, scaleOf(this.inside.weights)],
      ['products', closeUp.answer?.products, scaleOf(this.inside.weights)],
    ];
    for (const [name, values, scale] of pictures) {
      const canvas = this.renderRoot.querySelector(`canvas.${name}`);
      if (canvas && values) paint(/** @type {HTMLCanvasElement} */ (canvas), values, scale, inks);
    }
  }
}

customElements.define('n2-close-up', CloseUpView);
