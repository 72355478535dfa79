/**
 * A stretch of training that somebody wants, until it is stopped. Work that waits for something asks
 * afterwards whether its stint has been stopped meanwhile.
 */
export class Stint {
  #resolve = () => {};
  /** Whether nobody wants it any more. */
  isStopped = false;
  /** @type {Promise<void>} resolves when it is stopped, for waits that are to end then */
  stopped = new Promise((resolve) => {
    this.#resolve = resolve;
  });

  /** Wants it no more; what is under way ends as soon as it asks. */
  stop() {
    this.isStopped = true;
    this.#resolve();
  }
}
