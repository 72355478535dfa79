// npm run plain-backprop: makes the run of the experiment "How far can plain backprop go?", and writes its accuracy by
// epoch to docs/. Ten minutes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runsToCsv } from '../web/model/csv.js';
import { loadNetwork2 } from '../web/lib/index.js';
import { accuracySvg } from './accuracy-svg.js';
import { loadMnist } from './mnist.js';
import { runPlainBackprop } from './plain-backprop-run.js';
import { root, runTool } from './run.js';

await runTool(async () => {
  const network2 = await loadNetwork2();
  const { name, run } = await runPlainBackprop(network2, loadMnist(network2));
  writeFileSync(join(root, 'docs/plain-backprop.csv'), runsToCsv([{ name, run }]));
  writeFileSync(join(root, 'docs/plain-backprop.svg'), accuracySvg(run.curves));
});
