import * as Comlink from 'comlink';
import { faultOf, logged } from '../data/fault.js';
import { refusedByPolicy } from '../data/policy.js';
import './keep-faults.js';
import { sharedChunks } from './shared-chunks.js';
import { bringScript, leaveScript, startWorker } from './start-worker.js';

/** Milliseconds between two looks at whether a worker that owes an answer is still alive. */
const TICK = 1000;

/**
 * Looks without a sign of life after which a worker counts as ended. They are counted, not timed: while a
 * computer sleeps, or a page that nobody sees is held up, no time passes for the worker either.
 */
const PATIENCE = 30;

/**
 * The file of the network that comes with the page, made by `npm run reader`. Its address is said here, not in the
 * worker: bundlers of other pages take the worker as it is, and what is beside it not.
 */
const urlOfReader = () => new URL('../reader/reader.bin', import.meta.url).href;

/** @typedef {import('../data/fault.js').WorkerFault} WorkerFault */
/** @typedef {import('../data/fault.js').LoadFault} LoadFault */

/** The worker ended without having been asked to. */
class WorkerError extends Error {
  name = 'WorkerError';

  /** @param {WorkerFault | LoadFault} fault */
  constructor(fault) {
    super(logged(fault));
    this.fault = fault;
  }
}

/** Starts a worker. */
function spawn() {
  const worker = startWorker();
  /** @type {(fault: WorkerFault | LoadFault) => void} */
  let end = () => {};
  /** @type {Promise<WorkerError>} resolves when the worker has ended */
  const ended = new Promise((resolve) => {
    end = (fault) => {
      worker.terminate();
      resolve(new WorkerError(fault));
    };
  });
  worker.onerror = ({ message: detail }) => {
    if (detail) end({ code: 'workerEnded', reason: 'other', detail });
    else void refusedByPolicy('worker-src').then((fault) => end(fault ?? { code: 'workerEnded', reason: 'unstarted' })); // prettier-ignore
  };
  return { remote: /** @type {any} */ (Comlink.wrap(worker)), ended, end };
}

/** @param {unknown} error @returns {boolean} whether it says that a worker's script was not to be had */
function isUnstarted(error) {
  const fault = faultOf(error);
  return (
    fault?.code === 'noWorker' || (fault?.code === 'workerEnded' && fault.reason === 'unstarted')
  );
}

/** @type {ReturnType<typeof spawn> | null} a worker that waits for who opens a session in it */
let early = null;

/** Starts the first worker before it is asked for: while it starts, the page can load and draw. */
export function startWorkerEarly() {
  if (early) return;
  early = spawn();
  early.remote.prepare(null).catch(() => {}); // whoever opens a session hears of it
}

/**
 * The training worker, as the page sees it: each method of TrainingSession, as a call. All calls reject
 * with a WorkerError when the worker ends, however it does: not every end raises an event.
 */
export class TrainingClient {
  #spawned;
  /** @type {any} Comlink's remote of the TrainingSession */
  #session = null;
  /** @type {Set<(error: Error) => void>} how to reject the calls that wait for their answer */
  #waiting = new Set();
  /** @type {ReturnType<typeof setInterval> | undefined} runs while calls wait */
  #timer;
  /** Whether the worker has given a sign of life; while its code is on its way it cannot. */
  #hasAnswered = false;
  /** Looks since the last sign of life. */
  #silence = 0;

  constructor() {
    this.#spawned = early ?? spawn();
    early = null;
    void this.#spawned.ended.then((error) => {
      for (const reject of this.#waiting) reject(error);
    });
  }

  /**
   * Starts a worker and opens a session in it.
   * @param {{data: string, engine: string | null}} places URLs: of the folder with the chunks of MNIST, with a slash at
   *   the end; and of the engine, where it may be elsewhere than beside the worker
   * @param {(report: import('./protocol.js').Report) => void} listener gets the reports
   * @returns {Promise<TrainingClient>} when the engine is there
   */
  static async open(places, listener) {
    try {
      return await TrainingClient.#open(places, listener);
    } catch (error) {
      if (!isUnstarted(error)) throw error;
      await bringScript().catch(() => {
        throw error;
      });
      try {
        return await TrainingClient.#open(places, listener);
      } catch (another) {
        leaveScript(); // by the next try its file may be there
        throw another;
      }
    }
  }

  /** @type {typeof TrainingClient.open} */
  static async #open(places, listener) {
    const client = new TrainingClient();
    try {
      const { remote, ended } = client.#spawned;
      const source = Comlink.proxy(sharedChunks(places.data, ended));
      const opening = remote.open(source, places.engine, Comlink.proxy(listener));
      client.#session = await client.#answered(opening);
      client.#hasAnswered = true;
      return client;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** Resolves with a WorkerError when the worker has ended. */
  get ended() {
    return this.#spawned.ended;
  }

  /**
   * Waits for an answer, and sees to it that the worker lives. (Not by Promise.race: a promise as
   * long-lived as that of the end would hold on to every call there has been.)
   * @param {Promise<any>} answer
   * @returns {Promise<any>}
   */
  async #answered(answer) {
    this.#timer ??= setInterval(() => this.#look(), TICK);
    let stopWaiting = () => {};
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.add(reject);
        stopWaiting = () => this.#waiting.delete(reject);
        answer.then(resolve, reject);
      });
    } finally {
      stopWaiting();
      if (this.#waiting.size === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
        this.#silence = 0;
      }
    }
  }

  /** Asks for a sign of life: between two slices of its work a worker gives one. */
  #look() {
    if (this.#hasAnswered) this.#silence += 1;
    if (this.#silence > PATIENCE) {
      const seconds = (PATIENCE * TICK) / 1000;
      this.#spawned.end({ code: 'workerEnded', reason: 'silent', seconds });
      return;
    }
    void this.#spawned.remote.ping().then(() => {
      this.#hasAnswered = true;
      this.#silence = 0;
    });
  }

  /**
   * @param {string} method of TrainingSession
   * @param {...unknown} args
   * @returns {Promise<any>}
   */
  #call(method, ...args) {
    return this.#answered(this.#session[method](...args));
  }

  /**
   * @param {import('../model/configuration.js').Configuration} configuration
   * @param {number} id of the run
   * @param {import('../model/run.js').LiveChange[]} [changes] to be repeated
   * @returns {Promise<void>}
   */
  reset(configuration, id, changes = []) {
    return this.#call('reset', configuration, id, changes);
  }

  /**
   * @param {import('../model/configuration.js').Configuration} configuration
   * @param {import('./training.js').Checkpoint} checkpoint
   * @param {number} id of the run
   * @param {import('../model/run.js').LiveChange[]} [changes] of the run
   * @returns {Promise<void>}
   */
  resume(configuration, checkpoint, id, changes = []) {
    return this.#call('resume', configuration, checkpoint, id, changes);
  }

  /**
   * @param {import('../model/configuration.js').Configuration} configuration
   * @param {{network: 'same' | 'new', data: 'same' | 'fresh'}} how
   * @param {number} id of the run
   * @param {import('../model/run.js').LiveChange[]} [changes] to be repeated
   * @returns {Promise<void>}
   */
  follow(configuration, { network, data }, id, changes = []) {
    return this.#call('follow', configuration, { network, data }, id, changes);
  }

  /**
   * @param {import('../lib/index.d.ts').SavedNetwork} saved
   * @param {import('../model/configuration.js').Configuration} configuration
   * @param {number} id of the run
   * @returns {Promise<import('../model/configuration.js').Configuration>} as the file changed it
   */
  load(saved, configuration, id) {
    return this.#call('load', saved, configuration, id);
  }

  /**
   * @param {'validation' | 'test'} [set]
   * @param {number} [size]
   * @returns {Promise<number>}
   */
  score(set, size) {
    return this.#call('score', set, size);
  }

  /** @returns {Promise<import('../lib/index.d.ts').SavedNetwork>} */
  save() {
    return this.#call('save');
  }

  /**
   * @param {{eta: number, lambda: number}} change
   * @returns {Promise<void>}
   */
  change({ eta, lambda }) {
    return this.#call('change', { eta, lambda });
  }

  /**
   * @param {import('../model/configuration.js').Watched} watched
   * @returns {Promise<void>}
   */
  watch({ monitors, speeds, histogram }) {
    return this.#call('watch', { monitors, speeds, histogram });
  }

  /**
   * @param {boolean} isWanted
   * @returns {Promise<void>}
   */
  watchInside(isWanted) {
    return this.#call('watchInside', isWanted);
  }

  /**
   * @param {boolean} isWanted
   * @returns {Promise<void>}
   */
  watchMistakes(isWanted) {
    return this.#call('watchMistakes', isWanted);
  }

  /**
   * @param {Float32Array} image
   * @param {number} label
   * @returns {Promise<import('./walk.js').WayBack[]>}
   */
  walk(image, label) {
    return this.#call('walk', image, label);
  }

  /**
   * @param {number} eta
   * @returns {Promise<import('./walk.js').WayBack[]>}
   */
  stepOfWalk(eta) {
    return this.#call('stepOfWalk', eta);
  }

  /** @returns {Promise<void>} */
  endWalk() {
    return this.#call('endWalk');
  }

  /** @returns {Promise<void>} */
  findMistakes() {
    return this.#call('findMistakes');
  }

  /**
   * @param {'training' | 'validation' | 'test'} set
   * @param {number[]} indices
   * @param {import('../data/chunk.js').Which} which data
   * @returns {Promise<import('./protocol.js').Images>}
   */
  images(set, indices, { data, classes }) {
    return this.#call('images', set, indices, { data, classes });
  }

  /**
   * @param {Float32Array | null} image
   * @returns {Promise<void>}
   */
  show(image) {
    return this.#call('show', image);
  }

  /**
   * @param {Float32Array[]} images
   * @returns {Promise<import('./protocol.js').ImageReadings>}
   */
  read(images) {
    return this.#call('read', images);
  }

  /** @returns {Promise<void>} */
  async loadReader() {
    return this.#call('loadReader', urlOfReader());
  }

  /** @returns {Promise<void>} */
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

  /** Ends the worker; calls under way reject with a WorkerError. */
  close() {
    this.#spawned.end({ code: 'workerEnded', reason: 'closed' });
  }
}
