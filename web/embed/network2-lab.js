import { html, LitElement, nothing } from 'lit';
import { EXPERIMENTS } from '../lab/experiments/index.js';
import { Lab } from '../lab/lab.js';
import { describe, describeRun } from '../lab/describing.js';
import { handIn, networksOf } from '../lab/handing-in.js';
import { Store } from '../lab/store.js';
import { csvFileName, runsToCsv } from '../model/csv.js';
import { writeDescription } from '../model/description.js';
import { asJavaScript } from '../programs/javascript.js';
import { asPython } from '../programs/python.js';
import { text } from '../texts/index.js';
import { runNames } from '../texts/run-names.js';
import { refusalText } from '../texts/refusal.js';
import '../views/article.js';
import '../views/chart.js';
import { pngOf } from '../views/chart-png.js';
import { svgOf } from '../views/chart-svg.js';
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
import '../views/share/claim.js';
import '../views/share/report.js';
import '../views/share/share.js';
import '../views/speeds-chart.js';
import '../views/status-line.js';
import '../views/summary-chart.js';
import { shared, theme } from '../views/theme.js';
import '../views/transport.js';
import '../views/weight-histogram.js';
import { TrainingClient } from '../worker/client.js';
import { Address } from './address.js';
import { layout } from './layout.js';

/** @typedef {import('../lab/state.js').LabState} LabState */

const moduleUrl = import.meta.url;

/** The chunks of MNIST stand beside the folder of this module, wherever the page is. */
const DATA_URL = new URL('../data/', moduleUrl).href;

/**
 * Hands something over as a download.
 * @param {string} name of the file
 * @param {string} type of its content
 * @param {string | Blob} content
 */
function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
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
    standalone: { type: Boolean },
    state: { state: true },
    ignored: { state: true },
    link: { state: true },
    image: { state: true },
    isSettled: { state: true },
  };

  static styles = [shared, theme, layout];

  constructor() {
    super();
    /** Whether the lab is the page itself. */
    this.standalone = false;
    this._wasOpen = false;
    /** @type {import('../views/share/claim.js').Claim['ignored']} */
    this.ignored = [];
    /** @type {import('../views/share/share.js').Share['link']} */
    this.link = null;
    this._address = new Address((read) => this._follow(read));
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
    const isFirst = this.standalone && !this._wasOpen;
    this._wasOpen = true;
    if (this.standalone) this._address.connect();
    void this._open(isFirst).then(() => {
      if (this._lab.state.isEngineHere) this._fire('network2-ready', {});
      whenIdle(() => {
        this.isSettled = true;
        this._lab.prepareReader();
      });
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this._address.disconnect();
    this._lab.close();
  }

  /** @param {boolean} isFirst whether the page has just come */
  async _open(isFirst) {
    const asked = isFirst && !this._address.isEmpty ? this._address.read() : null;
    await this._lab.open(isFirst ? new Store() : null);
    if (!asked) return;
    const { experiment, change, result, changes } = asked.description;
    const isThere =
      writeDescription(describe(this.state)) === writeDescription({ experiment, change });
    // What was kept of the last visit is what the address of a page that is loaded again describes.
    if (!isThere || result || changes.length > 0) await this._follow(asked);
    else this.ignored = asked.ignored;
  }

  /** @param {ReturnType<Address['read']>} read */
  async _follow({ description, ignored }) {
    this.ignored = ignored;
    await this._lab.setUp(description);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const before = /** @type {LabState | undefined} */ (changed.get('state'));
    const parts = /** @type {const} */ (['experiment', 'isFurther', 'change', 'configuration']);
    const hasChanged = before && parts.some((part) => before[part] !== this.state[part]);
    if (this.standalone && hasChanged) {
      const result = this.state.claim?.fingerprint ?? null;
      this._address.write({ ...describe(this.state), result });
    }
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
   *   status: string, progress: object, history: Record<import('../lib/index.d.ts').Monitor, (number | null)[]>}}
   *   a copy; setState takes it. history: the values of each monitor, epoch by epoch, as far as it was watched; null
   *   for an epoch in which it was not
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
        @lab-save-curves=${this._saveCurves}
        @lab-save-chart=${this._saveChart}
        @lab-save-program=${this._saveProgram}
        @lab-share-link=${this._share}
        @lab-print=${() => print()}
        @lab-hand-in=${this._handIn}
        @lab-open-hand-in=${(/** @type {CustomEvent} */ { detail }) => this._lab.openHandIn(detail)}
        @lab-verify=${() => this._lab.verify(this.state.notebook.runs.map(({ id }) => id))}
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
            <n2-claim .state=${state} .ignored=${this.ignored}></n2-claim>
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
            <n2-share .state=${state} .link=${this.link}></n2-share>
            <n2-report .state=${state} .linkOf=${this._linkOf}></n2-report>
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

  /** @param {import('../model/run.js').Run} run @returns {string | null} a link that describes it, if one can */
  _linkOf = (run) => {
    const description = describeRun(run);
    return description && this._address.linkTo(description);
  };

  async _share() {
    const url = this._linkOf(this.state.run);
    if (!url) return;
    const isCopied = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => false,
    );
    this.link = { url, isCopied: isCopied ?? false };
  }

  _saveCurves() {
    const { notebook, present } = this.state;
    const names = runNames(notebook);
    const shown = notebook.runs.filter(
      ({ id, isShown, group }) =>
        isShown ||
        id === present.id ||
        notebook.groups.some((one) => one.id === group && one.isShown),
    );
    const named = shown.map(({ id, run }) => ({ name: names.get(id) ?? '', run }));
    download(csvFileName(named, EXPERIMENTS), 'text/csv', runsToCsv(named));
  }

  /** @param {CustomEvent<ReturnType<import('../views/chart.js').Chart['_picture']>>} event */
  async _saveChart({ detail: { format, kind, title, picture } }) {
    const content = format === 'svg' ? svgOf(picture, title) : await pngOf(picture);
    download(
      `network2-${kind}.${format}`,
      format === 'svg' ? 'image/svg+xml' : 'image/png',
      content,
    );
  }

  /** @param {CustomEvent<{author: string | null, hasNetworks: boolean}>} event */
  async _handIn({ detail: { author, hasNetworks } }) {
    const { runs } = this.state.notebook;
    const networks = hasNetworks ? await networksOf(runs, this._lab.notebook) : {};
    download('network2-runs.json', 'application/json', handIn(runs, { author, networks }));
  }

  /** @param {CustomEvent<'javascript' | 'python'>} event */
  _saveProgram({ detail: language }) {
    const { run } = this.state;
    if (language === 'python') download('run.py', 'text/x-python', asPython(run, EXPERIMENTS));
    else download('run.mjs', 'text/javascript', asJavaScript(run, EXPERIMENTS));
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
