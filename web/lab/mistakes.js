/** What the network reads wrong, and who looks at it. */
import { changesBetween, imagesIn } from '../model/mistakes.js';

/** Images that a gallery shows at most. */
const SHOWN = 60;

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('../worker/client.js').TrainingClient} TrainingClient */

/**
 * What looking at mistakes needs of the lab.
 * @typedef {object} MistakesHost
 * @property {() => LabState} state the present one
 * @property {(change: Partial<LabState>) => void} update changes it
 * @property {() => Promise<TrainingClient> | null} client the worker; null when there is none
 * @property {(error: Error) => void} onError told of what went wrong
 */

/** The mistakes of the present network: no run and no configuration knows that they are looked at. */
export class MistakesWatch {
  #host;
  #isWanted = false;

  /** @param {MistakesHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {boolean} isWanted whether they are looked at from now on */
  async watch(isWanted) {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    const client = await this.#host.client()?.catch(() => null);
    await client?.watchMistakes(isWanted).catch(() => {}); // what stops a worker is reported by the lab
  }

  /**
   * Tells a worker that has just started what the one before it knew.
   * @param {TrainingClient} client
   */
  moveTo(client) {
    if (this.#isWanted) client.watchMistakes(true).catch(() => {});
  }

  /** Has the present network read its evaluation data. */
  async find() {
    await this.#attempt((client) => client.findMistakes());
  }

  /**
   * Shows images of the evaluation data.
   * @param {import('./state.js').Gallery['why'] | null} why what they have in common; null shows none any more
   */
  async open(why) {
    const { mistakes, configuration } = this.#host.state();
    if (!why || !mistakes) {
      this.#host.update({ gallery: null });
      return;
    }
    const all = placesOf(mistakes, why);
    const some = all.slice(0, SHOWN);
    await this.#attempt(async (client) => {
      const { images, labels } = await client.images(mistakes.set, some, configuration);
      const answers = some.map((place) => mistakes.answers[place]);
      const outputs = some.map((place) => mistakes.outputs[place]);
      this.#host.update({ gallery: { why, count: all.length, images, labels, answers, outputs } });
    });
  }

  /** @param {(client: TrainingClient) => Promise<void>} action */
  async #attempt(action) {
    try {
      const client = await this.#host.client();
      if (client) await action(client);
    } catch (error) {
      this.#host.onError(/** @type {Error} */ (error));
    }
  }
}

/**
 * @param {import('./state.js').Mistakes} mistakes
 * @param {import('./state.js').Gallery['why']} why
 * @returns {number[]} the places of the images of which that is true
 */
function placesOf(mistakes, why) {
  if (why.code === 'cell') return imagesIn(mistakes, why.label, why.answer);
  const { labels, answers, before } = mistakes;
  return before ? changesBetween(labels, before.answers, answers)[why.code] : [];
}
