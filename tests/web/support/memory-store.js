// A store for runs in memory: it has what the browser's has, and can be told to fail or to wait.

/** What Store is, without a browser. */
export class MemoryStore {
  /** @type {Map<string, any>} */
  runs = new Map();
  /** @type {Map<string, any>} by id of the run */
  checkpoints = new Map();
  /** @type {any} */
  last = undefined;
  /** @type {any[]} what was written, one entry for each time */
  saves = [];
  /** @type {Error | null} with which all that is asked fails */
  error = null;
  /** @type {Promise<unknown>} what writing waits for */
  held = Promise.resolve();

  async #ask() {
    if (this.error) throw this.error;
  }

  async load() {
    await this.#ask();
    return structuredClone({ runs: [...this.runs.values()], last: this.last });
  }

  /** @param {string} id */
  async checkpoint(id) {
    await this.#ask();
    return structuredClone(this.checkpoints.get(id));
  }

  /** @param {any} what */
  async save(what) {
    const { runs, checkpoints, removed, last } = structuredClone(what); // as IndexedDB does
    this.saves.push({ runs, checkpoints, removed, last });
    await this.held;
    await this.#ask();
    for (const kept of runs) this.runs.set(kept.id, kept);
    for (const [id, checkpoint] of checkpoints) this.checkpoints.set(id, checkpoint);
    for (const id of removed) {
      this.runs.delete(id);
      this.checkpoints.delete(id);
    }
    this.last = last;
  }
}
