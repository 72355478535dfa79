import { keptOf, withKept } from '../model/notebook.js';
import { reduce, rewound } from '../model/run.js';

/** @typedef {import('../model/run.js').Run} Run */
/** @typedef {import('../model/notebook.js').Kept} Kept */
/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */
/** @typedef {import('../worker/protocol.js').Report} Report */
/** @typedef {import('../worker/training.js').Checkpoint} Checkpoint */

/**
 * Milliseconds between two changes of the state. Several workers report many times a second each; to draw each
 * report and to store each checkpoint would take an eighth of their time from them.
 */
const INTERVAL = 250;

/**
 * @typedef {object} BatchHost
 * @property {() => import('./state.js').LabState} state the present one
 * @property {(change: Partial<import('./state.js').LabState>) => void} update changes it
 * @property {(listener: (report: Report) => void) => Promise<TrainingClient>} connect starts a worker
 * @property {(id: string, checkpoint: Checkpoint) => void} onCheckpoint
 * @property {(id: string) => Promise<Checkpoint | undefined>} checkpoint
 *   where a run can be gone on from
 * @property {(error: Error) => void} onError told what went wrong with a worker
 */

/**
 * What has become of a run; checkpoint: null when it has come to none since.
 * @typedef {{run: Run, status: Kept['status'], checkpoint: Checkpoint | null}} News
 */

/** A run in a worker. @typedef {{id: string, number: number}} Job number: of the runs of this worker */

/** Runs that are trained side by side, each in a worker of its own, as many at a time as there are lanes. */
export class Batch {
  #host;
  #lanes;
  /** @type {string[]} ids of the runs that wait for a worker */
  #queue;
  /** @type {Map<TrainingClient, Job>} the workers, and what they are at */
  #jobs = new Map();
  /** @type {Map<string, News>} what is not in the state yet */
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
    for (const client of this.#jobs.keys()) client.pause().catch(() => {}); // its lane hears of what is wrong
  }

  /** Goes on after a pause. */
  continue() {
    this.isPaused = false;
    this.#goOn();
  }

  /** Ends it; runs that are not complete stay in the notebook as they are. */
  stop() {
    for (const { id } of this.#jobs.values()) this.#leave(id);
    this.#isStopped = true;
    for (const client of this.#jobs.keys()) client.close();
    this.continue();
  }

  /**
   * Leaves runs alone, whose workers go on with others.
   * @param {string[]} ids
   */
  release(ids) {
    this.#queue = this.#queue.filter((id) => !ids.includes(id));
    for (const [client, job] of this.#jobs) {
      if (!ids.includes(job.id)) continue;
      this.#leave(job.id);
      job.number += 1; // what the worker still sends of it is of no run any more
      client.pause().catch(() => {}); // its lane hears of what is wrong
    }
  }

  /** @param {string} id of a run that is not complete, and trains no more */
  #leave(id) {
    const present = this.#present(id);
    if (present?.status === 'running') this.#note(id, 'paused');
    else this.#flush();
  }

  /** A worker, and one run after another in it. */
  async #lane() {
    /** @type {Job} */
    const job = { id: '', number: 0 };
    /** @type {TrainingClient | null} */
    let client = null;
    try {
      client = await this.#host.connect((report) => {
        if ('run' in report && report.run === job.number) this.#receive(job.id, report);
      });
      this.#jobs.set(client, job);
      for (let id = this.#queue.shift(); id !== undefined; id = this.#queue.shift()) {
        if (this.#isStopped) break;
        Object.assign(job, { id, number: job.number + 1 });
        await this.#train(client, job);
      }
    } catch (error) {
      if (!this.#isStopped) this.#host.onError(/** @type {Error} */ (error));
    } finally {
      if (client) this.#jobs.delete(client);
      client?.close();
      job.number = -1; // what the worker had still sent is of no run any more
      this.#leave(job.id);
    }
  }

  /**
   * @param {TrainingClient} client
   * @param {Job} job
   */
  async #train(client, job) {
    const { id, number } = job;
    const present = this.#present(id);
    if (!present) return; // removed meanwhile
    const isWanted = () => !this.#isStopped && job.number === number;
    const checkpoint = await this.#host.checkpoint(id);
    if (!isWanted()) return;
    const run = rewound(present.run, checkpoint?.epoch ?? 0);
    const { configuration, changes } = run;
    this.#news.set(id, { run, status: present.status, checkpoint: null });
    await (checkpoint
      ? client.resume(configuration, checkpoint, number, changes)
      : client.reset(configuration, number, changes));
    for (;;) {
      await this.#going;
      if (!isWanted()) return;
      this.#note(id, 'running');
      const outcome = await client.run('end');
      if (!isWanted()) return;
      if (outcome === 'complete' || outcome === 'diverged') {
        this.#note(id, outcome === 'complete' ? 'complete' : 'failed');
        return;
      }
      this.#note(id, 'paused');
    }
  }

  /**
   * @param {string} id
   * @returns {News | undefined} the run as it stands; undefined when it was removed
   */
  #present(id) {
    const kept = keptOf(this.#host.state().notebook, id);
    return kept && (this.#news.get(id) ?? { run: kept.run, status: kept.status, checkpoint: null });
  }

  /** @param {string} id @param {import('../worker/protocol.js').RunReport} report */
  #receive(id, report) {
    const present = this.#present(id);
    if (!present || this.#isStopped) return;
    const run = reduce(present.run, report);
    const checkpoint = report.type === 'checkpoint' ? report.checkpoint : present.checkpoint;
    this.#news.set(id, { ...present, run, checkpoint });
    this.#timer ??= setTimeout(() => this.#flush(), INTERVAL);
  }

  /** @param {string} id @param {Kept['status']} status */
  #note(id, status) {
    const present = this.#present(id);
    if (!present || this.#isStopped) return;
    this.#news.set(id, { ...present, status });
    this.#flush();
  }

  /** Brings the news into the state; of runs that were removed meanwhile there are none. */
  #flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isStopped) return;
    let { notebook } = this.#host.state();
    const news = [...this.#news].filter(([id]) => keptOf(notebook, id));
    this.#news.clear();
    for (const [id, { run, status }] of news) {
      notebook = withKept(notebook, { .../** @type {Kept} */ (keptOf(notebook, id)), run, status });
    }
    this.#host.update({ notebook });
    // After the runs: each is stored with its checkpoint, and must have come as far.
    for (const [id, { checkpoint }] of news)
      if (checkpoint) this.#host.onCheckpoint(id, checkpoint);
  }
}
