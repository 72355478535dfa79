/** Verifying a hand-in file at a terminal. */
import { EXPERIMENTS } from '../lab/experiments/index.js';
import { loadNetwork2 } from '../lib/index.js';
import { DEFAULT_CONFIGURATION } from '../model/configuration.js';
import { differences, writeDescription } from '../model/description.js';
import { readHandIn } from '../model/hand-in.js';
import { verify } from '../model/verify.js';
import { answerText } from '../texts/answer.js';
import { text } from '../texts/index.js';
import { printable, ProgressBar } from './display.js';
import { mnistSets } from './mnist-data.js';
import { readBytes } from './network-file.js';
import { repeat } from './repeat.js';

const MARKS = { same: '✓', differs: '✗', cannot: '?' };

/** @param {import('../model/hand-in.js').HandedIn} one @returns {string} its name, or its settings */
function nameOf({ name, run: { experiment, configuration } }) {
  const change = differences(DEFAULT_CONFIGURATION, configuration);
  const origin =
    experiment && experiment.run !== null ? `${experiment.id} ${experiment.run + 1}` : '';
  return printable(name || origin || writeDescription({ change }) || text('verify.default'));
}

/**
 * Makes the runs of a file again and says run by run whether they come out the same.
 * @param {import('./command.js').Call} call with the path of a hand-in file
 * @returns {Promise<boolean>} whether there are some and all are the same; rejects with what is wrong with the file
 */
async function run({ values: { data, json }, positionals: [file] }) {
  const handIn = readHandIn(new TextDecoder().decode(await readBytes(file)));
  const engine = await loadNetwork2();
  const sets = mnistSets(engine, data);
  const bar = new ProgressBar();
  let number = 1;
  const answers = await verify(
    handIn.runs.map(({ run }) => run),
    (run) =>
      repeat(engine, sets, run, EXPERIMENTS, (epoch, epochs) =>
        bar.show(epoch / epochs, text('verify.progress', { number, epoch, epochs })),
      ),
    (index, answer) => {
      bar.clear();
      const values = { number, name: nameOf(handIn.runs[index]), answer: answerText(answer) };
      if (!json) console.log(`${MARKS[answer.code]} ${printable(text('verify.run', values))}`);
      number += 1;
    },
  );
  const same = answers.filter(({ code }) => code === 'same').length;
  if (json) console.log(JSON.stringify(answers));
  else console.log(text('verify.summary', { same, runs: answers.length }));
  return answers.length > 0 && same === answers.length;
}

/** @type {import('./command.js').Command} */
export const verifyCommand = {
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  positionals: [1, 1],
  run,
};
