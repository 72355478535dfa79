/** Whether runs come out the same when they are made again. */
import { faultOf } from '../data/fault.js';
import { MONITORS } from './configuration.js';
import { epochOf, hasValues } from './curves.js';

/** @typedef {import('./run.js').Run} Run */
/** @typedef {import('./curves.js').Curves} Curves */

/**
 * What a run shows when it is made again.
 * @typedef {Pick<Curves, 'history' | 'speeds'> & {fingerprint: string}} Repetition
 */

/**
 * Whether a run comes out the same. `differs`: the first epoch, from 1, and what differs in it: a monitor, or
 * the speeds of the layers, which are measured before the first epoch too; or else the fingerprint of the
 * network. Null stands for a value that is missing. `cannot`: why it cannot be told.
 * @typedef {{code: 'same'}
 *   | {code: 'differs', what: import('../lib/index.d.ts').Monitor | 'speeds', epoch: number,
 *      stated: number | null, repeated: number | null}
 *   | {code: 'differs', what: 'fingerprint', stated: string, repeated: string}
 *   | {code: 'cannot', why: 'fromFile' | 'unstarted' | 'incomplete' | 'unknownExperiment' | 'noData'}
 *   | {code: 'cannot', why: 'failed', detail: string}} Answer
 */

/** @param {Run} run @returns {Answer | null} null where nothing stands against repeating it */
function hindrance({ isFromFile, fingerprint, progress }) {
  if (isFromFile) return { code: 'cannot', why: 'fromFile' };
  if (fingerprint !== null) return null;
  const hasBegun = progress.epoch > 0 || progress.miniBatch > 0;
  return { code: 'cannot', why: hasBegun ? 'incomplete' : 'unstarted' };
}

/**
 * What may be looked at in the course of a run is no matter of how it ends.
 * @param {Run} run
 * @returns {Run} that looks at all that its curves show, whatever was looked at in the end
 */
export function watchedAsShown(run) {
  const { configuration, curves } = run;
  const monitors = MONITORS.filter(
    (name) => configuration.monitors.includes(name) || hasValues(curves.history[name]),
  );
  const speeds = configuration.speeds || curves.speeds.epoch.length > 0;
  return { ...run, configuration: { ...configuration, monitors, speeds, histogram: false } };
}

/**
 * The columns of a run, each with the epochs that its values belong to.
 * @param {Curves['run']} run
 * @param {Pick<Curves, 'history' | 'speeds'>} curves
 * @returns {{what: import('../lib/index.d.ts').Monitor | 'speeds', at: Map<number, number | null>}[]}
 */
function columnsOf(run, { history, speeds }) {
  const monitored = MONITORS.map((what) => ({
    what,
    at: new Map(history[what].map((value, i) => [epochOf(run, i), value])),
  }));
  const measured = speeds.layers.map((column) => ({
    what: /** @type {const} */ ('speeds'),
    at: new Map(column.map((value, i) => [speeds.epoch[i], value])),
  }));
  return [...monitored, ...measured];
}

/**
 * Epochs that were not watched are not compared; an end of a column that is missing is found as long as its monitor
 * is one of the run.
 * @param {Run} run that is complete
 * @param {Repetition} repetition of it
 * @returns {Answer}
 */
function compared({ configuration, curves, fingerprint }, repetition) {
  const stated = columnsOf(curves.run, curves);
  const repeated = columnsOf(curves.run, repetition);
  const longer = stated.length < repeated.length ? repeated : stated;
  const columns = longer.map(({ what }, i) => ({
    what,
    one: stated[i]?.at,
    other: repeated[i]?.at,
  }));
  const epochs = new Set([...stated, ...repeated].flatMap(({ at }) => [...at.keys()]));
  for (const epoch of [...epochs].sort((a, b) => a - b)) {
    for (const { what, one, other } of columns) {
      if (one?.get(epoch) === null) continue;
      const isWatched = what !== 'speeds' && configuration.monitors.includes(what);
      if (!one?.has(epoch) && !isWatched) continue;
      const [was, is] = [one?.get(epoch) ?? null, other?.get(epoch) ?? null];
      if (was !== is && !(Number.isNaN(was) && Number.isNaN(is))) {
        return { code: 'differs', what, epoch, stated: was, repeated: is };
      }
    }
  }
  return fingerprint === repetition.fingerprint
    ? { code: 'same' }
    : {
        ...{ code: 'differs', what: 'fingerprint' },
        ...{ stated: String(fingerprint), repeated: repetition.fingerprint },
      };
}

/**
 * Makes runs again, one after another, and compares them bit for bit.
 * @param {readonly Run[]} runs
 * @param {(run: Run) => Promise<Repetition | null>} repeat makes a run again; null when its experiment is not
 *   known. One that cannot be made for another reason does not keep the others from being made
 * @param {(index: number, answer: Answer) => void} [onProgress] told of each run when it has been compared
 * @returns {Promise<Answer[]>} one for each run
 */
export async function verify(runs, repeat, onProgress = () => {}) {
  /** @type {Answer[]} */
  const answers = [];
  for (const [index, run] of runs.entries()) {
    const answer = hindrance(run) ?? (await repeated(run, repeat));
    answers.push(answer);
    onProgress(index, answer);
  }
  return answers;
}

/**
 * @param {Run} run
 * @param {(run: Run) => Promise<Repetition | null>} repeat
 * @returns {Promise<Answer>}
 */
async function repeated(run, repeat) {
  try {
    const repetition = await repeat(run);
    if (!repetition) return { code: 'cannot', why: 'unknownExperiment' };
    return compared(run, repetition);
  } catch (error) {
    if (faultOf(error)?.code === 'noOwnData') return { code: 'cannot', why: 'noData' };
    return { code: 'cannot', why: 'failed', detail: /** @type {Error} */ (error).message };
  }
}
