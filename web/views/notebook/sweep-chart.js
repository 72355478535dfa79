import { css, html, LitElement, nothing } from 'lit';
import { runsOf } from '../../model/notebook.js';
import { number, text } from '../../texts/index.js';
import { settingName } from '../../texts/run-names.js';
import { shownValue } from '../chart-words.js';
import { axesOf, colourOf, colourSamples, PlotHolder, plotStyles } from '../plot.js';
import { shared } from '../theme.js';
import { resultOfRun } from './results.js';

/** @typedef {import('../../lab/state.js').LabState} LabState */
/** @typedef {import('./results.js').Result} Result */

const HEIGHT = 210;

/**
 * What the runs of the last sweep came to, against the setting that was swept.
 * @element n2-sweep-chart
 */
export class SweepChart extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    ...plotStyles,
    css`
      .plot {
        min-block-size: ${HEIGHT}px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {LabState | null} */
    this.state = null;
    this._plot = new PlotHolder(this, () => HEIGHT);
    this._signature = '';
  }

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const before = /** @type {LabState | null | undefined} */ (changed.get('state'));
    return !before || before.notebook !== this.state?.notebook;
  }

  /** @returns {{path: string, values: number[], points: {value: number, result: Result}[]} | null} the last sweep that is shown; values: all, rising */
  get _sweep() {
    const { notebook } = /** @type {LabState} */ (this.state);
    const group = notebook.groups.findLast(({ kind, isShown }) => kind === 'sweep' && isShown);
    if (!group) return null;
    const points = runsOf(notebook, group.id)
      .map(({ run, differences }) => ({
        value: Number(differences?.[0].to),
        result: resultOfRun(run.curves),
      }))
      .filter((point) => point.result !== null)
      .sort((one, other) => one.value - other.value);
    const values = group.values.toSorted((one, other) => one - other);
    return { path: group.path, values, points: /** @type {any} */ (points) };
  }

  render() {
    if (!this.state) return nothing;
    const sweep = this._sweep;
    if (!sweep) return nothing;
    const { path, points } = sweep;
    const kind = points[0]?.result.kind ?? 'accuracy';
    const title = text('runs.sweepTitle', { kind, setting: settingName(path) });
    const spoken = points.map(({ value, result }) =>
      text('runs.sweepPoint', {
        value: number(value, 'axis'),
        result: shownValue(result.best, kind),
      }),
    );
    const label = text('runs.sweepSummary', { title, points: spoken.join('; ') });
    return html`
      <figure role="group" aria-label=${label}>
        <header><h2>${title}</h2></header>
        <div class="plot" aria-hidden="true"></div>
        ${colourSamples}
      </figure>
    `;
  }

  updated() {
    const place = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.plot'));
    const sweep = this.state && this._sweep;
    if (!place || !sweep) {
      this._plot.remove();
      return;
    }
    const { path, values, points } = sweep;
    const kind = points[0]?.result.kind ?? 'accuracy';
    // The axis is that of all values from the beginning, however few have come to something.
    const isLogarithmic = isSpacedByRatios(values);
    const signature = `${path} ${kind} ${values.join()}`;
    if (signature !== this._signature) this._plot.remove();
    this._signature = signature;
    const columns = [points.map(({ value }) => value), points.map(({ result }) => result.best)];
    this._plot.draw(place, columns, () => this._options({ path, kind, isLogarithmic, values }));
  }

  /**
   * @param {{path: string, kind: 'cost' | 'accuracy', isLogarithmic: boolean, values: number[]}} sweep
   * @returns {Omit<import('uplot').Options, 'width' | 'height'>}
   */
  _options({ path, kind, isLogarithmic, values }) {
    const stroke = colourOf(this.renderRoot, 'run-0');
    const [first, last] = [values[0], values[values.length - 1]];
    return {
      scales: {
        x: isLogarithmic
          ? {
              time: false,
              distr: 3,
              log: 10,
              range: () => [decade(first, 'floor'), decade(last, 'ceil')],
            }
          : { time: false, range: () => [first, last] },
        y: { range: (_, low, high) => padded(low, high, kind === 'accuracy' ? 100 : Infinity) },
      },
      axes: axesOf(
        this.renderRoot,
        {
          label: settingName(path),
          values: (_, ticks) =>
            ticks.map((tick) => (isLogarithmic && !isPowerOfTen(tick) ? '' : number(tick, 'axis'))),
        },
        {
          size: 52,
          values: (_, ticks) =>
            ticks.map((tick) => (kind === 'cost' ? number(tick, 'axis') : number(tick / 100, 'percentAxis'))), // prettier-ignore
        },
      ),
      series: [{}, { stroke, width: 2, points: { show: true, size: 7, fill: stroke } }],
    };
  }
}

/** @param {number} low @param {number} high @param {number} limit @returns {[number, number]} a little more than from low to high */
function padded(low, high, limit) {
  const room = (high - low) / 8 || 1;
  return [Math.max(0, low - room), Math.min(limit, high + room)];
}

/** @param {number} value @param {'floor' | 'ceil'} way @returns {number} the power of ten below or above it */
const decade = (value, way) => 10 ** Math[way](Math.log10(value));

/** @param {number} tick */
const isPowerOfTen = (tick) => Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9;

/** @param {number[]} values rising @returns {boolean} whether they are better seen on a logarithmic axis */
const isSpacedByRatios = (values) =>
  values.length > 1 && values[0] > 0 && values[values.length - 1] / values[0] >= 20;

customElements.define('n2-sweep-chart', SweepChart);
