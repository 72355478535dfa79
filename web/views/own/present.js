import { css, html, LitElement, nothing } from 'lit';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import { say } from './say.js';

/**
 * Which data of one's own there is training on, and how to come to others.
 * @element n2-present-data
 * @fires lab-own-data - the person wants to train on other data of their own
 * @fires lab-mnist - the person wants MNIST again
 */
export class PresentDataView extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      p {
        flex: 1 0 100%;
        margin: 0;
        overflow-wrap: anywhere;
      }
      button {
        flex: 1 0 auto;
        font-size: 13px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../lab/state.js').LabState | null} */
    this.state = null;
  }

  render() {
    if (!this.state) return nothing;
    const { own, configuration, status } = this.state;
    const { classes } = configuration;
    const isRunning = status === 'running';
    const about = own?.found
      ? say('trainedOnOwn', { ...own.found, classes })
      : say('notHere', { isLookedFor: own === null });
    return html`<div role="status">
      <p>${about}</p>
      <button ?disabled=${isRunning} @click=${() => raise(this, 'lab-own-data')}>
        ${say('useOther')}
      </button>
      <button ?disabled=${isRunning} @click=${() => raise(this, 'lab-mnist')}>
        ${say('useMnist')}
      </button>
    </div>`;
  }
}

customElements.define('n2-present-data', PresentDataView);
