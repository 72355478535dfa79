import { css, html, LitElement, nothing } from 'lit';
import { epochOf } from '../model/curves.js';
import { experimentTexts, number, text } from '../texts/index.js';
import { shared } from './theme.js';

/** @typedef {import('../lab/state.js').LabState} LabState */

/**
 * The last accuracy there is: of the last epoch that was watched, on evaluation data before training data; else of
 * the network of a file, before it is trained further.
 * @param {LabState} state
 * @returns {{share: number, set: 'training' | 'validation' | 'test', epoch: number} | null} of right answers, where,
 *   and after which epoch
 */
function lastAccuracy({ run: { curves }, rightAtFirst }) {
  const { run, history } = curves;
  const lasts = /** @type {const} */ ([
    [run.evaluation, history.evaluationAccuracy, run.evaluationSize],
    ['training', history.trainingAccuracy, run.trainingSize],
  ]).map(([set, column, size]) => {
    const entry = column.findLastIndex((value) => value !== null);
    return { set, entry, share: (column[entry] ?? 0) / size };
  });
  const [evaluation, training] = lasts;
  const { entry, ...last } = training.entry > evaluation.entry ? training : evaluation;
  if (entry >= 0) return { ...last, epoch: epochOf(run, entry) };
  if (rightAtFirst === null) return null;
  return { share: rightAtFirst / run.evaluationSize, set: run.evaluation, epoch: 0 };
}

/** @param {number | null} seconds */
function timeLeft(seconds) {
  if (seconds === null) return text('status.none');
  if (seconds < 1) return text('status.moment');
  if (seconds < 100) return text('status.seconds', { time: Math.round(seconds) });
  if (seconds < 6000) return text('status.minutes', { time: Math.round(seconds / 60) });
  return text('status.hours', { time: seconds / 3600 });
}

/**
 * Where the run stands, in one line of figures, and how far the images have come.
 * @element n2-status
 */
export class StatusLine extends LitElement {
  static properties = { state: { attribute: false } };

  static styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: 4px 16px;
        margin: 0;
      }
      dt {
        font-size: 13px;
        color: var(--ink-soft);
        line-height: 1.3;
      }
      dd {
        margin: 0;
        font-family: var(--serif);
        font-size: 22px;
        line-height: 1.3;
        white-space: nowrap;
        font-variant-numeric: tabular-nums lining-nums;
      }
      dd small {
        font-family: var(--sans);
        font-size: 13px;
        color: var(--ink-soft);
      }
      .pair {
        display: flex;
        flex-direction: column-reverse;
        justify-content: start;
        min-inline-size: 0;
      }
      .track {
        margin-block-start: 8px;
        block-size: 3px;
        background: var(--rule);
        overflow: hidden;
      }
      .track div {
        block-size: 100%;
        background: var(--ink);
        transform-origin: left;
      }
      :host(:dir(rtl)) .track div {
        transform-origin: right;
      }
      .download {
        margin: 6px 0 0;
        font-size: 13px;
        color: var(--ink-soft);
        min-block-size: 20px;
      }
      @container (max-width: 544px) {
        dl {
          grid-template-columns: repeat(2, minmax(0, 1fr));
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
    if (!this.state) return nothing;
    const { run, download, status } = this.state;
    const { epoch, epochs, imagesPerSecond, secondsLeft } = run.progress;
    const accuracy = lastAccuracy(this.state);
    const isRunning = status === 'running';
    return html`
      <dl>
        <div class="pair">
          <dt><n2-term name="epoch">${text('status.epochs', { epoch, epochs })}</n2-term></dt>
          <dd>${number(epoch)}</dd>
        </div>
        <div class="pair">
          <dt>
            ${
              accuracy
                ? html`<n2-term name=${accuracy.set}
                    >${text('status.accuracyOn', { set: accuracy.set })}</n2-term
                  >`
                : text('status.accuracy')
            }
          </dt>
          <dd>${accuracy ? number(accuracy.share, 'percent2') : text('status.none')}</dd>
        </div>
        <div class="pair">
          <dt><n2-term name="speed">${text('status.speed')}</n2-term></dt>
          <dd>
            ${imagesPerSecond > 0 ? number(imagesPerSecond, 'significant3') : text('status.none')}
          </dd>
        </div>
        <div class="pair">
          <dt>${text('status.timeLeft')}</dt>
          <dd>${timeLeft(isRunning ? secondsLeft : null)}</dd>
        </div>
      </dl>
      <div
        class="track"
        role="progressbar"
        aria-label=${download ? text('status.imagesFetched') : text('status.progress')}
        aria-valuenow=${Math.round(100 * this._share())}
      >
        <div></div>
      </div>
      <p class="download">${this._message()}</p>
      <p class="visually-hidden" role="status">${this._spoken()}</p>
    `;
  }

  updated() {
    const bar = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.track div'));
    if (bar) bar.style.transform = `scaleX(${this._share()})`;
  }

  /** How much of the images has come, or else of the run is done, from 0 to 1. */
  _share() {
    const { run, download } = /** @type {LabState} */ (this.state);
    const { epoch, epochs, miniBatch, miniBatches } = run.progress;
    return download
      ? download.received / download.total
      : (epoch + miniBatch / miniBatches) / epochs;
  }

  /** What goes on, where the figures do not say it. */
  _message() {
    const { download, status, configuration, isEngineHere, problem } = /** @type {LabState} */ (
      this.state
    );
    if (download) {
      const [received, total] = [download.received / 1e6, download.total / 1e6];
      return text('status.fetching', { received, total });
    }
    if (!isEngineHere && ['loading', 'running'].includes(status)) {
      return problem ? '' : text('status.loading');
    }
    if (status === 'complete') return this._ending();
    if (status === 'ready') {
      const layers = [784, ...configuration.hidden, configuration.classes].join(' – ');
      return text('status.ready', { layers, images: configuration.trainingSize });
    }
    if (status === 'paused') return text('status.paused');
    return this._runOf();
  }

  /** Which run of its experiment goes on, where that has several. */
  _runOf() {
    const { experiment, isFurther, finished } = /** @type {LabState} */ (this.state);
    if (!experiment || isFurther || experiment.runs.length === 1) return '';
    const name = experimentTexts(experiment.id).runs[finished.length];
    return text('status.runOf', { run: finished.length + 1, runs: experiment.runs.length, name });
  }

  /** How the run came to its end. */
  _ending() {
    const { configuration, run } = /** @type {LabState} */ (this.state);
    if (run.progress.epoch >= configuration.epochs) return text('status.complete');
    const { earlyStopping, schedule } = configuration;
    if (schedule.kind === 'stepwise') return text('status.stuck');
    return text('status.stoppedEarly', { epochs: earlyStopping });
  }

  /** The last epoch, for a screen reader: it changes once an epoch and no oftener. */
  _spoken() {
    const state = /** @type {LabState} */ (this.state);
    const last = lastAccuracy(state);
    if (!last) return '';
    return text('status.spoken', { epoch: last.epoch, accuracy: last.share, set: last.set });
  }
}

customElements.define('n2-status', StatusLine);
