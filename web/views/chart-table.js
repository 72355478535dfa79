import { css, html, LitElement, nothing } from 'lit';
import { text } from '../texts/index.js';
import { tableOf } from './chart-words.js';
import { shared } from './theme.js';

/**
 * The values of the present run's curves, epoch by epoch, once somebody opens it.
 * @element n2-chart-table
 */
export class ChartTable extends LitElement {
  static properties = {
    curves: { attribute: false },
    kind: { type: String },
    isOpen: { state: true },
  };

  static styles = [
    shared,
    css`
      details {
        font-size: 13px;
        margin-block-start: 4px;
        min-inline-size: 0;
      }
      summary {
        cursor: pointer;
        inline-size: fit-content;
        color: var(--ink-soft);
      }
      p {
        margin: 4px 0 0;
        color: var(--ink-soft);
      }
      .scroll {
        max-block-size: 256px;
        overflow: auto;
        border-block: 1px solid var(--rule);
        margin-block-start: 4px;
      }
      table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        text-align: end;
        padding: 2px 20px 2px 0;
        font-weight: 400;
      }
      thead th {
        position: sticky;
        inset-block-start: 0;
        background: var(--paper);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../model/curves.js').Curves | null} */
    this.curves = null;
    /** @type {'cost' | 'accuracy'} */
    this.kind = 'cost';
    this.isOpen = false;
  }

  render() {
    return html`<details @toggle=${this._toggle}>
      <summary>${text('charts.table')}</summary>
      ${this.isOpen && this.curves ? this._table(tableOf(this.curves, this.kind)) : nothing}
    </details>`;
  }

  /** @param {ReturnType<typeof tableOf>} table */
  _table({ head, rows }) {
    if (rows.length === 0) return html`<p>${text('charts.noEpoch')}</p>`;
    return html`<div class="scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            ${head.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([epoch, ...values]) =>
              html`<tr>
                <th scope="row">${epoch}</th>
                ${values.map((value) => html`<td>${value}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {Event} event */
  _toggle({ target }) {
    this.isOpen = /** @type {HTMLDetailsElement} */ (target).open;
  }
}

customElements.define('n2-chart-table', ChartTable);
