/** The walk of one example through backpropagation. */

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */
/** @typedef {import('../worker/walk.js').WayBack} WayBack */

/**
 * @typedef {object} WalkState
 * @property {Float32Array} image 784 pixels
 * @property {number} label the right answer
 * @property {number} eta of its steps
 * @property {WayBack[]} ways one for each cost, as they are now
 * @property {number[][]} values of each cost for this example: before the first step, and after each
 */

/**
 * What a walk needs of the lab.
 * @typedef {object} WalkHost
 * @property {() => LabState} state the present one
 * @property {(change: Partial<LabState>) => void} update changes it
 * @property {() => Promise<TrainingClient> | null} client the worker; null when there is none
 * @property {(error: Error) => void} onError told of what went wrong
 */

/** Takes an example through backpropagation, on copies of the network that nothing else uses. */
export class Walking {
  #host;

  /** @param {WalkHost} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * Begins with the network as it stands.
   * @param {Float32Array} image 784 pixels
   * @param {number} label the right answer
   */
  async begin(image, label) {
    const { eta } = this.#host.state().configuration;
    await this.#ask(
      (client) => client.walk(image, label),
      (ways) => ({ image, label, eta, ways, values: ways.map(({ value }) => [value]) }),
    );
  }

  /** Takes a step of gradient descent on the example. @param {number} eta above 0 */
  async step(eta) {
    await this.#ask(
      (client) => client.stepOfWalk(eta),
      (ways, before) =>
        before && {
          ...{ ...before, eta, ways },
          values: before.values.map((values, i) => [...values, ways[i].value]),
        },
    );
  }

  /** Ends it. */
  async end() {
    this.#host.update({ walk: null });
    const client = await this.#host.client()?.catch(() => null);
    await client?.endWalk().catch(() => {}); // what stops a worker is reported by the lab
  }

  /**
   * @param {(client: TrainingClient) => Promise<WayBack[]>} ask
   * @param {(ways: WayBack[], before: WalkState | null) => WalkState | null} after
   */
  async #ask(ask, after) {
    try {
      const client = await this.#host.client();
      if (!client) return;
      const ways = await ask(client);
      this.#host.update({ walk: after(ways, this.#host.state().walk) });
    } catch (error) {
      this.#host.onError(/** @type {Error} */ (error));
    }
  }
}
