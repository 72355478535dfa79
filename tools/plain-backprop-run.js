// The run of the experiment "How far can plain backprop go?", in ten minutes.
import { experimentTexts, text } from '../web/texts/index.js';
import plainBackprop from '../web/lab/experiments/plain-backprop.js';
import { runExperiment } from '../web/cli/run-experiment.js';
import { CommandError } from './run.js';

/**
 * Trains, and says how far it has come.
 * @param {import('../web/lib/index.d.ts').Network2} network2
 * @param {Record<'training' | 'validation' | 'test', import('../web/lib/index.d.ts').Dataset>} sets
 * @returns {Promise<{name: string, run: import('../web/model/run.js').Run, network: import('../web/lib/index.d.ts').Network}>}
 *   rejects with a CommandError when the goal was not reached
 */
export async function runPlainBackprop(network2, sets) {
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const showEpoch = (
    /** @type {number} */ _,
    /** @type {number} */ epoch,
    /** @type {number} */ epochs,
  ) => {
    if (epoch % 10 === 0) console.log(`  epoch ${epoch} of ${epochs}, ${seconds()} s`);
  };
  for await (const { run, verdict, network } of runExperiment(
    network2,
    sets,
    plainBackprop,
    showEpoch,
  )) {
    const result = verdict && text(`verdicts.${verdict.code}`, verdict);
    console.log(`${result} It took ${seconds()} seconds.`);
    if (!verdict?.agrees) throw new CommandError('The network is not good enough to be kept.');
    return { name: experimentTexts(plainBackprop.id).runs[0], run, network };
  }
  throw new CommandError('The experiment has no run.');
}
