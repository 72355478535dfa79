/** Where a person's own digits are kept: in the browser's IndexedDB, apart from the runs, or in memory alone. */
import { openDB } from 'idb';

/** @typedef {import('../data/own-digits.js').OwnDigit} OwnDigit */
/** @typedef {OwnDigit & {id: number}} KeptDigit */

const NAME = 'network2-lab-digits';
const VERSION = 1;

/**
 * Digits in the browser's IndexedDB. Everything rejects where there is none, no room, or the person does not
 * allow it.
 */
export class DigitStore {
  #database = openDB(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore('digits', { keyPath: 'id' });
    },
    /** Another tab has a later version of the page, which must not wait for this one. */
    blocking(_present, _wanted, event) {
      /** @type {IDBDatabase} */ (event.target).close();
    },
  });

  constructor() {
    this.#database.catch(() => {}); // whoever uses it hears of it
  }

  /** @returns {Promise<unknown[]>} what was kept, unchecked */
  async load() {
    return (await this.#database).getAll('digits');
  }

  /** @param {KeptDigit[]} digits */
  async add(digits) {
    const transaction = (await this.#database).transaction('digits', 'readwrite');
    await Promise.all([...digits.map((digit) => transaction.store.put(digit)), transaction.done]);
  }

  /** @param {number[]} ids */
  async remove(ids) {
    const transaction = (await this.#database).transaction('digits', 'readwrite');
    await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
  }
}

/** @param {unknown} value @returns {value is number} whether it is a digit */
const isDigit = (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 9;

/** @param {any} one @returns {one is KeptDigit} whether what was stored is a digit */
const isKept = (one) =>
  Number.isInteger(one?.id) &&
  one.pixels instanceof Uint8Array &&
  one.pixels.length === 784 &&
  isDigit(one.label) &&
  isDigit(one.readAs);

/**
 * A person's own digits. Events: `change` whenever `digits` is another list, or `isStored` another answer.
 */
export class OwnDigits extends EventTarget {
  #store;
  /** @type {readonly KeptDigit[]} in the order in which they were kept */
  #digits = [];
  #isStored;

  /** @param {Pick<DigitStore, 'load' | 'add' | 'remove'> | null} store null for memory alone */
  constructor(store) {
    super();
    this.#store = store;
    this.#isStored = store !== null;
  }

  /** The digits; never changed, only replaced. */
  get digits() {
    return this.#digits;
  }

  /** Whether they will be there at the next visit. */
  get isStored() {
    return this.#isStored;
  }

  /** Brings back what was kept; what is damaged is passed over. */
  async open() {
    const kept = await this.#stored((store) => store.load());
    const before = (kept ?? []).filter(isKept).toSorted((a, b) => a.id - b.id);
    this.#replace([...before, ...this.#digits]);
  }

  /** @param {OwnDigit[]} digits */
  async add(digits) {
    const first = Math.max(Date.now(), 1 + (this.#digits.at(-1)?.id ?? 0));
    const kept = digits.map((digit, i) => ({ ...digit, id: first + i }));
    this.#replace([...this.#digits, ...kept]);
    await this.#stored((store) => store.add(kept));
  }

  /** @param {readonly KeptDigit[]} digits that were removed, to be put back in their places */
  async restore(digits) {
    this.#replace([...this.#digits, ...digits].toSorted((a, b) => a.id - b.id));
    await this.#stored((store) => store.add([...digits]));
  }

  /** @param {number[]} ids */
  async remove(ids) {
    this.#replace(this.#digits.filter(({ id }) => !ids.includes(id)));
    await this.#stored((store) => store.remove(ids));
  }

  /**
   * @template T
   * @param {(store: Pick<DigitStore, 'load' | 'add' | 'remove'>) => Promise<T>} use
   * @returns {Promise<T | null>} null where nothing can be stored
   */
  async #stored(use) {
    try {
      return this.#store && (await use(this.#store));
    } catch {
      this.#isStored = false;
      this.dispatchEvent(new Event('change'));
      return null;
    }
  }

  /** @param {readonly KeptDigit[]} digits */
  #replace(digits) {
    this.#digits = digits;
    this.dispatchEvent(new Event('change'));
  }
}
