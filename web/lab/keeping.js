import { keptOf, nameFrom, restored, withChange, without } from '../model/notebook.js';
import { rewound } from '../model/run.js';
import { checkpointFrom, restoredFrom } from './restoring.js';

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('../model/notebook.js').Kept} Kept */
/** @typedef {import('../worker/training.js').Checkpoint} Checkpoint */

/**
 * What keeping needs of the lab.
 * @typedef {object} Host
 * @property {() => LabState} state the present one
 * @property {(change: Partial<LabState>) => void} update changes it
 * @property {(ids: string[]) => void} release has nothing train or show these runs any more
 */

/** @param {LabState} state @returns {import('./store.js').Last} */
function lastOf({ present, configuration, experiment, change, isFurther, finished, notebook }) {
  const { groups, runs } = notebook;
  return {
    ...{ present, configuration, change, isFurther, finished, groups },
    experiment: experiment?.id ?? null,
    order: runs.map(({ id }) => id),
  };
}

/** Keeps the runs of the notebook, and what they need to go on: in memory, and where there is one in a store. */
export class Keeping {
  #host;
  /** @type {Store | null} null: in memory alone */
  #store = null;
  /** @type {Map<string, Checkpoint>} by id of the run; others may be in the store */
  #checkpoints = new Map();
  /** @type {Set<string>} ids of runs that the store does not have as they are */
  #unsaved = new Set();
  /** @type {Set<string>} ids of runs whose checkpoint the store does not have */
  #unsavedCheckpoints = new Set();
  /** @type {Set<string>} ids of runs that the store still has */
  #removed = new Set();
  #isSaving = false;
  #isDue = false;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * Brings back what was kept, and keeps from now on.
   * @param {Store} store
   * @returns {Promise<ReturnType<typeof restoredFrom>['last']>} what the lab was at; null where nothing was kept that
   *   can be made out. A run that was interrupted stands in the notebook as it was at the last epoch that can be
   *   gone on from
   */
  async restore(store) {
    try {
      const { runs, groups, last } = restoredFrom(await store.load());
      const kept = await Promise.all(runs.map((one) => this.#interrupted(store, one)));
      const { notebook } = this.#host.state();
      const all = {
        runs: kept.map((one, place) => ({ kept: one, place })),
        groups: groups.map((group, place) => ({ group, place })),
      };
      this.#host.update({ notebook: restored(notebook, all) });
      this.#store = store;
      for (const { id } of notebook.runs) this.#unsaved.add(id); // begun meanwhile
      if (notebook.runs.length > 0) this.save();
      return last;
    } catch (error) {
      this.#giveUp(/** @type {Error} */ (error));
      return null;
    }
  }

  /** @param {Store} store @param {Kept} kept @returns {Promise<Kept>} as it can be gone on with */
  async #interrupted(store, kept) {
    if (['complete', 'failed', 'new'].includes(kept.status)) return kept;
    const checkpoint = checkpointFrom(await store.checkpoint(kept.id), kept.run);
    const run = rewound(kept.run, checkpoint?.epoch ?? 0);
    return { ...kept, run, status: 'paused' };
  }

  /**
   * @param {string} id of a run
   * @returns {Promise<Checkpoint | undefined>} where it can be gone on from, or its end
   */
  async checkpoint(id) {
    const known = this.#checkpoints.get(id);
    if (known || !this.#store) return known;
    try {
      const stored = await this.#store.checkpoint(id);
      const kept = keptOf(this.#host.state().notebook, id);
      const checkpoint = kept && checkpointFrom(stored, kept.run);
      if (checkpoint) this.#checkpoints.set(id, checkpoint);
      return checkpoint;
    } catch (error) {
      this.#giveUp(/** @type {Error} */ (error));
      return undefined;
    }
  }

  /**
   * @param {string} id of a run that was begun or opened in this visit
   * @returns {number | null} the epoch at the end of which it can be gone on from; null when there is none
   */
  epochKept(id) {
    return this.#checkpoints.get(id)?.epoch ?? null;
  }

  /**
   * @param {string} id of a run
   * @param {Checkpoint} checkpoint that it has come to
   */
  receive(id, checkpoint) {
    this.#checkpoints.set(id, checkpoint);
    this.#unsavedCheckpoints.add(id);
    this.#unsaved.add(id);
    this.save();
  }

  /**
   * Notices what has to be written down.
   * @param {LabState} before
   * @param {LabState} after
   */
  watch(before, after) {
    if (!this.#store) return;
    const has = new Map(before.notebook.runs.map((kept) => [kept.id, kept]));
    let isDue = before.notebook.groups !== after.notebook.groups;
    for (const kept of after.notebook.runs) {
      const known = has.get(kept.id);
      has.delete(kept.id);
      if (known === kept) continue;
      const { run: _, ...rest } = kept;
      const isSame = known && Object.entries(rest).every(([key, value]) => known[/** @type {keyof Kept} */ (key)] === value); // prettier-ignore
      const parts = /** @type {const} */ ([
        'configuration',
        'changes',
        'fingerprint',
        'forecast',
        'rightOnTest',
      ]); // the curves come with the checkpoints
      if (isSame && parts.every((part) => known.run[part] === kept.run[part])) continue;
      this.#unsaved.add(kept.id);
      this.#removed.delete(kept.id);
      isDue = true;
    }
    for (const id of has.keys()) {
      this.#removed.add(id);
      this.#unsaved.delete(id);
      isDue = true;
    }
    const parts = /** @type {const} */ (['present', 'configuration', 'experiment', 'change', 'isFurther', 'finished']); // prettier-ignore
    if (isDue || parts.some((part) => before[part] !== after[part])) this.save();
  }

  /** Writes down what has not been written yet, as soon as what is being written is there. */
  save() {
    if (!this.#store) return;
    this.#isDue = true;
    if (!this.#isSaving) void this.#saveAll(this.#store);
  }

  /** @param {Store} store */
  async #saveAll(store) {
    this.#isSaving = true;
    try {
      while (this.#isDue) {
        await Promise.resolve(); // all that changes at once is written at once
        this.#isDue = false;
        await store.save(this.#take());
      }
    } catch (error) {
      this.#giveUp(/** @type {Error} */ (error));
    } finally {
      this.#isSaving = false;
    }
  }

  /** @returns {Parameters<Store['save']>[0]} what has not been written yet */
  #take() {
    const state = this.#host.state();
    const runs = state.notebook.runs.filter(({ id }) => this.#unsaved.has(id));
    const checkpoints = [...this.#unsavedCheckpoints].flatMap((id) => {
      const checkpoint = this.#checkpoints.get(id);
      return checkpoint && keptOf(state.notebook, id) ? [/** @type {[string, Checkpoint]} */ ([id, checkpoint])] : []; // prettier-ignore
    });
    const removed = [...this.#removed];
    this.#unsaved.clear();
    this.#unsavedCheckpoints.clear();
    this.#removed.clear();
    return { runs, checkpoints, removed, last: lastOf(state) };
  }

  /**
   * The store does not take or give what it should: said once, and the lab works on in memory.
   * @param {Error} error
   */
  #giveUp({ name }) {
    this.#store = null;
    this.#host.update({ storage: name === 'QuotaExceededError' ? 'full' : 'refused' });
  }

  /**
   * Renames a run, stars it, or has it shown or not.
   * @param {string} id of a run or group
   * @param {{name?: string | null, isStarred?: boolean, isShown?: boolean}} change name: without the spaces around
   *   it, and its first MAX_NAME characters
   */
  change(id, change) {
    const { name } = change;
    const allowed = name === undefined ? change : { ...change, name: nameFrom(name) };
    this.#host.update({ notebook: withChange(this.#host.state().notebook, id, allowed) });
  }

  /** @param {string} id of a run, or of a group with all its runs, to be removed */
  async remove(id) {
    for (const { kept } of without(this.#host.state().notebook, id).removed.runs) {
      const checkpoint = await this.checkpoint(kept.id);
      if (checkpoint) this.#checkpoints.set(kept.id, checkpoint); // so that it can be taken back
    }
    this.#host.release(without(this.#host.state().notebook, id).removed.runs.map(({ kept }) => kept.id)); // prettier-ignore
    const { notebook, removed } = without(this.#host.state().notebook, id);
    if (removed.runs.length > 0) this.#host.update({ notebook, removed });
  }

  /** Takes the last removal back. */
  undo() {
    const { notebook, removed } = this.#host.state();
    if (!removed) return;
    this.#host.update({ notebook: restored(notebook, removed), removed: null });
    for (const { kept } of removed.runs) if (this.#checkpoints.has(kept.id)) this.#unsavedCheckpoints.add(kept.id); // prettier-ignore
    this.save();
  }
}
