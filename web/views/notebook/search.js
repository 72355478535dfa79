import { css, html, LitElement, nothing } from 'lit';
import { isSearch, MAX_EPOCHS, MAX_TRIES } from '../../model/random-search.js';
import search from '../../texts/en/search.js';
import { addTexts, number, text } from '../../texts/index.js';
import { settingName } from '../../texts/run-names.js';
import { raise } from '../raise.js';
import { shared } from '../theme.js';
import './search-chart.js';
import { lastSearch } from './search-points.js';
import { numberIn } from './several.js';
import { severalStyles } from './several-styles.js';

addTexts('en', { search });

/** @param {keyof typeof search} key @param {import('../../texts/index.js').Values} [values] */
const say = (key, values) => text(/** @type {any} */ (`search.${key}`), values);

/** @typedef {import('../../lab/state.js').LabState} LabState */
/** @typedef {import('./search-points.js').Point} Point */

/** What the form begins with. @type {import('../../model/random-search.js').Search} */
const FIRST = { eta: [0.01, 10], lambda: [0.1, 100], tries: 12, epochs: 3 };

/** @param {number} value of eta or lambda */
const shown = (value) => number(value, 'axis');

/**
 * A search for eta and lambda at random, and what the last one has found.
 * @element n2-search
 * @fires lab-search - detail: the bounds, how many tries, and how many epochs each
 * @fires lab-configure - detail: eta and lambda of the best try
 */
export class SearchView extends LitElement {
  static properties = { state: { attribute: false }, isRefused: { state: true } };

  static styles = [
    shared,
    severalStyles,
    css`
      :host {
        container-type: inline-size;
      }
      details p {
        max-inline-size: 672px;
      }
      .found {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(220px, 2fr);
        gap: 8px 24px;
        margin-block-start: 12px;
      }
      .found h2,
      .found > p {
        grid-column: 1 / -1;
        margin: 0;
      }
      .list {
        max-block-size: 352px;
        overflow: auto;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: 13px;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 3px 0 3px 12px;
        text-align: end;
        font-weight: 400;
        border-block-start: 1px solid var(--rule);
      }
      th:first-child {
        text-align: start;
        padding-inline-start: 0;
      }
      thead th {
        position: sticky;
        inset-block-start: 0;
        border: 0;
        color: var(--ink-soft);
        background: var(--paper);
      }
      .best > * {
        font-weight: 700;
      }
      .take {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
      }
      .take p {
        margin: 0;
      }
      @container (max-width: 560px) {
        .found {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {LabState | null} */
    this.state = null;
    this.isRefused = false;
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {LabState | null | undefined} */ (changed.get('state'));
    const { state } = this;
    return (
      !before ||
      !state ||
      changed.has('isRefused') ||
      before.notebook !== state.notebook ||
      before.batch !== state.batch ||
      before.configuration !== state.configuration
    );
  }

  render() {
    if (!this.state) return nothing;
    const found = lastSearch(this.state.notebook);
    return html`${this._form(this.state.batch !== null)} ${found ? this._found(found) : nothing}`;
  }

  /** @param {boolean} isBusy whether runs are under way */
  _form(isBusy) {
    return html`<details>
      <summary>${say('open')}</summary>
      <p>${say('about')}</p>
      <form @submit=${this._search}>
        ${
          /** @type {const} */ (['eta', 'lambda']).map((path) =>
            /** @type {const} */ (['from', 'to']).map((end, i) =>
              this._input(
                `${path}-${end}`,
                say(end, { setting: settingName(path) }),
                FIRST[path][i],
              ),
            ),
          )
        }
        ${this._input('tries', say('tries'), FIRST.tries)}
        ${this._input('epochs', say('epochs'), FIRST.epochs)}
        <button ?disabled=${isBusy}>${say('start')}</button>
      </form>
      ${
        this.isRefused
          ? html`<p class="wrong" role="alert">
              ${say('invalid', { tries: MAX_TRIES, epochs: MAX_EPOCHS })}
            </p>`
          : nothing
      }
    </details>`;
  }

  /** @param {string} name @param {string} label @param {number} value at first */
  _input(name, label, value) {
    return html`<label class="range">
      ${label}
      <input name=${name} value=${value} inputmode="decimal" />
    </label>`;
  }

  /** @param {import('./search-points.js').Found} found */
  _found({ points, ranges }) {
    const [best] = points;
    const { batch } = /** @type {LabState} */ (this.state);
    if (!best) return batch ? html`<p>${say('waiting')}</p>` : nothing;
    const values = { eta: shown(best.eta), lambda: shown(best.lambda) };
    return html`<section class="found" aria-labelledby="found">
      <h2 id="found">${say('title')}</h2>
      <p>${say('axes')}</p>
      <n2-search-chart
        .points=${points}
        .ranges=${ranges}
        .label=${say('summary', { ...values, accuracy: best.share ?? 0 })}
      ></n2-search-chart>
      <div class="list" tabindex="0" role="group" aria-label=${say('title')}>
        ${this._table(points)}
      </div>
      ${best.share === null || batch ? nothing : this._take(best, values)}
    </section>`;
  }

  /** @param {Point[]} points */
  _table(points) {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${say('rank')}</th>
          <th scope="col">${say('eta')}</th>
          <th scope="col">${say('lambda')}</th>
          <th scope="col">${say('accuracy')}</th>
        </tr>
      </thead>
      <tbody>
        ${points.map(
          ({ eta, lambda, share }, i) =>
            html`<tr class=${i === 0 ? 'best' : ''}>
              <th scope="row">${i + 1}</th>
              <td>${shown(eta)}</td>
              <td>${shown(lambda)}</td>
              <td>${share === null ? say('failed') : number(share, 'percent2')}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {Point} best @param {{eta: string, lambda: string}} values of it, as they are shown */
  _take({ eta, lambda }, values) {
    const { configuration } = /** @type {LabState} */ (this.state);
    const isTaken = configuration.eta === eta && configuration.lambda === lambda;
    return html`<div class="take">
      ${
        isTaken
          ? html`<p role="status">${say('taken')}</p>`
          : html`<button @click=${() => raise(this, 'lab-configure', { eta, lambda })}>
              ${say('take', values)}
            </button>`
      }
      <p>${say('next')}</p>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  _search(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const numberOf = (/** @type {string} */ name) => numberIn(String(form.get(name)).trim());
    const wanted = {
      eta: /** @type {[number, number]} */ ([numberOf('eta-from'), numberOf('eta-to')]),
      lambda: /** @type {[number, number]} */ ([numberOf('lambda-from'), numberOf('lambda-to')]),
      tries: numberOf('tries'),
      epochs: numberOf('epochs'),
    };
    this.isRefused = !isSearch(wanted);
    if (!this.isRefused) raise(this, 'lab-search', wanted);
  }
}

customElements.define('n2-search', SearchView);
