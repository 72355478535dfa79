import { css, html, LitElement, nothing } from 'lit';
import { text } from '../../texts/index.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import './seen-image.js';

/**
 * The first images of the training data, each a button that shows it to the network.
 * @element n2-examples
 * @fires lab-example - detail: image, 784 pixels; label, the right answer
 */
export class Examples extends LitElement {
  static properties = {
    examples: { attribute: false },
    shown: { attribute: false },
    names: { attribute: false },
  };

  static styles = [
    shared,
    css`
      .row {
        display: grid;
        grid-template-columns: repeat(10, minmax(0, 1fr));
        gap: 4px;
      }
      button {
        min-block-size: 0;
        padding: 0;
        border: 0;
        background: none;
      }
      button[aria-pressed='true'] {
        outline: 2px solid var(--ink);
        border-radius: var(--radius);
      }
      @media (pointer: coarse) {
        .row {
          grid-template-columns: repeat(5, minmax(0, 1fr));
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../worker/protocol.js').Images | null} */
    this.examples = null;
    /** @type {Float32Array | null} image that the network is shown */
    this.shown = null;
    /** Of the classes. @type {string[]} */
    this.names = [];
  }

  render() {
    if (!this.examples) return nothing;
    const { images, labels } = this.examples;
    return html`<div class="row" role="group" aria-label=${text('pad.examples')}>
      ${images.map((image, i) => {
        const name = text('pad.example', { label: this.names[labels[i]] ?? labels[i] });
        return html`<button
          aria-label=${name}
          aria-pressed=${image === this.shown ? 'true' : 'false'}
          @click=${() => raise(this, 'lab-example', { image, label: labels[i] })}
        >
          <n2-seen-image .image=${image} .name=${name}></n2-seen-image>
        </button>`;
      })}
    </div>`;
  }
}

customElements.define('n2-examples', Examples);
