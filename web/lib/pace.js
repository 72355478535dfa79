/** Long work in slices, between which a program can do whatever else it has to. */

/** Milliseconds of work in a slice. */
const SLICE = 10;

/** Milliseconds that a piece of work should take: often enough asked for the time, seldom enough called. */
const PIECE = 2;

/** @returns {Promise<void>} when all that waited in the event loop has had its turn */
function nextTurn() {
  const { setImmediate } = /** @type {any} */ (globalThis);
  if (setImmediate) return new Promise((resolve) => setImmediate(resolve));
  // Browsers have no setImmediate, and hold their timers back.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** The slices of one long work. */
export class Pace {
  #begun = performance.now();
  #signal;

  /** @param {AbortSignal | undefined} signal that may end the work; its reason is thrown then */
  constructor(signal) {
    this.#signal = signal;
  }

  /** @returns {Promise<void>} when the work may go on, at once where its slice is not over */
  async rest() {
    if (performance.now() - this.#begun >= SLICE) {
      await nextTurn();
      this.#begun = performance.now();
    }
    this.#signal?.throwIfAborted();
  }

  /**
   * Does work whose pieces are done many at a time, as many as take some milliseconds.
   * @param {(count: number) => boolean} work does so many pieces, or as many as there still are; true when that was all
   * @returns {Promise<void>} when all is done
   */
  async through(work) {
    let count = 1;
    for (;;) {
      const start = performance.now();
      if (work(count)) return;
      const taken = performance.now() - start;
      if (taken < PIECE / 2) count *= 2;
      if (taken > PIECE) count = Math.max(1, Math.floor((count * PIECE) / taken));
      await this.rest();
    }
  }
}
