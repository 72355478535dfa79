/** Network.train: what sgd does, in slices. */
import { Pace } from './pace.js';

/** @typedef {import('../../build/wasm/network2.js').SgdHandle} SgdHandle */

/**
 * @typedef {object} Run
 * @property {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @property {() => SgdHandle} start makes what trains, for its caller to delete
 * @property {() => import('../../build/wasm/network2.js').NetworkHandle} network the one in training; throws when it, or
 *   what it is trained with, has been deleted
 * @property {import('../../build/wasm/network2.js').DatasetHandle | null} evaluation
 * @property {ReturnType<typeof import('./sgd-options.js').readTraining>} options
 * @property {AbortSignal | undefined} signal
 * @property {((share: number) => unknown) | undefined} onProgress
 */

/** @typedef {{epoch: number} & Partial<Record<import('./index.d.ts').Monitor, number>>} Seen */

/**
 * Throws what training would throw at once, before anything has changed.
 * @param {Run} run
 */
export function check({ start, evaluation, options }) {
  const sgd = start();
  try {
    sgd.train(0, options.hyperparameters);
    sgd.monitor(evaluation, options.hyperparameters, options.monitor).delete();
  } finally {
    sgd.delete();
  }
}

/**
 * @param {Run} run
 * @param {SgdHandle} sgd
 * @param {number} epoch
 * @param {number} eta of this epoch
 * @param {Pace} pace
 * @returns {Promise<Partial<Record<import('./index.d.ts').Monitor, number>>>} what the monitors show after it
 */
async function trainEpoch({ network, evaluation, options, onProgress }, sgd, epoch, eta, pace) {
  const { epochs, monitor } = options;
  const hyperparameters = { ...options.hyperparameters, eta };
  await pace.through((count) => {
    network();
    sgd.train(count, hyperparameters);
    const isOver = sgd.miniBatch() === 0;
    onProgress?.((epoch + (isOver ? 1 : sgd.miniBatch() / sgd.miniBatches())) / epochs);
    return isOver;
  });
  if (!network().isFinite()) {
    throw new RangeError(
      `eta must be small enough for the training to converge, got ${eta} with lambda ` +
        `${hyperparameters.lambda}: in epoch ${epoch} the weights stopped being finite numbers`,
    );
  }
  if (monitor.length === 0) return {};
  const monitoring = sgd.monitor(evaluation, hyperparameters, monitor);
  try {
    await pace.through((count) => monitoring.advance(count));
    return monitoring.values();
  } finally {
    monitoring.delete();
  }
}

/**
 * Trains epoch by epoch. Left or aborted, it stops where it is; where anything else goes wrong, network, order of the
 * training data and generator are again as they were at the end of the last epoch it gave.
 * @param {Run} run checked
 * @returns {AsyncGenerator<Seen, void, void>} what is seen after each epoch
 */
export async function* train(run) {
  const { engine, options, signal } = run;
  const { hyperparameters, epochs } = options;
  const pace = new Pace(signal);
  await pace.rest();
  run.network();
  const sgd = run.start();
  const schedule = engine.Schedule.create(options.schedule, epochs);
  try {
    for (let epoch = 0; epoch < epochs; epoch++) {
      await pace.rest();
      // A share of a tiny eta may come out as 0, which would be refused in the midst of training.
      const eta = Math.max(hyperparameters.eta * schedule.share(), Number.MIN_VALUE);
      sgd.keep();
      let values;
      try {
        values = await trainEpoch(run, sgd, epoch, eta, pace);
      } catch (error) {
        if (!signal?.aborted) sgd.restore();
        throw error;
      }
      const goesOn = schedule.record(values.evaluationAccuracy ?? 0);
      yield { epoch, ...values };
      if (!goesOn) return;
    }
  } finally {
    sgd.delete();
    schedule.delete();
  }
}
