/** What the reports of the worker change in the state of the lab. */
import { withEpoch, withMiniBatches, withSpeeds } from '../model/curves.js';
import { scored } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */

/**
 * @param {LabState} state
 * @param {Exclude<import('../worker/protocol.js').Report, {type: 'prediction'}>} report of the run that the state is of
 * @returns {LabState} the state after it; curves of mini-batches are appended to in place
 */
export function withReport(state, report) {
  const { curves } = state;
  switch (report.type) {
    case 'download': {
      const { received, total } = report;
      return { ...state, download: received < total ? { received, total } : null };
    }
    case 'progress': {
      const { epoch, miniBatch, miniBatches, share, imagesPerSecond, secondsLeft, recent } = report;
      const position = epoch + miniBatch / miniBatches;
      return {
        ...state,
        download: null,
        progress: {
          ...state.progress,
          ...{ epoch, miniBatch, miniBatches, share, imagesPerSecond, secondsLeft },
        },
        curves: recent ? withMiniBatches(curves, position, recent) : curves,
      };
    }
    case 'epoch': {
      const after = { ...state, curves: withEpoch(curves, report.values) };
      return { ...after, game: scored(after, report.values.evaluationAccuracy) };
    }
    case 'speeds':
      return { ...state, curves: withSpeeds(curves, report.epoch, report.speeds) };
    case 'weights':
      return { ...state, curves: { ...curves, histogram: report.counts } };
    case 'change':
    case 'checkpoint':
    case 'end':
      return state;
    case 'reader':
      return { ...state, reader: { isHere: report.problem === null, problem: report.problem } };
  }
}
