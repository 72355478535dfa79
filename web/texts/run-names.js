/** What runs are called. */
import { MNIST, SILENT_FIELDS } from '../model/configuration.js';
import { list, number, runLabel, text } from './index.js';

/** @typedef {import('../model/notebook.js').Kept} Kept */
/** @typedef {import('../model/notebook.js').Group} Group */
/** @typedef {import('../model/notebook.js').Notebook} Notebook */
/** @typedef {import('../model/notebook.js').Difference} Difference */

/** Digits by which a name says which data of one's own a run is trained on. */
const ID_DIGITS = 4;

/** Settings by which no run is named: those that change nothing of what is learnt, and the classes, which are those of its data. */
const UNNAMED = [...SILENT_FIELDS, 'classes'];

/**
 * @param {unknown} value of a setting
 * @param {string} path of it
 * @returns {string}
 */
export function settingValue(value, path) {
  if (path === 'data') {
    const isOwn = value !== MNIST;
    return isOwn
      ? text('runs.ownData', { id: String(value).slice(0, ID_DIGITS) })
      : text('runs.mnist');
  }
  if (path === 'seed') return String(value); // no amount, and written without commas
  if (Array.isArray(value)) {
    const items = value.map((one) => (typeof one === 'number' ? number(one) : String(one)));
    return items.length > 0 ? items.join(' + ') : text('runs.none');
  }
  return typeof value === 'number' ? number(value, 'axis') : String(value);
}

/** @param {string} path @returns {string} a setting, as short as it can be said */
export const settingName = (path) => text(/** @type {any} */ (`symbols.${path}`));

/** @param {Difference} difference @returns {string} */
function differenceText({ path, from, to }) {
  const [was, is] = [from, to].map((value) => settingValue(value, path));
  if (path === 'seed') return text('runs.seed', { seed: is });
  const values = { setting: settingName(path), from: was, to: is };
  return text(from === undefined ? 'runs.value' : 'runs.change', values);
}

/**
 * @param {readonly Difference[] | null} differences
 * @returns {string} what a run changes; empty where it changes nothing
 */
export const differencesText = (differences) =>
  (differences ?? [])
    .filter(({ path }) => !UNNAMED.includes(path))
    .map(differenceText)
    .join(', ');

/**
 * The changes of eta and lambda while a run went on.
 * @param {import('../model/run.js').Run} run
 * @returns {{position: number, change: string}[]} after how many epochs, and what changed
 */
export const liveChangesOf = ({ configuration, changes, progress }) =>
  changes.flatMap((after, i) => {
    const before = changes[i - 1] ?? configuration;
    const position = after.epoch + after.miniBatch / progress.miniBatches;
    return /** @type {const} */ (['eta', 'lambda'])
      .filter((path) => before[path] !== after[path])
      .map((path) => ({
        position,
        change: differenceText({ path, from: before[path], to: after[path] }),
      }));
  });

/** @param {Pick<Kept, 'name' | 'differences'> & {run: import('../model/run.js').Run}} kept @returns {string} */
function ownName({ name, differences, run }) {
  if (name !== null) return name;
  const changes = differencesText(differences);
  const { experiment } = run;
  const label = experiment && experiment.run !== null && runLabel(experiment.id, experiment.run);
  if (label) return changes ? `${label}, ${changes}` : label;
  if (run.isFromFile) return text('runs.fromFile');
  if (differences === null) return text('runs.first');
  return changes || text('runs.again');
}

/** @param {Group} group @returns {string} */
export function groupName({ kind, path, values }) {
  if (kind === 'seeds') return text('runs.seeds', { seeds: values.length });
  if (kind === 'search') return text('runs.search', { tries: values.length });
  return text('runs.sweep', {
    setting: settingName(path),
    values: list(
      values.map((value) => settingValue(value, path)),
      'and',
    ),
  });
}

/**
 * @param {Notebook} notebook
 * @param {(Pick<Kept, 'id' | 'name' | 'differences'> & {run: import('../model/run.js').Run})} [present] the present
 *   run, which may not be in it yet
 * @returns {Map<string, string>} the names of all runs and groups, by id; no two are the same
 */
export function runNames({ runs, groups }, present) {
  const isNew = present && runs.every(({ id }) => id !== present.id);
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Set<string>} */
  const taken = new Set();
  /** @type {Map<string, number>} runs and groups so far that would be called so */
  const uses = new Map();
  /** @param {string} id @param {string} name */
  const give = (id, name) => {
    const numbered = (/** @type {number} */ count) =>
      count > 1 ? text('runs.numbered', { name, count }) : name;
    let count = (uses.get(name) ?? 0) + 1;
    while (taken.has(numbered(count))) count += 1; // a person may have called another one so
    uses.set(name, count);
    taken.add(numbered(count));
    names.set(id, numbered(count));
  };
  for (const kept of isNew ? [...runs, present] : runs) give(kept.id, ownName(kept));
  for (const group of groups) give(group.id, groupName(group));
  return names;
}
