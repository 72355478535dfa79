import { css, html, LitElement, nothing } from 'lit';
import { text } from '../../texts/index.js';
import { OnSchemeChange } from '../colour-scheme.js';
import { rich } from '../rich.js';
import { shared } from '../theme.js';
import { inkSamples, inksIn, inkStyles, paint, scaleOf } from './paint.js';

/**
 * The weights of each layer but the first as a matrix: a row for each neuron, a column for each of its inputs.
 * @element n2-matrices
 */
export class Matrices extends LitElement {
  static properties = { inside: { attribute: false } };

  static styles = [
    shared,
    inkStyles,
    css`
      .matrix {
        margin-block-start: 12px;
        margin-inline: 0;
      }
      canvas {
        display: block;
        inline-size: 100%;
        max-inline-size: 672px;
        min-block-size: 80px;
        max-block-size: 320px;
        image-rendering: pixelated;
        background: var(--sheet);
        border: 1px solid var(--rule);
        border-radius: var(--radius);
      }
      p,
      figcaption {
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
    new OnSchemeChange(this, () => this._paint());
  }

  render() {
    if (!this.inside || this.inside.sizes.length < 3) return nothing;
    const { sizes, deeper } = this.inside;
    return html`<h2>${text('inside.deeper')}</h2>
      <p>${rich('inside.aboutDeeper')}</p>
      ${deeper.map((matrix, l) => {
        const values = { layer: l + 2, isOutput: l === deeper.length - 1, neurons: sizes[l + 2], inputs: sizes[l + 1] }; // prettier-ignore
        if (!matrix) return html`<p>${text('inside.largeMatrix', values)}</p>`;
        const name = text('inside.matrix', values);
        return html`<figure class="matrix">
          <canvas
            width=${sizes[l + 1]}
            height=${sizes[l + 2]}
            role="img"
            aria-label=${name}
          ></canvas>
          <figcaption>${name}</figcaption>
        </figure>`;
      })}
      ${inkSamples}`;
  }

  updated() {
    this._paint();
  }

  _paint() {
    const matrices = this.inside?.deeper.filter((matrix) => matrix !== null) ?? [];
    const inks = inksIn(this.renderRoot);
    this.renderRoot.querySelectorAll('canvas').forEach((canvas, i) => {
      paint(canvas, matrices[i], scaleOf(matrices[i]), inks);
    });
  }
}

customElements.define('n2-matrices', Matrices);
