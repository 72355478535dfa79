import { html, LitElement, nothing } from 'lit';
import { EXPERIMENTS } from '../lab/experiments/index.js';
import { Lab } from '../lab/lab.js';
import { Store } from '../lab/store.js';
import { text } from '../texts/index.js';
import { refusalText } from '../texts/refusal.js';
import '../views/article.js';
import '../views/chart.js';
import '../views/controls.js';
import '../views/drawing-pad.js';
import '../views/experiment-picker.js';
import '../views/files.js';
import '../views/game.js';
import '../views/notebook/runs.js';
import '../views/notebook/several.js';
import '../views/notebook/sweep-chart.js';
import '../views/output-bars.js';
import '../views/problem.js';
import '../views/reader-choice.js';
import { rich } from '../views/rich.js';
import '../views/seen-image.js';
import '../views/speeds-chart.js';
import '../views/status-line.js';
import '../views/summary-chart.js';
import { shared, theme } from '../views/theme.js';
import '../views/transport.js';
import '../views/weight-histogram.js';
import { TrainingClient } from '../worker/client.js';
import { layout } from './layout.js';

const moduleUrl = import.meta.url;

/** The chunks of MNIST stand beside the folder of this module, wherever the page is. */
const DATA_URL = new URL('../data/', moduleUrl).href;

/**
 * Hands a text over as a download.
 * @param {string} name of the file
 * @param {string} type of its content
 * @param {string} text its content
 */
function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/**
 * Does something when the page has nothing else to do; Safari cannot tell when that is.
 * @param {() => void} action
 */
const whenIdle = (action) =>
  'requestIdleCallback' in globalThis
    ? requestIdleCallback(action, { timeout: 2000 })
    : setTimeout(action);

/** @param {import('../lab/state.js').Problem} problem */
const problemText = (problem) => text(`problems.${problem.code}`, problem);

/** Events of the lab, as the element passes them on. */
const EVENTS = {
  progress: 'network2-progress',
  epoch: 'network2-epoch',
  complete: 'network2-complete',
  prediction: 'network2-prediction',
  problem: 'network2-error',
};

/**
 * The whole lab as an element.
 * @element network2-lab
 * Attribute `standalone`: the lab is the page itself, keeps its runs in the browser between visits, and has the
 * address say what it shows.
 * @fires network2-ready - the engine is there and the first network drawn
 * @fires network2-progress - detail: epoch, miniBatch, miniBatches, epochs, imagesPerSecond, secondsLeft
 * @fires network2-epoch - detail: epoch (0-based) and the monitored values, named as in the API
 * @fires network2-complete - the run has reached its last epoch
 * @fires network2-prediction - detail: digit, outputs
 * @fires network2-error - detail: message
 */
export class Network2Lab extends LitElement {
  static properties = {
    keep: { type: Boolean },
    state: { state: true },
    image: { state: true },
    isSettled: { state: true },
  };

  static styles = [shared, theme, layout];

  constructor() {
    super();
    /** Whether runs are kept in the browser between visits. */
    this.keep = false;
    this._wasOpen = false;
    /** @type {Float32Array | null} */
    this.image = null;
    /** Whether what stands below the curves may come too. */
    this.isSettled = false;
    this._lab = new Lab((listener) => TrainingClient.open(DATA_URL, listener));
    this.state = this._lab.state;
    this._lab.addEventListener('change', () => (this.state = this._lab.state));
    for (const [type, name] of Object.entries(EVENTS)) {
      this._lab.addEventListener(type, (event) => {
        const { detail } = /** @type {CustomEvent} */ (event);
        this._fire(name, type === 'problem' ? { message: problemText(detail) } : detail);
      });
    }
  }

  connectedCallback() {
    super.connectedCallback();
    const store = this.keep && !this._wasOpen ? new Store() : null;
    this._wasOpen = true;
    void this._lab.open(store).then(() => {
      if (this._lab.state.isEngineHere) this._fire('network2-ready', {});
      whenIdle(() => {
        this.isSettled = true;
        this._lab.prepareReader();
      });
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this._lab.close();
  }

  /** Trains to the end of the run; resolves when training stops. */
  start() {
    return this._lab.start();
  }

  /** Stops training; start goes on from there. */
  pause() {
    return this._lab.pause();
  }

  /**
   * Trains a little; resolves when that is done.
   * @param {'mini-batch' | 'epoch'} goal one mini-batch, or to the end of the epoch
   */
  step(goal) {
    return this._lab.step(goal);
  }

  /** Begins anew; the same seed gives the same run again. */
  reset() {
    return this._lab.reset();
  }

  /**
   * What the lab shows.
   * @returns {{experiment: string | null, configuration: import('../model/configuration.js').Configuration,
   *   status: string, progress: object, history: object}} a copy; setState takes it
   */
  getState() {
    const { experiment, configuration, status, run } = this.state;
    const { progress, curves } = run;
    const { history } = curves;
    const id = experiment?.id ?? null;
    return structuredClone({ experiment: id, configuration, status, progress, history });
  }

  /**
   * Sets up an experiment, or takes over a configuration, whole or not at all.
   * @param {{experiment?: string | null, configuration?: Partial<import('../model/configuration.js').Configuration>}} state
   *   as from getState: with the id of an experiment its configuration is taken, else the one given;
   *   the rest is ignored
   * @returns {Promise<void>} rejects with a RangeError or TypeError that says what is not allowed
   */
  async setState(state) {
    if (typeof state?.experiment === 'string') {
      await this._lab.choose(state.experiment);
      return;
    }
    if (typeof state?.configuration !== 'object' || state.configuration === null) {
      throw new TypeError(
        'state must be an object with a configuration or the id of an experiment, as getState gives it',
      );
    }
    await this._lab.configure(structuredClone(state.configuration));
    const [refused] = Object.entries(this.state.invalid);
    if (refused) throw new RangeError(refusalText(...refused));
  }

  render() {
    const { state } = this;
    return html`
      <div
        class="page"
        @lab-configure=${(/** @type {CustomEvent} */ { detail }) => this._lab.configure(detail)}
        @lab-start=${this.start}
        @lab-pause=${this.pause}
        @lab-step=${(/** @type {CustomEvent} */ { detail }) => this.step(detail)}
        @lab-reset=${this.reset}
        @lab-choose=${(/** @type {CustomEvent} */ { detail }) => this._lab.choose(detail)}
        @lab-try=${this._try}
        @lab-retry=${() => this._lab.retry()}
        @lab-dismiss=${() => this._lab.dismiss()}
        @lab-read-by=${(/** @type {CustomEvent} */ { detail }) => this._lab.readBy(detail)}
        @lab-load-reader=${() => this._lab.loadReader()}
        @lab-reopen=${(/** @type {CustomEvent} */ { detail }) => this._lab.reopen(detail)}
        @lab-duplicate=${(/** @type {CustomEvent} */ { detail }) => this._lab.duplicate(detail)}
        @lab-keep=${(/** @type {CustomEvent} */ { detail: { id, change } }) =>
          this._lab.notebook.change(id, change)}
        @lab-remove=${(/** @type {CustomEvent} */ { detail }) => this._lab.notebook.remove(detail)}
        @lab-undo=${() => this._lab.notebook.undo()}
        @lab-several=${(/** @type {CustomEvent} */ { detail }) => this._lab.runSeveral(detail)}
        @lab-pause-group=${() => this._lab.batches.pause()}
        @lab-continue-group=${(/** @type {CustomEvent} */ { detail }) =>
          this._lab.batches.continue(detail)}
        @lab-stop-group=${() => this._lab.batches.stop()}
        @lab-image=${this._show}
        @lab-save-network=${this._saveNetwork}
        @lab-load-network=${(/** @type {CustomEvent} */ { detail }) =>
          this._lab.loadNetwork(detail.file)}
        @lab-save-curves=${() => download('network2-curves.csv', 'text/csv', this._lab.curvesCsv())}
      >
        <header class="title">
          <h1>${text('page.title')}</h1>
          <p>${text('page.subtitle')}</p>
        </header>
        <main class="columns">
          <div class="experiment">
            <n2-experiment-picker
              .state=${state}
              .experiments=${EXPERIMENTS}
            ></n2-experiment-picker>
            <n2-game .state=${state} ?hidden=${!state.experiment?.game}></n2-game>
          </div>
          <section class="drive" aria-label=${text('page.training')}>
            <n2-transport .state=${state}>
              <button class="sheet" popovertarget="settings">${text('page.settings')}</button>
            </n2-transport>
            <n2-status .state=${state}></n2-status>
            <n2-problem .state=${state} ?hidden=${!state.problem}></n2-problem>
          </section>
          <div class="accuracy">
            <n2-summary-chart .state=${state} ?hidden=${!state.experiment?.axis}></n2-summary-chart>
            <n2-chart kind="accuracy" .state=${state}></n2-chart>
          </div>
          <div class="cost">
            <n2-chart kind="cost" .state=${state}></n2-chart>
            <n2-speeds-chart
              .state=${state}
              ?hidden=${!state.configuration.speeds}
            ></n2-speeds-chart>
            <n2-weight-histogram
              .state=${state}
              ?hidden=${!state.configuration.histogram}
            ></n2-weight-histogram>
          </div>
          <section class="runs" aria-label=${text('runs.title')}>
            <n2-sweep-chart .state=${state}></n2-sweep-chart>
            <n2-runs .state=${state}></n2-runs>
            <n2-several .state=${state}></n2-several>
          </section>
          ${
            this.isSettled
              ? html`<n2-article .topic=${state.experiment?.topic ?? 'start'}></n2-article>`
              : nothing
          }
          <section class="pad" aria-label=${text('page.yourDigit')}>
            <n2-drawing-pad></n2-drawing-pad>
            <div class="seen">
              <n2-seen-image .image=${this.image}></n2-seen-image>
              <p>${this._reading()}</p>
            </div>
            <n2-reader-choice .state=${state}></n2-reader-choice>
            <n2-output-bars .prediction=${state.prediction}></n2-output-bars>
            <n2-files .state=${state}></n2-files>
          </section>
          <section class="controls" id="settings" popover aria-label=${text('page.settings')}>
            <n2-controls .state=${state}></n2-controls>
            <button class="sheet" popovertarget="settings" popovertargetaction="hide">
              ${text('page.done')}
            </button>
          </section>
        </main>
      </div>
    `;
  }

  /** What the network reads, beside what it sees. */
  _reading() {
    const { prediction } = this.state;
    if (!prediction) return text('pad.nothingRead');
    return rich('pad.reading', { digit: prediction.digit });
  }

  /** @param {CustomEvent<import('../lab/experiments/by-hand.js').ByHand>} event */
  async _try({ detail: { topic, element } }) {
    this.isSettled = true;
    await this.updateComplete;
    const article = /** @type {import('../views/article.js').Article} */ (
      this.renderRoot.querySelector('n2-article')
    );
    article.open(topic, element);
  }

  /** @param {CustomEvent} event */
  _show({ detail: { image } }) {
    this.image = image;
    void this._lab.show(image);
  }

  async _saveNetwork() {
    const network = await this._lab.saveNetwork();
    if (network) download('network2.json', 'application/json', network);
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  _fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('network2-lab', Network2Lab);
