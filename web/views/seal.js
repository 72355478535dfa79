import { css, html, LitElement, nothing } from 'lit';
import { testImagesOf } from '../lab/state.js';
import { MNIST } from '../model/configuration.js';
import { valuesIn } from '../model/curves.js';
import { text } from '../texts/index.js';
import { raise } from './raise.js';
import { shared } from './theme.js';

/** Standard deviations within which 95 of 100 samples are. */
const TWO_SIDES = 1.96;

/**
 * The test data of a run that was tuned on the validation data: sealed until somebody opens them, once it is complete.
 * @element n2-seal
 * @fires lab-open-test-data
 */
export class Seal extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      section {
        border: 1px solid var(--rule-strong);
        border-radius: var(--radius);
        padding: 10px 14px;
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: center;
      }
      p {
        margin: 0;
        flex: 1 1 320px;
        font-size: 14px;
        line-height: 1.45;
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
    if (!state || state.status !== 'complete' || state.run.configuration.evaluation === 'test') {
      return nothing;
    }
    const { rightOnTest } = state.run;
    return html`<section aria-label=${text('seal.title')}>
      ${
        rightOnTest === null
          ? html`<p>${text('seal.closed', { isOwn: state.configuration.data !== MNIST })}</p>
              <button @click=${() => raise(this, 'lab-open-test-data')}>
                ${text('seal.open')}
              </button>`
          : html`<p role="status">${this._opened(state, rightOnTest)}</p>`
      }
    </section>`;
  }

  /** @param {import('../lab/state.js').LabState} state @param {number} right */
  _opened(state, right) {
    const { run, notebook } = state;
    const images = testImagesOf(state);
    const { history, run: of } = run.curves;
    const onTest = right / images;
    const last = valuesIn(history.evaluationAccuracy).at(-1);
    const all = notebook.runs.filter((kept) => kept.run.rightOnTest !== null).length;
    const result = text('seal.opened', { right, images, onTest });
    const times = text('seal.times', { all });
    if (last === undefined) return `${result} ${times}`;
    const validation = last / of.evaluationSize;
    const points = 100 * (validation - onTest);
    const margin = 100 * TWO_SIDES * Math.sqrt((validation * (1 - validation)) / of.evaluationSize);
    const isLuck = Math.abs(points) < margin;
    const compared = text('seal.compared', { validation, images: of.evaluationSize, points: Math.abs(points), isBetter: points > 0, isLuck, margin }); // prettier-ignore
    return `${result} ${compared} ${times}`;
  }
}

customElements.define('n2-seal', Seal);
