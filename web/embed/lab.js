/** The lab as one view: it composes all others, and does what they ask for. It lives in the element's shadow root. */
import { adoptStyles, html, LitElement } from 'lit';
import { describe, describeRun } from '../lab/describing.js';
import { Lab } from '../lab/lab.js';
import { Store } from '../lab/store.js';
import { MNIST } from '../model/configuration.js';
import { DEFAULT_DESCRIPTION, writeDescription } from '../model/description.js';
import { chooseLanguage, experimentTexts, text } from '../texts/index.js';
import { classNames } from '../views/class-names.js';
import { repaintAll } from '../views/colour-scheme.js';
import { shared, theme } from '../views/theme.js';
import '../views/all.js';
import { TrainingClient } from '../worker/client.js';
import { ACTIONS } from './actions.js';
import { Address } from './address.js';
import { arrangement, VIEWS_WITH_INSIDE, VIEWS_WITH_PAD } from './arrangement.js';
import { keepKeys } from './keys.js';
import { layout } from './layout.js';
import { loadOwnViews, takeDrops } from './own-data.js';
import { pageOf, placesIn } from './places.js';
import { placeSheet } from './sheet.js';
import { nextFrame, whenIdle } from './waiting.js';
import { presentationOf, readText, readWanted } from './wanted.js';

/** @typedef {import('../lab/state.js').LabState} LabState */

/** Events of the lab, as the element passes them on. */
const EVENTS = {
  progress: 'network2-progress',
  epoch: 'network2-epoch',
  complete: 'network2-complete',
  prediction: 'network2-prediction',
  problem: 'network2-error',
};

/** @param {Partial<import('../model/description.js').Description>} description @returns {string} what is to be run */
const setUpOf = (description) =>
  writeDescription({ ...description, ...presentationOf(DEFAULT_DESCRIPTION) });

/**
 * The lab as one view.
 * @element n2-lab
 */
export class LabView extends LitElement {
  static properties = {
    state: { state: true },
    presentation: { state: true },
    ignored: { state: true },
    link: { state: true },
    neuron: { state: true },
    lecture: { state: true },
    isSettled: { state: true },
    isIncomplete: { state: true },
  };

  /** @param {string | null} [standalone] the attribute of the element */
  constructor(standalone = null) {
    super();
    /** @type {'page' | 'frame' | null} what the lab is alone in, so that the address says what it shows */
    this.standalone = standalone === null ? null : standalone === 'frame' ? 'frame' : 'page';
    /** @type {string | null} folder of data and engine, where they are not beside this module */
    this.base = null;
    /** The text form that was asked for last. */
    this.asked = '';
    this._wasOpen = false;
    this._isOpen = false;
    /** Until what is to be shown is there. */
    this._opening = Promise.resolve();
    /** Descriptions that are being set up. */
    this._pending = 0;
    /** @type {string | null} the text form that listeners know */
    this._told = null;
    /** @type {import('../views/share/claim.js').Claim['ignored']} */
    this.ignored = [];
    /** @type {import('../views/share/share.js').Share['link']} */
    this.link = null;
    /** @type {number | null} neuron of the first layer that is seen close up */
    this.neuron = null;
    /** @type {import('./lecture.js').Lecture | null} that is being held */
    this.lecture = null;
    /** @type {Float32Array | null} image that was put on the pad last, and not drawn there */
    this.put = null;
    /** Whether what stands below the curves may come too. */
    this.isSettled = false;
    /** Whether views that come later did not arrive. */
    this.isIncomplete = false;
    this.presentation = presentationOf(DEFAULT_DESCRIPTION);
    this._address = new Address((text) => void this.show(text));
    this._lab = new Lab((listener) => TrainingClient.open(placesIn(this.base), listener));
    this.state = this._lab.state;
    this._lab.addEventListener('change', () => {
      this.state = this._lab.state;
      if (this.state.configuration.data !== MNIST) loadOwnViews().catch(() => {}); // training says what is wrong
    });
    for (const [type, name] of Object.entries(EVENTS)) {
      this._lab.addEventListener(type, (event) => {
        const { detail } = /** @type {CustomEvent} */ (event);
        this._fire(name, this._toldOf(type, detail));
      });
    }
    for (const [type, act] of Object.entries(ACTIONS)) {
      this.addEventListener(type, (event) => {
        event.stopPropagation();
        act(this, /** @type {CustomEvent} */ (event).detail);
      });
    }
    keepKeys(this);
    takeDrops(this);
  }

  /** @param {string} type of an event of the lab @param {any} detail @returns {object} what the element says of it */
  _toldOf(type, detail) {
    if (type === 'problem') return { message: text(/** @type {any} */ (`problems.${detail.code}`), detail) }; // prettier-ignore
    if (type === 'prediction') return { ...detail, name: classNames(this.state)[detail.digit] };
    return detail;
  }

  /** Renders into the shadow root of the element, in which it stands itself. */
  createRenderRoot() {
    adoptStyles(/** @type {ShadowRoot} */ (this.getRootNode()), [shared, theme, layout]);
    return this;
  }

  /** Starts, or goes on after the element was away. */
  async open() {
    if (this._isOpen) return;
    this._isOpen = true;
    const isFirst = !this._wasOpen;
    this._wasOpen = true;
    if (this.standalone) this._address.connect();
    this._opening = this._begin(isFirst);
    await this._opening;
    this._told ??= this.text;
    if (this._lab.state.isEngineHere) this._fire('network2-ready', {});
    whenIdle(() => {
      this.isSettled = true;
      import('../views/later.js').catch(() => (this.isIncomplete = true));
      this._lab.prepareReader();
      if (VIEWS_WITH_INSIDE.includes(this.presentation.view)) void this._lab.loadExamples();
    });
  }

  /** @param {boolean} isFirst whether the lab has just come */
  async _begin(isFirst) {
    if (!isFirst) {
      await this._lab.open();
      return;
    }
    const asked = (this.standalone && this._address.read()) || this.asked;
    const { description, ignored } = readText(asked);
    Object.assign(this, { asked, ignored });
    this._present(presentationOf(description));
    const isKept = this.standalone === 'page';
    // What was kept of the last visit is what the address of a page that is loaded again describes.
    if (isKept) await this._lab.open(new Store());
    if (asked && setUpOf(description) !== setUpOf(this.description)) await this._setUp(description);
    else if (!isKept) await this._lab.open();
  }

  /** Ends the worker: the element is gone. */
  close() {
    if (!this._isOpen) return;
    this._isOpen = false;
    this._address.disconnect();
    this.lecture?.end();
    this._lab.close();
  }

  /** What the lab shows. @returns {Partial<import('../model/description.js').Description>} */
  get description() {
    const result = this.state.claim?.fingerprint ?? null;
    return { ...this.presentation, ...describe(this.state), result };
  }

  /** The text form of what the lab shows, as it was asked for where it still is that. @returns {string} */
  get text() {
    if (this._pending > 0 || !this._wasOpen) return this.asked;
    const shown = writeDescription(this.description);
    return shown === writeDescription(readText(this.asked).description) ? this.asked : shown;
  }

  /**
   * Shows what a text form describes. What runs goes on where only the page is to look otherwise.
   * @param {string} text
   */
  async show(text) {
    const { description, ignored } = readText(text);
    Object.assign(this, { asked: text, ignored });
    this._present(presentationOf(description));
    if (setUpOf(description) !== setUpOf(this.description)) await this._setUp(description);
  }

  /** @param {import('../model/description.js').Description} description */
  async _setUp(description) {
    await this._change(() => this._lab.setUp(description));
  }

  /**
   * Does something of which only the end is a description.
   * @param {() => Promise<void>} action
   */
  async _change(action) {
    this._pending += 1;
    try {
      await action();
    } finally {
      this._pending -= 1;
      this._tell();
      this.requestUpdate();
    }
  }

  /** @param {Partial<import('./wanted.js').Presentation>} change */
  _present(change) {
    const before = this.presentation;
    this.presentation = { ...before, ...change };
    const { lang, theme: colours, autoplay, view } = this.presentation;
    const pad = VIEWS_WITH_PAD.includes(view) && !this.isHidden('pad');
    const inside = VIEWS_WITH_INSIDE.includes(view) && !this.isHidden('inside');
    const asks = this.presentation.predict && view === 'full' && !this.isHidden('experiment');
    const mistakes = view === 'full' && !this.isHidden('mistakes');
    this._lab.look({ pad, inside, mistakes, asks });
    this.lang = chooseLanguage(lang);
    if (colours === 'auto') this.removeAttribute('theme');
    else this.setAttribute('theme', colours);
    // The page around it as well, where that is the lab's own.
    if (this.standalone) document.documentElement.style.colorScheme = colours === 'auto' ? '' : colours; // prettier-ignore
    if (colours !== before.theme) void this.updateComplete.then(repaintAll);
    if (autoplay && !before.autoplay) this._startWhenSeen();
  }

  /** Trains as soon as somebody can see it. */
  _startWhenSeen() {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      const begin = async () => {
        await this._opening;
        if (['loading', 'ready', 'paused'].includes(this.state.status)) await this.start();
      };
      void begin();
    });
    observer.observe(this);
  }

  /** @param {string} name of a part @returns {boolean} whether it is not to be shown */
  isHidden(name) {
    return this.presentation.hide.includes(name);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('state') || changed.has('presentation') || changed.size === 0) this._tell();
  }

  /** Says what is shown, when that has become another and is set up: whoever waits for it need not wait for a frame. */
  _tell() {
    if (this._told === null || this._pending > 0) return;
    const shown = writeDescription(this.description);
    if (shown === this._told) return;
    this._told = shown;
    if (this.standalone) this._address.write(shown);
    this._fire('network2-state', { state: shown });
  }

  /** What is begun before that which was asked for has been set up would be swept away by it. */
  async _whenSetUp() {
    if (this.asked) await this._opening;
  }

  /** Trains to the end of the run; resolves when training stops. */
  async start() {
    await this._whenSetUp();
    await this._lab.start();
  }

  /** Stops training; start goes on from there. */
  async pause() {
    await this._whenSetUp();
    await this._lab.pause();
  }

  /**
   * Trains a little; resolves when that is done.
   * @param {'mini-batch' | 'epoch'} goal one mini-batch, or to the end of the epoch
   */
  async step(goal) {
    await this._whenSetUp();
    await this._lab.step(goal);
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
   * Sets up what is to be shown, whole or not at all.
   * @param {string | import('./wanted.js').WantedObject} state the text form, or an object as from getState; what it
   *   has besides is passed over
   * @returns {Promise<void>} rejects with a RangeError or TypeError that says what is not allowed in an object
   */
  async setState(state) {
    if (typeof state === 'string') {
      await this.show(state);
      return;
    }
    const { experiment, configuration, presentation } = readWanted(state, this.state);
    this._present(presentation);
    await this._change(async () => {
      if (experiment !== undefined) await this._lab.choose(experiment);
      if (configuration !== undefined) await this._lab.configure(configuration);
    });
  }

  /**
   * While something trains, renders once a frame whatever has changed since, since a worker reports several things at a
   * time; where the browser paints no frames, a moment later.
   */
  scheduleUpdate() {
    if (!this.hasUpdated || this.state.status !== 'running') return super.scheduleUpdate();
    return nextFrame().then(() => super.scheduleUpdate());
  }

  render() {
    return html`<div class="page">${arrangement(this)}</div>
      <n2-own-data></n2-own-data>`;
  }

  get _settingsButton() {
    return /** @type {HTMLElement | null} */ (this.querySelector('[popovertarget=settings]'));
  }

  /** Has the sheet with the settings open where it can be seen. @param {ToggleEvent} event */
  placeSheet = ({ target, newState }) => {
    const button = this._settingsButton;
    if (newState === 'open' && button) placeSheet(/** @type {HTMLElement} */ (target), button);
  };

  /** Has the focus go into the sheet with the settings, and back to where it was. @param {ToggleEvent} event */
  moveFocus = ({ target, newState }) => {
    const sheet = /** @type {HTMLElement} */ (target);
    const { activeElement } = /** @type {ShadowRoot} */ (this.getRootNode());
    const isNowhere = sheet.contains(activeElement) || document.activeElement === document.body;
    if (newState === 'open') sheet.focus({ preventScroll: true });
    else if (isNowhere) this._settingsButton?.focus();
  };

  /** @param {import('../lab/experiments/by-hand.js').ByHand} what */
  async openArticle({ topic, element }) {
    this.isSettled = true;
    await this.updateComplete;
    /** @type {import('../views/article.js').Article | null} */ (
      this.querySelector('n2-article')
    )?.open(topic, element);
  }

  /** @type {import('../views/pictures/panel.js').PicturePanel['read']} */
  readImages = (images) => this._lab.readImages(images);

  /**
   * Does something with the panel of pictures and own digits, whose code comes when it is wanted.
   * @param {(panel: import('../views/pictures/panel.js').PicturePanel) => unknown} act
   */
  async withPictures(act) {
    await import('../views/pictures/panel.js');
    const panel = this.querySelector('n2-picture-panel');
    if (panel) act(/** @type {import('../views/pictures/panel.js').PicturePanel} */ (panel));
  }

  /** @param {import('../model/run.js').Run} run @returns {string | null} a link that describes it, if one can */
  linkOf = (run) => {
    const description = describeRun(run);
    if (!description) return null;
    return new URL(`#${writeDescription(description)}`, pageOf(this)).href;
  };

  /** Opens the dialog with the markup by which another page shows what this one does. */
  async embed() {
    await this._opening; // until then the lab is not what was asked for
    const { experiment } = this.state;
    const title = experiment
      ? text('embed.titleOf', { title: experimentTexts(experiment.id).title })
      : text('page.title');
    await /** @type {import('../views/share/embed.js').Embed | null} */ (
      this.querySelector('n2-embed')
    )?.open({ folder: new URL('./', pageOf(this)).href, description: this.description, title });
  }

  /** @param {number | null} neuron of the first layer that is to be seen close up; null when none is */
  async openNeuron(neuron) {
    const isOpening = this.neuron === null;
    this.neuron = neuron;
    await this.updateComplete;
    if (isOpening) this.querySelector('n2-close-up')?.scrollIntoView({ block: 'nearest' });
  }

  /** Has the experiment be seen that has just been chosen, from its beginning. */
  async showExperiment() {
    await this.updateComplete;
    this.querySelector('.experiment')?.scrollIntoView({ block: 'start' });
    this.querySelector('n2-experiment-picker')?.shadowRoot?.querySelector('select')?.focus();
  }

  /** Has the button that starts and pauses have the focus. */
  async focusStart() {
    await this.updateComplete;
    this.querySelector('n2-transport')?.shadowRoot?.querySelector('button')?.focus();
  }

  /** Has the pad be seen, with what the network reads on it. */
  scrollToPad() {
    this.querySelector('.pad')?.scrollIntoView({ block: 'nearest' });
  }

  /** Has the walk through backpropagation be seen. */
  async scrollToWalk() {
    await this.updateComplete;
    this.querySelector('n2-walk')?.scrollIntoView({ block: 'start' });
  }

  async shareLink() {
    const url = this.linkOf(this.state.run);
    if (!url) return;
    const isCopied = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => false,
    );
    this.link = { url, isCopied: isCopied ?? false };
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  _fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('n2-lab', LabView);
