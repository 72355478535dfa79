import {
  changedFields,
  DEFAULT_CONFIGURATION,
  LIVE_FIELDS,
  MNIST,
  NETWORK_FIELDS,
  WATCHED_FIELDS,
  watchedOf,
} from '../model/configuration.js';
import { hasValues } from '../model/curves.js';
import { withNothingShown } from '../model/notebook.js';
import { hasBegun } from '../model/run.js';
import { EXPERIMENTS } from './experiments/index.js';
import { experimentOf, NO_EXPERIMENT, withOtherSettings, withOtherWatched } from './series.js';
import { NO_GAME } from './state.js';

/** @typedef {import('./state.js').LabState} LabState */

/**
 * What the settings need of the lab.
 * @typedef {object} SettingsHost
 * @property {() => LabState} state the present one
 * @property {(change: Partial<LabState>) => void} update changes it
 * @property {import('./driver.js').Driver} driver of the present run
 * @property {typeof import('../model/configuration.js').changeConfiguration} changed what is valid of a change
 */

/** Which run comes next: its configuration, the experiment that it belongs to, and the link that describes it. */
export class Settings {
  #host;
  #driver;

  /** @param {SettingsHost} host */
  constructor(host) {
    this.#host = host;
    this.#driver = host.driver;
  }

  /**
   * Changes the configuration, whole or not at all. eta and lambda take effect at once, and so does what is only
   * looked at, also of a run that is over; any other change begins a new run.
   * @param {unknown} change some fields of a configuration, unchecked
   */
  async configure(change) {
    const before = this.#host.state().configuration;
    const { configuration, invalid } = this.#host.changed(before, change);
    const all = changedFields(before, configuration);
    const changed = all.filter((field) => !WATCHED_FIELDS.includes(field));
    const canBeLive = changed.every((field) => LIVE_FIELDS.includes(field));
    const isLive = canBeLive && this.#driver.goesOn && hasBegun(this.#host.state().run);
    const isWatching = all.length > changed.length;
    if (isWatching && (isLive || changed.length === 0)) {
      this.#host.update(withOtherWatched(this.#host.state(), watchedOf(configuration)));
      if (Object.keys(this.#host.state().invalid).length > 0) return;
      const watching = this.#driver.watch(watchedOf(configuration));
      if (changed.length > 0) await this.configure(change);
      await watching;
      return;
    }
    this.#host.update({ configuration, invalid });
    if (changed.length === 0) return;
    this.forgetClaim();
    if (configuration.data !== MNIST) this.#host.update(NO_EXPERIMENT); // what the book says is of MNIST
    if (changed.some((field) => NETWORK_FIELDS.includes(field))) this.#driver.file.forget();
    if (!isLive) this.#host.update(withOtherSettings(this.#host.state(), changed));
    const { experiment, game, run: present } = this.#host.state();
    const hasScored = hasValues(present.curves.history.evaluationAccuracy);
    if (isLive && experiment?.game && hasScored) {
      this.#host.update({ game: { ...game, attempts: game.attempts + 1 } }); // as good as another run
    }
    const isChanged = isLive && (await this.#driver.change(configuration));
    if (!isChanged) await this.#driver.beginAgain(canBeLive);
  }

  /**
   * Sets up a figure of the book.
   * @param {string | null} id of the experiment; null goes back to runs of one's own
   */
  async choose(id) {
    const experiment = experimentOf(id);
    if (!experiment && id !== null) {
      const ids = EXPERIMENTS.map((one) => one.id).join(', ');
      throw new RangeError(`experiment must be null or one of ${ids}, got '${id}'`);
    }
    this.forgetClaim();
    this.#driver.file.forget();
    if (experiment !== this.#host.state().experiment) {
      this.#host.update({ notebook: withNothingShown(this.#host.state().notebook) });
    }
    this.#host.update({ experiment, change: {}, isFurther: false, finished: [], invalid: {}, game: NO_GAME, forecast: null }); // prettier-ignore
    if (!experiment) this.#host.update({ configuration: DEFAULT_CONFIGURATION });
    await this.#driver.begin({ isNew: true });
  }

  /**
   * Sets up what a description says.
   * @param {import('../model/description.js').Description} description read with NAMED_EXPERIMENTS
   */
  async setUp({ experiment, run, change, changes, result }) {
    await this.choose(experiment);
    await this.configure(change);
    if (changes.length === 0 && !result) return;
    const claim = result ? { fingerprint: result, run: run ?? 0, answer: null } : null;
    this.#driver.plan(run ?? 0, changes);
    this.#host.update({ claim });
    if (changes.length > 0) await this.#driver.begin({ isNew: true });
  }

  /** The present settings are no longer those of a link. */
  forgetClaim() {
    this.#driver.plan(0, []);
    this.#host.update({ claim: null });
  }
}
