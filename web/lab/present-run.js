/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */
/** @typedef {import('../worker/protocol.js').Report} Report */

/**
 * A run as the worker has it. ready: gives the worker when it has set the run up; isLost: whether the run
 * is no longer in a worker, or never came there.
 * @typedef {{id: number, ready: Promise<TrainingClient>, isLost: boolean}} Run
 */

/**
 * The run that is wanted, and the worker that makes it. Once another run is wanted, whatever the worker
 * still answers or reports of this one belongs to nobody.
 */
export class PresentRun {
  #connect;
  #onConnect;
  #onEnd;
  /** @type {Promise<TrainingClient> | null} */
  #client = null;
  /** @type {Run | null} */
  #run = null;
  /** Runs there have been. */
  #runs = 0;

  /**
   * @param {(isPresent: () => boolean) => Promise<TrainingClient>} connect starts a worker, which is the present one
   *   until it has ended or another is started
   * @param {{onConnect: (client: TrainingClient) => void, onEnd: (error: Error) => void}} listeners told
   *   of the worker when it is there, and when it has ended of itself
   */
  constructor(connect, { onConnect, onEnd }) {
    this.#connect = connect;
    this.#onConnect = onConnect;
    this.#onEnd = onEnd;
  }

  /** The run; null before the first one. @returns {Readonly<Run> | null} */
  get run() {
    return this.#run;
  }

  /** The worker, or one that starts; null when there is none. */
  get client() {
    return this.#client;
  }

  /** Whether the worker has the run, or is about to. */
  get isThere() {
    return this.#run !== null && !this.#run.isLost;
  }

  /**
   * Whether a report belongs to the run, or to no run at all. What a worker had still sent before it ended is of
   * a run that has been put back to its last checkpoint meanwhile.
   * @param {Report} report
   */
  isOf(report) {
    return !('run' in report) || (this.isThere && report.run === this.#run?.id);
  }

  /**
   * Has the worker set up a run, in the place of the present one.
   * @param {(client: TrainingClient, id: number) => Promise<unknown>} ask
   * @returns {Readonly<Run>}
   */
  setUp(ask) {
    const id = ++this.#runs;
    const setUp = async () => {
      const client = await this.worker();
      if (this.#run?.id === id) await ask(client, id); // else another one is wanted by now
      return client;
    };
    const run = { id, ready: setUp(), isLost: false };
    run.ready.catch(() => (run.isLost = true));
    this.#run = run;
    return run;
  }

  /**
   * Has the worker set up a run that it may refuse; until it has taken it the present one remains. Who
   * waits for that one to be ready waits for the decision.
   * @template T
   * @param {TrainingClient} client
   * @param {(id: number) => Promise<T>} ask rejects when the run is refused
   * @returns {Promise<T | null>} its answer; null when meanwhile another run is wanted
   */
  async offer(client, ask) {
    const before = this.#run;
    const id = ++this.#runs;
    const asking = ask(id);
    if (before) before.ready = asking.catch(() => {}).then(() => client);
    const answer = await asking;
    if (before !== this.#run) return null;
    this.#run = { id, ready: Promise.resolve(client), isLost: false };
    return answer;
  }

  /** The worker, started when there is none. */
  worker() {
    if (this.#client) return this.#client;
    const isPresent = () => this.#client === client;
    /** @type {Promise<TrainingClient>} */
    const client = this.#connect(isPresent).then(
      (worker) => {
        if (this.#client !== client) return worker;
        this.#onConnect(worker);
        void worker.ended.then((error) => {
          if (this.#client === client) this.#onEnd(error);
        });
        return worker;
      },
      (error) => {
        if (this.#client === client) this.#client = null; // so that trying again starts another
        throw error;
      },
    );
    this.#client = client;
    return client;
  }

  /** The run is over, and its network is nowhere any more. */
  forgo() {
    if (this.#run) this.#run.isLost = true;
  }

  /** The worker has ended, and the run with it. */
  lose() {
    this.#client = null;
    if (this.#run) this.#run.isLost = true;
  }

  /** Ends the worker. */
  close() {
    this.#client?.then((client) => client.close()).catch(() => {});
    this.#client = this.#run = null;
  }
}
