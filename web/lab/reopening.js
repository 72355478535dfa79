import { presentConfiguration, newRun, rewound } from '../model/run.js';
import { keptOf } from '../model/notebook.js';
import { experimentOf, placeIn } from './series.js';
import { NOTHING_SEEN } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */

/**
 * What reopening needs of the lab.
 * @typedef {object} ReopeningHost
 * @property {() => LabState} state the present one
 * @property {(change: Partial<LabState>) => void} update changes it
 * @property {import('./driver.js').Driver} driver of the present run
 * @property {import('./keeping.js').Keeping} keeping the notebook
 * @property {(id: string) => void} release takes a run from those that train side by side
 * @property {() => void} onOther told when the present settings are no longer those of a link or of a file
 */

/** Brings runs of the notebook back. */
export class Reopening {
  #host;

  /** @param {ReopeningHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {Omit<import('./store.js').Last, 'groups' | 'order'>} last what the lab was at */
  goBackTo({ present, configuration, experiment: id, change, isFurther, finished }) {
    const experiment = experimentOf(id);
    const kept = keptOf(this.#host.state().notebook, present.id);
    const run = kept?.run ?? newRun(configuration, { experiment: placeIn(experiment, finished.length) }); // prettier-ignore
    const status =
      kept?.status === 'complete' || kept?.status === 'failed' ? kept.status : 'loading';
    this.#host.update({
      ...{ configuration: presentConfiguration(run), experiment, change, isFurther, finished },
      ...{ present, run, status },
      forecast: run.forecast && { stage: 'made', value: run.forecast },
    });
  }

  /**
   * Brings a run of the notebook back: its settings, its curves, and its network as it was left.
   * @param {string} id
   */
  async reopen(id) {
    if (id === this.#host.state().present.id) return;
    await this.#host.driver.pause();
    this.#host.release(id); // which may bring a later checkpoint
    const checkpoint = await this.#host.keeping.checkpoint(id);
    const kept = keptOf(this.#host.state().notebook, id);
    if (!kept) return;
    this.#host.onOther();
    const isOver = kept.status === 'complete' || kept.status === 'failed';
    const run = isOver ? kept.run : rewound(kept.run, checkpoint?.epoch ?? 0);
    const { run: _, ...present } = { ...kept, isShown: true };
    this.#host.update({
      ...{ run, present, configuration: presentConfiguration(run) },
      status: kept.status === 'complete' || kept.status === 'failed' ? kept.status : 'loading',
      ...{ experiment: experimentOf(run.experiment?.id), change: {}, isFurther: true },
      ...{ ...NOTHING_SEEN, finished: [], invalid: {}, forecast: null },
    });
    this.#host.keeping.change(id, { isShown: true });
    await this.#host.driver.begin();
  }

  /**
   * Sets up a further run that differs from one of the notebook.
   * @param {string} id
   */
  async duplicate(id) {
    const kept = keptOf(this.#host.state().notebook, id);
    if (!kept) return;
    await this.#host.driver.pause();
    this.#host.onOther();
    this.#host.update({
      experiment: experimentOf(kept.run.experiment?.id),
      configuration: kept.run.configuration,
      ...{ change: {}, isFurther: true, finished: [], invalid: {} },
    });
    await this.#host.driver.begin({ isNew: true });
  }
}
