import { html, LitElement, nothing } from 'lit';
import uPlot from 'uplot';
import { answerToDraw } from '../lab/forecasting.js';
import { hasBegun } from '../model/run.js';
import { text } from '../texts/index.js';
import { runNames } from '../texts/run-names.js';
import { plotOptions } from './chart-lines.js';
import { ChartPen } from './chart-pen.js';
import { pictureOf } from './chart-picture.js';
import { chartStyles, HEIGHT } from './chart-styles.js';
import './chart-table.js';
import { shownValue, spokenSummary } from './chart-words.js';
import { lineSample } from './looks.js';
import { colourSamples, PlotHolder, plotStyles } from './plot.js';
import { raise } from './raise.js';
import { hasIncomparableCosts, lastEpoch, seriesOf, sourceOf, valueRange } from './series.js';
import { shared } from './theme.js';

/** @typedef {import('./series.js').Series} Series */
/** @typedef {import('../lab/state.js').LabState} LabState */

/**
 * What the key of a run or group shows.
 * @typedef {{owner: string, name: string, look: number, values: {what: string, value: string}[]}} Key
 */

/**
 * The curves of cost or accuracy of the runs that are shown, growing while they go on, with a table and a summary
 * of the present one in words.
 * @element n2-chart
 * @fires lab-save-chart - detail: format, kind, title and picture
 * @fires lab-sketch - detail: the answer to the question, as far as it has been drawn
 */
export class Chart extends LitElement {
  static properties = {
    kind: { type: String },
    height: { type: Number },
    state: { attribute: false },
    values: { state: true },
    focused: { state: true },
    at: { state: true },
  };

  static styles = [shared, ...plotStyles, chartStyles];

  constructor() {
    super();
    /** @type {'cost' | 'accuracy'} */
    this.kind = 'cost';
    /** Of the plot, in pixels. */
    this.height = HEIGHT;
    /** @type {LabState | null} */
    this.state = null;
    /** @type {Map<string, string>} what the keys show of each series: at the cursor, or the last */
    this.values = new Map();
    /** @type {string | null} the run or group that the cursor is at */
    this.focused = null;
    /** @type {number | null} epochs at which the cursor is, and of which the keys show the values */
    this.at = null;
    this._plot = new PlotHolder(this, () => this.height);
    this._pen = new ChartPen(this, {
      kind: () => this.asked,
      state: () => /** @type {LabState} */ (this.state),
      plot: () => this._plot.plot,
    });
    /** @type {Series[]} that are drawn */
    this.series = [];
    this._signature = '';
    this._frame = 0;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this._frame);
    this._signature = '';
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {LabState | null | undefined} */ (changed.get('state'));
    const { state } = this;
    // Most changes of the state leave the curves as they are.
    return (
      !before ||
      !state ||
      changed.size > 1 ||
      before.run.curves !== state.run.curves ||
      before.notebook !== state.notebook ||
      before.present !== state.present ||
      before.experiment !== state.experiment ||
      before.forecast !== state.forecast ||
      before.asks !== state.asks ||
      before.status !== state.status ||
      before.finished !== state.finished
    );
  }

  render() {
    if (!this.state) return nothing;
    const { curves } = this.state.run;
    const title = text(this.kind === 'cost' ? 'charts.cost' : 'charts.accuracy');
    const series = seriesOf(this.state, this.kind);
    const keys = this._keys(series);
    return html`
      <figure role="group" aria-label=${spokenSummary(curves, this.kind)}>
        <header>
          <h2>${title}</h2>
          ${this._sets(series)}
        </header>
        <ul class="keys">
          ${keys.map(
            ({ owner, name, look, values }) =>
              html`<li class="key ${owner === this.focused ? 'focused' : ''}">
                ${lineSample(look)}${name}
                ${values.map(({ what, value }) =>
                  what === 'evaluation' ? html` <b>${value}</b>` : html` <span>${value}</span>`,
                )}
              </li>`,
          )}
        </ul>
        <div
          class="plot ${this.asked ? 'asking' : ''}"
          aria-hidden="true"
          @pointerdown=${this._pen.down}
          @pointermove=${this._pen.move}
          @pointerup=${this._pen.up}
          @pointercancel=${this._pen.up}
        >
          ${series.length === 0 ? html`<p class="empty">${this._empty()}</p>` : nothing}
          ${this.at === null ? nothing : html`<p class="at">${text('charts.at', { epoch: this.at })}</p>`}
          ${this._hovered(keys)}
        </div>
        ${
          this.kind === 'cost' && hasIncomparableCosts(curves, this.state.configuration.lambda)
            ? html`<p class="note">${text('charts.incomparable')}</p>`
            : nothing
        }
        <div class="below">
          <n2-chart-table .curves=${curves} .kind=${this.kind}></n2-chart-table>
          ${series.length > 0 ? this._saveButtons() : nothing}
        </div>
        ${colourSamples}
      </figure>
    `;
  }

  /** What is expected of the run, where that is to be drawn here. */
  get asked() {
    return this.kind === 'accuracy' && this.state ? answerToDraw(this.state) : null;
  }

  /** What stands in place of curves. */
  _empty() {
    if (this.asked) return text('charts.draw', { kind: this.asked });
    return text(this.state && hasBegun(this.state.run) ? 'charts.nothingShown' : 'charts.empty');
  }

  _saveButtons() {
    const button = (/** @type {'svg' | 'png'} */ format) => {
      const name = text(format === 'svg' ? 'share.chartSvg' : 'share.chartPng');
      return html`<button
        aria-label=${text('share.saveChart', { format: name })}
        @click=${() => raise(this, 'lab-save-chart', this._picture(format))}
      >
        ${name}
      </button>`;
    };
    return html`<div class="save">${button('svg')} ${button('png')}</div>`;
  }

  /**
   * @param {'svg' | 'png'} format
   * @returns {{format: 'svg' | 'png', kind: 'cost' | 'accuracy', title: string,
   *   picture: import('./chart-picture.js').Picture}} the chart as it would be on white paper
   */
  _picture(format) {
    const state = /** @type {LabState} */ (this.state);
    const series = seriesOf(state, this.kind);
    const { evaluation } = state.run.curves.run;
    const title = text(this.kind === 'cost' ? 'charts.cost' : 'charts.accuracy');
    const picture = pictureOf({
      ...{ series, kind: this.kind, title },
      x: [0, lastEpoch(state, series)],
      y: valueRange(series, this.kind),
      xLabel: text('charts.epochs'),
      keys: this._keys(series),
      note: text('charts.thickAndThin', { set: evaluation }),
    });
    return { format, kind: this.kind, title, picture };
  }

  /** What thick and thin lines are, and marks. @param {Series[]} series */
  _sets(series) {
    const state = /** @type {LabState} */ (this.state);
    const has = (/** @type {Series['what']} */ what) => series.some((one) => one.what === what);
    const { evaluation } = state.run.curves.run;
    return html`<div class="sets">
      ${has('evaluation') ? html`<span>${lineSample(0, 'evaluation')}${text('charts.data', { set: evaluation })}</span>` : nothing}
      ${has('training') ? html`<span>${lineSample(0, 'training')}${text('charts.data', { set: 'training' })}</span>` : nothing}
      ${has('miniBatches') ? html`<span class="faint">${lineSample(0, 'miniBatches')}${text('charts.miniBatches')}</span>` : nothing}
      ${has('forecast') ? html`<span><i class="expected"></i>${text('forecast.chart')}</span>` : nothing}
      ${has('published') ? html`<span><i class="mark"></i>${text('charts.source', { source: sourceOf(state) })}</span>` : nothing}
    </div>`;
  }

  /** @param {Series[]} series @returns {Key[]} of the runs and groups that are drawn */
  _keys(series) {
    const { notebook, present, run } = /** @type {LabState} */ (this.state);
    const names = runNames(notebook, { ...present, run });
    const owners = new Map(series.filter(({ what }) => what !== 'published' && what !== 'forecast').map((one) => [one.owner, one.look])); // prettier-ignore
    return [...owners].map(([owner, look]) => ({
      owner,
      look,
      name: names.get(owner) ?? '',
      values: /** @type {const} */ (['evaluation', 'training']).flatMap((what) => {
        const value = this.values.get(`${owner} ${what}`);
        return value === undefined ? [] : [{ what, value }];
      }),
    }));
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('height')) this._plot.remove();
    if (!changed.has('state') && this._plot.plot) return;
    cancelAnimationFrame(this._frame);
    this._frame = requestAnimationFrame(() => this._draw());
  }

  /** Brings the curves to the screen; at most once a frame. */
  _draw() {
    const { state } = this;
    const place = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.plot'));
    if (!state || !place) return;
    this.series = seriesOf(state, this.kind);
    const signature = this.series.map(({ key, look }) => `${key} ${look}`).join();
    if (signature !== this._signature) this._plot.remove();
    this._signature = signature;
    this._plot.draw(place, this._columns(), () => this._options());
    this._readValues();
  }

  /** @returns {any} one x for all series, undefined where a series has no point */
  _columns() {
    if (this.series.length === 0) return [[]];
    return uPlot.join(this.series.map(({ x, y }) => [x, y]));
  }

  _options() {
    return plotOptions(this, {
      onCursor: () => this._readValues(),
      onFocus: (i) => this._focus(i),
    });
  }

  /** @param {number | null} i the series that the cursor is at, from 1 */
  _focus(i) {
    const owner = i === null ? null : (this.series[i - 1]?.owner ?? null);
    if (owner !== this.focused) this.focused = owner;
  }

  /** The name of the run that the cursor is at. @param {Key[]} keys */
  _hovered(keys) {
    const key = keys.find(({ owner }) => owner === this.focused);
    return key ? html`<p class="hovered">${lineSample(key.look)} ${key.name}</p>` : nothing;
  }

  /** The keys show the values at the cursor, or the last ones. */
  _readValues() {
    const { plot } = this._plot;
    if (!plot) return;
    const { idx } = plot.cursor;
    const at = idx ?? Infinity;
    this.at = typeof idx === 'number' ? (plot.data[0][idx] ?? null) : null;
    const values = this.series.flatMap(({ key }, i) => {
      const column = plot.data[i + 1];
      let k = Math.min(at, column.length - 1);
      while (k >= 0 && typeof column[k] !== 'number') k -= 1;
      const value = column[k];
      return typeof value === 'number' ? [/** @type {[string, string]} */ ([key, shownValue(value, this.kind)])] : []; // prettier-ignore
    });
    if (values.join() !== [...this.values].join()) this.values = new Map(values);
  }
}

customElements.define('n2-chart', Chart);
