/** What there is to look at when an epoch is over. */
import { histogramOf } from '../data/histogram.js';
import { breathe, isTimeToBreathe } from './breathing.js';

/** @typedef {import('./protocol.js').Configuration} Configuration */
/** @typedef {import('../lib/index.d.ts').Dataset} Dataset */

/** Images in the validation data, and in the test data. */
export const EVALUATION_IMAGES = 10_000;

/** Examples that a monitor looks at before the worker asks whether it is time to answer. */
const MONITOR_STRIDE = 250;

/** Training images that show how fast the layers learn, as many as in chapter 5 of the book. */
const SPEED_IMAGES = 1000;

/**
 * Whether a monitor is about evaluation data.
 * @param {Configuration} configuration
 */
export const isEvaluated = ({ monitors }) => monitors.some((name) => name.startsWith('evaluation'));

/**
 * Has the monitors look at the network as it stands, in pieces between which calls are answered.
 * @param {import('../lib/index.d.ts').Sgd} run
 * @param {Configuration} configuration
 * @param {import('./mnist-sets.js').MnistSets} sets that have the evaluation data
 * @param {() => boolean} isReplaced whether nobody wants to know any more
 * @returns {Promise<Partial<Record<import('../lib/index.d.ts').Monitor, number>> | null>} their values;
 *   null when replaced
 */
export async function monitor(run, configuration, sets, isReplaced) {
  const evaluation = isEvaluated(configuration)
    ? await sets.take(configuration.evaluation, EVALUATION_IMAGES)
    : undefined;
  if (isReplaced()) {
    evaluation?.delete();
    return null;
  }
  const monitoring = run.monitor(configuration.monitors, { ...configuration, evaluation });
  evaluation?.delete(); // the monitors hold on to it
  while (!monitoring.advance(MONITOR_STRIDE)) {
    if (isTimeToBreathe()) await breathe();
    if (isReplaced()) break;
  }
  const values = isReplaced() ? null : monitoring.values();
  monitoring.delete();
  return values;
}

/**
 * How fast each layer learns.
 * @param {import('../lib/index.d.ts').Network} network
 * @param {Dataset} training the first 1,000 of it are looked at, as they stand
 * @returns {number[]} see Network.gradientNorms
 */
export function speedsOf(network, training) {
  const some = training.slice(0, SPEED_IMAGES);
  const speeds = network.gradientNorms(some);
  some.delete();
  return speeds;
}

/**
 * What a look inside the network shows, where that is wanted.
 * @param {import('../lib/index.d.ts').Network} network
 * @param {Configuration} configuration
 * @param {Dataset} training
 * @param {number} epoch how many are over
 * @returns {import('./protocol.js').Report[]}
 */
export function look(network, { histogram, speeds }, training, epoch) {
  /** @type {import('./protocol.js').Report[]} */
  const reports = [];
  if (histogram && network.isFinite()) {
    reports.push({ type: 'weights', counts: histogramOf(network.toJSON().weights) });
  }
  if (speeds) reports.push({ type: 'speeds', epoch, speeds: speedsOf(network, training) });
  return reports;
}
