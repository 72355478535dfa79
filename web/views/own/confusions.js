import { css, html, LitElement, nothing } from 'lit';
import { number, text } from '../../texts/index.js';
import { classNames } from '../class-names.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import { say } from './say.js';

/** Confusions that are listed. */
const LISTED = 30;

/**
 * The most frequent mistakes, where there are too many classes for a table of all.
 * @element n2-confusions
 * @fires lab-gallery - detail: which images are to be shown, see Gallery
 */
export class Confusions extends LitElement {
  static properties = { state: { attribute: false }, counts: { attribute: false } };

  static styles = [
    shared,
    css`
      p {
        margin: 6px 0 0;
        max-inline-size: 672px;
        font-size: 13px;
        line-height: 1.45;
        color: var(--ink-soft);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      button {
        font-size: 14px;
        min-block-size: 32px;
      }
      button[aria-pressed='true'] {
        border-color: var(--ink);
        box-shadow: inset 0 0 0 1px var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../../lab/state.js').LabState | null} */
    this.state = null;
    /** @type {number[][]} a row for each right answer, in it one for each answer that was given */
    this.counts = [];
  }

  render() {
    if (!this.state) return nothing;
    const names = classNames(this.state);
    const why = this.state.gallery?.why;
    const open = why?.code === 'cell' ? why : null;
    const pairs = this.counts
      .flatMap((row, label) => row.map((count, answer) => ({ label, answer, count })))
      .filter(({ label, answer, count }) => label !== answer && count > 0)
      .toSorted((one, other) => other.count - one.count);
    return html`<p>${say('mostMistakes')}</p>
      <ul>
        ${pairs.slice(0, LISTED).map(({ label, answer, count }) => {
          const both = { label: names[label], answer: names[answer], count };
          const isOpen = open?.label === label && open.answer === answer;
          return html`<li>
            <button
              aria-label=${text('mistakes.cell', both)}
              aria-pressed=${isOpen ? 'true' : 'false'}
              @click=${() => raise(this, 'lab-gallery', { code: 'cell', label, answer })}
            >
              ${both.label} → ${both.answer}: ${number(count)}
            </button>
          </li>`;
        })}
      </ul>`;
  }
}

customElements.define('n2-confusions', Confusions);
