/** A run in one go: the same training that the page does, without its pauses. */
import { cutShort, emptyCurves, withEpoch, withSpeeds } from '../model/curves.js';

/** Slices of an epoch between which whoever waits is told of the progress. */
const SLICES = 25;

/**
 * Who is told of a run while it goes on.
 * @typedef {object} Watcher
 * @property {(epoch: number) => void} [onEpoch] of each epoch that has been trained, counted from 1
 * @property {(epochs: number) => void} [onProgress] how many epochs have been trained, now and then within them too
 * @property {(epoch: number, values: Partial<Record<import('../lib/index.d.ts').Monitor, number>>) => void} [onValues]
 *   what the monitors show after an epoch
 */

/**
 * Trains to the end of a run.
 * @param {import('../worker/training.js').Training} training of the run, before its first mini-batch
 * @param {import('../model/configuration.js').Configuration} configuration of it
 * @param {Watcher} [watcher]
 * @returns {Promise<{curves: import('../model/curves.js').Curves, fingerprint: string}>} of the run
 */
export async function train(training, configuration, { onEpoch, onProgress, onValues } = {}) {
  let curves = emptyCurves(configuration);
  const look = () =>
    training.look((epoch, { counts, speeds, values }) => {
      if (counts) curves = { ...curves, histogram: counts };
      if (speeds) curves = withSpeeds(curves, epoch, speeds);
      if (values) {
        curves = withEpoch(curves, epoch - 1, values);
        onValues?.(epoch, values);
      }
    });
  await training.prepare();
  const miniBatches = Math.ceil(configuration.trainingSize / configuration.miniBatchSize);
  const slice = Math.ceil(miniBatches / SLICES);
  while (training.mustLook || !training.isOver) {
    if (training.mustLook) {
      await look();
      continue;
    }
    const { epoch } = training;
    while (training.epoch === epoch) {
      training.train(slice);
      onProgress?.(training.position / miniBatches);
    }
    onEpoch?.(training.epoch);
  }
  const fingerprint = await training.finish();
  return { curves: cutShort(curves, training.epoch), fingerprint };
}
