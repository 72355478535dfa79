// An experiment in Node: what the page does with it, in one go.
import { cutShort, emptyCurves, withEpoch, withSpeeds } from '../web/lab/curves.js';
import { speedsOf } from '../web/worker/epoch-end.js';
import { histogramOf } from '../web/data/histogram.js';
import { configurationOf, verdictOf } from '../web/lab/experiment.js';

/** @typedef {import('../web/lib/index.d.ts').Dataset} Dataset */

/**
 * Runs an experiment to its end; gives each of its runs, with its network.
 * @param {import('../web/lib/index.d.ts').Network2} network2
 * @param {Record<'training' | 'validation' | 'test', Dataset>} sets 50,000, 10,000 and 10,000 images
 * @param {import('../web/lab/experiment.js').Experiment} experiment
 * @param {(run: number, epoch: number, epochs: number) => void} [onEpoch] told of the progress
 */
export function runExperiment(network2, sets, experiment, onEpoch = () => {}) {
  const random = new network2.Random(configurationOf(experiment, 0).seed);
  /** @param {import('../web/worker/protocol.js').Configuration} configuration */
  const draw = ({ hidden, activation, output, cost, precision }) => {
    const options = { hidden: activation, output, cost, precision, random };
    return new network2.Network([784, ...hidden, 10], options);
  };
  let network = draw(configurationOf(experiment, 0));
  /** @type {Dataset | null} */
  let training = null;
  return experiment.runs.map(({ label, published }, i) => {
    const configuration = configurationOf(experiment, i);
    if (i > 0 && experiment.network === 'new') network = draw(configuration);
    if (configuration.initializer === 'large') network.largeWeightInitializer(random);
    else if (i > 0 && experiment.network === 'same') network.defaultWeightInitializer(random);
    if (!training || experiment.data === 'fresh') {
      training = sets.training.slice(0, configuration.trainingSize);
    }
    const evaluation = sets[configuration.evaluation];
    const curves = train(
      network2,
      { network, training, evaluation, random },
      configuration,
      (epoch) => onEpoch(i, epoch, configuration.epochs),
    );
    return { label, curves, verdict: verdictOf(published, curves), network };
  });
}

/**
 * One run.
 * @param {import('../web/lib/index.d.ts').Network2} network2
 * @param {{network: import('../web/lib/index.d.ts').Network, training: Dataset, evaluation: Dataset,
 *   random: import('../web/lib/index.d.ts').Random}} parts network, training and random are changed
 * @param {import('../web/worker/protocol.js').Configuration} configuration
 * @param {(epoch: number) => void} onEpoch told of each epoch, counted from 1
 * @returns {import('../web/lab/curves.js').Curves} of the run
 */
function train(network2, { network, training, evaluation, random }, configuration, onEpoch) {
  const { epochs, monitors, monitorEvery, eta } = configuration;
  const run = new network2.Sgd(network, training, { ...configuration, random });
  const schedule = new network2.Schedule(configuration);
  let curves = emptyCurves(configuration);
  const look = () => {
    if (!configuration.speeds) return;
    curves = withSpeeds(curves, run.epoch, speedsOf(network, training));
  };
  look();
  let goesOn = true;
  while (goesOn && run.epoch < epochs) {
    run.train(run.miniBatches, { ...configuration, eta: eta * schedule.share });
    look();
    let accuracy = 0;
    if (monitorEvery === 'epoch' || run.epoch === epochs) {
      const monitoring = run.monitor(monitors, { ...configuration, evaluation });
      while (!monitoring.advance(evaluation.size)) continue;
      const values = monitoring.values();
      monitoring.delete();
      curves = withEpoch(curves, values);
      accuracy = values.evaluationAccuracy ?? 0;
    }
    onEpoch(run.epoch);
    goesOn = schedule.record(accuracy);
  }
  curves = cutShort(curves, run.epoch);
  if (configuration.histogram) {
    curves = { ...curves, histogram: histogramOf(network.toJSON().weights) };
  }
  run.delete();
  schedule.delete();
  return curves;
}
