/** A run in one go: the same training that the page does, without its pauses. */
import { cutShort, emptyCurves, withEpoch, withSpeeds } from '../model/curves.js';

/**
 * Trains to the end of a run.
 * @param {import('../worker/training.js').Training} training of the run, before its first mini-batch
 * @param {import('../model/configuration.js').Configuration} configuration of it
 * @param {{changes?: readonly import('../model/run.js').LiveChange[], onEpoch?: (epoch: number) => void}} [options]
 *   changes: of eta and lambda on the way; onEpoch: told of each epoch, counted from 1
 * @returns {Promise<import('../model/curves.js').Curves>} of the run
 */
export async function train(training, configuration, { changes = [], onEpoch = () => {} } = {}) {
  const { trainingSize, miniBatchSize } = configuration;
  const miniBatches = Math.ceil(trainingSize / miniBatchSize);
  const positionOf = (/** @type {import('../model/run.js').LiveChange} */ { epoch, miniBatch }) =>
    epoch * miniBatches + miniBatch;
  const toCome = [...changes];
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
    const { epoch, position } = training;
    while (toCome.length > 0 && positionOf(toCome[0]) <= position) {
      training.change(/** @type {import('../model/run.js').LiveChange} */ (toCome.shift()));
    }
    const ahead = toCome.length > 0 ? positionOf(toCome[0]) - position : miniBatches;
    training.train(Math.min(ahead, miniBatches));
    if (training.epoch > epoch) onEpoch(training.epoch);
  }
  return cutShort(curves, training.epoch);
}
