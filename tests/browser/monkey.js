// A monkey at the page: it clicks, types, drags, draws, resizes and calls the element, quicker than anybody
// would and in an order that its seed decides.

/** @typedef {import('playwright-core').Page} Page */

/** Window sizes, a phone among them. */
const SIZES = /** @type {const} */ ([
  [1360, 900],
  [390, 844],
  [1024, 700],
  [760, 1000],
]);

/** What it writes into fields, sense and nonsense. */
const WRITINGS = ['0.1', '3', '1000', '-1', 'abc', '', '1e30', '30', '0,5', '5'];

const KEYS = ['Tab', 'Enter', ' ', 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowRight', 'Backspace'];

/** Fields of a configuration, with some values for each, most of them allowed and quick to train. */
const FIELDS = {
  hidden: [[], [5], [30], [12, 12], [100], [0], 'x'],
  eta: [0.1, 0.5, 3, 1e30, -1],
  lambda: [0, 0.1, 5, 1e9],
  miniBatchSize: [1, 10, 100, 5000],
  trainingSize: [100, 1000, 2000],
  epochs: [1, 2, 3, 30],
  momentum: [0, 0.5],
  dropout: [0, 0.3],
  activation: ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'leaky'],
  precision: ['float32', 'float64'],
  evaluation: ['validation', 'test'],
  evaluationSize: [100, 1000, 0],
  monitorEvery: ['epoch', 'run'],
  earlyStopping: [0, 1],
  histogram: [true, false],
  speeds: [true, false],
  seed: [0, 7, 2.5],
};

/** @param {number} seed @returns {() => number} numbers in [0, 1), always the same ones (mulberry32) */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Monkeys with one seed do the same things in the same order. */
export class Monkey {
  #page;
  #random;
  #experiments;

  /**
   * @param {Page} page with the lab
   * @param {number} seed
   * @param {string[]} experiments ids of those it may choose
   */
  constructor(page, seed, experiments) {
    this.#page = page;
    this.#random = randomOf(seed);
    this.#experiments = experiments;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  #pick(list) {
    return list[Math.floor(this.#random() * list.length)];
  }

  /** Does one thing. @returns {Promise<string>} what it did, for the report of a failure */
  async act() {
    const { name, act } = this.#pick(this.#actions);
    return `${name} ${JSON.stringify((await act()) ?? '')}`;
  }

  #actions = [
    { name: 'click', act: () => this.#use('button') },
    { name: 'click', act: () => this.#use('button') },
    { name: 'unfold', act: () => this.#use('summary') },
    { name: 'slide', act: () => this.#use('input[type=range]', String(this.#random())) },
    { name: 'type', act: () => this.#use('input:not([type=file], [type=range])', this.#pick(WRITINGS)) }, // prettier-ignore
    { name: 'select', act: () => this.#use('select', String(this.#random())) },
    { name: 'press', act: () => this.#press() },
    { name: 'draw', act: () => this.#draw() },
    { name: 'resize', act: () => this.#resize() },
    { name: 'call', act: () => this.#burst() },
    { name: 'call', act: () => this.#burst() },
    { name: 'watch', act: () => this.#watch() },
    { name: 'watch', act: () => this.#watch() },
  ];

  /**
   * Uses some control that can be used now.
   * @param {string} selector
   * @param {string} [value] what a field is set to; of a range or a list the place, from 0 to 1
   * @returns {Promise<string>} what it was
   */
  #use(selector, value = '') {
    return this.#page.evaluate(
      ([query, text, place]) => {
        /** @type {HTMLElement[]} */
        const found = [];
        /** @param {Document | ShadowRoot} root */
        const search = (root) => {
          found.push(.../** @type {any} */ (root.querySelectorAll(query)));
          for (const element of root.querySelectorAll('*')) {
            if (element.shadowRoot) search(element.shadowRoot);
          }
        };
        search(document);
        /** @param {Element} element @returns {boolean} whether it is only to be looked at */
        const isInert = (element) => {
          const { host } = /** @type {ShadowRoot} */ (element.getRootNode());
          return element.closest('[inert]') !== null || (host ? isInert(host) : false);
        };
        const usable = found.filter(
          (element) =>
            element.checkVisibility() &&
            !(/** @type {any} */ (element).disabled) &&
            !isInert(element),
        );
        const element = /** @type {any} */ (usable[Math.floor(Number(place) * usable.length)]);
        if (!element) return 'nothing';
        if (element instanceof HTMLSelectElement) {
          element.selectedIndex = Math.floor(Number(text) * element.options.length);
        } else if (element.type === 'range') {
          element.value = Number(element.min) + Number(text) * (element.max - element.min);
        } else if (element instanceof HTMLInputElement && element.type !== 'checkbox') {
          element.value = text;
        } else {
          element.click();
          return element.textContent.trim();
        }
        for (const type of ['input', 'change']) {
          element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
        }
        return `${element.labels?.[0]?.textContent?.trim() ?? element.ariaLabel}: ${element.value}`;
      },
      [selector, value, String(this.#random())],
    );
  }

  async #press() {
    const key = this.#pick(KEYS);
    await this.#page.keyboard.press(key);
    return key;
  }

  async #draw() {
    const pad = this.#page.getByRole('application', { name: 'Drawing pad' }).last(); // others are previews
    if (!(await pad.isVisible())) return; // a lecture shows none
    const box = await pad.boundingBox();
    if (!box) return;
    const at = () => [box.x + this.#random() * box.width, box.y + this.#random() * box.height];
    const { mouse } = this.#page;
    await mouse.move(at()[0], at()[1]);
    await mouse.down();
    for (let i = 0; i < 3; i++) await mouse.move(at()[0], at()[1], { steps: 3 });
    await mouse.up();
  }

  async #resize() {
    const [width, height] = this.#pick(SIZES);
    await this.#page.setViewportSize({ width, height });
    return width;
  }

  /** Calls the element several times in one tick, as a script may that does not wait. */
  async #burst() {
    const calls = Array.from({ length: 1 + Math.floor(this.#random() * 6) }, () => this.#call());
    await this.#page.evaluate((list) => {
      const lab = /** @type {any} */ (document.querySelector('network2-lab'));
      for (const [method, ...args] of list) {
        // What is refused is for the caller to handle, and this one does.
        Promise.resolve(lab[method](...args)).catch(() => {});
      }
    }, calls);
    return calls;
  }

  /** @returns {[string, ...any[]]} */
  #call() {
    const configuration = Object.fromEntries(
      Array.from({ length: 1 + Math.floor(this.#random() * 3) }, () => {
        const field = /** @type {keyof typeof FIELDS} */ (this.#pick(Object.keys(FIELDS)));
        return [field, this.#pick(/** @type {any[]} */ (FIELDS[field]))];
      }),
    );
    return this.#pick(
      /** @type {[string, ...any[]][]} */ ([
        ['start'],
        ['start'],
        ['pause'],
        ['step', 'mini-batch'],
        ['step', 'epoch'],
        ['reset'],
        ['setState', { configuration }],
        ['setState', { configuration }],
        ['setState', { experiment: this.#pick(this.#experiments) }],
        ['getState'],
      ]),
    );
  }

  /** Lets some frames go by. */
  async #watch() {
    const frames = 1 + Math.floor(this.#random() * 20);
    await this.#page.evaluate(async (count) => {
      for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
    }, frames);
    return frames;
  }
}
