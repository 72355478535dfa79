// A lab with fake workers, and what these report.
import { Lab } from '../../../web/lab/lab.js';
import { runNames } from '../../../web/texts/run-names.js';
import { FakeClient, settle } from './fake-client.js';

/** @typedef {ReturnType<typeof fakeLab>} FakeLab */

/** Workers that a batch of runs may have here, whatever the computer has. */
export const LANES = 2;
Object.defineProperty(globalThis, 'navigator', { value: { hardwareConcurrency: LANES } });

/** What a worker leaves for a run to go on from, as far as the lab looks at it. @param {number} epoch */
export const checkpointOf = (epoch) => /** @type {any} */ ({ epoch, parameters: `of ${epoch}` });

/** @param {number} epoch complete ones @param {number} [miniBatch] */
export const progress = (epoch, miniBatch = 0) => ({
  type: 'progress',
  ...{ epoch, miniBatch, miniBatches: 100, share: 1, imagesPerSecond: 1 },
  ...{ secondsLeft: 1, seconds: epoch, recent: { cost: 1, accuracy: 0.5 } },
});

/** What a worker reports of an epoch. @param {number} epoch 0-based @param {number} [right] */
export const reportsOf = (epoch, right = 9000 + epoch) => [
  progress(epoch + 1),
  { type: 'epoch', epoch, values: { evaluationAccuracy: right } },
  { type: 'checkpoint', checkpoint: checkpointOf(epoch + 1) },
];

/** @param {FakeClient} client @param {number} epoch 0-based, that comes to its end @param {number} [right] */
export function endEpoch(client, epoch, right) {
  for (const report of reportsOf(epoch, right)) client.report(report);
}

/**
 * The run under way comes to its end.
 * @param {FakeClient} client
 * @param {number} epochs of it
 * @param {{from?: number, fingerprint?: string}} [how] from: epochs that were over before
 */
export function finishRun(client, epochs, { from = 0, fingerprint = '0123456789abcdef' } = {}) {
  for (let epoch = from; epoch < epochs; epoch++) endEpoch(client, epoch);
  client.report({ type: 'end', fingerprint });
  client.finish('complete');
}

/** Something to wait for, and what ends the wait. @returns {{held: Promise<unknown>, release: () => void}} */
export function hold() {
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  return { held, release };
}

/** A lab, and the workers that it has started. */
export function fakeLab() {
  /** @type {FakeClient[]} */
  const clients = [];
  /** @type {[string, any][]} */
  const events = [];
  const starting = { held: /** @type {Promise<unknown>} */ (Promise.resolve()) };
  const lab = new Lab(async (listener) => {
    await starting.held;
    const client = new FakeClient(listener);
    clients.push(client);
    return /** @type {any} */ (client);
  });
  for (const type of ['progress', 'epoch', 'complete', 'prediction', 'problem']) {
    lab.addEventListener(type, (event) =>
      events.push([type, /** @type {CustomEvent} */ (event).detail]),
    );
  }
  return {
    lab,
    clients,
    /** Of the lab, with their details. */
    events,
    /** held: what the next worker waits for before it is there. */
    starting,
    /** The worker that was started last. */
    get client() {
      return /** @type {FakeClient} */ (clients.at(-1));
    },
    /** The problem as the state has it, but for whether it can be tried again. */
    get problem() {
      if (!lab.state.problem) return null;
      const { canRetry: _, ...rest } = lab.state.problem;
      return rest;
    },
    /** Has the worker hold its answers back. @returns {() => void} lets them come */
    holdAnswers() {
      const { held, release } = hold();
      this.client.held = held;
      return release;
    },
    /** Runs of the notebook. */
    get runs() {
      return lab.state.notebook.runs;
    },
    /** What they are at. */
    get statuses() {
      return lab.state.notebook.runs.map(({ status }) => status);
    },
    /** The names of the runs, the present one included. */
    get names() {
      const { notebook, present, run } = lab.state;
      return [...runNames(notebook, { ...present, run }).values()];
    },
    /** Images that the present run has read right, epoch by epoch. */
    get accuracies() {
      return lab.state.run.curves.history.evaluationAccuracy;
    },
    /** What the worker was asked for last by that name. @param {string} name @returns {any[]} */
    last(name) {
      return this.client.calls.findLast(([call]) => call === name)?.slice(1) ?? [];
    },
    /** Starts, and lets the worker begin. */
    async start() {
      void lab.start();
      await settle();
    },
    /** Trains the present run to its end. @param {string} [fingerprint] */
    async complete(fingerprint) {
      await this.start();
      finishRun(this.client, lab.state.configuration.epochs, { fingerprint });
      await settle();
    },
  };
}
