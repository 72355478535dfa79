/** A run in one go: the same training that the page does, without its pauses. */
import { cutShort, emptyCurves, withEpoch, withSpeeds } from '../model/curves.js';

/**
 * Trains to the end of a run.
 * @param {import('../worker/training.js').Training} training of the run, before its first mini-batch
 * @param {import('../model/configuration.js').Configuration} configuration of it
 * @param {(epoch: number) => void} [onEpoch] told of each epoch, counted from 1
 * @returns {Promise<{curves: import('../model/curves.js').Curves, fingerprint: string}>} of the run
 */
export async function train(training, configuration, onEpoch = () => {}) {
  let curves = emptyCurves(configuration);
  const look = () =>
    training.look((epoch, { counts, speeds, values }) => {
      if (counts) curves = { ...curves, histogram: counts };
      if (speeds) curves = withSpeeds(curves, epoch, speeds);
      if (values) curves = withEpoch(curves, epoch - 1, values);
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
  const fingerprint = await training.finish();
  return { curves: cutShort(curves, training.epoch), fingerprint };
}
