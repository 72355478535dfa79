/**
 * Hand-in files: runs as JSON, with all that it takes to repeat each of them and see whether it comes out the
 * same. A file may come from anyone, so it is read as a whole or refused with a fault.
 */
import * as v from 'valibot';
import { refused } from '../data/fault.js';
import { DEFAULT_CONFIGURATION, merged, MONITORS } from './configuration.js';
import { cutShort } from './curves.js';
import { differences, readDescription, writeDescription } from './description.js';
import { forecastSchema } from './forecast.js';
import { hasBegun, newRun } from './run.js';

/** @typedef {import('./run.js').Run} Run */
/** @typedef {import('../lib/index.d.ts').SavedNetwork} SavedNetwork */

/**
 * A run that is handed in, as a notebook keeps it.
 * @typedef {object} HandedIn
 * @property {string | null} name that a person gave it
 * @property {boolean} starred
 * @property {Run} run without the curves of its mini-batches and its histogram
 * @property {number} seconds that it took
 * @property {SavedNetwork | null} network at its end, if that was wished
 */

/**
 * @typedef {object} HandIn
 * @property {string | null} author as they call themselves
 * @property {string} created when, in ISO 8601
 * @property {HandedIn[]} runs
 */

/** What a hand-in file says it is. */
const FORMAT = 'network2-lab-hand-in';
const VERSION = 1;

/** Largest text taken for a hand-in file, in millions of characters: parsing more would freeze the page. */
const MAX_MEGABYTES = 100;

/** What one file may hold at most. */
const MAX_RUNS = 1000;
const MAX_CHANGES = 100_000;
const MAX_CHARACTERS = 1000;
const MAX_DESCRIPTION = 4000;

/** JSON has no word for these numbers, which the costs of a run that diverges may be. */
const NOT_FINITE = [NaN, Infinity, -Infinity].map(String);

const shortText = v.pipe(v.string(), v.maxLength(MAX_CHARACTERS));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const cost = v.union([
  v.pipe(v.number(), v.finite()),
  v.pipe(v.picklist(NOT_FINITE), v.transform(Number)),
]);

const schema = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  created: v.pipe(v.string(), v.isoTimestamp()),
  author: v.nullable(shortText),
  runs: v.pipe(
    v.array(
      v.strictObject({
        name: v.nullable(shortText),
        starred: v.boolean(),
        /** The configuration in its text form: what differs from the default one. */
        description: v.pipe(v.string(), v.maxLength(MAX_DESCRIPTION)),
        seed: count,
        experiment: v.nullable(v.strictObject({ id: shortText, run: v.nullable(count) })),
        isFromFile: v.boolean(),
        status: v.picklist(['unstarted', 'incomplete', 'complete']),
        epoch: count,
        miniBatch: count,
        share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        seconds: amount,
        changes: v.pipe(
          v.array(v.strictObject({ epoch: count, miniBatch: count, eta: amount, lambda: amount })),
          v.maxLength(MAX_CHANGES),
        ),
        /** Null where an epoch was not watched. */
        history: v.strictObject({
          evaluationCost: v.array(v.nullable(cost)),
          evaluationAccuracy: v.array(v.nullable(count)),
          trainingCost: v.array(v.nullable(cost)),
          trainingAccuracy: v.array(v.nullable(count)),
        }),
        speeds: v.strictObject({ epoch: v.array(count), layers: v.array(v.array(cost)) }),
        /** What the person expected of it; one at most. What another version has written here is passed over. */
        predictions: v.array(v.unknown()),
        fingerprint: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
        network: v.nullable(v.looseObject({ sizes: v.array(count) })),
      }),
    ),
    v.maxLength(MAX_RUNS),
  ),
});

/** @typedef {v.InferOutput<typeof schema>['runs'][number]} Entry */

/** @param {(number | null)[]} values @returns {(number | string | null)[]} as JSON can have them */
const writable = (values) =>
  values.map((value) => (value === null || Number.isFinite(value) ? value : `${value}`));

/** @param {Run} run */
function statusOf(run) {
  if (run.fingerprint !== null) return 'complete';
  return hasBegun(run) ? 'incomplete' : 'unstarted';
}

/**
 * @param {Omit<HandedIn, 'network'>} kept
 * @param {SavedNetwork | null} network
 */
function entryOf({ name, starred, run, seconds }, network) {
  const { configuration, experiment, isFromFile, changes, progress, curves, fingerprint } = run;
  const { epoch, miniBatch, share } = progress;
  const { history, speeds } = curves;
  return {
    name,
    starred,
    description: writeDescription({ change: differences(DEFAULT_CONFIGURATION, configuration) }),
    seed: configuration.seed,
    experiment,
    isFromFile,
    status: statusOf(run),
    ...{ epoch, miniBatch, share, seconds, changes },
    history: Object.fromEntries(MONITORS.map((name) => [name, writable(history[name])])),
    speeds: { epoch: speeds.epoch, layers: speeds.layers.map(writable) },
    predictions: run.forecast ? [run.forecast] : [],
    fingerprint,
    network,
  };
}

/**
 * Writes a hand-in file.
 * @param {(Omit<HandedIn, 'network'> & {id: string})[]} kept the runs
 * @param {{networks?: Record<string, SavedNetwork>, author?: string | null, created?: Date}} [options]
 *   networks: those that go with the runs, by their ids
 * @returns {string} that readHandIn reads
 */
export function writeHandIn(kept, { networks = {}, author = null, created = new Date() } = {}) {
  const runs = kept.map((one) =>
    entryOf(one, Object.hasOwn(networks, one.id) ? networks[one.id] : null),
  );
  const head = { format: FORMAT, version: VERSION, created: created.toISOString(), author };
  return `${JSON.stringify({ ...head, runs }, null, 1)}\n`;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw refused({ code: 'noHandIn', reason: 'noJson', detail: message }, { cause: error });
  }
}

/**
 * @param {string} place in the file, such as runs.0.seed
 * @returns {never}
 */
function refuse(place) {
  throw refused({ code: 'wrongHandIn', place });
}

/**
 * @param {string} text of a hand-in file, from anywhere
 * @returns {HandIn} what it holds, checked
 * @throws {RangeError} with a fault: when it is too long, no JSON, not a hand-in file or one of a later
 *   version, or when anything in it is not what it should be; the fault then names the first such place
 */
export function readHandIn(text) {
  const megabytes = text.length / 1e6;
  if (megabytes > MAX_MEGABYTES) {
    throw refused({ code: 'largeHandIn', megabytes, limit: MAX_MEGABYTES });
  }
  const json = parsed(text);
  if (json?.format !== FORMAT) throw refused({ code: 'noHandIn', reason: 'other' });
  if (Number.isSafeInteger(json.version) && json.version > VERSION) {
    throw refused({ code: 'laterHandIn', version: json.version, known: VERSION });
  }
  const checked = v.safeParse(schema, json, { abortEarly: true });
  if (!checked.success) return refuse(v.getDotPath(checked.issues[0]) ?? '');
  const { author, created, runs } = checked.output;
  return { author, created, runs: runs.map((entry, i) => handedIn(entry, `runs.${i}`)) };
}

/**
 * @param {Entry} entry
 * @param {string} place of it in the file
 * @returns {import('./configuration.js').Configuration} that it describes
 */
function configurationIn({ description: text, seed }, place) {
  const { description, ignored } = readDescription(text, []);
  if (ignored.length > 0) refuse(`${place}.description`);
  const configuration = merged(DEFAULT_CONFIGURATION, description.change);
  if (configuration.seed !== seed) refuse(`${place}.seed`);
  return configuration;
}

/**
 * @param {Entry} entry
 * @param {string} place of it in the file
 * @returns {HandedIn}
 */
function handedIn(entry, place) {
  const { name, starred, seconds, experiment, isFromFile, changes, fingerprint } = entry;
  const configuration = configurationIn(entry, place);
  const forecast = v.safeParse(forecastSchema, entry.predictions[0]);
  const fresh = newRun(configuration, {
    ...{ experiment, isFromFile },
    forecast: forecast.success ? forecast.output : null,
  });
  const { epoch, miniBatch, share, history, speeds } = entry;
  const curves = { ...fresh.curves, history, speeds };
  const run = {
    ...fresh,
    changes,
    progress: { ...fresh.progress, epoch, miniBatch, share },
    curves: fingerprint === null ? curves : cutShort(curves, epoch),
    fingerprint,
  };
  const part = contradiction(run);
  if (part) refuse(`${place}.${part}`);
  if (entry.status !== statusOf(run)) refuse(`${place}.status`);
  const network = /** @type {SavedNetwork | null} */ (entry.network);
  if (network && !isNetworkOf(configuration, network)) refuse(`${place}.network`);
  return { name, starred, run, seconds, network };
}

/**
 * What of a run, each part valid, cannot be together.
 * @param {Run} run
 * @returns {string | undefined} the first part that contradicts the rest
 */
function contradiction(run) {
  const { configuration, progress, changes, curves, fingerprint } = run;
  const { epochs, miniBatches, epoch, miniBatch } = progress;
  if (epoch > epochs || (fingerprint !== null && epoch === 0)) return 'epoch';
  if (miniBatch >= miniBatches || (epoch === epochs && miniBatch > 0)) return 'miniBatch';

  let before = -1;
  for (const [i, change] of changes.entries()) {
    const position = change.epoch * miniBatches + change.miniBatch;
    const isWithin = change.miniBatch < miniBatches && change.epoch < epochs;
    if (!isWithin || position <= before) return `changes.${i}`;
    if (change.eta === 0) return `changes.${i}.eta`;
    before = position;
  }

  // What is seen of an epoch may be told before it is told that the epoch is over.
  const seen = fingerprint === null ? Math.min(epoch + 1, epochs) : epoch;
  const entries = configuration.monitorEvery === 'run' ? 1 : seen;
  for (const monitor of MONITORS) {
    const values = curves.history[monitor];
    if (values.length > entries) return `history.${monitor}`;
    const { evaluationSize, trainingSize } = curves.run;
    const size = monitor.startsWith('evaluation') ? evaluationSize : trainingSize;
    const wrong = monitor.endsWith('Cost') ? -1 : values.findIndex((value) => (value ?? 0) > size);
    if (wrong >= 0) return `history.${monitor}.${wrong}`;
  }
  return speedsContradiction(curves.speeds, seen, configuration.hidden.length + 1);
}

/**
 * @param {import('./curves.js').Curves['speeds']} speeds
 * @param {number} seen epochs that may have been seen
 * @param {number} layers of the network
 * @returns {string | undefined} the first part that cannot be
 */
function speedsContradiction({ epoch, layers: columns }, seen, layers) {
  const isRising = epoch.every((after, i) => after <= seen && (i === 0 || after > epoch[i - 1]));
  if (!isRising) return 'speeds.epoch';
  const isWhole = columns.every((column) => column.length === epoch.length);
  if (!isWhole || columns.length !== (epoch.length > 0 ? layers : 0)) return 'speeds.layers';
  return undefined;
}

/**
 * @param {import('./configuration.js').Configuration} configuration
 * @param {SavedNetwork} saved what may be one
 * @returns {boolean} whether it is a network of its layers with finite weights; what else there is to it,
 *   the engine checks
 */
function isNetworkOf({ hidden, classes }, { sizes, weights, biases }) {
  const expected = [784, ...hidden, classes];
  /** @param {unknown} list @param {number} length @param {(item: any, index: number) => boolean} holds */
  const isList = (list, length, holds) =>
    Array.isArray(list) && list.length === length && list.every(holds);
  /** @param {unknown} matrix @param {number} rows @param {number} columns */
  const isMatrix = (matrix, rows, columns) =>
    isList(matrix, rows, (row) => isList(row, columns, Number.isFinite));
  return (
    isList(sizes, expected.length, (size, l) => size === expected[l]) &&
    isList(weights, hidden.length + 1, (w, l) => isMatrix(w, expected[l + 1], expected[l])) &&
    isList(biases, hidden.length + 1, (b, l) => isMatrix(b, expected[l + 1], 1))
  );
}
