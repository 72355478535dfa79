/** What the reports of the worker change in the state of the lab. */
import { reduce } from '../model/run.js';
import { scored } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */

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
