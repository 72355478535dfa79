/** Milliseconds that one call into the engine should take. */
const STRIDE_TIME = 3;

/** Milliseconds of training over which the speed is averaged. */
const SPEED_WINDOW = 1000;

/** How fast a run goes: mini-batches to train in one call, images a second, time left. */
export class Pace {
  /** Mini-batches to train in one call into the engine. */
  stride = 1;
  #time = 0;
  #images = 0;
  #start = performance.now();
  #startPosition;

  /** @param {number} position mini-batches already trained in this run */
  constructor(position) {
    this.#startPosition = position;
  }

  /**
   * To be told of each call into the engine that trained.
   * @param {number} elapsed milliseconds
   * @param {number} trained mini-batches; fewer than the stride where an epoch ended
   * @param {number} miniBatchSize images in each
   */
  record(elapsed, trained, miniBatchSize) {
    this.#time += elapsed;
    this.#images += trained * miniBatchSize;
    if (this.#time > SPEED_WINDOW) {
      this.#time /= 2;
      this.#images /= 2;
    }
    if (elapsed < STRIDE_TIME / 2 && trained === this.stride) this.stride *= 2;
    else if (elapsed > STRIDE_TIME * 2) this.stride = Math.ceil(this.stride / 2);
  }

  /** Training speed of late, without the time that monitors take. */
  get imagesPerSecond() {
    return this.#time > 0 ? (1000 * this.#images) / this.#time : 0;
  }

  /**
   * @param {number} position mini-batches trained in this run
   * @param {number} goal mini-batches of the whole run
   * @returns {number | null} seconds, at the average speed so far, monitors included; null at first
   */
  secondsLeft(position, goal) {
    const done = position - this.#startPosition;
    if (done === 0) return null;
    return ((performance.now() - this.#start) / 1000 / done) * (goal - position);
  }
}
