import { css, html, LitElement, nothing } from 'lit';
import { text } from '../texts/index.js';
import { raise } from './raise.js';
import { shared } from './theme.js';

/**
 * What went wrong, and what can be done about it.
 * @element n2-problem
 * @fires lab-retry
 * @fires lab-dismiss
 */
export class Problem extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space);
        align-items: center;
        padding: 10px 14px;
        color: var(--error);
        background: var(--error-wash);
        border-inline-start: 3px solid var(--error);
        border-radius: var(--radius);
      }
      div[hidden] {
        display: none;
      }
      p {
        flex: 1 1 256px;
        margin: 0;
        overflow-wrap: anywhere;
      }
      button {
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
  }

  render() {
    const problem = this.state?.problem;
    return html`<div role="alert" ?hidden=${!problem}>
      ${
        problem
          ? html`<p>${text(`problems.${problem.code}`, problem)}</p>
              ${
                problem.canRetry
                  ? html`<button @click=${() => raise(this, 'lab-retry')}>
                      ${text('problems.tryAgain')}
                    </button>`
                  : nothing
              }
              <button @click=${() => raise(this, 'lab-dismiss')}>
                ${text('problems.dismiss')}
              </button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define('n2-problem', Problem);
