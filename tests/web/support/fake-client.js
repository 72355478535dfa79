// A training worker for tests of the lab: it does what it is told, and answers when it is told to.

/** @typedef {import('../../../web/worker/protocol.js').Outcome} Outcome */

/** Lets everything go on that waits for nothing but its turn. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

/** What TrainingClient is, without a worker behind it. */
export class FakeClient {
  /** @type {[string, ...any[]][]} what it was asked for, in this order */
  calls = [];
  /** Id of the run that it was asked for last. */
  id = 0;
  /** @type {Promise<unknown>} what the next answers, other than that of run, wait for */
  held = Promise.resolve();
  /** @type {((outcome: Outcome) => void)[]} end the runs that are under way */
  #running = [];
  /** @type {(error: Error) => void} */
  #end = () => {};
  /** @type {((error: Error) => void)[]} reject the calls that wait for an answer */
  #reject = [];

  /** @param {(report: any) => void} listener gets the reports */
  constructor(listener) {
    this.report = (/** @type {any} */ report) => listener({ run: this.id, ...report });
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  /** How often something was asked for. @param {string} name */
  count(name) {
    return this.calls.filter(([call]) => call === name).length;
  }

  /**
   * @param {string} name
   * @param {any[]} args
   * @param {any} [answer] an error is thrown
   */
  #answer(name, args, answer) {
    this.calls.push([name, ...args]);
    const { held } = this;
    return new Promise((resolve, reject) => {
      this.#reject.push(reject);
      held.then(() => (answer instanceof Error ? reject(answer) : resolve(answer)), reject);
    });
  }

  /** @param {object} configuration @param {number} id @param {object[]} [changes] */
  reset(configuration, id, changes = []) {
    this.id = id;
    this.replace();
    return this.#answer('reset', [configuration, ...(changes.length > 0 ? [changes] : [])]);
  }

  /** @param {object} configuration @param {object} checkpoint @param {number} id @param {object[]} [changes] */
  resume(configuration, checkpoint, id, changes = []) {
    this.id = id;
    this.replace();
    return this.#answer('resume', [configuration, checkpoint, changes]);
  }

  /** @param {object} configuration @param {object} how @param {number} id @param {object[]} [changes] */
  follow(configuration, how, id, changes = []) {
    this.id = id;
    return this.#answer('follow', [configuration, how, ...(changes.length > 0 ? [changes] : [])]);
  }

  /** What load answers: a configuration, or the error with which it refuses. @type {any} */
  loaded = new RangeError('sizes must be an array, got undefined');

  /** @param {any} saved @param {any} configuration @param {number} id */
  load(saved, configuration, id) {
    if (!(this.loaded instanceof Error)) {
      this.id = id;
      this.replace();
    }
    const answer =
      this.loaded instanceof Error ? this.loaded : { ...configuration, ...this.loaded };
    return this.#answer('load', [saved], answer);
  }

  /** What score answers. */
  right = 9000;

  score() {
    return this.#answer('score', [], this.right);
  }

  /** What save answers. @type {any} */
  saved = { sizes: [784, 10] };

  save() {
    return this.#answer('save', [], this.saved);
  }

  /** @param {object} change */
  change(change) {
    return this.#answer('change', [change]);
  }

  /** @param {object} watched */
  watch(watched) {
    return this.#answer('watch', [watched]);
  }

  /** @param {any} image */
  show(image) {
    return this.#answer('show', [image]);
  }

  /** What read answers. @type {any} */
  readings = { own: [], reader: null };

  /** @param {any} images */
  read(images) {
    return this.#answer('read', [images], this.readings);
  }

  loadReader() {
    return this.#answer('loadReader', []);
  }

  pause() {
    this.finish('paused');
    return this.#answer('pause', []);
  }

  /** @param {string} goal @returns {Promise<Outcome>} */
  run(goal) {
    this.calls.push(['run', goal]);
    return new Promise((resolve, reject) => {
      this.#running.push(resolve);
      this.#reject.push(reject);
    });
  }

  /** Whether a run is under way. */
  get isTraining() {
    return this.#running.length > 0;
  }

  /** A run under way ends. @param {Outcome} outcome */
  finish(outcome) {
    for (const resolve of this.#running.splice(0)) resolve(outcome);
  }

  /** Another network has come: the run under way ends. */
  replace() {
    this.finish('replaced');
  }

  /** What is under way goes wrong. @param {Error} error */
  fail(error) {
    this.#running = [];
    for (const reject of this.#reject.splice(0)) reject(error);
  }

  /** The worker ends of itself. */
  die() {
    const error = Object.assign(new Error('out of memory'), {
      name: 'WorkerError',
      fault: { code: 'workerEnded', reason: 'other', detail: 'out of memory' },
    });
    this.fail(error);
    this.#end(error);
  }

  isClosed = false;
  close() {
    this.isClosed = true;
    this.fail(Object.assign(new Error('closed'), { name: 'WorkerError' }));
  }
}
