import { css, html, LitElement, nothing } from 'lit';
import { isAsking } from '../lab/forecasting.js';
import { text } from '../texts/index.js';
import { hasBegun } from '../model/run.js';
import { raise } from './raise.js';
import { shared } from './theme.js';

/**
 * Start or pause, step, reset, and what else the page puts beside them. Start is there while the engine or the images are still on their way:
 * the run begins when they have come. A run that is over begins again.
 * @element n2-transport
 * @fires lab-start
 * @fires lab-pause
 * @fires lab-step - detail: 'mini-batch' or 'epoch'
 * @fires lab-reset
 */
export class Transport extends LitElement {
  static properties = { state: { attribute: false }, hasSteps: { attribute: false } };

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space);
        align-items: center;
      }
      .start {
        min-inline-size: 128px;
      }
      .steps {
        display: flex;
      }
      .last {
        margin-inline-start: auto;
      }
      @container (max-width: 544px) {
        .steps {
          order: 1;
          flex-basis: 100%;
        }
        .steps button {
          flex: 1;
        }
      }
      .steps button:first-of-type {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
        border-inline-end: 0;
      }
      .steps button:last-of-type {
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../lab/state.js').LabState | null} */
    this.state = null;
    /** Whether training can be done in steps. */
    this.hasSteps = true;
  }

  render() {
    if (!this.state) return nothing;
    const { status, run, experiment, isFurther } = this.state;
    const runs = experiment && !isFurther ? experiment.runs.length : 1;
    const isRunning = status === 'running';
    const isFresh = status !== 'failed' && !hasBegun(run);
    const start =
      status === 'paused'
        ? text('transport.continue')
        : ['complete', 'failed'].includes(status)
          ? text('transport.again', { runs })
          : text('transport.start');
    return html`
      <button class="start ${isAsking(this.state) ? '' : 'primary'}" @click=${this._toggle}>
        ${isRunning ? text('transport.pause') : start}
      </button>
      ${this.hasSteps ? this._steps() : nothing}
      <button ?disabled=${isFresh} @click=${() => raise(this, 'lab-reset')}>
        ${text('transport.reset')}
      </button>
      <slot class="last"></slot>
    `;
  }

  _steps() {
    const status = this.state?.status ?? '';
    const canStep = !['running', 'complete', 'failed'].includes(status);
    return html`<div class="steps" role="group" aria-label=${text('transport.step')}>
      <button ?disabled=${!canStep} @click=${() => raise(this, 'lab-step', 'mini-batch')}>
        ${text('transport.miniBatch')}
      </button>
      <button ?disabled=${!canStep} @click=${() => raise(this, 'lab-step', 'epoch')}>
        ${text('transport.epoch')}
      </button>
    </div>`;
  }

  /** @param {MouseEvent} event */
  _toggle({ detail: clicks }) {
    if (clicks > 1) return; // the second of a double click would take back what the first has done
    raise(this, this.state?.status === 'running' ? 'lab-pause' : 'lab-start');
  }
}

customElements.define('n2-transport', Transport);
