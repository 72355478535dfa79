/** What is asked before an experiment, and what is kept back until its runs have answered it. */
import { outcomeOf } from '../model/forecast.js';
import { keptOf } from '../model/notebook.js';
import { hasBegun } from '../model/run.js';

/** @typedef {import('./state.js').LabState} LabState */

/**
 * @param {LabState} state
 * @returns {import('../model/forecast.js').Question | null} of the present experiment, whose runs are its own; null
 *   where none is asked
 */
export function questionOf({ experiment, isFurther, asks }) {
  return asks && !isFurther ? (experiment?.question ?? null) : null;
}

/** @param {LabState} state */
const isOver = ({ experiment, finished }) => finished.length === experiment?.runs.length;

/**
 * @param {LabState} state
 * @returns {boolean} whether a question waits for its answer: nothing of the experiment has been run yet
 */
export const isAsking = (state) =>
  questionOf(state) !== null &&
  (state.forecast === null || state.forecast.stage === 'sketch') &&
  state.finished.length === 0 &&
  !hasBegun(state.run) &&
  state.status !== 'running';

/**
 * @param {LabState} state
 * @returns {'curve' | 'end' | null} what of the question that waits can be answered by drawing on the chart
 */
export function answerToDraw(state) {
  const question = questionOf(state);
  return question && question.kind !== 'choice' && isAsking(state) ? question.kind : null;
}

/**
 * @param {LabState} state
 * @returns {boolean} whether what the runs will show is kept back: a question waits, or its answer does
 */
export const isConcealed = (state) =>
  isAsking(state) || (questionOf(state) !== null && state.forecast?.stage === 'made' && !isOver(state)); // prettier-ignore

/**
 * @param {LabState} state
 * @returns {import('../model/forecast.js').Outcome | null} how the forecast compares with the runs, once all are over
 */
export function forecastOutcome(state) {
  const { finished, notebook, forecast } = state;
  const question = questionOf(state);
  if (!question || forecast?.stage !== 'made' || !isOver(state)) return null;
  const curves = finished.map(({ id }) => keptOf(notebook, id)?.run.curves);
  if (!curves.every((its) => its !== undefined)) return null;
  return outcomeOf(question, forecast.value, curves);
}

/** @param {LabState} state @returns {import('../model/forecast.js').Forecast | null} that a run of the experiment begins with */
export const forecastMade = ({ forecast }) => (forecast?.stage === 'made' ? forecast.value : null);
