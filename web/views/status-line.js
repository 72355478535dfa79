import { css, html, LitElement, nothing } from 'lit';
import { shared } from './theme.js';

/** @typedef {import('../lab/state.js').LabState} LabState */

/** @param {number} count @param {number} of */
const percent = (count, of) => `${((100 * count) / of).toFixed(2)} %`;

/**
 * The last accuracy there is: on evaluation data before training data.
 * @param {LabState} state
 * @returns {{value: string, of: string, kind: string} | null} the number and what it is about
 */
function lastAccuracy({ curves: { run, history } }) {
  const evaluation = history.evaluationAccuracy.at(-1);
  if (evaluation !== undefined) {
    const of = `of the ${run.evaluation} images`;
    return { value: percent(evaluation, run.evaluationSize), of, kind: 'evaluation' };
  }
  const training = history.trainingAccuracy.at(-1);
  if (training === undefined) return null;
  return {
    value: percent(training, run.trainingSize),
    of: 'of the training images',
    kind: 'training',
  };
}

/** @param {number | null} seconds */
function timeLeft(seconds) {
  if (seconds === null) return '–';
  if (seconds < 1) return '< 1 s';
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

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
        gap: 0.25rem 1rem;
        margin: 0;
      }
      dt {
        font-size: 0.8125rem;
        color: var(--ink-soft);
        line-height: 1.3;
      }
      dd {
        margin: 0;
        font-family: var(--serif);
        font-size: 1.375rem;
        line-height: 1.3;
        white-space: nowrap;
        font-variant-numeric: tabular-nums lining-nums;
      }
      dd small {
        font-family: var(--sans);
        font-size: 0.8125rem;
        color: var(--ink-soft);
      }
      dd.evaluation {
        color: var(--evaluation);
      }
      dd.training {
        color: var(--training);
      }
      .pair {
        display: flex;
        flex-direction: column-reverse;
        justify-content: start;
        min-inline-size: 0;
      }
      .track {
        margin-block-start: 0.5rem;
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
        margin: 0.375rem 0 0;
        font-size: 0.8125rem;
        color: var(--ink-soft);
        min-block-size: 1.25rem;
      }
      @container (max-width: 34rem) {
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
    const { progress, download, status } = this.state;
    const { epoch, epochs, imagesPerSecond, secondsLeft } = progress;
    const accuracy = lastAccuracy(this.state);
    const isRunning = status === 'running';
    return html`
      <dl>
        <div class="pair">
          <dt>${epoch === 1 ? 'epoch' : 'epochs'} of ${epochs.toLocaleString('en')}</dt>
          <dd>${epoch.toLocaleString('en')}</dd>
        </div>
        <div class="pair">
          <dt>${accuracy?.of ?? 'accuracy'}</dt>
          <dd class=${accuracy?.kind ?? ''}>${accuracy?.value ?? '–'}</dd>
        </div>
        <div class="pair">
          <dt>images a second</dt>
          <dd>
            ${
              imagesPerSecond > 0
                ? Number(imagesPerSecond.toPrecision(3)).toLocaleString('en')
                : '–'
            }
          </dd>
        </div>
        <div class="pair">
          <dt>left</dt>
          <dd>${isRunning ? timeLeft(secondsLeft) : '–'}</dd>
        </div>
      </dl>
      <div
        class="track"
        role="progressbar"
        aria-label=${download ? 'Images fetched' : 'Progress of the run'}
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
    const { progress, download } = /** @type {LabState} */ (this.state);
    const { epoch, epochs, miniBatch, miniBatches } = progress;
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
      return `Fetching MNIST, ${megabytes(download.received)} of ${megabytes(download.total)} MB`;
    }
    if (!isEngineHere && ['loading', 'running'].includes(status)) {
      return problem ? '' : 'Loading the engine';
    }
    if (status === 'complete') return this._ending();
    if (status === 'ready') {
      const images = configuration.trainingSize.toLocaleString('en');
      return `Ready: ${[784, ...configuration.hidden, 10].join(' – ')} neurons, ${images} training images.`;
    }
    return status === 'paused' ? 'Paused.' : '';
  }

  /** How the run came to its end. */
  _ending() {
    const { configuration, progress } = /** @type {LabState} */ (this.state);
    if (progress.epoch >= configuration.epochs) return 'The run is complete.';
    const { earlyStopping, schedule } = configuration;
    if (schedule.kind === 'stepwise') {
      return 'The run stopped early: the accuracy had not improved any more.';
    }
    return `The run stopped early: none of the last ${earlyStopping} epochs had a better accuracy.`;
  }

  /** The last epoch, for a screen reader: it changes once an epoch and no oftener. */
  _spoken() {
    const state = /** @type {LabState} */ (this.state);
    const accuracy = lastAccuracy(state);
    if (!accuracy) return '';
    return `Epoch ${state.progress.epoch}: ${accuracy.value} ${accuracy.of}.`;
  }
}

customElements.define('n2-status', StatusLine);
