/**
 * The element <network2-lab>. This module is small and starts nothing: the lab itself comes when it is wanted, which
 * is at once, or where the element has loading="lazy" when it is nearly in sight.
 */
import { KEYS, reflect, textOf, withKeys } from './attributes.js';
import { showFacade, showFailure, showFallback } from './facade.js';

/** @typedef {import('./lab.js').LabView} LabView */
/** @typedef {typeof KEYS[number]} Key */

/** How far from sight a lazy lab begins to load: half a screen. */
const NEARLY = '50% 0px';

/** @typedef {{promise: Promise<LabView>, resolve: (lab: LabView) => void, reject: (error: Error) => void}} Awaited */

/** @returns {Awaited} of the lab, for whoever wants it before it is there */
function awaited() {
  /** @type {any} */
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  parts.promise.catch(() => {}); // perhaps nobody waits
  return parts;
}

/**
 * The whole lab as an element.
 * @element network2-lab
 * Attributes `state`, `experiment`, `view`, `hide`, `theme`, `lang`, `predict`, `autoplay`: what it shows, see
 * docs/embedding.md; `loading`: lazy or eager; `base`: folder of data and engine, where they are not beside this
 * module; `standalone`: the lab is the page itself, keeps its runs in the browser between visits and has the address
 * say what it shows, or with the value frame the last of these only. Each has a property of its name.
 * @fires network2-ready - the engine is there and the first network drawn
 * @fires network2-progress - detail: epoch, miniBatch, miniBatches, epochs, imagesPerSecond, secondsLeft
 * @fires network2-epoch - detail: epoch (0-based) and the monitored values, named as in the API
 * @fires network2-complete - the run has reached its last epoch
 * @fires network2-prediction - detail: digit, outputs, name
 * @fires network2-error - detail: message
 * @fires network2-state - detail: state, the text form of what the lab shows, which is another than before
 */
export class Network2Lab extends HTMLElement {
  static observedAttributes = ['state', ...KEYS, 'loading', 'base'];

  #root;
  /** @type {LabView | null} */
  #lab = null;
  #awaited = awaited();
  /** Whether somebody has asked for the lab, in sight or not. */
  #isWanted = false;
  #isLoading = false;
  /** @type {IntersectionObserver | null} */
  #observer = null;
  /** @type {Set<string>} attributes that have changed and are not yet taken over */
  #changed = new Set();

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
  }

  connectedCallback() {
    this.#takeProperties();
    if (this.#lab) this.#open(this.#lab);
    else this.#look();
  }

  disconnectedCallback() {
    this.#stopLooking();
    // Who is only moved is back before the next task.
    setTimeout(() => {
      if (!this.isConnected) this.#lab?.close();
    });
  }

  /** Moved by moveBefore: nothing begins or ends. */
  connectedMoveCallback() {}

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'loading') {
      if (this.isConnected && !this.#lab) this.#look();
    } else if (this.#lab) {
      if (this.#changed.size === 0) queueMicrotask(() => this.#takeAttributes());
      this.#changed.add(name);
    }
  }

  /**
   * The text form of what the lab shows. It can be set to an object too, as setState takes it; what cannot be is told
   * by network2-error.
   * @returns {string}
   */
  get state() {
    if (this.#changed.has('state')) return this.getAttribute('state') ?? '';
    return this.#lab?.text ?? textOf(this);
  }

  /** @param {unknown} state */
  set state(state) {
    if (typeof state === 'object' && state !== null) {
      this.setState(state).catch(({ message }) => this.#fire('network2-error', { message }));
    } else if (state === null || state === undefined) {
      this.removeAttribute('state');
    } else {
      this.setAttribute('state', String(state));
    }
  }

  /** Trains to the end of the run; resolves when training stops. */
  async start() {
    return (await this.#wake()).start();
  }

  /** Stops training; start goes on from there. */
  async pause() {
    if (this.#isWanted || this.#lab) await (await this.#awaited.promise).pause();
  }

  /**
   * Trains a little; resolves when that is done.
   * @param {'mini-batch' | 'epoch'} goal one mini-batch, or to the end of the epoch
   */
  async step(goal) {
    return (await this.#wake()).step(goal);
  }

  /** Begins anew; the same seed gives the same run again. */
  async reset() {
    return (await this.#wake()).reset();
  }

  /**
   * What the lab shows.
   * @returns {ReturnType<LabView['getState']>} a copy; setState takes it. Of a lab that has not come yet only the
   *   experiment is known, and the status is 'loading'.
   */
  getState() {
    if (this.#lab) return this.#lab.getState();
    const experiment = new URLSearchParams(textOf(this)).get('experiment');
    const nothing = { configuration: {}, progress: {}, history: {} };
    return /** @type {any} */ ({ experiment, status: 'loading', ...nothing });
  }

  /**
   * Sets up what is to be shown, whole or not at all.
   * @param {Parameters<LabView['setState']>[0]} state the text form, or an object with `experiment`, `configuration`
   *   or both, and what else the text form has (`view`, `hide`, `theme`, `lang`, `predict`, `autoplay`); as from
   *   getState
   * @returns {Promise<void>} rejects with a RangeError or TypeError that says what in an object is not allowed; of a
   *   text, what is not understood is left out
   */
  async setState(state) {
    return (await this.#wake()).setState(state);
  }

  /** The state of the lab itself, for its own tests. */
  get _lab() {
    return this.#lab?._lab;
  }

  /** Properties that were set before this class was there hide its own; they are set again. */
  #takeProperties() {
    for (const name of ['state', ...REFLECTED, ...FLAGS]) {
      if (!Object.hasOwn(this, name)) continue;
      const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  #takeAttributes() {
    const names = [...this.#changed];
    const base = this.getAttribute('base');
    const lab = /** @type {LabView} */ (this.#lab);
    const keys = KEYS.filter((key) => names.includes(key));
    const text = names.includes('state') ? textOf(this) : withKeys(lab.text, this, keys);
    this.#changed.clear();
    lab.base = base;
    if (names.some((name) => name !== 'base')) void lab.show(text);
  }

  /** Waits until the lab is nearly in sight, or gets it at once. */
  #look() {
    const isLazy = this.getAttribute('loading')?.toLowerCase() === 'lazy';
    if (this.#isWanted || !isLazy) {
      void this.#load();
      return;
    }
    showFacade(this.#root, () => {
      void this.start().then(() => {}, () => {}); // prettier-ignore
    });
    this.#observer ??= new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#wake();
      },
      { rootMargin: NEARLY },
    );
    this.#observer.observe(this);
  }

  #stopLooking() {
    this.#observer?.disconnect();
    this.#observer = null;
  }

  /** @returns {Promise<LabView>} the lab, as soon as the element is somewhere and its code has come */
  #wake() {
    this.#isWanted = true;
    if (this.isConnected && !this.#lab) void this.#load();
    return this.#awaited.promise;
  }

  /** @param {LabView} lab that is somewhere now: whoever waits for it gets it when it shows what it is to show */
  #open(lab) {
    void lab.open().then(() => this.#awaited.resolve(lab));
  }

  async #load() {
    this.#stopLooking();
    if (this.#isLoading) return;
    this.#isLoading = true;
    if (this.#root.childElementCount === 0) showFallback(this.#root);
    try {
      const { LabView } = await import('./lab.js');
      const lab = new LabView(this.getAttribute('standalone'));
      lab.base = this.getAttribute('base');
      lab.asked = textOf(this);
      this.#root.replaceChildren(lab);
      this.#lab = lab;
      if (this.isConnected) this.#open(lab);
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      showFailure(this.#root, message);
      this.#awaited.reject(/** @type {Error} */ (error));
      this.#awaited = awaited(); // so that asking again tries again
      this.#isWanted = false;
      this.#fire('network2-error', { message });
    } finally {
      this.#isLoading = false;
    }
  }

  /** @param {string} type @param {object} detail */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** Properties that are attributes. */
const FLAGS = /** @type {const} */ (['autoplay']);
const REFLECTED = [...KEYS.filter((key) => key !== 'autoplay'), 'loading', 'base', 'standalone'];
reflect(Network2Lab, REFLECTED, FLAGS);

// Another copy of this module may have been quicker.
if (!customElements.get('network2-lab')) customElements.define('network2-lab', Network2Lab);
