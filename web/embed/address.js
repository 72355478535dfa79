/** The address of the page as the text form of a description: read, followed and kept up to date. */
import { NAMED_EXPERIMENTS } from '../lab/describing.js';
import { DEFAULT_DESCRIPTION, readDescription, writeDescription } from '../model/description.js';

/** @typedef {import('../model/description.js').Description} Description */

/** What of a description is the page's, not the run's: it stays in the address whatever is run. */
const PRESENTATION = /** @type {const} */ (['lang', 'theme', 'view', 'hide', 'predict']);

export class Address {
  /** The text form that stands in the address, as it was read or written last. */
  #text = '';
  /** @type {Partial<Description>} */
  #presentation = {};
  #onFollow;
  #onHashChange = () => {
    if (this.#present() !== this.#text) this.#onFollow(this.read());
  };

  /** @param {(read: ReturnType<typeof readDescription>) => void} onFollow told when the person goes to another address */
  constructor(onFollow) {
    this.#onFollow = onFollow;
  }

  /** Whether anything is described. */
  get isEmpty() {
    return this.#present() === '';
  }

  /** What stands after # in the address, or else after ?. */
  #present() {
    const { hash, search } = location;
    return (hash || search).replace(/^[#?]/, '');
  }

  /** @returns {ReturnType<typeof readDescription>} what the address describes, and what of it was not understood */
  read() {
    this.#text = this.#present();
    const read = readDescription(this.#text, NAMED_EXPERIMENTS);
    this.#presentation = Object.fromEntries(
      PRESENTATION.map((key) => [key, read.description[key]]),
    );
    return read;
  }

  /**
   * Has the address say this, without a step in the history.
   * @param {Partial<Description>} description of what is run
   */
  write(description) {
    const text = writeDescription({
      ...DEFAULT_DESCRIPTION,
      ...this.#presentation,
      ...description,
    });
    if (text === this.#text) return;
    this.#text = text;
    try {
      history.replaceState(history.state, '', text ? `#${text}` : location.pathname);
    } catch {
      // Browsers allow only so many changes in a while; the next one brings it up to date.
    }
  }

  /**
   * @param {Partial<Description>} description
   * @returns {string} an address that describes this
   */
  linkTo(description) {
    const text = writeDescription({ ...DEFAULT_DESCRIPTION, ...description });
    return new URL(text ? `#${text}` : '#', location.href.replace(/[#?].*$/, '')).href;
  }

  /** Follows the person to other addresses from now on. */
  connect() {
    addEventListener('hashchange', this.#onHashChange);
  }

  disconnect() {
    removeEventListener('hashchange', this.#onHashChange);
  }
}
