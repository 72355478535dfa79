/** What is said to Network.sgd and Network.train, and in part to Sgd. */
import { array, integer, oneOf, optionalFunction } from './check.js';
import { readHyperparameters } from './hyperparameters.js';
import { MONITORS } from './kinds.js';
import { MAX_EPOCHS, needsAccuracy, readSchedule } from './schedule.js';

/**
 * @param {unknown} monitor what was passed; undefined means none
 * @param {unknown} evaluation what was passed as evaluation data
 * @returns {import('./index.d.ts').Monitor[]} the monitors asked for
 */
export function checkMonitors(monitor, evaluation) {
  const monitors = array('monitor', monitor ?? []).map((name, i) =>
    oneOf(`monitor[${i}]`, name, MONITORS),
  );
  const needing = monitors.find((name) => name.startsWith('evaluation'));
  if (needing && evaluation === undefined) {
    throw new TypeError(
      `evaluation must be a Dataset for the monitor '${needing}', got ${String(evaluation)}`,
    );
  }
  return monitors;
}

/**
 * @param {unknown} size what was passed as miniBatchSize
 * @param {import('./index.d.ts').Dataset} training the set it divides
 * @returns {number} the value, from 1 to the size of the set
 */
export function checkMiniBatchSize(size, training) {
  return integer('miniBatchSize', size, 1, Math.max(training.size, 1), 'size of training');
}

/**
 * @param {import('../../build/wasm/network2.js').Engine} engine the instantiated module
 * @param {import('./index.d.ts').Dataset} training the set that is trained on
 * @param {Record<string, any>} options what was passed, of known names
 * @returns what the engine needs to know, but for handles
 */
export function readTraining(engine, training, options) {
  const { epochs, miniBatchSize, evaluation, monitor } = options;
  const checked = {
    hyperparameters: readHyperparameters(engine, options),
    epochs: integer('epochs', epochs, 1, MAX_EPOCHS),
    miniBatchSize: checkMiniBatchSize(miniBatchSize, training),
    monitor: checkMonitors(monitor, evaluation),
    schedule: readSchedule(engine, options),
  };
  if (needsAccuracy(engine, checked.schedule) && !checked.monitor.includes('evaluationAccuracy')) {
    throw new RangeError(
      "monitor must include 'evaluationAccuracy', which the schedule goes by, got " +
        (checked.monitor.length > 0 ? checked.monitor.join(', ') : 'none'),
    );
  }
  return checked;
}

/** @param {unknown} answer of onEpoch */
function refusePromise(answer) {
  const then = /** @type {any} */ (answer)?.then;
  if (typeof then !== 'function') return;
  Promise.resolve(answer).catch(() => {}); // what becomes of it, nobody will ask
  throw new TypeError(
    'onEpoch must answer at once, got a promise, which sgd cannot wait for: ' +
      'use `for await (const {epoch} of network.train(…))`',
  );
}

/**
 * onEpoch as the engine calls it: what it throws must not pass through the engine, which has to put
 * everything back first.
 * @param {unknown} given what was passed as onEpoch
 * @returns {{call: ((epoch: number, values: object) => boolean | null) | undefined, errors: unknown[]}}
 *   call: false to stop, null after an error; errors: what onEpoch threw, if it did
 */
export function catching(given) {
  const onEpoch = optionalFunction('onEpoch', given);
  /** @type {unknown[]} */
  const errors = [];
  if (onEpoch === undefined) return { call: undefined, errors };
  return {
    call(epoch, values) {
      try {
        const answer = onEpoch(epoch, values);
        refusePromise(answer);
        return answer !== false;
      } catch (error) {
        errors.push(error);
        return null;
      }
    },
    errors,
  };
}
