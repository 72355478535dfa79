import { css, html, LitElement, nothing } from 'lit';
import { hasBegun } from '../model/run.js';
import { text } from '../texts/index.js';
import { raise } from './raise.js';
import { shared } from './theme.js';

/** @typedef {import('../lab/state.js').LabState} LabState */

const STEPS = /** @type {const} */ (['watch', 'draw', 'change']);

/**
 * Three steps for who is here for the first time: each is ticked off when it has been done, and then the way goes on to
 * the chapter.
 * @element n2-first-path
 * @fires lab-choose - detail: id of the first experiment of the chapter
 */
export class FirstPath extends LitElement {
  static properties = { state: { attribute: false }, first: {}, done: { state: true }, isClosed: { state: true } }; // prettier-ignore

  static styles = [
    shared,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 16px;
        font-size: 14px;
        border-block-end: 1px solid var(--rule);
        padding-block-end: 8px;
      }
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 0;
        padding: 0;
        list-style: none;
        flex: 1 1 320px;
      }
      .next {
        font-weight: 600;
      }
      .done {
        color: var(--ink-soft);
      }
      .done::before {
        content: '✓ ';
      }
      button {
        font-size: 13px;
        min-block-size: 28px;
        padding: 2px 8px;
      }
      @media print {
        section {
          display: none;
        }
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
    /** @type {LabState | null} */
    this.state = null;
    /** The experiment that the chapter begins with. */
    this.first = '';
    /** @type {Set<string>} steps that have been done */
    this.done = new Set();
    /** Whether it is not, or no longer, wanted: who has runs already knows the way. */
    this.isClosed = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const { state } = this;
    if (!state || !changed.has('state')) return;
    const before = /** @type {LabState | null | undefined} */ (changed.get('state'));
    const { runs } = state.notebook;
    // What was kept of the last visit comes before anything can be done in this one.
    if (runs.length > 0 && !this._hasStarted(before)) this.isClosed = true;
    if (state.experiment) this.isClosed = true;
    const isDone = {
      watch: state.run.progress.epoch > 0,
      draw: state.shown !== null && state.shown.label === null,
      change: runs.length > 1 || runs.some(({ run }) => run.changes.length > 0),
    };
    for (const step of STEPS) if (isDone[step]) this.done.add(step);
  }

  /** @param {LabState | null | undefined} before @returns {boolean} whether something had been trained or could be */
  _hasStarted(before) {
    return Boolean(before && (before.isEngineHere || hasBegun(before.run)));
  }

  render() {
    if (!this.state || this.isClosed) return nothing;
    const next = STEPS.find((step) => !this.done.has(step));
    return html`<section aria-label=${text('path.title')}>
      <ol>
        ${STEPS.map((step, i) => {
          const kind = this.done.has(step) ? 'done' : step === next ? 'next' : '';
          return html`<li class=${kind}>${i + 1}. ${text(`path.${step}`)}</li>`;
        })}
      </ol>
      ${next ? nothing : html`<button @click=${() => raise(this, 'lab-choose', this.first)}>${text('path.chapter')}</button>`}
      <button @click=${() => (this.isClosed = true)}>${text('path.close')}</button>
    </section>`;
  }
}

customElements.define('n2-first-path', FirstPath);
