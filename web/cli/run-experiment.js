/** An experiment in Node: the same training that the page does, without its pauses. */
import { configurationOf, verdictOf } from '../model/experiment.js';
import { newRun } from '../model/run.js';
import { Training } from '../worker/training.js';
import { train } from './train.js';

/** @typedef {import('../lib/index.d.ts').Dataset} Dataset */

/**
 * Runs an experiment to its end, and gives each of its runs when that is over. The network of a run is
 * there until the next one is asked for.
 * @param {import('../lib/index.d.ts').Network2} network2
 * @param {Record<'training' | 'validation' | 'test', Dataset>} sets 50,000, 10,000 and 10,000 images
 * @param {import('../model/experiment.js').Experiment} experiment
 * @param {(run: number, epoch: number, epochs: number) => void} [onEpoch] told of the progress
 */
export async function* runExperiment(network2, sets, experiment, onEpoch = () => {}) {
  const source = {
    take: async (/** @type {keyof typeof sets} */ set, /** @type {number} */ examples) =>
      sets[set].slice(0, examples),
    fetch: async () => [],
  };
  /** @type {Training | null} */
  let training = null;
  const { sharing, runs } = experiment;
  for (const [i, { published }] of runs.entries()) {
    const configuration = configurationOf(experiment, i);
    if (training && sharing !== 'seed') {
      training = training.next(configuration, sharing, i);
    } else {
      training?.close();
      training = Training.fromSeed(network2, source, configuration, i);
    }
    const { curves, fingerprint } = await train(training, configuration, {
      onEpoch: (epoch) => onEpoch(i, epoch, configuration.epochs),
    });
    const run = {
      ...newRun(configuration, { experiment: { id: experiment.id, run: i } }),
      curves,
      fingerprint,
    };
    yield { run, verdict: verdictOf(published, curves), network: training.network };
  }
  training?.close();
}
