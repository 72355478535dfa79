import { css, html, LitElement, nothing } from 'lit';
import { isConcealed } from '../lab/forecasting.js';
import { resultOf } from '../model/experiment.js';
import { experimentTexts, text } from '../texts/index.js';
import { shared } from './theme.js';

/**
 * What an experiment shows, and how its runs compare with what the book reports; nothing while that is kept back.
 * @element n2-findings
 */
export class Findings extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      p {
        margin: 8px 0 0;
        max-inline-size: 672px;
      }
      .caution {
        color: var(--ink-soft);
        font-size: 13px;
      }
      table {
        border-collapse: collapse;
        margin-block-start: 10px;
        font-size: 14px;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        text-align: start;
        vertical-align: baseline;
        font-weight: 400;
        padding: 2px 20px 2px 0;
        border-block-start: 1px solid var(--rule);
      }
      th {
        white-space: nowrap;
      }
      tr[aria-current] th {
        font-weight: 700;
      }
      .agrees::before {
        content: '✓ ';
      }
      .pending {
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
  }

  render() {
    const { state } = this;
    if (!state?.experiment || isConcealed(state)) return nothing;
    const { experiment } = state;
    const { setup, about, caution } = experimentTexts(experiment.id);
    return html`
      ${experiment.game ? nothing : this._runs(experiment)}
      ${setup ? html`<p>${about}</p>` : nothing}
      ${caution ? html`<p class="caution">${caution}</p>` : nothing}
    `;
  }

  /** @param {import('../model/experiment.js').Experiment} experiment */
  _runs({ id, runs }) {
    const { finished, status } = /** @type {import('../lab/state.js').LabState} */ (this.state);
    const present = status === 'ready' || status === 'complete' ? -1 : finished.length;
    return html`
      <table>
        <caption class="visually-hidden">
          ${text('picker.runs')}
        </caption>
        <tbody>
          ${runs.map(({ published }, i) => {
            const verdict = finished[i]?.verdict;
            return html`<tr aria-current=${i === present ? 'true' : nothing}>
              <th scope="row">${experimentTexts(id).runs[i]}</th>
              <td class=${verdict ? (verdict.agrees ? 'agrees' : '') : 'pending'}>
                ${
                  verdict ? text(`verdicts.${verdict.code}`, verdict) : this._expectation(published)
                }
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
    `;
  }

  /** @param {import('../model/experiment.js').Published} published */
  _expectation(published) {
    const { run } = /** @type {import("../lab/state.js").LabState} */ (this.state).run.curves;
    const value = 'final' in published ? published.final : published.reported;
    if (value === undefined) return '';
    const source = ('source' in published && published.source) || 'book';
    const result = text('verdicts.value', resultOf(value, published.monitor, run));
    return text('picker.expected', { source, value: result });
  }
}

customElements.define('n2-findings', Findings);
