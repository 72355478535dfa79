import { css, html, LitElement, nothing } from 'lit';
import { BY_HAND } from '../lab/experiments/by-hand.js';
import { CHAPTER, nextInChapter } from '../lab/chapter.js';
import { isSilent } from '../model/configuration.js';
import { experimentTexts, text } from '../texts/index.js';
import './question.js';
import { raise } from './raise.js';
import { shared } from './theme.js';

/**
 * Which figure of the book is being drawn, what is done in it, and the question that it answers.
 * @element n2-experiment-picker
 * @fires lab-choose - detail: id of an experiment, or null
 * @fires lab-next - detail: id of the experiment that comes next in the chapter
 * @fires lab-try - detail: an experiment by hand, see BY_HAND
 */
export class ExperimentPicker extends LitElement {
  static properties = { state: { attribute: false }, experiments: { attribute: false } };

  static styles = [
    shared,
    css`
      .choice {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
        align-items: center;
      }
      label {
        font-family: var(--serif);
        font-size: 18px;
        font-weight: 600;
      }
      select {
        flex: 1 1 192px;
        min-inline-size: 0;
        max-inline-size: 448px;
      }
      p {
        display: var(--about, block);
        margin: 8px 0 0;
        max-inline-size: 672px;
      }
      .caution {
        color: var(--ink-soft);
        font-size: 13px;
      }
      .back {
        min-block-size: 28px;
        padding: 0 8px;
        font-weight: 400;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
    /** @type {import('../model/experiment.js').Experiment[]} */
    this.experiments = [];
  }

  render() {
    if (!this.state) return nothing;
    const { experiment, status } = this.state;
    return html`
      <div class="choice">
        <label for="experiment">${text('picker.experiment')}</label>
        <select id="experiment" ?disabled=${status === 'running'} @change=${this._choose}>
          <option value="" .selected=${experiment === null}>${text('picker.own')}</option>
          ${this.experiments.map(
            ({ id }) =>
              html`<option value=${id} .selected=${id === experiment?.id}>
                ${experimentTexts(id).title}
              </option>`,
          )}
          <optgroup label=${text('picker.byHand')}>
            ${BY_HAND.map(
              ({ id }) => html`<option value=${id}>${text(`picker.byHand.${id}`)}</option>`,
            )}
          </optgroup>
        </select>
      </div>
      ${experiment ? this._about(experiment) : nothing}
    `;
  }

  /** @param {import('../model/experiment.js').Experiment} experiment */
  _about(experiment) {
    const state = /** @type {import('../lab/state.js').LabState} */ (this.state);
    const { setup, about } = experimentTexts(experiment.id);
    return html`<p>${setup ?? about}</p>
      ${this._ownSettings(experiment)}
      <n2-question .state=${state}></n2-question>
      ${this._next(experiment)}`;
  }

  /**
   * That the settings are no longer the experiment's, and the way back.
   * @param {import('../model/experiment.js').Experiment} experiment
   */
  _ownSettings({ id, game }) {
    const { isFurther, change } = /** @type {import('../lab/state.js').LabState} */ (this.state);
    if (game || (!isFurther && isSilent(change))) return nothing;
    return html`<p class="caution">
      ${text(isFurther ? 'picker.further' : 'picker.changed')}
      <button class="back" @click=${() => raise(this, 'lab-choose', id)}>
        ${text('picker.back')}
      </button>
    </p>`;
  }

  /** The way on, when all runs are over. @param {import('../model/experiment.js').Experiment} experiment */
  _next({ id, runs }) {
    const { finished } = /** @type {import('../lab/state.js').LabState} */ (this.state);
    if (finished.length < runs.length) return nothing;
    if (id === CHAPTER.at(-1)) return html`<p>${text('path.done')}</p>`;
    const next = nextInChapter(id);
    if (!next) return nothing;
    const { title } = experimentTexts(next.id);
    return html`<p>
      <button class="back" @click=${() => raise(this, 'lab-next', next.id)}>
        ${text('path.next', { place: next.place, all: CHAPTER.length, title })}
      </button>
    </p>`;
  }

  /** @param {Event} event */
  _choose(event) {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    const byHand = BY_HAND.find(({ id }) => id === select.value);
    if (byHand) {
      select.value = this.state?.experiment?.id ?? ''; // the lab stays as it is
      raise(this, 'lab-try', byHand);
      return;
    }
    raise(this, 'lab-choose', select.value || null);
  }
}

customElements.define('n2-experiment-picker', ExperimentPicker);
