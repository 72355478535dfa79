// An experiment in Node: what the page does with it, in one go.
import { emptyCurves, withEpoch } from '../web/lab/curves.js';
import { configurationOf, verdictOf } from '../web/lab/experiment.js';

/** @typedef {import('../web/lib/index.d.ts').Dataset} Dataset */

/**
 * Runs an experiment to its end.
 * @param {import('../web/lib/index.d.ts').Network2} network2
 * @param {Record<'training' | 'validation' | 'test', Dataset>} sets 50,000, 10,000 and 10,000 images
 * @param {import('../web/lab/experiment.js').Experiment} experiment
 * @param {(run: number, epoch: number, epochs: number) => void} [onEpoch] told of the progress
 */
export function runExperiment(network2, sets, experiment, onEpoch = () => {}) {
  const { seed, hidden, cost, precision } = configurationOf(experiment, 0);
  const random = new network2.Random(seed);
  const draw = () => new network2.Network([784, ...hidden, 10], { cost, precision, random });
  let network = draw();
  /** @type {Dataset | null} */
  let training = null;
  return experiment.runs.map(({ label, published }, i) => {
    const configuration = configurationOf(experiment, i);
    const { initializer, trainingSize, epochs, monitors, monitorEvery } = configuration;
    if (i > 0 && experiment.network === 'new') network = draw();
    if (initializer === 'large') network.largeWeightInitializer(random);
    else if (i > 0 && experiment.network === 'same') network.defaultWeightInitializer(random);
    if (!training || experiment.data === 'fresh') training = sets.training.slice(0, trainingSize);

    const evaluation = sets[configuration.evaluation];
    const run = new network2.Sgd(network, training, { ...configuration, random });
    let curves = emptyCurves(configuration);
    while (run.epoch < epochs) {
      run.train(run.miniBatches, configuration);
      if (monitorEvery === 'epoch' || run.epoch === epochs) {
        const monitoring = run.monitor(monitors, { ...configuration, evaluation });
        while (!monitoring.advance(50_000)) continue;
        curves = withEpoch(curves, monitoring.values());
        monitoring.delete();
      }
      onEpoch(i, run.epoch, epochs);
    }
    run.delete();
    return { label, curves, verdict: verdictOf(published, curves) };
  });
}
