/** The runs that there are: kept, named, and shown beside one another. A notebook is replaced, never changed. */
import { differingPaths, valueAt } from './fields.js';

/** @typedef {import('./configuration.js').Configuration} Configuration */
/** @typedef {import('./run.js').Run} Run */

/**
 * What a setting, by its path, is in a run and was in the one before.
 * @typedef {{path: string, from: unknown, to: unknown}} Difference
 */

/**
 * A run with what the notebook knows of it.
 * @typedef {object} Kept
 * @property {string} id
 * @property {string | null} name that the person gave it
 * @property {boolean} isStarred
 * @property {boolean} isShown whether the charts show it
 * @property {number} look colour and dash in charts, keys and table, below LOOKS
 * @property {Difference[] | null} differences of its settings from those of its experiment, where it is one of
 *   its runs, or else from the run before; null for the first
 * @property {string | null} group that it belongs to
 * @property {'new' | 'running' | 'paused' | 'complete' | 'failed'} status
 * @property {Run} run
 */

/**
 * Runs that were begun together and differ in one setting: in the seed, to see how much is chance, or in one
 * that is swept over values; or in eta and lambda, which a search draws at random.
 * @typedef {object} Group
 * @property {string} id
 * @property {'seeds' | 'sweep' | 'search'} kind
 * @property {string} path of the setting; eta for a search
 * @property {number[]} values of it
 * @property {boolean} isShown whether the charts show it, seeds as a band
 * @property {number} look
 */

/** @typedef {{runs: Kept[], groups: Group[]}} Notebook runs in the order in which they began */

/** @type {Notebook} */
export const EMPTY_NOTEBOOK = Object.freeze({ runs: [], groups: [] });

/** Colours and dashes that there are. */
export const LOOKS = 6;

/** Runs and groups that the charts show at a time: more could not be told apart. */
export const MAX_SHOWN = LOOKS;

/** Characters of a name that a person gives a run; a hand-in file holds no long ones. */
export const MAX_NAME = 80;

/**
 * @param {string | null} name as somebody gave it
 * @returns {string | null} without spaces around it, and no longer than it may be; null where nothing is left
 */
export const nameFrom = (name) => [...(name ?? '').trim()].slice(0, MAX_NAME).join('') || null;

/** @returns {string} an id that no other run or group has, here or elsewhere */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {Configuration} before
 * @param {Configuration} after
 * @returns {Difference[]} setting by setting
 */
export function differencesBetween(before, after) {
  return differingPaths(before, after).map((path) => ({
    path,
    from: valueAt(before, path),
    to: valueAt(after, path),
  }));
}

/**
 * What is drawn by itself: groups of seeds as one, everything else run by run.
 * @param {Notebook} notebook
 * @returns {(Kept | Group)[]} the oldest first; a group is as old as its first run
 */
function drawn({ runs, groups }) {
  const bands = new Map(groups.filter(({ kind }) => kind === 'seeds').map((band) => [band.id, band])); // prettier-ignore
  return [...new Set(runs.map((kept) => bands.get(kept.group ?? '') ?? kept))];
}

/** @param {Notebook} notebook @returns {(Kept | Group)[]} what is drawn and shown, the oldest first */
const shownOf = (notebook) => drawn(notebook).filter(({ isShown }) => isShown);

/**
 * @param {Notebook} notebook
 * @returns {number} a look for what is shown next: the first that nothing has which stays shown beside it
 */
export function freeLook(notebook) {
  const beside = shownOf(notebook).slice(1 - MAX_SHOWN); // the oldest makes room
  const looks = Array.from({ length: LOOKS }, (_, look) => look);
  return looks.find((look) => beside.every((one) => one.look !== look)) ?? 0;
}

/**
 * @param {Run} run that comes next
 * @param {Notebook} notebook
 * @param {Configuration | null} before that its settings are compared with
 * @returns {Omit<Kept, 'run'>} what the notebook will know of it
 */
export function nextKept({ configuration }, notebook, before) {
  return {
    id: newId(),
    name: null,
    isStarred: false,
    isShown: true,
    look: freeLook(notebook),
    differences: before && differencesBetween(before, configuration),
    group: null,
    status: 'new',
  };
}

/**
 * @param {Notebook} notebook
 * @param {string} id
 * @returns {Kept | undefined}
 */
export const keptOf = ({ runs }, id) => runs.find((kept) => kept.id === id);

/**
 * Writes a run down: in the place of what was known of it, or as the last. Where more would be shown than
 * can be told apart, the oldest is shown no more.
 * @param {Notebook} notebook
 * @param {Kept} kept
 * @returns {Notebook}
 */
export function withKept(notebook, kept) {
  const { runs } = notebook;
  const place = runs.findIndex(({ id }) => id === kept.id);
  if (place >= 0) return { ...notebook, runs: runs.with(place, kept) };
  // Its look was free when it was set up; others may have been shown since.
  const look = kept.isShown ? lookFor(notebook, kept.look) : kept.look;
  return withinLimit({ ...notebook, runs: [...runs, { ...kept, look }] }, kept.id);
}

/**
 * @param {Notebook} notebook
 * @param {number} look
 * @returns {number} the same, or another one where something that is shown has it
 */
const lookFor = (notebook, look) =>
  shownOf(notebook).some((one) => one.look === look) ? freeLook(notebook) : look;

/**
 * @param {Notebook} notebook
 * @param {string} id of a run or group that is to stay shown
 * @returns {Notebook} with the oldest of the others shown no more, where there are too many
 */
function withinLimit(notebook, id) {
  const shown = shownOf(notebook);
  const oldest = shown.find((one) => one.id !== id);
  return shown.length > MAX_SHOWN && oldest
    ? withinLimit(changed(notebook, oldest.id, { isShown: false }), id)
    : notebook;
}

/**
 * @param {Notebook} notebook
 * @param {string} id of a run or group
 * @param {{name?: string | null, isStarred?: boolean, isShown?: boolean}} change
 * @returns {Notebook}
 */
function changed({ runs, groups }, id, change) {
  return {
    runs: runs.map((kept) => (kept.id === id ? { ...kept, ...change } : kept)),
    groups: groups.map((group) => (group.id === id ? { ...group, ...change } : group)),
  };
}

/**
 * Renames a run, stars it, or has it shown or not. What is shown anew gets a look that is free.
 * @param {Notebook} notebook
 * @param {string} id of a run or group
 * @param {{name?: string | null, isStarred?: boolean, isShown?: boolean}} change
 * @returns {Notebook}
 */
export function withChange(notebook, id, change) {
  const before = drawn(notebook).find((one) => one.id === id);
  if (!change.isShown || !before || before.isShown) return changed(notebook, id, change);
  const look = lookFor(notebook, before.look);
  return withinLimit(changed(notebook, id, /** @type {any} */ ({ ...change, look })), id);
}

/**
 * @param {Notebook} notebook
 * @returns {Notebook} nothing of which is shown
 */
export const withNothingShown = ({ runs, groups }) => ({
  runs: runs.map((kept) => (kept.isShown ? { ...kept, isShown: false } : kept)),
  groups: groups.map((group) => (group.isShown ? { ...group, isShown: false } : group)),
});

/**
 * Adds a group with its runs, none of which has begun.
 * @param {Notebook} notebook
 * @param {{kind: Group['kind'], path: string, values: number[]}} what
 * @param {Run[]} runs one for each value
 * @returns {{notebook: Notebook, group: Group, kept: Kept[]}}
 */
export function withGroup(notebook, { kind, path, values }, runs) {
  const group = { id: newId(), kind, path, values, isShown: true, look: freeLook(notebook) };
  let after = { ...notebook, groups: [...notebook.groups, group] };
  const kept = runs.map((run, i) => ({
    ...nextKept(run, after, null),
    look: kind === 'seeds' ? group.look : i % LOOKS,
    // A band stands for its runs; the runs of a sweep are points of one curve, and shown when asked for.
    isShown: false,
    differences:
      kind === 'search'
        ? ['eta', 'lambda'].map((one) => ({ path: one, from: undefined, to: valueAt(run.configuration, one) })) // prettier-ignore
        : [{ path, from: undefined, to: values[i] }],
    group: group.id,
    run,
  }));
  for (const one of kept) after = withKept(after, one);
  return { notebook: withinLimit(after, group.id), group, kept };
}

/**
 * What was taken out of a notebook, with the places where it stood.
 * @typedef {{runs: {place: number, kept: Kept}[], groups: {place: number, group: Group}[]}} Removed
 */

/**
 * @param {Notebook} notebook
 * @param {string} id of a run, or of a group with all its runs
 * @returns {{notebook: Notebook, removed: Removed}} a group goes with the last of its runs
 */
export function without({ runs, groups }, id) {
  const goes = (/** @type {Kept} */ kept) => kept.id === id || kept.group === id;
  const left = runs.filter((kept) => !goes(kept));
  const stays = (/** @type {Group} */ group) => left.some((kept) => kept.group === group.id);
  return {
    notebook: { runs: left, groups: groups.filter(stays) },
    removed: {
      runs: runs.map((kept, place) => ({ kept, place })).filter(({ kept }) => goes(kept)),
      groups: groups.map((group, place) => ({ group, place })).filter(({ group }) => !stays(group)),
    },
  };
}

/**
 * @param {Notebook} notebook
 * @param {Removed} removed from it before
 * @returns {Notebook} with it again where it stood, and shown if it was; what has been shown since may have to
 *   make room, and what is restored to take another look
 */
export function restored({ runs, groups }, removed) {
  const notebook = {
    runs: removed.runs.reduce((all, { place, kept }) => all.toSpliced(place, 0, kept), runs),
    groups: removed.groups.reduce((all, { place, group }) => all.toSpliced(place, 0, group), groups), // prettier-ignore
  };
  const again = [...removed.runs.map(({ kept }) => kept), ...removed.groups.map(({ group }) => group)]; // prettier-ignore
  const shown = again.filter(({ isShown }) => isShown).map(({ id }) => id);
  const hidden = shown.reduce((all, id) => changed(all, id, { isShown: false }), notebook);
  return shown.reduce((all, id) => withChange(all, id, { isShown: true }), hidden);
}

/**
 * @param {Notebook} notebook
 * @param {string} group id
 * @returns {Kept[]} its runs
 */
export const runsOf = ({ runs }, group) => runs.filter((kept) => kept.group === group);
