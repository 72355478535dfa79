import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_CONFIGURATION, merged } from '../../web/model/configuration.js';
import {
  differencesBetween,
  EMPTY_NOTEBOOK,
  freeLook,
  keptOf,
  LOOKS,
  MAX_SHOWN,
  nextKept,
  restored,
  runsOf,
  withChange,
  withGroup,
  withKept,
  withNothingShown,
  without,
} from '../../web/model/notebook.js';
import { newRun } from '../../web/model/run.js';

/** @typedef {import('../../web/model/notebook.js').Notebook} Notebook */
/** @typedef {import('../../web/model/notebook.js').Kept} Kept */

/** @param {object} [change] of the default configuration */
const runWith = (change = {}) => newRun(merged(DEFAULT_CONFIGURATION, change));

/** @param {Notebook} notebook @param {object} [change] @returns {Notebook} with a further run */
const withRun = (notebook, change) => {
  const run = runWith(change);
  return withKept(notebook, { ...nextKept(run, notebook, null), run });
};

/** @param {number} count @returns {Notebook} of so many runs */
const notebookOf = (count) =>
  Array.from({ length: count }).reduce((/** @type {Notebook} */ all) => withRun(all), EMPTY_NOTEBOOK); // prettier-ignore

/** @param {Notebook} notebook @param {'seeds' | 'sweep'} kind @param {number} count */
function withGroupOf(notebook, kind, count) {
  const path = kind === 'seeds' ? 'seed' : 'eta';
  const values = Array.from({ length: count }, (_, i) => i + 1);
  return withGroup(notebook, { kind, path, values }, values.map((value) => runWith({ [path]: value }))); // prettier-ignore
}

/** What the charts show: a group of seeds as one. @param {Notebook} notebook */
const shown = ({ runs, groups }) => {
  const bands = groups.filter(({ kind }) => kind === 'seeds');
  const alone = runs.filter(({ group }) => bands.every(({ id }) => id !== group));
  return [...alone, ...bands].filter(({ isShown }) => isShown);
};

/** @param {{look: number}[]} some */
const looksOf = (some) => some.map(({ look }) => look);

/** @param {{id: string}[]} some */
const idsOf = (some) => some.map(({ id }) => id);

test('each run gets the first look that no run has which is shown', () => {
  const notebook = notebookOf(4);
  assert.deepEqual(looksOf(notebook.runs), [0, 1, 2, 3]);
  const hidden = withChange(notebook, notebook.runs[1].id, { isShown: false });
  assert.equal(freeLook(hidden), 1);
  assert.deepEqual(looksOf(withRun(hidden).runs), [0, 1, 2, 3, 1]);
});

test('where as many are shown as can be told apart, the oldest makes room, and the next has its look', () => {
  let notebook = notebookOf(MAX_SHOWN);
  notebook = withChange(notebook, notebook.runs[0].id, { isShown: false });
  notebook = withRun(notebook); // has look 0
  notebook = withRun(notebook);
  assert.equal(notebook.runs[1].isShown, false);
  assert.deepEqual(looksOf(notebook.runs.slice(-2)), [0, 1]);
  assert.deepEqual(looksOf(shown(notebook)).toSorted(), [0, 1, 2, 3, 4, 5]);
});

test('a run that is shown again keeps its look where that is free, and else takes another', () => {
  const three = notebookOf(3);
  const [first] = three.runs;
  const hidden = withChange(three, first.id, { isShown: false });
  assert.deepEqual(withChange(hidden, first.id, { isShown: true }), three);
  const more = withChange(withRun(hidden), first.id, { isShown: true });
  assert.equal(more.runs[3].look, 0);
  assert.equal(keptOf(more, first.id)?.look, 3);
});

test('a run that begins after others were shown has a look of its own', () => {
  const two = notebookOf(2);
  const hidden = withChange(two, two.runs[0].id, { isShown: false });
  const run = runWith();
  const next = { ...nextKept(run, hidden, null), run };
  const { runs } = withKept(withChange(hidden, two.runs[0].id, { isShown: true }), next);
  assert.deepEqual(looksOf(runs), [0, 1, 2]);
});

test('a group of seeds is shown as one, with one look for all its runs; the runs of a sweep are not shown', () => {
  const { notebook, group, kept } = withGroupOf(notebookOf(1), 'seeds', 5);
  assert.equal(group.look, 1);
  assert.deepEqual(looksOf(kept), [1, 1, 1, 1, 1]);
  assert.deepEqual(idsOf(shown(notebook)), [notebook.runs[0].id, group.id]);
  assert.deepEqual(idsOf(runsOf(notebook, group.id)), idsOf(kept));
  const sweep = withGroupOf(notebook, 'sweep', 8);
  assert.deepEqual(shown(sweep.notebook), shown(notebook));
  assert.deepEqual(sweep.kept[1].differences, [{ path: 'eta', from: undefined, to: 2 }]);
});

test('a group is as old as its first run, and makes room before younger ones', () => {
  const { notebook, group } = withGroupOf(EMPTY_NOTEBOOK, 'seeds', 2);
  let after = notebook;
  for (let i = 0; i < MAX_SHOWN; i++) after = withRun(after);
  assert.equal(after.groups.find(({ id }) => id === group.id)?.isShown, false);
  assert.ok(after.runs.slice(2).every(({ isShown }) => isShown));
});

test('where a group does not fit, the oldest run makes room, and not the group', () => {
  const { notebook, group } = withGroupOf(notebookOf(MAX_SHOWN), 'seeds', 3);
  assert.equal(notebook.runs[0].isShown, false);
  assert.equal(shown(notebook).at(-1)?.id, group.id);
  assert.equal(new Set(looksOf(shown(notebook))).size, MAX_SHOWN);
});

test('a removed run, and a removed group with its runs, come back where they stood', () => {
  const first = withGroupOf(notebookOf(2), 'seeds', 3);
  const { notebook } = withGroupOf(withRun(first.notebook), 'sweep', 2);
  for (const id of [notebook.runs[1].id, notebook.runs[3].id, ...idsOf(notebook.groups)]) {
    const { notebook: left, removed } = without(notebook, id);
    assert.equal(keptOf(left, id), undefined);
    assert.ok(left.groups.every((group) => group.id !== id));
    assert.deepEqual(restored(left, removed), notebook);
  }
});

test('a group goes with the last of its runs, and comes back with it', () => {
  const { notebook, kept } = withGroupOf(EMPTY_NOTEBOOK, 'seeds', 2);
  const one = without(notebook, kept[0].id).notebook;
  assert.equal(one.groups.length, 1);
  const none = without(one, kept[1].id);
  assert.deepEqual(none.notebook, EMPTY_NOTEBOOK);
  assert.deepEqual(restored(none.notebook, none.removed), one);
});

test('what comes back is told apart from what has been shown since', () => {
  const notebook = notebookOf(MAX_SHOWN);
  const { notebook: left, removed } = without(notebook, notebook.runs[2].id);
  const after = restored(withRun(left), removed);
  assert.equal(after.runs[2].isShown, true);
  assert.equal(after.runs[0].isShown, false);
  assert.equal(shown(after).length, MAX_SHOWN);
  assert.equal(new Set(looksOf(shown(after))).size, MAX_SHOWN);
});

test('differences say what a setting is and was, and of a field with parts which part', () => {
  const after = merged(DEFAULT_CONFIGURATION, {
    lambda: 0.1,
    hidden: [30, 30],
    schedule: { kind: 'linear' },
  });
  assert.deepEqual(differencesBetween(DEFAULT_CONFIGURATION, after), [
    { path: 'hidden', from: [30], to: [30, 30] },
    { path: 'lambda', from: 5, to: 0.1 },
    { path: 'schedule.kind', from: 'constant', to: 'linear' },
  ]);
  assert.deepEqual(differencesBetween(after, structuredClone(after)), []);
});

test('a further run is compared with the configuration that it is said to differ from', () => {
  const run = runWith({ eta: 1 });
  assert.equal(nextKept(run, EMPTY_NOTEBOOK, null).differences, null);
  assert.deepEqual(nextKept(run, EMPTY_NOTEBOOK, DEFAULT_CONFIGURATION).differences, [
    { path: 'eta', from: 0.5, to: 1 },
  ]);
});

/** What can be done to a notebook; `which` chooses one of its runs and groups. */
const OPERATION = fc.record({
  what: fc.constantFrom(
    ...['begin', 'begin', 'setUp', 'seeds', 'sweep', 'show', 'show', 'hide', 'star'],
    ...['report', 'remove', 'restore', 'hideAll'],
  ),
  which: fc.nat(20),
});

/**
 * @param {{notebook: Notebook, removed: import('../../web/model/notebook.js').Removed | null, next: Kept | null}} state
 *   next: a run that was set up before, and begins
 * @param {{what: string, which: number}} operation
 */
function operate({ notebook, removed, next }, { what, which }) {
  const all = [...notebook.runs, ...notebook.groups];
  const id = all[which % (all.length || 1)]?.id ?? 'unknown';
  const run = runWith({ seed: which });
  const fresh = { ...nextKept(run, notebook, null), run };
  switch (what) {
    case 'begin':
      return { notebook: withKept(notebook, next ?? fresh), removed, next: null };
    case 'setUp':
      return { notebook, removed, next: fresh };
    case 'seeds':
    case 'sweep':
      return { notebook: withGroupOf(notebook, what, 1 + (which % 5)).notebook, removed, next };
    case 'show':
    case 'hide':
      return { notebook: withChange(notebook, id, { isShown: what === 'show' }), removed, next };
    case 'star':
      return { notebook: withChange(notebook, id, { isStarred: true, name: 'a' }), removed, next };
    case 'report': {
      const kept = keptOf(notebook, id);
      const after = kept ? withKept(notebook, { ...kept, status: 'paused' }) : notebook;
      return { notebook: after, removed, next };
    }
    case 'remove': {
      const { notebook: left, removed: taken } = without(notebook, id);
      assert.deepEqual(restored(left, taken), notebook);
      return { notebook: left, removed: taken, next };
    }
    case 'restore':
      return { notebook: removed ? restored(notebook, removed) : notebook, removed: null, next };
    default:
      return { notebook: withNothingShown(notebook), removed, next };
  }
}

test('whatever is done, ids are unique, looks are told apart, and no more is shown than can be', () => {
  fc.assert(
    fc.property(fc.array(OPERATION, { maxLength: 60 }), (operations) => {
      let state = { notebook: EMPTY_NOTEBOOK, removed: null, next: null };
      for (const operation of operations) {
        const before = state.notebook;
        state = /** @type {any} */ (operate(state, operation));
        const { notebook } = state;
        const ids = idsOf([...notebook.runs, ...notebook.groups]);
        assert.equal(new Set(ids).size, ids.length);
        for (const { look } of [...notebook.runs, ...notebook.groups]) {
          assert.ok(Number.isInteger(look) && look >= 0 && look < LOOKS);
        }
        const now = shown(notebook);
        assert.ok(now.length <= MAX_SHOWN, `${now.length} are shown`);
        assert.equal(new Set(looksOf(now)).size, now.length, JSON.stringify(looksOf(now)));
        for (const one of now) {
          const same = shown(before).find(({ id }) => id === one.id);
          if (same) assert.equal(one.look, same.look);
        }
        const groups = notebook.runs.flatMap(({ group }) => group ?? []);
        assert.ok(groups.every((group) => notebook.groups.some(({ id }) => id === group)));
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});
