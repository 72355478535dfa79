import * as Comlink from 'comlink';

/** The worker ended without having been asked to. */
class WorkerError extends Error {
  name = 'WorkerError';
}

/** Starts a worker. */
function spawn() {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  /** @type {Promise<never>} rejects when the worker ends of itself */
  const death = new Promise((_, reject) => {
    worker.onerror = ({ message }) => {
      worker.terminate();
      reject(new WorkerError(`The training worker stopped: ${message || 'it did not start'}.`));
    };
  });
  death.catch(() => {}); // whoever waits for an answer hears of it
  return { worker, death };
}

/** @type {ReturnType<typeof spawn> | null} a worker that waits for who opens a session in it */
let early = null;

/** Starts the first worker before it is asked for: while it starts, the page can load and draw. */
export function startWorkerEarly() {
  early ??= spawn();
}

/** The training worker, as the page sees it: each method of TrainingSession, as a call. */
export class TrainingClient {
  #worker;
  #session;
  #death;

  /**
   * @param {Worker} worker
   * @param {any} session Comlink's remote of the TrainingSession
   * @param {Promise<never>} death rejects when the worker ends of itself
   */
  constructor(worker, session, death) {
    this.#worker = worker;
    this.#session = session;
    this.#death = death;
  }

  /**
   * Starts a worker and opens a session in it.
   * @param {string} dataUrl where the chunks of MNIST are, with a slash at the end
   * @param {(report: import('./protocol.js').Report) => void} listener gets the reports
   * @returns {Promise<TrainingClient>} when the engine is there
   */
  static async open(dataUrl, listener) {
    const { worker, death } = early ?? spawn();
    early = null;
    const remote = /** @type {any} */ (Comlink.wrap(worker));
    try {
      const session = await Promise.race([remote.open(dataUrl, Comlink.proxy(listener)), death]);
      return new TrainingClient(worker, session, death);
    } catch (error) {
      worker.terminate();
      throw error;
    }
  }

  /**
   * @param {string} method of TrainingSession
   * @param {...unknown} args
   */
  #call(method, ...args) {
    return Promise.race([this.#session[method](...args), this.#death]);
  }

  /** @param {import('./protocol.js').Configuration} configuration */
  reset(configuration) {
    return this.#call('reset', configuration);
  }

  /**
   * @param {import('./protocol.js').Configuration} configuration
   * @param {{network: 'same' | 'new', data: 'same' | 'fresh'}} how
   */
  follow(configuration, { network, data }) {
    return this.#call('follow', configuration, { network, data });
  }

  /**
   * @param {import('../lib/index.d.ts').SavedNetwork} saved
   * @param {import('./protocol.js').Configuration} configuration
   * @returns {Promise<import('./protocol.js').Configuration>} as the file changed it
   */
  load(saved, configuration) {
    return this.#call('load', saved, configuration);
  }

  /** @returns {Promise<import('../lib/index.d.ts').SavedNetwork>} */
  save() {
    return this.#call('save');
  }

  /** @param {{eta: number, lambda: number}} change */
  change({ eta, lambda }) {
    return this.#call('change', { eta, lambda });
  }

  /** @param {Float32Array | null} image */
  show(image) {
    return this.#call('show', image);
  }

  loadReader() {
    return this.#call('loadReader');
  }

  pause() {
    return this.#call('pause');
  }

  /**
   * @param {'mini-batch' | 'epoch' | 'end'} goal
   * @returns {Promise<import('./protocol.js').Outcome>}
   */
  run(goal) {
    return this.#call('run', goal);
  }

  /** Ends the worker; calls under way are never answered. */
  close() {
    this.#worker.terminate();
  }
}
