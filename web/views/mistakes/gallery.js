import { css, html, LitElement, nothing } from 'lit';
import { number, text } from '../../texts/index.js';
import '../inside/seen-image.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';

/**
 * Images that have something in common, each a button that shows it to the network.
 * @element n2-gallery
 * @fires lab-reread - detail: image, 784 pixels; label, the right answer
 * @fires lab-gallery - detail: null, they are no longer to be shown
 */
export class GalleryView extends LitElement {
  static properties = {
    gallery: { attribute: false },
    shown: { attribute: false },
    names: { attribute: false },
  };

  static styles = [
    shared,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space);
        align-items: center;
      }
      h3 {
        flex: 1 1 200px;
      }
      ul {
        list-style: none;
        margin: 8px 0 0;
        padding: 0;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(56px, 1fr));
        gap: 8px;
      }
      li button {
        display: block;
        inline-size: 100%;
        min-block-size: 0;
        padding: 0;
        border: 0;
        background: none;
      }
      li {
        font-size: 13px;
        line-height: 1.3;
        text-align: center;
      }
      li button[aria-pressed='true'] {
        outline: 2px solid var(--ink);
        border-radius: var(--radius);
      }
      p {
        margin: 4px 0 0;
        font-size: 13px;
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../lab/state.js').Gallery | null} */
    this.gallery = null;
    /** @type {Float32Array | null} image that the network is shown */
    this.shown = null;
    /** Of the classes. @type {string[]} */
    this.names = [];
  }

  render() {
    if (!this.gallery) return nothing;
    const { why, count, images, labels, answers, outputs } = this.gallery;
    const { names } = this;
    const both = why.code === 'cell' ? { label: names[why.label], answer: names[why.answer] } : {};
    const title = text(`mistakes.${why.code}`, { ...both, count });
    return html`<section aria-labelledby="title">
      <header>
        <h3 id="title">${title}</h3>
        <button @click=${() => raise(this, 'lab-gallery', null)}>${text('inside.close')}</button>
      </header>
      <p>
        ${text('mistakes.show', { shown: images.length, count, isAll: images.length === count })}
      </p>
      <ul>
        ${images.map((image, i) => {
          const reading = {
            ...{ label: names[labels[i]], answer: names[answers[i]], output: outputs[i] },
          };
          const name = text('mistakes.image', reading);
          return html`<li>
            <button
              class="on-paper"
              aria-label=${name}
              title=${name}
              aria-pressed=${image === this.shown ? 'true' : 'false'}
              @click=${() => raise(this, 'lab-reread', { image, label: labels[i] })}
            >
              <n2-seen-image .image=${image} .name=${name}></n2-seen-image>
            </button>
            <span aria-hidden="true"
              >${names[labels[i]]} → ${names[answers[i]]}<br />${number(outputs[i], 'fixed2')}</span
            >
          </li>`;
        })}
      </ul>
    </section>`;
  }
}

customElements.define('n2-gallery', GalleryView);
