import { keptOf, withKept } from '../model/notebook.js';
import { reduce, rewound } from '../model/run.js';

/** @typedef {import('../model/run.js').Run} Run */
/** @typedef {import('../model/notebook.js').Kept} Kept */
/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */
/** @typedef {import('../worker/protocol.js').Report} Report */

/** Milliseconds between two changes of the state: several workers report many times a second each. */
const INTERVAL = 100;

/**
 * @typedef {object} BatchHost
 * @property {() => import('./state.js').LabState} state the present one
 * @property {(change: Partial<import('./state.js').LabState>) => void} update changes it
 * @property {(listener: (report: Report) => void) => Promise<TrainingClient>} connect starts a worker
 * @property {(id: string, checkpoint: import('../worker/training.js').Checkpoint) => void} onCheckpoint
 * @property {(id: string) => Promise<import('../worker/training.js').Checkpoint | undefined>} checkpoint
 *   where a run can be gone on from
 * @property {(error: Error) => void} onError told what went wrong with a worker
 */

/** Runs that are trained side by side, each in a worker of its own, as many at a time as there are lanes. */
export class Batch {
  #host;
  #lanes;
  /** @type {string[]} ids of the runs that wait for a worker */
  #queue;
  /** @type {Set<TrainingClient>} at work */
  #clients = new Set();
  /** @type {Map<string, {run: Run, status: Kept['status']}>} what is not in the state yet */
  #news = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isStopped = false;
  /** @type {Promise<void>} when it goes on; pending while it is paused */
  #going = Promise.resolve();
  #goOn = () => {};

  /**
   * @param {BatchHost} host
   * @param {string[]} ids of runs in the notebook that are not complete
   * @param {number} lanes runs at a time
   */
  constructor(host, ids, lanes) {
    this.#host = host;
    this.#queue = [...ids];
    this.#lanes = Math.min(lanes, ids.length);
  }

  /** Whether it waits to go on. */
  isPaused = false;

  /** @returns {Promise<void>} when all runs are over, or it was stopped */
  async run() {
    await Promise.all(Array.from({ length: this.#lanes }, () => this.#lane()));
    this.#flush();
  }

  /** Holds all runs up. */
  pause() {
    if (this.isPaused) return;
    this.isPaused = true;
    this.#going = new Promise((resolve) => (this.#goOn = resolve));
    for (const client of this.#clients) client.pause().catch(() => {}); // its lane hears of what is wrong
  }

  /** Goes on after a pause. */
  continue() {
    this.isPaused = false;
    this.#goOn();
  }

  /** Ends it; runs that are not complete stay in the notebook as they are. */
  stop() {
    this.#isStopped = true;
    for (const client of this.#clients) client.close();
    this.continue();
  }

  /** A worker, and one run after another in it. */
  async #lane() {
    /** @type {{id: string, number: number}} what the worker is at */
    const job = { id: '', number: 0 };
    /** @type {TrainingClient | null} */
    let client = null;
    try {
      client = await this.#host.connect((report) => {
        if ('run' in report && report.run === job.number) this.#receive(job.id, report);
      });
      this.#clients.add(client);
      for (let id = this.#queue.shift(); id !== undefined; id = this.#queue.shift()) {
        if (this.#isStopped) break;
        Object.assign(job, { id, number: job.number + 1 });
        await this.#train(client, job);
      }
    } catch (error) {
      if (!this.#isStopped) this.#host.onError(/** @type {Error} */ (error));
    } finally {
      if (client) this.#clients.delete(client);
      client?.close();
      const { id } = job;
      job.number = -1; // what the worker had still sent is of no run any more
      if (keptOf(this.#host.state().notebook, id)?.status === 'running') this.#note(id, 'paused'); // prettier-ignore
    }
  }

  /**
   * @param {TrainingClient} client
   * @param {{id: string, number: number}} job
   */
  async #train(client, { id, number }) {
    const present = this.#present(id);
    if (!present) return; // removed meanwhile
    const checkpoint = await this.#host.checkpoint(id);
    const run = rewound(present.run, checkpoint?.epoch ?? 0);
    const { configuration, changes } = run;
    this.#news.set(id, { run, status: present.status });
    await (checkpoint
      ? client.resume(configuration, checkpoint, number, changes)
      : client.reset(configuration, number, changes));
    for (;;) {
      await this.#going;
      if (this.#isStopped) return;
      this.#note(id, 'running');
      const outcome = await client.run('end');
      if (outcome === 'complete' || outcome === 'diverged') {
        this.#note(id, outcome === 'complete' ? 'complete' : 'failed');
        return;
      }
      this.#note(id, 'paused');
    }
  }

  /**
   * @param {string} id
   * @returns {{run: Run, status: Kept['status']} | undefined} the run as it stands; undefined when it was removed
   */
  #present(id) {
    const kept = keptOf(this.#host.state().notebook, id);
    return kept && (this.#news.get(id) ?? kept);
  }

  /** @param {string} id @param {import('../worker/protocol.js').RunReport} report */
  #receive(id, report) {
    const present = this.#present(id);
    if (!present) return;
    const { run, status } = present;
    this.#news.set(id, { run: reduce(run, report), status });
    if (report.type === 'checkpoint') this.#host.onCheckpoint(id, report.checkpoint);
    this.#timer ??= setTimeout(() => this.#flush(), INTERVAL);
  }

  /** @param {string} id @param {Kept['status']} status */
  #note(id, status) {
    const present = this.#present(id);
    if (!present) return;
    this.#news.set(id, { run: present.run, status });
    this.#flush();
  }

  /** Brings the news into the state; of runs that were removed meanwhile there are none. */
  #flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    let { notebook } = this.#host.state();
    for (const [id, news] of this.#news) {
      const kept = keptOf(notebook, id);
      if (kept) notebook = withKept(notebook, { ...kept, ...news });
    }
    this.#news.clear();
    this.#host.update({ notebook });
  }
}
