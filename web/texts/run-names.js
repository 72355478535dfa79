/** What runs are called. */
import { experimentTexts, list, number, text } from './index.js';

/** @typedef {import('../model/notebook.js').Kept} Kept */
/** @typedef {import('../model/notebook.js').Group} Group */
/** @typedef {import('../model/notebook.js').Notebook} Notebook */
/** @typedef {import('../model/notebook.js').Difference} Difference */

/** Settings that change nothing of what is learnt: no run is called by them. */
const SILENT = ['monitors', 'monitorEvery', 'speeds', 'histogram'];

/** @param {unknown} value of a setting @returns {string} */
export function settingValue(value) {
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => number(one)).join(' + ') : text('runs.none'); // prettier-ignore
  return typeof value === 'number' ? number(value, 'axis') : String(value);
}

/** @param {string} path @returns {string} a setting, as short as it can be said */
export const settingName = (path) => text(/** @type {any} */ (`symbols.${path}`));

/** @param {Difference} difference @returns {string} */
function differenceText({ path, from, to }) {
  const values = { setting: settingName(path), from: settingValue(from), to: settingValue(to) };
  // A seed is no amount, and is written without commas.
  if (path === 'seed') return text('runs.seed', { seed: String(to) });
  return text(from === undefined ? 'runs.value' : 'runs.change', values);
}

/**
 * @param {readonly Difference[] | null} differences
 * @returns {string} what a run changes; empty where it changes nothing
 */
export const differencesText = (differences) =>
  (differences ?? [])
    .filter(({ path }) => !SILENT.includes(path))
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
  if (run.experiment && run.experiment.run !== null) {
    const label = experimentTexts(run.experiment.id).runs[run.experiment.run];
    return changes ? `${label}, ${changes}` : label;
  }
  if (run.isFromFile) return text('runs.fromFile');
  if (differences === null) return text('runs.first');
  return changes || text('runs.again');
}

/** @param {Group} group @returns {string} */
export function groupName({ kind, path, values }) {
  if (kind === 'seeds') return text('runs.seeds', { seeds: values.length });
  return text('runs.sweep', {
    setting: settingName(path),
    values: list(values.map(settingValue), 'and'),
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
  const names = new Map(groups.map((group) => [group.id, groupName(group)]));
  /** @type {Map<string, number>} */
  const uses = new Map();
  for (const kept of isNew ? [...runs, present] : runs) {
    const name = ownName(kept);
    const count = (uses.get(name) ?? 0) + 1;
    uses.set(name, count);
    names.set(kept.id, count > 1 ? text('runs.numbered', { name, count }) : name);
  }
  return names;
}
