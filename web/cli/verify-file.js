/** Verifying a hand-in file at a terminal. */
import { readFile } from 'node:fs/promises';
import { faultOf } from '../data/fault.js';
import { EXPERIMENTS } from '../lab/experiments/index.js';
import { loadNetwork2 } from '../lib/index.js';
import { DEFAULT_CONFIGURATION } from '../model/configuration.js';
import { differences, writeDescription } from '../model/description.js';
import { readHandIn } from '../model/hand-in.js';
import { verify } from '../model/verify.js';
import { answerText } from '../texts/answer.js';
import { text } from '../texts/index.js';
import { MnistSets } from '../worker/mnist-sets.js';
import { MnistFolder } from './mnist-folder.js';
import { repeat } from './repeat.js';

/** Where the package has MNIST. */
const MNIST = new URL('../../build/public/data/', import.meta.url);

const MARKS = { same: '✓', differs: '✗', cannot: '?' };

/** @param {string} shown @returns {string} it without what would control a terminal */
const printable = (shown) => shown.replace(/\p{C}/gu, ' ');

/** @param {import('../model/hand-in.js').HandedIn} one @returns {string} its name, or its settings */
function nameOf({ name, run: { experiment, configuration } }) {
  const change = differences(DEFAULT_CONFIGURATION, configuration);
  const origin =
    experiment && experiment.run !== null ? `${experiment.id} ${experiment.run + 1}` : '';
  return printable(name || origin || writeDescription({ change }) || text('verify.default'));
}

/** @param {string} line for the moment */
function showForNow(line) {
  if (process.stdout.isTTY) process.stdout.write(`\r${line}\x1b[K`);
}

/**
 * @param {string} file path of a hand-in file
 * @returns {Promise<import('../model/hand-in.js').HandIn | null>} null, having said why, when it cannot be read
 */
async function handInOf(file) {
  try {
    return readHandIn(await readFile(file, 'utf8'));
  } catch (error) {
    const fault = /** @type {any} */ (faultOf(error));
    const { message } = /** @type {Error} */ (error);
    const code = /** @type {'noHandIn'} */ (fault?.code);
    console.error(printable(fault ? text(`problems.${code}`, fault) : message));
    return null;
  }
}

/**
 * Makes the runs of a file again and says run by run whether they come out the same.
 * @param {string} file path of a hand-in file
 * @returns {Promise<boolean>} whether there are some and all are the same
 */
export async function verifyFile(file) {
  const handIn = await handInOf(file);
  if (!handIn) return false;
  const engine = await loadNetwork2();
  const sets = new MnistSets(engine, new MnistFolder(MNIST), () => {});
  let number = 1;
  const answers = await verify(
    handIn.runs.map(({ run }) => run),
    (run) =>
      repeat(engine, sets, run, EXPERIMENTS, (epoch, epochs) =>
        showForNow(text('verify.progress', { number, epoch, epochs })),
      ),
    (index, answer) => {
      showForNow('');
      const values = { number, name: nameOf(handIn.runs[index]), answer: answerText(answer) };
      console.log(`${MARKS[answer.code]} ${printable(text('verify.run', values))}`);
      number += 1;
    },
  );
  const same = answers.filter(({ code }) => code === 'same').length;
  console.log(text('verify.summary', { same, runs: answers.length }));
  return answers.length > 0 && same === answers.length;
}
