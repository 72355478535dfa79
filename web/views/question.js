import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { CHAPTER } from '../lab/chapter.js';
import { forecastOutcome, isAsking, isConcealed, questionOf } from '../lab/forecasting.js';
import { choicesOf, epochsAsked } from '../model/forecast.js';
import { experimentTexts, list, number, text } from '../texts/index.js';
import { raise } from './raise.js';
import { shared } from './theme.js';

/** @typedef {import('../lab/state.js').LabState} LabState */
/** @typedef {import('../model/forecast.js').Forecast} Forecast */
/** @typedef {import('../model/forecast.js').Question} Question */

/** What an accuracy is taken to be before anybody has said anything, in per cent. */
const FIRST_GUESS = 50;

/**
 * The question of an experiment, its answer by the person, and how that compares with what the runs come to.
 * @element n2-question
 * @fires lab-sketch - detail: the answer as it stands
 * @fires lab-forecast - detail: the answer, which is to be kept and compared with what the runs come to
 * @fires lab-skip-forecast - the runs are to be made without an answer
 */
export class QuestionView extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      section {
        border: 1px solid var(--rule-strong);
        border-inline-start: 4px solid var(--ink);
        border-radius: var(--radius);
        background: var(--sheet);
        padding: 12px 16px;
        margin-block-start: 12px;
        display: grid;
        gap: 10px;
        max-inline-size: 672px;
      }
      p {
        margin: 0;
      }
      .soft {
        color: var(--ink-soft);
        font-size: 14px;
      }
      .outcome {
        font-weight: 600;
      }
      .choices {
        display: grid;
        gap: 4px;
        border: 0;
        padding: 0;
        margin: 0;
      }
      .choices label {
        display: flex;
        gap: 8px;
        align-items: center;
      }
      .choices input {
        min-block-size: 0;
        inline-size: 17px;
        block-size: 17px;
        margin: 0;
        accent-color: var(--ink);
      }
      .end {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 64px;
        gap: 12px;
        align-items: center;
      }
      output {
        font-family: var(--serif);
        font-size: 22px;
        text-align: end;
      }
      input[type='range'] {
        inline-size: 100%;
        min-block-size: 28px;
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        accent-color: var(--ink);
        cursor: pointer;
      }
      summary {
        inline-size: fit-content;
        font-size: 14px;
        cursor: pointer;
      }
      .curve {
        margin-block-start: 8px;
        display: grid;
        grid-auto-columns: minmax(0, 1fr);
        grid-auto-flow: column;
        gap: 4px;
        font-size: 13px;
        text-align: center;
      }
      .curve label {
        display: grid;
        justify-items: center;
        gap: 2px;
      }
      .curve input[type='range'] {
        writing-mode: vertical-lr;
        direction: rtl;
        /* upright: its length is its inline size */
        inline-size: 112px;
        block-size: 28px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space);
      }
      @media (pointer: coarse) {
        .choices label {
          min-block-size: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {LabState | null} */
    this.state = null;
  }

  render() {
    const { state } = this;
    const question = state && questionOf(state);
    if (!state || !question || !state.experiment) return nothing;
    if (isAsking(state)) return this._asking(state, question);
    const outcome = forecastOutcome(state);
    if (!isConcealed(state) && !outcome) return nothing;
    return html`<section aria-label=${text('forecast.title')}>
      ${this._place(state.experiment.id)}
      <p>${experimentTexts(state.experiment.id).question}</p>
      ${
        outcome
          ? html`<p class="outcome" role="status">${this._outcome(state, outcome)}</p>
              ${this._values(state.experiment, question, outcome)}`
          : html`<p class="soft">${this._kept(state)}</p>`
      }
    </section>`;
  }

  /** @param {LabState} state @param {Question} question */
  _asking({ experiment, forecast, configuration }, question) {
    const { id, runs } = /** @type {import('../model/experiment.js').Experiment} */ (experiment);
    const value = forecast?.stage === 'sketch' ? forecast.value : null;
    return html`<section aria-label=${text('forecast.title')}>
      ${this._place(id)}
      <p>${experimentTexts(id).question}</p>
      ${question.kind === 'choice' ? this._choices(id, choicesOf(question, runs.length), value) : nothing}
      ${question.kind === 'end' ? this._end(value) : nothing}
      ${question.kind === 'curve' ? this._curve(configuration.epochs, value) : nothing}
      <div class="buttons">
        <button
          class="primary"
          ?disabled=${value === null}
          @click=${() => raise(this, 'lab-forecast', value)}
        >
          ${text('forecast.begin')}
        </button>
        <button @click=${() => raise(this, 'lab-skip-forecast')}>${text('forecast.skip')}</button>
      </div>
    </section>`;
  }

  /** Where in the chapter the question stands. @param {string} id of the experiment */
  _place(id) {
    const place = CHAPTER.indexOf(id) + 1;
    if (place === 0) return nothing;
    return html`<p class="soft">${text('forecast.place', { place, all: CHAPTER.length })}</p>`;
  }

  /** @param {Forecast} value */
  _sketch(value) {
    raise(this, 'lab-sketch', value);
  }

  /** @param {string} id of the experiment @param {number[]} choices @param {Forecast | null} value */
  _choices(id, choices, value) {
    return html`<fieldset class="choices" aria-label=${text('forecast.choices')}>
      ${choices.map(
        (run) =>
          html`<label>
            <input
              type="radio"
              name="choice"
              .checked=${live(value?.kind === 'choice' && value.run === run)}
              @change=${() => this._sketch({ kind: 'choice', run })}
            />
            ${experimentTexts(id).runs[run]}
          </label>`,
      )}
    </fieldset>`;
  }

  /** @param {Forecast | null} value */
  _end(value) {
    const share = value?.kind === 'end' ? value.share : null;
    return html`<div class="end">
      <input
        type="range"
        min="0"
        max="100"
        step="0.5"
        aria-label=${text('forecast.end')}
        aria-valuetext=${number(share ?? FIRST_GUESS / 100, 'percent1')}
        .value=${live(String(100 * (share ?? FIRST_GUESS / 100)))}
        @input=${(/** @type {Event} */ event) => this._sketch({ kind: 'end', share: valueOf(event) })}
      />
      <output>${share === null ? text('forecast.none') : number(share, 'percent1')}</output>
    </div>`;
  }

  /** @param {number} epochs @param {Forecast | null} value */
  _curve(epochs, value) {
    const asked = epochsAsked(epochs);
    const isOfThese = value?.kind === 'curve' && value.shares.length === asked.length;
    const shares = isOfThese ? value.shares : Array(asked.length).fill(FIRST_GUESS / 100);
    return html`<details>
      <summary>${text('forecast.points')}</summary>
      <div class="curve">
        ${asked.map(
          (epoch, i) =>
            html`<label>
              <span class="numeric">${number(shares[i], 'percent')}</span>
              <input
                type="range"
                min="0"
                max="100"
                step="1"
                aria-label=${text('forecast.after', { epoch })}
                .value=${live(String(100 * shares[i]))}
                @input=${(/** @type {Event} */ event) => this._sketch({ kind: 'curve', shares: shares.with(i, valueOf(event)) })}
              />
              <span>${number(epoch)}</span>
            </label>`,
        )}
      </div>
      <p class="soft">${text('forecast.epochs')}</p>
    </details>`;
  }

  /** That the answer is kept. @param {LabState} state */
  _kept({ forecast, experiment }) {
    if (forecast?.stage !== 'made' || !experiment) return '';
    const { value } = forecast;
    if (value.kind === 'curve') return text('forecast.keptCurve');
    const answer = value.kind === 'end' ? number(value.share, 'percent1') : experimentTexts(experiment.id).runs[value.run]; // prettier-ignore
    return text('forecast.kept', { answer });
  }

  /** @param {LabState} state @param {import('../model/forecast.js').Outcome} outcome */
  _outcome({ experiment }, outcome) {
    if (outcome.code === 'end') return text('forecast.outcome.end', outcome);
    if (outcome.code === 'curve') return text('forecast.outcome.curve', { ...outcome, off: 100 * outcome.off }); // prettier-ignore
    const { runs } = experimentTexts(/** @type {{id: string}} */ (experiment).id);
    const { isRight, expected, first, close } = outcome;
    const quoted = (/** @type {number[]} */ some) => list(some.map((run) => text('forecast.run', { name: runs[run] })), 'and'); // prettier-ignore
    const sentence = text('forecast.outcome.choice', { isRight, expected: runs[expected], first: quoted(first), count: first.length }); // prettier-ignore
    if (close.length === 0 || first.length > 1) return sentence;
    return `${sentence} ${text('forecast.outcome.close', { runs: quoted(close), count: close.length })}`; // prettier-ignore
  }

  /**
   * The numbers by which the runs were compared.
   * @param {import('../model/experiment.js').Experiment} experiment
   * @param {Question} question
   * @param {import('../model/forecast.js').Outcome} outcome
   */
  _values({ id }, question, outcome) {
    if (outcome.code !== 'choice') return nothing;
    const { runs } = experimentTexts(id);
    const values = outcome.values.map((one) => text('forecast.value', { ...one, name: runs[one.run] })).join('; '); // prettier-ignore
    const at = 'at' in question ? question.at : 'weights';
    return html`<p class="soft">${text('forecast.outcome.values', { at, values })}</p>`;
  }
}

/** @param {Event} event of a slider in per cent @returns {number} the share that it is at */
const valueOf = ({ target }) => /** @type {HTMLInputElement} */ (target).valueAsNumber / 100;

customElements.define('n2-question', QuestionView);
