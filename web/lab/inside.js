/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */

/** Whether somebody looks into the network while it learns: no run and no configuration knows of it. */
export class Inside {
  #client;
  #isWanted = false;

  /** @param {() => Promise<TrainingClient> | null} client the worker; null when there is none */
  constructor(client) {
    this.#client = client;
  }

  /** @param {boolean} isWanted whether it is looked at from now on */
  async watch(isWanted) {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    const client = await this.#client()?.catch(() => null);
    await client?.watchInside(isWanted).catch(() => {}); // what stops a worker is reported by the lab
  }

  /**
   * Tells a worker that has just started what the one before it knew.
   * @param {TrainingClient} client
   */
  moveTo(client) {
    if (this.#isWanted) client.watchInside(true).catch(() => {});
  }
}
