/** The address of the page as the text form of a description: read, followed and kept up to date. */

export class Address {
  /** The text form that stands in the address, as it was read or written last. */
  #text = '';
  #onFollow;
  #onHashChange = () => {
    if (this.#present() !== this.#text) this.#onFollow(this.read());
  };

  /** @param {(text: string) => void} onFollow told when the person goes to another address, what that says */
  constructor(onFollow) {
    this.#onFollow = onFollow;
  }

  /** What stands after # in the address, or else after ?. */
  #present() {
    const { hash, search } = location;
    return (hash || search).replace(/^[#?]/, '');
  }

  /** @returns {string} the text form that the address has; empty where it has none */
  read() {
    this.#text = this.#present();
    return this.#text;
  }

  /**
   * Has the address say this, without a step in the history.
   * @param {string} text form of what is shown
   */
  write(text) {
    if (text === this.#text) return;
    this.#text = text;
    try {
      history.replaceState(history.state, '', text ? `#${text}` : location.pathname);
    } catch {
      // Browsers allow only so many changes in a while, and none in a sandbox.
    }
  }

  /** Follows the person to other addresses from now on. */
  connect() {
    addEventListener('hashchange', this.#onHashChange);
  }

  disconnect() {
    removeEventListener('hashchange', this.#onHashChange);
  }
}
