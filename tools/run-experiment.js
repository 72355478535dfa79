// An experiment in Node: the same training that the page does, without its pauses.
import { cutShort, emptyCurves, withEpoch, withSpeeds } from '../web/model/curves.js';
import { configurationOf, verdictOf } from '../web/model/experiment.js';
import { Training } from '../web/worker/training.js';

/** @typedef {import('../web/lib/index.d.ts').Dataset} Dataset */

/**
 * Runs an experiment to its end, and gives each of its runs when that is over. The network of a run is
 * there until the next one is asked for.
 * @param {import('../web/lib/index.d.ts').Network2} network2
 * @param {Record<'training' | 'validation' | 'test', Dataset>} sets 50,000, 10,000 and 10,000 images
 * @param {import('../web/model/experiment.js').Experiment} experiment
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
    const curves = await train(training, configuration, (epoch) =>
      onEpoch(i, epoch, configuration.epochs),
    );
    yield { curves, verdict: verdictOf(published, curves), network: training.network };
  }
  training?.close();
}

/**
 * One run.
 * @param {Training} training
 * @param {import('../web/model/configuration.js').Configuration} configuration of it
 * @param {(epoch: number) => void} onEpoch told of each epoch, counted from 1
 * @returns {Promise<import('../web/model/curves.js').Curves>} of the run
 */
async function train(training, configuration, onEpoch) {
  let curves = emptyCurves(configuration);
  const look = () =>
    training.look((epoch, { counts, speeds, values }) => {
      if (counts) curves = { ...curves, histogram: counts };
      if (speeds) curves = withSpeeds(curves, epoch, speeds);
      if (values) curves = withEpoch(curves, values);
    });
  await training.prepare();
  while (training.mustLook || !training.isOver) {
    if (training.mustLook) {
      await look();
      continue;
    }
    const { epoch } = training;
    while (training.epoch === epoch) training.train(configuration.trainingSize);
    onEpoch(training.epoch);
  }
  return cutShort(curves, training.epoch);
}
