/** Runs as one CSV file in long form, for R, pandas and spreadsheets. */
import { DEFAULT_CONFIGURATION, merged, MONITORS, SILENT_FIELDS } from './configuration.js';
import { epochOf } from './curves.js';
import { differences } from './description.js';

/** @typedef {import('./run.js').Run} Run */
/** @typedef {{name: string, run: Run}} Named */
/** @typedef {import('./configuration.js').Configuration} Configuration */
/** @typedef {string | number | boolean} Value */

/** Longest name of a file, without its ending. */
const MAX_FILE_NAME = 100;

/** What a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * @param {Value} value
 * @returns {string} as a cell has it (RFC 4180); text that a spreadsheet would compute has an apostrophe before it
 */
function cell(value) {
  if (typeof value !== 'string') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * @param {import('./configuration.js').Change} change
 * @returns {[string, Value][]} its fields, parts of a field after a dot; lists with commas
 */
const flattened = (change) =>
  Object.entries(change).flatMap(([field, value]) => {
    if (Array.isArray(value)) return [entry(field, value.join(','))];
    if (typeof value !== 'object') return [entry(field, value)];
    return Object.entries(value).map(([part, partValue]) => entry(`${field}.${part}`, partValue));
  });

/** @param {string} field @param {Value} value @returns {[string, Value]} */
const entry = (field, value) => [field, value];

/**
 * @param {Configuration} base
 * @param {Configuration} configuration
 * @returns {[string, Value][]} the settings that differ, without those of what is looked at, which shows in what was
 *   seen
 */
const differing = (base, configuration) =>
  flattened(differences(base, configuration)).filter(([field]) => !SILENT_FIELDS.some((silent) => silent === field)); // prettier-ignore

/** All fields of the default configuration, in their order. */
const DEFAULTS = new Map(flattened(DEFAULT_CONFIGURATION));

/** @param {Configuration} configuration */
const settingsOf = (configuration) => new Map(differing(DEFAULT_CONFIGURATION, configuration));

/**
 * @param {readonly Named[]} named
 * @returns {string[]} the settings that get a column: the seed, and what any run has otherwise than the default, or
 *   got while it went on. The size of the training data has a column anyway
 */
function settingColumns(named) {
  const different = new Set(['seed']);
  for (const { run } of named) {
    for (const field of settingsOf(run.configuration).keys()) different.add(field);
    for (const { eta, lambda } of run.changes) {
      if (eta !== run.configuration.eta) different.add('eta');
      if (lambda !== run.configuration.lambda) different.add('lambda');
    }
  }
  different.delete('trainingSize');
  return [...DEFAULTS.keys()].filter((field) => different.has(field));
}

/**
 * @param {Run} run
 * @param {number} epoch from 1
 * @returns {Configuration} with eta and lambda as they were at the end of that epoch
 */
function configurationAt({ configuration, changes }, epoch) {
  const last = changes.findLast((change) => change.epoch < epoch);
  return last ? { ...configuration, eta: last.eta, lambda: last.lambda } : configuration;
}

/**
 * @param {Run} run
 * @returns {Map<number, Map<string, number>>} by epoch, in order: what was seen then, by the name of its column
 */
function seenIn({ curves }) {
  const { run, history, speeds } = curves;
  /** @type {[number, string, number][]} */
  const values = [
    ...MONITORS.flatMap(
      (monitor) =>
      history[monitor].flatMap((value, i) => (value === null ? [] : [triple(epochOf(run, i), monitor, value)])), // prettier-ignore
    ),
    ...speeds.layers.flatMap((column, l) =>
      column.map((value, i) => triple(speeds.epoch[i], `speed${l + 1}`, value)),
    ),
  ];
  /** @type {Map<number, Map<string, number>>} */
  const seen = new Map();
  for (const [epoch, name, value] of values.sort(([a], [b]) => a - b)) {
    seen.set(epoch, (seen.get(epoch) ?? new Map()).set(name, value));
  }
  return seen;
}

/** @param {number} epoch @param {string} name @param {number} value @returns {[number, string, number]} */
const triple = (epoch, name, value) => [epoch, name, value];

/**
 * @param {readonly Named[]} named runs and what they are called
 * @returns {string} a CSV file with a row for each run and epoch of which something was seen; accuracies are
 *   counts, beside the sizes of their sets. eta and lambda are those at the end of the epoch, and the speeds of
 *   the layers were measured after it, those in a row of epoch 0 before the first
 */
export function runsToCsv(named) {
  const fields = settingColumns(named);
  const layers = Math.max(0, ...named.map(({ run }) => run.curves.speeds.layers.length));
  const speeds = Array.from({ length: layers }, (_, l) => `speed${l + 1}`);
  const header = [
    ...['run', 'experiment', ...fields, 'epoch', ...MONITORS],
    ...['evaluationSize', 'trainingSize', ...speeds],
  ];
  /** @type {Value[][]} */
  const rows = named.flatMap(({ name, run }) =>
    Array.from(seenIn(run), ([epoch, values]) => {
      const settings = settingsOf(configurationAt(run, epoch));
      const { evaluationSize, trainingSize } = run.curves.run;
      return [
        ...[name, run.experiment?.id ?? ''],
        ...fields.map((field) => settings.get(field) ?? /** @type {Value} */ (DEFAULTS.get(field))),
        ...[epoch, ...MONITORS.map((monitor) => values.get(monitor) ?? '')],
        ...[evaluationSize, trainingSize, ...speeds.map((speed) => values.get(speed) ?? '')],
      ];
    }),
  );
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** @param {Value} value @returns {string} it in lower-case ASCII letters, digits, points and hyphens */
const inFileName = (value) =>
  String(value)
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');

/**
 * @param {Run} run
 * @param {readonly import('./experiment.js').Experiment[]} experiments that there are
 * @returns {[string, Value][]} how it differs from what its experiment makes of it, or from the default; then the
 *   seed
 */
function particulars({ configuration, experiment: origin }, experiments) {
  const experiment = experiments.find(({ id }) => id === origin?.id);
  const base = merged(DEFAULT_CONFIGURATION, experiment?.configuration ?? {});
  const { seed, ...different } = Object.fromEntries(differing(base, configuration));
  return [...Object.entries(different), entry('seed', seed ?? configuration.seed)];
}

/**
 * @param {readonly Named[]} named the runs of a file, one at least
 * @param {readonly import('./experiment.js').Experiment[]} [experiments] that there are: of a run of one of these
 *   only what differs from it is named
 * @returns {string} a name for the file, in ASCII, that says what it is of: a run by its settings, several by their
 *   number and the settings that differ
 */
export function csvFileName(named, experiments = []) {
  const runs = named.map(({ run }) => run);
  const ids = new Set(runs.map(({ experiment }) => experiment?.id ?? ''));
  const origin = ids.size === 1 ? [...ids][0] : '';
  const [first] = runs;
  const parts =
    runs.length === 1
      ? particulars(first, experiments).flatMap(([field, value]) => [field, value])
      : [
          runs.length,
          'runs',
          ...[...DEFAULTS.keys()].filter((field) =>
            runs.some((run) => valueOf(run, field) !== valueOf(first, field)),
          ),
        ];
  const words = ['network2', origin, ...parts].map(inFileName).filter((word) => word !== '');
  return `${inFileName(words.join('-').slice(0, MAX_FILE_NAME))}.csv`;
}

/** @param {Run} run @param {string} field @returns {Value | undefined} */
const valueOf = ({ configuration }, field) =>
  settingsOf(configuration).get(field) ?? DEFAULTS.get(field);
