import { css, html, LitElement, nothing } from 'lit';
import { MNIST } from '../model/configuration.js';
import { epochsLearnt } from '../model/run.js';
import { text } from '../texts/index.js';
import { raise } from './raise.js';
import { shared } from './theme.js';

const READERS = /** @type {const} */ (['reader', 'own']);

/**
 * Which network reads the pad: the one that comes with the page, or the one in training.
 * @element n2-reader-choice
 * @fires lab-read-by - detail: 'reader' or 'own'
 * @fires lab-load-reader - the person wants to try again
 */
export class ReaderChoice extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      .choice {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .choice span {
        flex: 1;
      }
      button {
        font-size: 13px;
        min-block-size: 30px;
        padding: 2px 10px;
      }
      button[aria-pressed='true'] {
        border-color: var(--ink);
        box-shadow: inset 0 0 0 1px var(--ink);
      }
      p {
        margin: 6px 0 0;
        font-size: 13px;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      .about {
        display: var(--about, block);
      }
      @media (pointer: coarse) {
        button {
          min-block-size: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
  }

  render() {
    if (!this.state) return nothing;
    const { readBy, reader, configuration } = this.state;
    // The network that comes with the page knows digits, and nothing else.
    if (configuration.data !== MNIST)
      return html`<p class="about">${this._aboutOwn(this.state)}</p>`;
    return html`
      <div class="choice" role="group" aria-label=${text('pad.whichReader')}>
        <span>${text('pad.readBy')}</span>
        ${READERS.map(
          (name) =>
            html`<button
              aria-pressed=${name === readBy ? 'true' : 'false'}
              ?disabled=${name === 'reader' && reader.problem !== null}
              @click=${() => raise(this, 'lab-read-by', name)}
            >
              ${text(`pad.${name}`)}
            </button>`,
        )}
      </div>
      <p class=${reader.problem ? '' : 'about'}>${this._about(this.state)}</p>
    `;
  }

  /** @param {import('../lab/state.js').LabState} state */
  _about({ readBy, reader, run }) {
    if (reader.problem) {
      return html`${text(`problems.${reader.problem.code}`, reader.problem)}
        <button @click=${() => raise(this, 'lab-load-reader', null)}>
          ${text('problems.tryAgain')}
        </button>`;
    }
    if (readBy === 'reader') {
      return text('pad.aboutReader');
    }
    return this._aboutOwn({ run });
  }

  /** @param {Pick<import('../lab/state.js').LabState, 'run'>} state */
  _aboutOwn({ run }) {
    const { configuration } = run;
    const { epoch, miniBatch } = run.progress;
    const isOfMnist = configuration.data === MNIST;
    if (epoch === 0 && miniBatch === 0)
      return text(isOfMnist ? 'pad.untrained' : 'pad.untrainedOwn');
    return text('pad.aboutOwn', { epochs: epochsLearnt(run) });
  }
}

customElements.define('n2-reader-choice', ReaderChoice);
