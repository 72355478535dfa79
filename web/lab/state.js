/** What the lab shows: its state, which is replaced and never changed, and how some of it comes about. */
import { valuesIn } from '../model/curves.js';
import { EMPTY_NOTEBOOK, keptOf, nextKept, withKept } from '../model/notebook.js';
import { comparedWith } from './series.js';
import { EVALUATION_IMAGES, MNIST } from '../model/configuration.js';
import { hasBegun, newRun, presentConfiguration } from '../model/run.js';

/** @typedef {import('../model/configuration.js').Configuration} Configuration */
/** @typedef {import('../model/experiment.js').Experiment} Experiment */

/**
 * A run of an experiment that is over, by its id in the notebook.
 * @typedef {{id: string, verdict: import('../model/experiment.js').Verdict | null}} FinishedRun
 */

/**
 * Runs that are trained side by side: those of a group, and how far they have come together.
 * @typedef {{group: string, isPaused: boolean}} BatchState
 */

/**
 * The weights stopped being finite numbers in an epoch, counted from 1; `value` of `factor` is too large.
 * @typedef {{code: 'diverged', epoch: number, factor: 'eta' | 'lambda', value: number}} Divergence
 */

/**
 * That a run of the present description, from 0 where it is one of an experiment's, has this fingerprint; and once
 * it has been run again whether it has.
 * @typedef {{fingerprint: string, run: number, answer: 'same' | 'differs' | null}} Claim
 */

/**
 * Data of one's own; null: they are not in this browser.
 * @typedef {object} About
 * @property {string} id
 * @property {{title: string, names: string[], sizes: Record<'training' | 'validation' | 'test', number>,
 *   isKept: boolean} | null} found names: of the classes; isKept: whether the browser keeps them for the next visit
 */

/**
 * What went wrong; a message is the engine's own.
 * @typedef {import('../data/fault.js').Fault | Divergence | {code: 'engine', message: string}} Problem
 */

/**
 * How the present network reads its evaluation data, and how it read them after an earlier epoch.
 * @typedef {Omit<import('../worker/protocol.js').MistakesReport, 'type'>
 *   & {before: {epoch: number, answers: Uint8Array} | null}} Mistakes
 */

/**
 * Images of a set, to be looked at: the first of so many. why: what they have in common.
 * @typedef {object} Gallery
 * @property {{code: 'cell', label: number, answer: number} | {code: 'gained' | 'lost'}} why
 * @property {number} count
 * @property {Float32Array[]} images 784 pixels each
 * @property {number[]} labels the right answers
 * @property {number[]} answers the network's
 * @property {number[]} outputs with which it gave them
 */

/**
 * @typedef {object} LabState
 * @property {Configuration} configuration
 * @property {'loading'|'ready'|'running'|'paused'|'complete'|'failed'} status loading: there is no
 *   engine yet; running: training is wanted, though the engine or images may still be on their way
 * @property {boolean} isEngineHere whether the engine is there
 * @property {{received: number, total: number} | null} download bytes of MNIST; null when nothing is
 *   being fetched
 * @property {import('../model/run.js').Run} run that is in training, or was, or will be
 * @property {Omit<import('../model/notebook.js').Kept, 'run'>} present what the notebook knows of it, or will
 *   when it has begun
 * @property {import('../model/notebook.js').Notebook} notebook all runs that have begun
 * @property {import('../model/notebook.js').Removed | null} removed from the notebook last, and can be taken back
 * @property {number | null} rightAtFirst images of the evaluation data that the network of a file reads correctly before
 *   it is trained further; null for other networks, and until it is known
 * @property {string[] | null} fileNames what the file that was loaded last calls its classes; null where it says nothing, or
 *   none was loaded
 * @property {BatchState | null} batch under way beside the present run
 * @property {Claim | null} claim of a link about what a run comes to
 * @property {import('./repeating.js').Verification | null} verification under way, or the last
 * @property {'full' | 'refused' | null} storage why nothing is kept for the next visit; null while it is
 * @property {{outputs: number[], digit: number} | null} prediction for the image on the pad, by
 *   readBy
 * @property {{image: Float32Array, label: number | null} | null} shown image that the network is shown, 784 pixels, and
 *   the right answer where it is known: it is not what a person has drawn; null when there is none
 * @property {import('../worker/protocol.js').Images | null} examples the first training images; null until they are here
 * @property {Mistakes | null} mistakes that the present network makes; null before it has been looked
 * @property {Record<string, {set: 'validation' | 'test', answers: Uint8Array}>} answers of the networks of runs, by the
 *   ids of these, as they were seen last
 * @property {import('./walking.js').WalkState | null} walk of an example through backpropagation
 * @property {Gallery | null} gallery images that are looked at; null when none are
 * @property {import('../worker/protocol.js').InsideReport | null} inside of the network as it stood a moment ago; null
 *   before anybody looked
 * @property {About | null} own data that the configuration says; null for MNIST, and while they are looked for
 * @property {'reader' | 'own'} readBy the network that comes with the page, or the one in training
 * @property {{isHere: boolean, problem: Problem | null}} reader whether the network that comes with
 *   the page is here, or why it is not
 * @property {boolean} asks whether questions are asked before experiments
 * @property {{stage: 'sketch' | 'made', value: import('../model/forecast.js').Forecast} | {stage: 'skipped'} | null} forecast
 *   answer to the question of the experiment, as far as it has come
 * @property {{attempts: number, best: number}} game tries since the game was chosen, which are runs and changes of eta and lambda within one, and the
 *   highest share of right answers on the evaluation data in all of those that were judged on the whole of it
 * @property {Experiment | null} experiment the figure of the book that is being drawn
 * @property {import('../model/configuration.js').Change} change of all runs of the experiment
 * @property {boolean} isFurther whether the present run is none of the experiment's own, but a further one with
 *   other settings
 * @property {FinishedRun[]} finished runs of the experiment that are over, in their order
 * @property {(Problem & {canRetry: boolean}) | null} problem
 * @property {import('../model/configuration.js').Refusals} invalid what was refused of a change
 */

/**
 * @param {Pick<LabState, 'own' | 'run' | 'fileNames'>} state
 * @returns {string[] | null} what somebody has called the classes that the present network tells apart
 */
export const givenNames = ({ own, run, fileNames }) =>
  own?.found?.names ?? (run.isFromFile ? fileNames : null);

/** A game nobody has played yet. */
export const NO_GAME = { attempts: 0, best: 0 };

/**
 * Outputs for the image on the pad, of either network; null where it has not seen one.
 * @typedef {{own: number[] | null, reader: number[] | null}} Readings
 */

/** @type {Readings} */
export const NO_READINGS = { own: null, reader: null };

/**
 * @param {Configuration} configuration
 * @param {LabState['invalid']} invalid what was refused of it
 * @returns {LabState} before anything is there
 */
export const initialState = (configuration, invalid) => ({
  configuration,
  status: 'loading',
  isEngineHere: false,
  download: null,
  run: newRun(configuration),
  present: nextKept(newRun(configuration), EMPTY_NOTEBOOK, null),
  notebook: EMPTY_NOTEBOOK,
  removed: null,
  rightAtFirst: null,
  fileNames: null,
  batch: null,
  claim: null,
  verification: null,
  storage: null,
  prediction: null,
  shown: null,
  examples: null,
  mistakes: null,
  answers: {},
  walk: null,
  gallery: null,
  inside: null,
  own: null,
  readBy: 'own',
  reader: { isHere: false, problem: null },
  asks: false,
  forecast: null,
  game: NO_GAME,
  experiment: null,
  change: {},
  isFurther: false,
  finished: [],
  problem: null,
  invalid,
});

/** @param {LabState} state @returns {number} test images that the present data have */
export const testImagesOf = ({ own }) => own?.found?.sizes.test ?? EVALUATION_IMAGES;

/** What is seen of a network, before another one has been looked at. */
export const NOTHING_SEEN = {
  ...{ rightAtFirst: null, mistakes: null, gallery: null, walk: null, problem: null },
};

/**
 * @param {LabState} state
 * @param {import('../model/run.js').Run} run that comes next
 * @returns {Partial<LabState>} what that changes
 */
export function withNextRun({ notebook: before, present: left }, run) {
  const known = keptOf(before, left.id);
  const isLeft = known?.status === 'running';
  const notebook = isLeft ? withKept(before, { ...known, status: 'paused' }) : before;
  return {
    configuration: presentConfiguration(run),
    download: null,
    ...{ run, notebook },
    present: nextKept(run, notebook, comparedWith(run, notebook)),
    ...NOTHING_SEEN,
  };
}

/**
 * @param {LabState} state
 * @returns {LabState} with the present run in its notebook as it stands, once it has begun
 */
export function withPresentKept(state) {
  const { present, run, status, notebook } = state;
  if (!hasBegun(run)) return state;
  const known = keptOf(notebook, present.id);
  const itsStatus = status === 'ready' || status === 'loading' ? 'paused' : status;
  if (known?.run === run && known.status === itsStatus) return state;
  const after = withKept(notebook, { ...(known ?? present), run, status: itsStatus });
  if (known) return { ...state, notebook: after };
  const { look } = /** @type {import('../model/notebook.js').Kept} */ (after.runs.at(-1));
  return { ...state, notebook: after, present: { ...present, look } };
}

/**
 * Who reads the image that is shown, and what: whom the person chose; without a choice the network in training reads
 * images of its own data, and also drawings once it has learnt something; until then the network that comes with the
 * page reads those. That one knows digits alone: of other data than MNIST it reads nothing.
 * @param {LabState} state
 * @param {{chosen: LabState['readBy'] | null, readings: Readings, isTrained: boolean}} pad isTrained:
 *   whether the network in training has learnt something
 * @returns {Pick<LabState, 'readBy' | 'prediction'>}
 */
export function reading(
  { reader, prediction, shown, configuration },
  { chosen, readings, isTrained },
) {
  const isDrawn = (shown?.label ?? null) === null;
  const wanted = chosen ?? (isDrawn && !isTrained ? 'reader' : 'own');
  const readBy = reader.isHere && configuration.data === MNIST ? wanted : 'own';
  const outputs = readings[readBy];
  if (!outputs) return { readBy, prediction: null };
  if (outputs === prediction?.outputs) return { readBy, prediction };
  return { readBy, prediction: { outputs, digit: outputs.indexOf(Math.max(...outputs)) } };
}

/**
 * The game after an epoch.
 * @param {LabState} state with the epoch in its curves
 * @param {number} [right] answers on the evaluation data after it
 * @returns {LabState['game']}
 */
export function scored({ game, run: { curves } }, right) {
  if (right === undefined) return game;
  const isFirst = valuesIn(curves.history.evaluationAccuracy).length === 1;
  // A few images may all be read by luck.
  const isJudged = curves.run.evaluationSize === EVALUATION_IMAGES;
  return {
    attempts: game.attempts + (isFirst ? 1 : 0),
    best: isJudged ? Math.max(game.best, right / EVALUATION_IMAGES) : game.best,
  };
}
