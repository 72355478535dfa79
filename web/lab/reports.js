/** What the reports of the worker change in the state of the lab. */
import { reduce } from '../model/run.js';
import { scored } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('../worker/protocol.js').MistakesReport} MistakesReport */

/**
 * @param {LabState} state
 * @param {import('../worker/protocol.js').Report} report of the run that the state is of
 * @returns {LabState} the state after it; curves of mini-batches are appended to in place
 */
export function withReport(state, report) {
  switch (report.type) {
    case 'download': {
      const { received, total } = report;
      return { ...state, download: received < total ? { received, total } : null };
    }
    case 'reader':
      return { ...state, reader: { isHere: report.problem === null, problem: report.problem } };
    case 'inside':
      return { ...state, inside: report };
    case 'mistakes':
      return withMistakes(state, report);
    case 'progress':
      return { ...state, download: null, run: reduce(state.run, report) };
    case 'epoch': {
      const after = { ...state, run: reduce(state.run, report) };
      return { ...after, game: scored(after, report.values.evaluationAccuracy) };
    }
    default:
      return { ...state, run: reduce(state.run, report) };
  }
}

/**
 * @param {LabState} state
 * @param {MistakesReport} report
 * @returns {LabState} with it in the place of the last, which it is compared with
 */
function withMistakes(state, { type: _, ...seen }) {
  const { mistakes: last, answers, present } = state;
  const isComparable = last?.set === seen.set && last.labels.length === seen.labels.length;
  const isLater = isComparable && last.epoch < seen.epoch;
  const before = isLater ? { epoch: last.epoch, answers: last.answers } : (isComparable && last.before) || null; // prettier-ignore
  const its = { set: seen.set, answers: seen.answers };
  return { ...state, mistakes: { ...seen, before }, answers: { ...answers, [present.id]: its } };
}
