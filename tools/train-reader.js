// npm run reader: trains the network that comes with the page and reads the pad, by the experiment
// "How far can plain backprop go?", in ten minutes. Writes it to web/reader/reader.bin, and the curve
// of its accuracy to docs/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packNetwork } from '../web/data/packed-network.js';
import { runsToCsv } from '../web/model/csv.js';
import plainBackprop from '../web/lab/experiments/plain-backprop.js';
import { loadNetwork2 } from '../web/lib/index.js';
import { experimentTexts, text } from '../web/texts/index.js';
import { accuracySvg } from './accuracy-svg.js';
import { loadMnist } from './mnist.js';
import { runExperiment } from '../web/cli/run-experiment.js';
import { CommandError, root, runTool } from './run.js';

await runTool(async () => {
  const network2 = await loadNetwork2();
  const sets = loadMnist(network2);
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  const showEpoch = (
    /** @type {number} */ _,
    /** @type {number} */ epoch,
    /** @type {number} */ epochs,
  ) => {
    if (epoch % 10 === 0) console.log(`  epoch ${epoch} of ${epochs}, ${seconds()} s`);
  };
  for await (const one of runExperiment(network2, sets, plainBackprop, showEpoch)) {
    const { run, verdict, network } = one;
    const result = verdict && text(`verdicts.${verdict.code}`, verdict);
    console.log(`${result} It took ${seconds()} seconds.`);
    if (!verdict?.agrees) throw new CommandError('The network is not good enough to be kept.');
    mkdirSync(join(root, 'web/reader'), { recursive: true });
    writeFileSync(join(root, 'web/reader/reader.bin'), packNetwork(network.toJSON()));
    const name = experimentTexts(plainBackprop.id).runs[0];
    writeFileSync(join(root, 'docs/plain-backprop.csv'), runsToCsv([{ name, run }]));
    writeFileSync(join(root, 'docs/plain-backprop.svg'), accuracySvg(run.curves));
  }
});
