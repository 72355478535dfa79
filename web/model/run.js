/** A run as data: what it began with, what was changed on the way, and what it has shown so far. */
import { watchedOf } from './configuration.js';
import {
  atEpoch,
  cutShort,
  emptyCurves,
  epochOf,
  valuesIn,
  withEpoch,
  withGaps,
  withMiniBatches,
  withSpeeds,
} from './curves.js';

/** @typedef {import('./configuration.js').Configuration} Configuration */

/**
 * What eta and lambda are from a mini-batch on.
 * @typedef {object} LiveChange
 * @property {number} epoch complete epochs before it
 * @property {number} miniBatch done of the epoch then under way
 * @property {number} eta
 * @property {number} lambda
 */

/**
 * @typedef {object} Progress
 * @property {number} epoch complete ones
 * @property {number} epochs of the whole run
 * @property {number} miniBatch done of the present epoch
 * @property {number} miniBatches of an epoch
 * @property {number} share of the first eta, as the schedule has it
 * @property {number} imagesPerSecond 0 where nothing has been trained
 * @property {number | null} secondsLeft null at first
 * @property {number} seconds that were spent on training
 * @property {number} secondsBefore those of them before it was interrupted last
 */

/**
 * @typedef {object} Run
 * @property {Configuration} configuration that it began with; what is looked at, as it is at present
 * @property {{id: string, run: number | null} | null} experiment which of its runs it is, from 0, or null for a
 *   further one beside them; null for a run without an experiment
 * @property {boolean} isFromFile whether it began with the network of a file, so that nothing else repeats it
 * @property {LiveChange[]} changes while it went on, in their order; after an interruption also those that it has
 *   still to repeat
 * @property {Progress} progress
 * @property {import('./curves.js').Curves} curves
 * @property {string | null} fingerprint of its network, once the run is complete
 * @property {number | null} rightOnTest test images that its network reads correctly at the end, once somebody has opened the
 *   test data; null before that, and where its evaluation data are the test data
 * @property {import('./forecast.js').Forecast | null} forecast what the person expected before it began
 */

/**
 * @param {Configuration} configuration
 * @param {{experiment?: Run['experiment'], isFromFile?: boolean, forecast?: Run['forecast']}} [origin]
 * @returns {Run} before its first mini-batch
 */
export function newRun(configuration, origin = {}) {
  const { experiment = null, isFromFile = false, forecast = null } = origin;
  const { epochs, trainingSize, miniBatchSize } = configuration;
  return {
    configuration,
    experiment,
    isFromFile,
    changes: [],
    progress: {
      epoch: 0,
      epochs,
      miniBatch: 0,
      miniBatches: Math.ceil(trainingSize / miniBatchSize),
      share: 1,
      imagesPerSecond: 0,
      secondsLeft: null,
      seconds: 0,
      secondsBefore: 0,
    },
    curves: emptyCurves(configuration),
    fingerprint: null,
    rightOnTest: null,
    forecast,
  };
}

/** @param {Run} run @returns {Configuration} with eta and lambda as they are at present */
export function presentConfiguration({ configuration, changes }) {
  const last = changes.at(-1);
  return last ? { ...configuration, eta: last.eta, lambda: last.lambda } : configuration;
}

/** @param {Run} run @returns {boolean} whether anything has been trained */
export const hasBegun = ({ progress }) => progress.epoch > 0 || progress.miniBatch > 0;

/** @param {LiveChange} one @param {LiveChange} other */
const isBefore = (one, other) =>
  one.epoch < other.epoch || (one.epoch === other.epoch && one.miniBatch < other.miniBatch);

/** @param {LiveChange} one @param {LiveChange} other */
const isSame = (one, other) =>
  one.epoch === other.epoch &&
  one.miniBatch === other.miniBatch &&
  one.eta === other.eta &&
  one.lambda === other.lambda;

/**
 * A change of eta and lambda takes the place of those that were made there or were to be repeated later: what was
 * changed again before anything was trained with it never counted.
 * @param {Run} run
 * @param {import('../worker/protocol.js').RunReport} report on it
 * @returns {Run} after the report; its curves of mini-batches are appended to in place
 */
export function reduce(run, report) {
  const { progress, curves, changes } = run;
  switch (report.type) {
    case 'progress': {
      const { type: _, recent, ...rest } = report;
      const { epoch, miniBatch, miniBatches } = rest;
      const position = epoch + miniBatch / miniBatches;
      const seconds = progress.secondsBefore + rest.seconds;
      return {
        ...run,
        progress: { ...progress, ...rest, seconds },
        curves: recent ? withMiniBatches(curves, position, recent) : curves,
      };
    }
    case 'epoch':
      return { ...run, curves: withEpoch(curves, report.epoch, report.values) };
    case 'speeds':
      return { ...run, curves: withSpeeds(curves, report.epoch, report.speeds) };
    case 'weights':
      return { ...run, curves: { ...curves, histogram: report.counts } };
    case 'change': {
      const { epoch, miniBatch, eta, lambda } = report;
      if (epoch === 0 && miniBatch === 0) {
        return { ...run, configuration: { ...run.configuration, eta, lambda }, changes: [] };
      }
      const change = { epoch, miniBatch, eta, lambda };
      if (changes.some((known) => isSame(known, change))) return run; // it is being repeated
      return { ...run, changes: [...changes.filter((known) => isBefore(known, change)), change] };
    }
    case 'end': {
      const { epoch } = progress;
      const whole = withGaps(cutShort(curves, epoch), run.configuration.monitors, epoch);
      return { ...run, curves: whole, fingerprint: report.fingerprint };
    }
    case 'checkpoint':
    case 'inside':
    case 'mistakes':
    case 'prediction':
      return run; // of the network, and of the pad
  }
}

/**
 * @param {Run} run
 * @param {import('./configuration.js').Watched} watched
 * @returns {Run} of which this is looked at from now on; what has not been watched so far is a gap in its curves
 */
export function withWatched({ configuration, progress, curves, ...run }, watched) {
  const isNew = (/** @type {Configuration['monitors'][number]} */ monitor) =>
    !configuration.monitors.includes(monitor);
  return {
    ...run,
    progress,
    configuration: { ...configuration, ...watchedOf(watched) },
    curves: withGaps(curves, watched.monitors.filter(isNew), progress.epoch),
  };
}

/**
 * @param {Run} run that was interrupted
 * @param {number} epoch at the end of which it goes on; 0: it begins again
 * @returns {Run} as it was then; what was changed later is to be repeated
 */
export const rewound = (run, epoch) => ({
  ...run,
  progress: {
    ...run.progress,
    ...{ epoch, miniBatch: 0, secondsLeft: null, secondsBefore: run.progress.seconds },
  },
  // What a run shows before its first mini-batch, it shows again.
  curves: epoch === 0 ? emptyCurves(run.configuration) : atEpoch(run.curves, epoch),
  fingerprint: null,
});

/**
 * @param {Run} run
 * @returns {number} epochs that its network has learnt from: once a run that ended early is complete, those up to its
 *   best
 */
export function epochsLearnt({ configuration, curves, progress, fingerprint }) {
  const right = valuesIn(curves.history.evaluationAccuracy);
  if (fingerprint === null || configuration.earlyStopping === 0 || right.length === 0) {
    return progress.epoch;
  }
  return epochOf(curves.run, curves.history.evaluationAccuracy.indexOf(Math.max(...right)));
}
